"""Links from page to page; the address carries codes and the language, so it can be mailed."""

from urllib.parse import urlencode

import streamlit as st

from dashboard.languages import language
from dashboard.plain import CODE, NAME, is_plain


def page_link(text: str, page: str, **codes: str) -> str:
    """A link in running text or a table, as Markdown: `page_link("81", "massnahmen", …)`."""
    clean = text.replace("[", "(").replace("]", ")")
    return f"[{clean}]({page_address(page, **codes)})"


def page_address(page: str, **codes: str) -> str:
    """The address of a page with choices made, in the chosen language."""
    query = urlencode(codes | _own_language())
    return f"/{page}?{query}" if query else f"/{page}"


def show_link(page: str, label: str, icon: str | None = None, **codes: str) -> None:
    """A link to another page in the same tab, with choices made: `stadt="05117"`."""
    st.page_link(
        f"app_pages/{page}.py", label=label, icon=icon, query_params=codes | _own_language()
    )


def _own_language() -> dict[str, str]:
    if is_plain():
        return {NAME: CODE}
    return {} if language() == "de" else {"sprache": language()}
