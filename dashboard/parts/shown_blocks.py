"""Blocks that a page of the workflow composed, shown like those of the public pages."""

from collections.abc import Iterable

import streamlit as st

from dashboard import cached
from dashboard.frame.languages import language
from dashboard.frame.show_html import show_html
from dashboard.frame.surround import mark
from dashboard.parts.elements_of_pieces import show
from indicators.publications.captions import captioned
from indicators.publications.exhibit import Block, Heading
from indicators.publications.forms.pieces import pieces
from indicators.publications.forms.place import LivePlace
from indicators.publications.page_paths import PATHS
from indicators.publications.view import View


def view_now() -> View:
    """The release in force in the language of the visit."""
    return View(cached.release(), {}, language())


def show_blocks(blocks: Iterable[Block]) -> None:
    """Shows blocks below each other; their links lead to the public pages."""
    place = LivePlace(view_now(), "overview", PATHS, {})
    show(pieces(captioned(blocks), place))


def show_title(key: str) -> None:
    """The title of a page of the workflow, and what is announced when it opens."""
    title = view_now().say(key)
    show_blocks([Heading(1, title, has_link=False)])
    show_html(mark(title))


def show_heading(text: str) -> None:
    """A heading within a page."""
    show_blocks([Heading(2, text, has_link=False)])


def chosen(name: str, label: str, options: dict[str, str], default: str) -> str:
    """One of some options, kept in the address; what the address does not know is the default."""
    given = st.query_params.get(name, default)
    code = given if given in options else default
    # Another list is another field: the browser would keep showing the words it knew.
    key = f"{name}:{language()}:{hash(tuple(options.items()))}"
    if st.session_state.get(key) not in options:
        st.session_state[key] = code

    def remember() -> None:
        st.query_params[name] = st.session_state[key]

    found: str = st.selectbox(
        label, list(options), format_func=options.__getitem__, key=key, on_change=remember
    )
    return found
