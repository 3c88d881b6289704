"""A city's answer on its new figures: what changes, whether it agrees, what stands beside them."""

import streamlit as st

from dashboard.parts.attempts import attempt
from dashboard.parts.preparing_part import said_answer
from dashboard.parts.shown_blocks import show_blocks, show_heading, view_now
from indicators.publications.exhibit import Words
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import Casebook, casebook
from indicators.workflow.releases.ingredients import included, of_city
from indicators.workflow.releases.own_changes import changes_for_city
from indicators.workflow.releases.preparing import (
    LONGEST_STATEMENT,
    newest_candidate,
    state,
)
from indicators.workflow.releases.release_blocks import changes_blocks


def show_statement(city: str, me: Acting) -> None:
    """What is asked of the city now."""
    view = view_now()
    name = view.speaker.area(city)
    book = casebook(me.workplace.private)
    numbers = of_city(included(book, ()), city)
    show_blocks([Words(view.say("release_city_message", city=name))])
    if not numbers:
        show_blocks([Words(view.say("release_city_nothing", city=name))])
        return
    listed = ", ".join(map(str, numbers))
    show_blocks([Words(view.say("release_city_deliveries", numbers=listed))])
    answer = book.answer(city, numbers)
    if answer is not None:
        show_blocks([Words(view.say("release_city_answered", answer=said_answer(answer)))])
    _show_changes(city, book, me)
    _ask(city, answer.stated.statement if answer else "", me)


def _show_changes(city: str, book: Casebook, me: Acting) -> None:
    """What the prepared release changes for the city, once there is one."""
    candidate = newest_candidate(book)
    if candidate is None:
        return
    view = view_now()
    name = view.speaker.area(city)
    show_heading(view.say("release_city_changes", city=name, release=candidate.release))
    if candidate.until is not None and city in candidate.asked:
        day = view.speaker.day(candidate.until)
        show_blocks([Words(view.say("release_city_asked", day=day))])
    show_blocks(changes_blocks(changes_for_city(candidate.release, city, me), view))


def _ask(city: str, before: str, me: Acting) -> None:
    view = view_now()
    with st.form(f"statement:{city}"):
        german = st.text_area(
            view.say("release_city_words"), value=before, max_chars=LONGEST_STATEMENT
        )
        english = st.text_area(view.say("release_city_words_en"), max_chars=LONGEST_STATEMENT)
        left, right = st.columns(2)
        agrees = left.form_submit_button(view.say("release_city_agree"), type="primary")
        refuses = right.form_submit_button(view.say("release_city_refuse"))
    if agrees or refuses:
        attempt(lambda: _state(city, agrees, (german, english), me))


def _state(city: str, agrees: bool, words: tuple[str, str], me: Acting) -> str:
    state(city, agrees, words, me)
    return view_now().say("release_city_done")
