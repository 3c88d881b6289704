"""How far long work is: a bar with the step in words, said aloud too, and gone when it is done."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard.frame.languages import language
from dashboard.frame.show_html import show_html
from dashboard.parts.shown_blocks import view_now
from indicators.publications.forms.markup import element
from indicators.publications.speech.escaping import in_markdown
from indicators.workflow.steps import Step, Told


@contextmanager
def steps_shown(work: str) -> Iterator[Told]:
    """A function that shows the step that begins; the bar is filled by the steps that are done."""
    place = st.empty()
    spoken, say = language(), view_now().say

    def show(step: Step) -> None:
        words = step.sentence(spoken)
        told = say(f"progress_{work}", words=words, number=step.number, total=step.total)
        with place.container():
            st.progress((step.number - 1) / step.total, text=in_markdown(told))
            # `page.js` reads it out: a bar that fills is silent.
            show_html(element("i", data_step_told=told, hidden=""))

    try:
        yield show
    finally:
        place.empty()
