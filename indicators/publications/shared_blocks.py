"""What several pages say alike: charts with their tables, sources, plain language, notes."""

import re
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import pandas as pd

from indicators.publications.exhibit import (
    Block,
    Chart,
    Choice,
    Download,
    Heading,
    Small,
    Switch,
    Table,
    Words,
)
from indicators.publications.figure_file import FigureFile
from indicators.publications.imprint import Imprint
from indicators.publications.marked_tables import (
    alternative_with_marks,
    chart_with_legend,
    marked,
    marks_explained,
    marks_in,
)
from indicators.publications.speech.escaping import in_address, in_markdown
from indicators.publications.speech.signs import legend, used_in
from indicators.publications.speech.wording import LONGEST_ALTERNATIVE, shortened
from indicators.publications.typed_cells import PARTS, apart, as_text
from indicators.publications.view import PLAIN_CODE, PLAIN_NAME, View

Answer = TypeVar("Answer")

TITLE_AND_ADDRESS = re.compile(r"^(.+?) \((https?://[^\s()]+)( \([^()]*\)|)\)$", re.DOTALL)
SOURCES = {"Quelle", "Source"}
"""The columns in which a title with an address is a link; in others it is what somebody wrote."""


def chosen(choice: Choice) -> Generator[Block, None, str]:
    """A choice as a block of the page; gives the code in force."""
    yield choice
    return choice.code


def collected(blocks: Generator[Block, None, Answer]) -> tuple[tuple[Block, ...], Answer]:
    """The blocks of a part that asks for something, and what was answered."""
    found = []
    while True:
        try:
            found.append(next(blocks))
        except StopIteration as end:
            return tuple(found), end.value


def plain_switch(view: View) -> Iterator[Switch]:
    """The switch to plain German, once a page, before the first sentence that it changes."""
    if view.language == "de":
        yield view.switch(PLAIN_NAME, PLAIN_CODE, view.say("plain_switch"))


def plain(view: View, sentences: Sequence[str]) -> Iterator[Block]:
    """Plain sentences as text, a line each, if they are wanted."""
    if view.is_plain:
        yield Words("  \n".join(sentences))


def message(view: View, text: str, sentences: Sequence[str]) -> Iterator[Block]:
    """The one message of a section, or the same in plain German."""
    yield Words("  \n".join(sentences) if view.is_plain else f"**{text}**")


def chart(
    view: View,
    figure: Mapping[str, Any],
    alternative: str,
    sentences: Sequence[str],
    table: pd.DataFrame,
    key: str,
    imprint: Imprint,
    caption: str = "",
    figures: pd.DataFrame | None = None,
) -> Iterator[Block]:
    """A chart with its text alternative, the same numbers as a table, and a CSV file.

    `sentences` say in plain German what the chart shows; they stand above it where wanted.
    Where the chart shows `figures`, the file holds these with all that is known of them.
    """
    yield from plain(view, sentences)
    yield _drawn(view, figure, alternative, table, key, imprint, caption, figures)


def told_chart(
    view: View,
    figure: Mapping[str, Any],
    text: str,
    sentences: Sequence[str],
    table: pd.DataFrame,
    key: str,
    imprint: Imprint,
    caption: str = "",
    figures: pd.DataFrame | None = None,
    alternative: str = "",
) -> Iterator[Block]:
    """As `chart`, with its message above it for everyone to read.

    The message is the text alternative too, unless that needs other words.
    """
    yield from message(view, text, sentences)
    told = alternative or shortened(text)
    yield _drawn(view, figure, told, table, key, imprint, caption, figures)


