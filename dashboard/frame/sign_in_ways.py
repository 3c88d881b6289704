"""Where people sign in and out, in the frame of every page and on pages that need a person."""

from html import escape
from urllib.parse import urlencode

from dashboard.frame.languages import language
from dashboard.frame.say import say
from dashboard.frame.show_html import show_html
from dashboard.serving.openid import is_set_up
from indicators import resources
from indicators.demonstration.fictional_people import FictionalPerson, fictional_people
from indicators.publications.forms.markup import element, link, void
from indicators.workflow.access.people import Person


def show_person(person: Person | None, current: str) -> None:
    """Who is signed in and the way out; for the public the way in, or that there is none."""
    if person is None:
        show_html(element("div", ways_in(current), class_="om-person"))
        return
    said = element("p", escape(say("signed_in_as", name=person.name)))
    button = element("button", escape(say("sign_out")), type="submit")
    form = element("form", button, action="/abmelden", method="post")
    show_html(element("div", said + form, class_="om-person"))


def ways_in(current: str, *, is_open: bool = False) -> str:
    """The way to sign in, as HTML."""
    if resources.is_demonstration():
        return _people(current, is_open=is_open)
    if not is_set_up():
        return element("p", escape(say("sign_in_not_set_up")))
    query = urlencode({"seite": f"/{current}{_query()}"})
    return element("p", link(f"/anmelden?{query}", escape(say("sign_in")), class_="button"))


def _people(current: str, *, is_open: bool) -> str:
    people = "".join(_button(one) for one in fictional_people())
    page = void("input", type="hidden", name="seite", value=f"/{current}{_query()}")
    form = element("form", page + people, action="/anmelden", method="post")
    summary = element("summary", escape(say("sign_in_as")))
    return element("details", summary + form, **({"open": ""} if is_open else {}))


def _button(one: FictionalPerson) -> str:
    said = f"{escape(one.name)} {element('small', escape(one.task.said(language())))}"
    return element("button", said, type="submit", name="person", value=one.code)


def _query() -> str:
    return "" if language() == "de" else f"?sprache={language()}"
