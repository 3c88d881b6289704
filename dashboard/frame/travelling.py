"""What a visitor has chosen and takes along from page to page: city, indicator, plain German.

The address leads. What no page in between reads, such as the city on Methodik, is kept for the
visit and stands in the links that lead on.
"""

import streamlit as st

from dashboard import cached
from dashboard.frame.addresses import every_page
from dashboard.frame.languages import language
from indicators.catalogue import Catalogue

NAMES = {
    "city": ("stadt", "gebiet"),
    "indicator": ("anteil", "indikator", "reihe"),
    "form": ("sprachform",),
}
"""What travels, and how the pages call it."""

_KEPT, _PAGE = "travelling", "page"


def remember(path: str) -> None:
    """Keeps what the address of the page says; a page that reads a name and is not given it
    shows its own choice, and nothing travels."""
    st.session_state[_PAGE] = path
    read = {"sprachform", *every_page()[path].names}
    given = st.query_params
    for kind, names in NAMES.items():
        asked = [name for name in names if name in read]
        if asked:
            _kept()[kind] = next((given[name] for name in asked if name in given), "")


def current_page() -> str:
    """The path of the page that is shown."""
    return str(st.session_state[_PAGE])


def along(path: str) -> dict[str, str]:
    """What stands in a link to a page, as far as that page can show it."""
    read = {"sprachform", *every_page()[path].names}
    found = {
        name: _kept()[kind]
        for kind, names in NAMES.items()
        for name in names
        if name in read and _is_known(name, _kept().get(kind, ""))
    }
    return found if language() == "de" else found | {"sprache": language()}


def _kept() -> dict[str, str]:
    kept: dict[str, str] = st.session_state.setdefault(_KEPT, {})
    return kept


def _is_known(name: str, code: str) -> bool:
    """Whether the pages have what a name says; what they do not have does not travel."""
    return bool(code) and code in _codes(cached.catalogue(), name)


def _codes(catalogue: Catalogue, name: str) -> set[str]:
    if name == "sprachform":
        return {"einfach"} if language() == "de" else set()
    if name in NAMES["city"]:
        return {city.code for city in catalogue.monitored_cities}
    if name == "anteil":
        return {entry.name for entry in catalogue.indicators if entry.target}
    return {entry.name for entry in catalogue.indicators} | {
        entry.name for entry in catalogue.context
    }