def _drawn(
    view: View,
    figure: Mapping[str, Any],
    alternative: str,
    table: pd.DataFrame,
    key: str,
    imprint: Imprint,
    caption: str,
    figures: pd.DataFrame | None,
) -> Chart:
    assert 0 < len(alternative) <= LONGEST_ALTERNATIVE, alternative
    marks = list(marks_in(table))
    figure = chart_with_legend(view, figure, marks)
    alternative = alternative_with_marks(view, alternative, marks)
    shown = with_links(view, table)
    file = shown if figures is None else FigureFile(figures, view.catalogue)
    download = Download(view.say("download_csv"), f"{key}.csv", file)
    twin = tuple(with_legend(view, shown))
    return Chart(key, figure, alternative, twin, download, caption, *imprint)


def with_links(view: View, table: pd.DataFrame) -> Table:
    """A table of texts and typed cells; sources with an address are links."""
    text, with_marks = as_text(table), marked(view, table)
    for name in SOURCES & set(text):
        with_marks[name] = text[name].map(_source_cell)
    return Table(
        with_marks, text, in_file(view, table), note=marks_explained(view, marks_in(table))
    )


def in_file(view: View, table: pd.DataFrame) -> pd.DataFrame:
    """A table as files hold it: numbers as such, with units in columns of their own."""
    return apart(table, {part: view.say(f"part_{part}") for part in PARTS})


def table(view: View, table: pd.DataFrame) -> Iterator[Block]:
    """A table of texts and typed cells, and what the signs in it mean."""
    yield from with_legend(view, with_links(view, table))


def with_legend(view: View, shown: Table) -> Iterator[Block]:
    """A table, and what the signs in it mean."""
    yield shown
    if shown.note:
        yield Small(shown.note)
    yield from signs_explained(view, used_in(shown.text.to_numpy().ravel()))


def csv_file(view: View, name: str, table: pd.DataFrame) -> Download:
    """A table to download."""
    text = as_text(table)
    return Download(view.say("download_csv"), name, Table(text, text, in_file(view, table)))


def signs_explained(view: View, codes: Iterable[str]) -> Iterator[Block]:
    """What signs just shown mean; nothing where there were none."""
    if explained := legend(codes, view.language):
        yield Small(explained)


def figure_sources(view: View, figures: pd.DataFrame) -> Iterator[Block]:
    """The sources of the figures shown, as a list with addresses."""
    pairs = figures[["source_title", "source_address"]].drop_duplicates()
    if pairs.empty:
        return
    yield Heading(3, view.say("sources"))
    for title, address in pairs.itertuples(index=False):
        yield Words(f"- {source_link(title, address)}")


def _source_cell(text: str) -> str:
    """A title is a better link than an address of three lines; the CSV file keeps the address."""
    found = TITLE_AND_ADDRESS.match(text)
    if not found:
        return in_markdown(text)
    title, address, _ = found.groups()
    return source_link(title, address)


def source_link(title: str, address: str) -> str:
    """A source as a link where its address begins with one, else as plain text.

    What stands behind an address says where in a file a number was found: it helps who checks it,
    in the files and under Methodik, and no other reader.
    """
    clean, link = in_markdown(title), address.partition(" ")[0]
    if link.startswith(("http://", "https://")):
        return f"[{clean}]({in_address(link)})"
    return f"{clean}: {in_markdown(address)}" if address else clean


def checkable_source(title: str, address: str) -> str:
    """A source as a link with the place where its numbers were found."""
    link, _, remark = address.partition(" ")
    is_link = link.startswith(("http://", "https://"))
    shown = source_link(title, address)
    return f"{shown} {in_markdown(remark)}".rstrip() if is_link else shown


def chart_notes(view: View, figures: pd.DataFrame, break_note: str = "chart_breaks") -> list[str]:
    """The notes beneath a chart that these figures call for."""
    kinds = set(figures["interval_kind"])
    conditions = {
        break_note: any(figures["breaks"]),
        "interval_note": bool(kinds - {"none", "rounding"}),
        "rounding_note": "rounding" in kinds,
        "small_base_note": figures["is_small_base"].any(),
    }
    return [view.say(key) for key, holds in conditions.items() if holds]
