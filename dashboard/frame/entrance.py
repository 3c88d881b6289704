"""Whether the page that is asked for is shown to the person who asks."""

from html import escape

from dashboard.frame.addresses import every_page
from dashboard.frame.say import say
from dashboard.frame.show_html import show_html
from dashboard.frame.sign_in_ways import ways_in
from dashboard.frame.surround import mark
from indicators.publications.forms.markup import element
from indicators.workflow.access.people import Person
from indicators.workflow.access.rights import may


def is_admitted(person: Person | None, path: str) -> bool:
    """Whether somebody may see a page; what it shows and does asks again for its own rights."""
    right = every_page()[path].right
    return right is None or (person is not None and may(person, right))


def show_refusal(person: Person | None, path: str) -> None:
    """One sentence and the way to sign in; nothing of what the page would show."""
    key = "page_needs_person" if person is None else "page_needs_right"
    title = element("h1", escape(say(f"page_{every_page()[path].file}")))
    way = ways_in(path, is_open=True) if person is None else ""
    told = element("p", escape(say(key)))
    shown = element("div", title + told + way, class_="om-prose om-person")
    show_html(shown + mark(say(key)))
