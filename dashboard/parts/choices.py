"""The widgets of choices. All that is chosen stands in the address, and the page follows it.

The widgets are not bound to the address by Streamlit itself, because it writes the visible
label there: a link mailed in German would break for a reader of English. Codes do not.
"""

from functools import partial
from typing import Any

import streamlit as st

from dashboard.frame.languages import language
from dashboard.frame.say import say
from dashboard.frame.travelling import current_page
from indicators.publications.exhibit import Choice, Choices, Reset, Slider, Switch, Typed
from indicators.publications.selection import LONGEST_WORD, given_number


def choose(block: Choice) -> None:
    """One of some options; its code stands in the address."""
    widget = st.selectbox
    if block.form == "segments":
        widget = partial(st.segmented_control, required=True)
    key = _widget(block.name, block.code)
    widget(
        block.label,
        list(block.options),
        format_func=block.options.__getitem__,
        key=key,
        on_change=_remember,
        args=(block.name, key, block.default, block.leaves),
    )
    if st.query_params.get(block.name, block.code) not in block.options:
        _tell_unknown(block.label, block.options[block.code])


def choose_some(block: Choices) -> None:
    """Any of some options; codes stand in the address, joined by commas."""
    key = _widget(block.name, list(block.codes))
    st.multiselect(
        block.label,
        list(block.options),
        format_func=block.options.__getitem__,
        placeholder=block.placeholder,
        key=key,
        on_change=_remember,
        args=(block.name, key, ""),
    )
    if not set(st.query_params.get(block.name, "").split(",")) <= {"", *block.options}:
        shown = ", ".join(block.options[code] for code in block.codes)
        _tell_unknown(block.label, shown or block.placeholder)


def choose_text(block: Typed) -> None:
    """A search word, kept in the address."""
    key = _widget(block.name, st.query_params.get(block.name, "")[:LONGEST_WORD])
    st.text_input(
        block.label,
        placeholder=block.placeholder,
        key=key,
        max_chars=LONGEST_WORD,
        on_change=_remember,
        args=(block.name, key, ""),
    )


def choose_toggle(block: Switch) -> None:
    """On or off; on stands in the address as `name=code`."""
    key = _widget(block.name, block.is_on)
    st.toggle(block.label, key=key, on_change=_remember_toggle, args=(block.name, key, block.code))


def choose_number(block: Slider) -> None:
    """A number on a slider; it stands in the address with a decimal point, as 28.1.

    The slider has the values of the grid, the default and what the address says.
    """
    options = sorted({*block.grid, block.default, block.value})
    # A slider keeps the place of its value, not the value: other options, another slider.
    key = _widget(f"{block.name}:{block.default:g}:{len(options)}", block.value)
    st.select_slider(
        block.label,
        options,
        format_func=block.written,
        key=key,
        on_change=_remember,
        args=(block.name, key, f"{block.default:g}"),
    )
    found = given_number(st.query_params, block.name, block.grid, block.decimals)
    if found is None and block.name in st.query_params:
        _tell_unknown(block.label, block.written(block.value))


def offer_reset(block: Reset) -> None:
    """A button that takes choices out of the address."""
    icon = ":material/restart_alt:"
    st.button(block.label, icon=icon, on_click=_leave, args=(block.names,))


def _tell_unknown(label: str, shown: str) -> None:
    """Whoever mails a damaged address must not take one city's figures for another's.

    What the address said is not repeated: anybody can write anything there.
    """
    st.caption(say("address_unknown", label=label, shown=shown))


def _widget(name: str, value: Any) -> str:
    """The key of a widget, set to what the address says.

    The address leads and the widget follows, so that a mailed link, a link to the page one
    is on and the browser's Back all show what they say.
    """
    # A page of its own for each: with the key of the page just left, the widget would show its
    # first option, whatever was chosen, and name one city above the figures of another.
    key = f"{name}:{current_page()}:{language()}"
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def _remember(name: str, key: str, default: str, leaves: tuple[str, ...] = ()) -> None:
    """Writes a choice just made to the address; the default is left out to keep it short."""
    value = _written(st.session_state[key])
    if value == default:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = value
    _leave(leaves)


def _remember_toggle(name: str, key: str, code: str) -> None:
    if st.session_state[key]:
        st.query_params[name] = code
    else:
        st.query_params.pop(name, None)


def _leave(names: tuple[str, ...]) -> None:
    for name in names:
        st.query_params.pop(name, None)


def _written(chosen: Any) -> str:
    """A choice as it stands in the address."""
    if isinstance(chosen, list):
        return ",".join(chosen)
    return f"{chosen:g}" if isinstance(chosen, float) else str(chosen)
