"""Who has delivered for a year and who has not, with a reminder to copy."""

import streamlit as st

from dashboard.parts.shown_blocks import chosen, show_blocks, show_heading, view_now
from indicators.publications.exhibit import Words
from indicators.publications.view import View
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import Delivery
from indicators.workflow.deliveries.due_dates import due_of, latest_of_each, to_remind
from indicators.workflow.deliveries.reminder_words import reminder
from indicators.workflow.plain_tables import table

YEARS_BACK = 3


def show_who_delivered(me: Acting) -> None:
    """A table of all cities for the year that is chosen."""
    view = view_now()
    years = {str(me.today.year - back): str(me.today.year - back) for back in range(YEARS_BACK)}
    year = int(chosen("jahr", view.say("delivery_year"), years, str(me.today.year - 1)))
    show_heading(view.say("review_who", year=year))
    show_blocks([Words(_due(year, view))])
    found = latest_of_each(year, me)
    rows = [
        {"delivery_column_city": view.speaker.area(city), "delivery_column_status": _status(one)}
        for city, one in found.items()
    ]
    show_blocks([table(rows, view, view.say("review_who", year=year))])
    _show_reminder(year, me)


def _show_reminder(year: int, me: Acting) -> None:
    """Words to copy, for one city: what one city owes is not for the others."""
    view = view_now()
    awaited = {one.city: one for one in to_remind(year, me)}
    if not awaited:
        return
    city = st.selectbox(
        view.say("review_remind_whom"),
        list(awaited),
        format_func=view.speaker.area,
        key=f"remind:{year}:{','.join(awaited)}",
    )
    words = reminder(awaited[city], year, me.today, view)
    label = view.say("review_reminder")
    # Another text is another field: the browser would keep what it knew.
    st.text_area(label, value=words, height="content", key=f"reminder:{year}:{hash(words)}")


def _status(one: Delivery | None) -> str:
    view = view_now()
    return view.say("review_missing") if one is None else view.say(f"delivery_is_{one.status}")


def _due(year: int, view: View) -> str:
    due = due_of(year)
    if due is None:
        return view.say("delivery_no_due", year=year)
    return view.say("delivery_due", year=year, day=view.speaker.day(due))
