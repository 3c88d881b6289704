"""Plain German: the switch for it, and the sentences it brings. There is no plain English."""

from collections.abc import Sequence

import streamlit as st

from dashboard.choices import choose_toggle
from dashboard.languages import language
from dashboard.say import say

NAME, CODE = "sprachform", "einfach"


def choose_plain() -> None:
    """The switch, once a page, before the first sentence that it changes."""
    if language() == "de":
        choose_toggle(NAME, CODE, say("plain_switch"))


def is_plain() -> bool:
    """Whether sentences stand in plain German."""
    return language() == "de" and st.query_params.get(NAME) == CODE


def show_plain(sentences: Sequence[str]) -> None:
    """Plain sentences as text, a line each, if they are wanted."""
    if is_plain():
        st.markdown("  \n".join(sentences))


def show_message(message: str, plain: Sequence[str]) -> None:
    """The one message of a section, or the same in plain German."""
    if is_plain():
        show_plain(plain)
    else:
        st.markdown(f"**{message}**")
