"""What a visitor chooses: city, indicator, filters. All of it stands in the address.

The widgets are not bound to the address by Streamlit itself, because it writes the visible
label there: a link mailed in German would break for a reader of English. Codes do not.
"""

from collections.abc import Callable, Container, Mapping, Sequence
from functools import partial
from math import isfinite
from typing import Any

import streamlit as st

from dashboard.languages import language
from dashboard.say import say

LONGEST_WORD = 80


def choose_one(
    name: str, label: str, options: Mapping[str, str], default: str | None = None
) -> str:
    """One of `options` (code → label); its code stands in the address as `name`."""
    return _choose(st.selectbox, name, label, options, default)


def choose_segment(
    name: str, label: str, options: Mapping[str, str], default: str | None = None
) -> str:
    """One of a few `options` side by side; its code stands in the address."""
    return _choose(partial(st.segmented_control, required=True), name, label, options, default)


def _choose(
    widget: Callable[..., Any],
    name: str,
    label: str,
    options: Mapping[str, str],
    default: str | None,
) -> str:
    first = default if default in options else next(iter(options))
    key = _widget(name, _given(name, options) or first)
    chosen = widget(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        on_change=_remember,
        args=(name, key, first),
    )
    if st.query_params.get(name, chosen) not in options:
        _tell_unknown(label, options[str(chosen)])
    return str(chosen)


def choose_some(name: str, label: str, options: Mapping[str, str], placeholder: str) -> list[str]:
    """Any of `options`; none means all. Codes stand in the address, joined by commas."""
    given = [code for code in st.query_params.get(name, "").split(",") if code in options]
    key = _widget(name, list(dict.fromkeys(given)))
    chosen: list[str] = st.multiselect(
        label,
        list(options),
        format_func=options.__getitem__,
        placeholder=placeholder,
        key=key,
        on_change=_remember,
        args=(name, key, ""),
    )
    if not set(st.query_params.get(name, "").split(",")) <= {"", *options}:
        _tell_unknown(label, ", ".join(options[code] for code in chosen) or placeholder)
    return chosen


def choose_text(name: str, label: str, placeholder: str) -> str:
    """A search word, kept in the address."""
    key = _widget(name, st.query_params.get(name, "")[:LONGEST_WORD])
    typed = st.text_input(
        label,
        placeholder=placeholder,
        key=key,
        max_chars=LONGEST_WORD,
        on_change=_remember,
        args=(name, key, ""),
    )
    return str(typed).strip()


def choose_toggle(name: str, code: str, label: str) -> bool:
    """On or off; on stands in the address as `name=code`."""
    key = _widget(name, st.query_params.get(name) == code)
    return bool(st.toggle(label, key=key, on_change=_remember_toggle, args=(name, key, code)))


def choose_number(
    name: str,
    label: str,
    grid: Sequence[float],
    default: float,
    written: Callable[[float], str],
    decimals: int,
) -> float:
    """A number on a slider; it stands in the address with a decimal point, as 28.1.

    Whoever writes an address by hand may use the comma of a German number.
    More `decimals` than the slider shows are not accepted: it would show another number.
    The slider has the values of `grid`, the default and what the address says, if that lies
    within the grid.
    """
    given = _given_number(name, min(grid), max(grid), decimals)
    value = default if given is None else given
    options = sorted({*grid, default, value})
    # A slider keeps the place of its value, not the value: other options, another slider.
    key = _widget(f"{name}:{default:g}:{len(options)}", value)
    st.select_slider(
        label,
        options,
        format_func=written,
        key=key,
        on_change=_remember,
        args=(name, key, f"{default:g}"),
    )
    if given is None and name in st.query_params:
        _tell_unknown(label, written(value))
    return value


def _tell_unknown(label: str, shown: str) -> None:
    """Whoever mails a damaged address must not take one city's figures for another's.

    What the address said is not repeated: anybody can write anything there.
    """
    st.caption(say("address_unknown", label=label, shown=shown))


def _given_number(name: str, low: float, high: float, decimals: int) -> float | None:
    """The number in the address, 28.1 or 28,1, unless it is none, too exact or lies outside."""
    try:
        value = float(st.query_params.get(name, "").replace(",", "."))
    except ValueError:
        return None
    is_possible = isfinite(value) and low <= value <= high and round(value, decimals) == value
    return value if is_possible else None


def _given(name: str, allowed: Container[str]) -> str | None:
    """The value in the address, unless it is not one of the allowed codes."""
    value = st.query_params.get(name)
    return value if value in allowed else None


def _widget(name: str, value: Any) -> str:
    """The key of a widget, set to what the address says.

    The address leads and the widget follows, so that a mailed link, a link to the page one
    is on and the browser's Back all show what they say.
    """
    key = f"{name}:{language()}"
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def _remember(name: str, key: str, default: str) -> None:
    """Writes a choice just made to the address; the default is left out to keep it short."""
    chosen = st.session_state[key]
    value = _written(chosen)
    if value == default:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = value


def _remember_toggle(name: str, key: str, code: str) -> None:
    if st.session_state[key]:
        st.query_params[name] = code
    else:
        st.query_params.pop(name, None)


def _written(chosen: Any) -> str:
    """A choice as it stands in the address."""
    if isinstance(chosen, list):
        return ",".join(chosen)
    return f"{chosen:g}" if isinstance(chosen, float) else str(chosen)
