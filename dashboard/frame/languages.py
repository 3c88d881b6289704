"""The language of a visit: German unless the address or the visitor says otherwise."""

import streamlit as st

LANGUAGES = {"de": "Deutsch", "en": "English"}
LANGUAGE_LABEL = "Sprache / Language"


def language() -> str:
    """The chosen language; German unless the address or the visitor says otherwise."""
    return str(st.session_state.get("language", _given() or "de"))


def choose_language() -> str:
    """The switch between German and English, kept on every page.

    It does not write to the address: Streamlit would take that for a step of the visit, even
    write it under the page just left, and the browser's Back would lose what was chosen there.
    `page.js` makes the address say what the page shows.
    """
    codes = list(LANGUAGES)
    given = _given() or "de"
    chosen = st.segmented_control(
        LANGUAGE_LABEL,
        codes,
        default=given,
        format_func=LANGUAGES.__getitem__,
        key="language",
        required=True,
    )
    return str(chosen)


def _given() -> str | None:
    code = st.query_params.get("sprache")
    return code if code in LANGUAGES else None


def is_unknown_language() -> bool:
    """Whether the address asks for a language that the pages do not speak."""
    return "sprache" in st.query_params and _given() is None
