"""What a visitor chooses: language, city, indicator, filters. All of it stands in the address.

The widgets are not bound to the address by Streamlit itself, because it writes the visible
label there: a link mailed in German would break for a reader of English. Codes do not.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

LANGUAGES = {"de": "Deutsch", "en": "English"}


def language() -> str:
    """The chosen language; German unless the address or the visitor says otherwise."""
    return str(st.session_state.get("language", _given("sprache", list(LANGUAGES)) or "de"))


def choose_language(label: str) -> str:
    """The switch between German and English, kept on every page."""
    codes = list(LANGUAGES)
    given = _given("sprache", codes) or "de"
    chosen = st.segmented_control(
        label, codes, default=given, format_func=LANGUAGES.__getitem__, key="language", required=True
    )
    _remember("sprache", str(chosen), "de")
    return str(chosen)


def choose_one(
    name: str,
    label: str,
    options: Mapping[str, str],
    default: str | None = None,
    *,
    is_subject: bool = False,
) -> str:
    """One of `options` (code → label); its code stands in the address as `name`.

    A choice that `is_subject` of the page stands there even when it is the default.
    """
    codes = list(options)
    first = default if default in codes else codes[0]
    given = _given(name, codes) or first
    key = f"{name}:{language()}"
    _follow_address(name, key, given, codes)
    chosen = st.selectbox(
        label,
        codes,
        index=0 if key in st.session_state else codes.index(given),
        format_func=lambda code: options[code],
        key=key,
    )
    st.session_state[f"address:{name}"] = str(chosen)
    _remember(name, str(chosen), "" if is_subject else first)
    return str(chosen)


def choose_some(name: str, label: str, options: Mapping[str, str], placeholder: str) -> list[str]:
    """Any of `options`; none means all. Codes stand in the address, joined by commas."""
    given = [code for code in st.query_params.get(name, "").split(",") if code in options]
    chosen = st.multiselect(
        label,
        list(options),
        default=given,
        format_func=lambda code: options[code],
        placeholder=placeholder,
        key=f"{name}:{language()}",
    )
    _remember(name, ",".join(chosen), "")
    return list(chosen)


def choose_text(name: str, label: str, placeholder: str) -> str:
    """A search word, kept in the address."""
    typed = st.text_input(
        label,
        value=st.query_params.get(name, ""),
        placeholder=placeholder,
        key=f"{name}:{language()}",
        max_chars=80,
    )
    _remember(name, typed, "")
    return typed.strip()


def choose_segment(
    name: str, label: str, options: Mapping[str, str], default: str | None = None
) -> str:
    """One of a few `options` side by side; its code stands in the address."""
    codes = list(options)
    first = default if default in codes else codes[0]
    given = _given(name, codes) or first
    chosen = st.segmented_control(
        label,
        codes,
        default=given,
        format_func=lambda code: options[code],
        key=f"{name}:{language()}",
        required=True,
    )
    _remember(name, str(chosen), first)
    return str(chosen)


def _given(name: str, allowed: Sequence[str]) -> str | None:
    """The value in the address, unless it is not one of the allowed codes."""
    value = st.query_params.get(name)
    return value if value in allowed else None


def _follow_address(name: str, key: str, given: str, codes: Sequence[str]) -> None:
    """Lets a link to the same page win over what the widget still remembers.

    Only if the visitor has not just chosen: then widget and last address still agree.
    """
    held = st.session_state.get(key)
    is_untouched = held == st.session_state.get(f"address:{name}")
    if held is not None and (held not in codes or (is_untouched and held != given)):
        st.session_state[key] = given
        # The browser does not show the address of a link to the page it is on; say it again.
        st.query_params[name] = given


def _remember(name: str, value: str, default: str) -> None:
    """Writes a choice to the address; the default is left out to keep it short."""
    if value == default:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != value:
        st.query_params[name] = value
