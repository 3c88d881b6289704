"""Preparing a release and asking the cities whose figures it changes."""

from functools import partial

import streamlit as st

from dashboard.parts.attempts import attempt
from dashboard.parts.progress_part import steps_shown
from dashboard.parts.shown_blocks import show_blocks, show_heading, view_now
from indicators.publications.exhibit import Words
from indicators.workflow.acting import Acting
from indicators.workflow.apart import apart
from indicators.workflow.casebook import Answer, Candidate, casebook
from indicators.workflow.plain_tables import table
from indicators.workflow.releases.ingredients import changed_cities, of_city
from indicators.workflow.releases.preparing import ask_cities, prepare_release
from indicators.workflow.steps import PREPARING_STEPS, counted


def show_preparing(me: Acting) -> None:
    """The button, and which cities are left out."""
    view = view_now()
    show_heading(view.say("release_prepare_heading"))
    show_blocks([Words(view.say("release_prepare_words"))])
    without = st.multiselect(
        view.say("release_prepare_without"),
        [city.code for city in me.catalogue.monitored_cities],
        format_func=view.speaker.area,
        placeholder="–",
        key="without",
    )
    if st.button(view.say("release_prepare_button"), key="prepare", type="primary"):
        attempt(lambda: _prepare(without, me))


def _prepare(without: list[str], me: Acting) -> str:
    with steps_shown("preparing") as told:
        progress = counted(PREPARING_STEPS, told)
        made = apart(partial(prepare_release, me, without), progress)
    return view_now().say("release_prepared_now", release=made)


def show_asking(candidate: Candidate, me: Acting) -> None:
    """Which cities have answered, and the button to ask them."""
    view = view_now()
    show_heading(view.say("release_ask_heading"))
    book = casebook(me.workplace.private)
    deliveries = [book.deliveries[number] for number in candidate.prepared.deliveries]
    cities = changed_cities(book, deliveries)
    if not cities:
        show_blocks([Words(view.say("release_ask_none"))])
        return
    if candidate.until is not None:
        day = view.speaker.day(candidate.until)
        show_blocks([Words(view.say("release_asked_until", day=day))])
    rows = []
    for city in cities:
        answer = book.answer(city, of_city(deliveries, city))
        rows.append(
            {
                "release_column_city": view.speaker.area(city),
                "release_column_answer": said_answer(answer),
                "release_column_words": (answer.stated.statement if answer else "") or "–",
            }
        )
    show_blocks([table(rows, view, view.say("release_ask_heading"))])
    if st.button(view.say("release_ask_button"), key=f"ask:{candidate.release}"):
        attempt(lambda: _ask(candidate.release, me))


def said_answer(answer: Answer | None) -> str:
    """What a city answered, in words."""
    if answer is None:
        return view_now().say("release_answer_open")
    return view_now().say(f"release_answer_{'agreed' if answer.stated.agrees else 'refused'}")


def _ask(release: str, me: Acting) -> str:
    view = view_now()
    cities = ", ".join(view.speaker.area(city) for city in ask_cities(release, me))
    return view.say("release_asked_now", cities=cities)
