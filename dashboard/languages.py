"""The language of a visit: German unless the address or the visitor says otherwise."""

import streamlit as st

LANGUAGES = {"de": "Deutsch", "en": "English"}


def language() -> str:
    """The chosen language; German unless the address or the visitor says otherwise."""
    return str(st.session_state.get("language", _given() or "de"))


def choose_language(label: str) -> str:
    """The switch between German and English, kept on every page."""
    codes = list(LANGUAGES)
    given = _given() or "de"
    chosen = st.segmented_control(
        label,
        codes,
        default=given,
        format_func=LANGUAGES.__getitem__,
        key="language",
        required=True,
    )
    # A click in the navigation drops the address; the language must outlive it.
    if chosen == "de":
        st.query_params.pop("sprache", None)
    elif st.query_params.get("sprache") != chosen:
        st.query_params["sprache"] = str(chosen)
    return str(chosen)


def _given() -> str | None:
    code = st.query_params.get("sprache")
    return code if code in LANGUAGES else None
