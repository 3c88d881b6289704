"""What a person does on a page: done with a word about it, or refused with the reason."""

from collections.abc import Callable

import streamlit as st

from dashboard.frame.languages import language
from indicators.errors import MonitorError
from indicators.publications.speech.escaping import in_markdown

_SAID = "said"


def attempt(step: Callable[[], str]) -> None:
    """Takes a step and shows the page anew with what it says; a refusal is said in its place."""
    try:
        st.session_state[_SAID] = step()
    except MonitorError as problem:
        st.error(in_markdown(problem.sentence(language())))
        return
    st.rerun()


def show_said() -> None:
    """What the step before this look at the page has said, once."""
    said = st.session_state.pop(_SAID, "")
    if said:
        st.success(in_markdown(said))
