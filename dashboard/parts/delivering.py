"""The page Datenlieferung: form, draft, check, preview, handing in, and what was handed in."""

from collections.abc import Mapping

import streamlit as st

from dashboard.frame.signed_in import acting
from dashboard.parts.attempts import attempt, show_said
from dashboard.parts.draft_part import show_draft
from dashboard.parts.offering import offer
from dashboard.parts.shown_blocks import (
    chosen,
    show_blocks,
    show_heading,
    show_title,
    view_now,
)
from indicators.publications.delivery_form.form_of_city import form_of_city
from indicators.publications.exhibit import Words
from indicators.publications.speech.escaping import in_markdown
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import Delivery
from indicators.workflow.deliveries.delivery_blocks import deliveries_table
from indicators.workflow.deliveries.drafts import Draft, drafts, new_draft, reopen
from indicators.workflow.deliveries.due_dates import due_of
from indicators.workflow.deliveries.reviewing import take_back, visible_deliveries

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
YEARS_BACK = 3


def show_delivering() -> None:
    """The whole page, for somebody who delivers for a city."""
    me = acting()
    assert me is not None, "the frame admits only people who are signed in"
    view = view_now()
    show_title("page_data_delivery")
    show_said()
    city, year = _of_whom(me)
    name = view.speaker.area(city)
    show_blocks([Words(view.say("delivery_message", city=name)), Words(_due(year))])
    _show_form(city, year, me)
    _show_drafts(city, year, me)
    _show_handed_in(city, me)


def _of_whom(me: Acting) -> tuple[str, int]:
    """The city and year that are chosen; a city of one's own only."""
    view = view_now()
    cities = {code: view.speaker.area(code) for code in sorted(me.person.cities)}
    years = {str(me.today.year - back): str(me.today.year - back) for back in range(YEARS_BACK)}
    left, right = st.columns(2)
    with left:
        city = chosen("stadt", view.say("delivery_city"), cities, next(iter(cities)))
    with right:
        # What is collected now is mostly of the year that has ended.
        year = chosen("jahr", view.say("delivery_year"), years, str(me.today.year - 1))
    return city, int(year)


def _due(year: int) -> str:
    view = view_now()
    due = due_of(year)
    if due is None:
        return view.say("delivery_no_due", year=year)
    return view.say("delivery_due", year=year, day=view.speaker.day(due))


def _show_form(city: str, year: int, me: Acting) -> None:
    view = view_now()
    show_heading(view.say("delivery_form_heading"))
    show_blocks([Words(view.say("delivery_form_words"))])
    label = view.say("delivery_form_get", city=view.speaker.area(city), year=year)
    release = view.release
    offer(label, f"formular_{city}_{year}.xlsx", lambda: form_of_city(release, city, year), XLSX)


def _show_drafts(city: str, year: int, me: Acting) -> None:
    view = view_now()
    show_heading(view.say("delivery_draft_heading"))
    found = {one.number: one for one in drafts(me) if (one.city, one.year) == (city, year)}
    if not found:
        show_blocks([Words(view.say("delivery_no_draft", year=year))])
    if st.button(view.say("delivery_begin"), key=f"begin:{city}:{year}"):
        attempt(lambda: _begin(city, year, me))
    if found:
        number = chosen("entwurf", view.say("delivery_open"), _named(found), next(iter(found)))
        show_draft(found[number], me)


def _named(found: Mapping[str, Draft]) -> dict[str, str]:
    view = view_now()
    return {
        number: view.say(
            "delivery_draft_named",
            day=f"{one.touched.astimezone():%d.%m.%Y %H:%M}",
            count=len(one.files),
        )
        for number, one in found.items()
    }


def _begin(city: str, year: int, me: Acting) -> str:
    st.query_params["entwurf"] = new_draft(city, year, me).number
    return ""


def _show_handed_in(city: str, me: Acting) -> None:
    view = view_now()
    show_heading(view.say("delivery_own_heading"))
    own = [one for one in visible_deliveries(me) if one.handed_in.city == city]
    if not own:
        show_blocks([Words(view.say("delivery_own_none"))])
        return
    show_blocks([deliveries_table(own, view)])
    for one in own:
        _show_ways(one, me)


def _show_ways(one: Delivery, me: Acting) -> None:
    """What the city can do with a delivery that is returned, or not decided about yet."""
    view = view_now()
    number = one.number
    if one.status == "returned":
        words = next((remark.why for remark in reversed(one.remarks) if remark.why), "")
        show_blocks([Words(view.speaker.quoted(in_markdown(words)))])
        if st.button(view.say("delivery_reopen", number=number), key=f"reopen:{number}"):
            attempt(lambda: _reopen(number, me))
    if one.status == "handed_in" and st.button(
        view.say("delivery_take_back", number=number), key=f"back:{number}"
    ):
        attempt(lambda: _take_back(number, me))


def _reopen(number: int, me: Acting) -> str:
    found = reopen(number, me)
    st.query_params["entwurf"] = found.number
    st.query_params["jahr"] = str(found.year)
    return ""


def _take_back(number: int, me: Acting) -> str:
    take_back(number, "", me)
    return view_now().say("delivery_taken_back", number=number)
