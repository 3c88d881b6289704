"""Building blocks of pages: chart with sentence, text alternative and table; sources; frame."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.languages import language
from dashboard.plain import show_message, show_plain
from dashboard.say import say
from indicators.publications.escaping import for_spreadsheets, in_address, in_markdown
from indicators.publications.formats import day
from indicators.publications.signs import legend, used_in
from indicators.publications.style import CONFIG
from indicators.publications.wording import LONGEST_ALTERNATIVE, shortened
from indicators.release import Release

TITLE_AND_ADDRESS = re.compile(r"^(.+?) \((https?://[^\s()]+)( \([^()]*\)|)\)$", re.DOTALL)
SOURCES = {"Quelle", "Source"}
"""The columns in which a title with an address is a link; in others it is what somebody wrote."""
STATIC = Path(__file__).with_name("static")


def prepare_document(code: str) -> None:
    """Tells screen readers the language of the page, which Streamlit leaves at English, and
    brings the style and the keyboard access that the theme cannot give.
    """
    st.html(STATIC / "page.css")
    script = (STATIC / "page.js").read_text(encoding="utf-8")
    st.html(
        f"<script>document.documentElement.lang = '{code}';\n{script}</script>",
        unsafe_allow_javascript=True,
    )


def show_watermark(is_demonstration: bool) -> None:
    """Says on every page of the demonstration that its cities do not exist."""
    if is_demonstration:
        st.warning(say("watermark"), icon=":material/science:")


def show_chart(
    figure: dict[str, Any],
    alternative: str,
    plain: Sequence[str],
    table: pd.DataFrame,
    key: str,
    caption: str = "",
) -> None:
    """A chart with its text alternative, the same numbers as a table, and a CSV file.

    `plain` says in plain German what the chart shows; it stands above it where wanted.
    """
    show_plain(plain)
    _draw_chart(figure, alternative, table, key, caption)


def show_told_chart(
    figure: dict[str, Any],
    message: str,
    plain: Sequence[str],
    table: pd.DataFrame,
    key: str,
    caption: str = "",
) -> None:
    """As `show_chart`, with the text alternative above it for everyone to read."""
    show_message(message, plain)
    _draw_chart(figure, shortened(message), table, key, caption)


def _draw_chart(
    figure: dict[str, Any], alternative: str, table: pd.DataFrame, key: str, caption: str
) -> None:
    assert 0 < len(alternative) <= LONGEST_ALTERNATIVE, alternative
    st.plotly_chart(figure, theme=None, config=CONFIG, key=key, alt=alternative)
    if caption:
        st.caption(caption)
    with st.expander(say("as_table")):
        show_table(table)
        st.download_button(
            say("download_csv"),
            to_csv(table),
            file_name=f"{key}.csv",
            mime="text/csv",
            key=f"csv:{key}",
            on_click="ignore",
        )


def show_table(table: pd.DataFrame) -> None:
    """A real table that screen readers can walk; cells are text already, and shown as such."""
    marked = table.map(in_markdown)
    for name in SOURCES & set(table):
        marked[name] = table[name].map(_source_cell)
    show_marked_table(marked, table)


def show_marked_table(marked: pd.DataFrame, table: pd.DataFrame) -> None:
    """A table whose cells are Markdown already; `table` has the same as text."""
    st.table(marked.set_index(marked.columns[0]))
    show_legend(used_in(table.to_numpy().ravel()))


def _source_cell(text: str) -> str:
    """A title is a better link than an address of three lines; the CSV file keeps the address."""
    found = TITLE_AND_ADDRESS.match(text)
    if not found:
        return in_markdown(text)
    title, address, remark = found.groups()
    return f"[{in_markdown(title)}]({in_address(address)}) {in_markdown(remark)}".rstrip()


def show_legend(codes: Iterable[str]) -> None:
    """What signs just shown mean; nothing where there were none."""
    if explained := legend(codes, language()):
        st.caption(explained)


def to_csv(table: pd.DataFrame) -> bytes:
    """The table as spreadsheets here read it: semicolons, UTF-8 with mark."""
    return for_spreadsheets(table).to_csv(index=False, sep=";").encode("utf-8-sig")


def show_footer(release: Release) -> None:
    """Which state of the data this is, and where its licence and contact are explained."""
    st.divider()
    st.caption(
        say(
            "footer",
            release=release.release_id,
            date=day(release.info["created_on"], language()),
        )
    )


def show_figure_sources(figures: pd.DataFrame) -> None:
    """The sources of the figures shown, as a list with addresses."""
    pairs = figures[["source_title", "source_address"]].drop_duplicates()
    if pairs.empty:
        return
    st.subheader(say("sources"))
    for title, address in pairs.itertuples(index=False):
        st.markdown(f"- {source_link(title, address)}")


def source_link(title: str, address: str) -> str:
    """A source as a link where its address begins with one, else as plain text."""
    clean = in_markdown(title)
    link, blank, remark = address.partition(" ")
    if link.startswith(("http://", "https://")):
        return f"[{clean}]({in_address(link)}){blank}{in_markdown(remark)}"
    return f"{clean} ({in_markdown(address)})" if address else clean
