"""What a paper holds, as plain values for its template."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from indicators.publications import exhibit
from indicators.publications.dossier.leaf import Dossier, Leaf
from indicators.publications.drawing.framing import about
from indicators.publications.drawing.svg.picture import WIDE, draw
from indicators.publications.forms.lowered import lowered
from indicators.publications.forms.paper.paper_charts import (
    charts_of,
    is_matrix,
    numbers_of,
    said_once,
)
from indicators.publications.forms.running_text import Span, line, reachable, told
from indicators.publications.forms.sections import (
    Section,
    imprint_lines,
    living_address,
    sections,
    state,
    watermark,
)
from indicators.publications.page_paths import living
from indicators.publications.view import View

CHART_HEIGHT, LOWEST_PLOT = 230, 120.0
"""What a chart may take of a page, in units of its letters, and what its lines keep of it; matrices
take what they need."""
WIDEST, ROOM, COMFORT = 45, 135, 100
"""Letters of a cell and of a row that paper has room for, and of a row in type of the usual size;
the workbook has all columns."""
MOST_ROWS = 24
"""Rows of a table in the annex; a paper for a committee is no place for more."""
LOWEST = 6
"""Rows of a table that is kept on one page."""


def paper(dossier: Dossier, kind: str) -> dict[str, Any]:
    """What every paper says of itself."""
    view = dossier.view
    product = view.say("product")
    return {
        "language": view.language,
        "title": dossier.title,
        "kicker": view.say("paper_about", product=product, kind=view.say(kind)),
        "state": state(view),
        "watermark": watermark(view),
        "page": view.say("paper_page", number="{number}", count="{count}"),
        "place": view.say("paper_place", address=living_address(dossier)),
        "link": reachable(living(dossier.leaves[0].address)),
        "imprint": {"title": view.say("paper_imprint"), "lines": list(imprint_lines(dossier))},
    }


def chapters(dossier: Dossier) -> list[dict[str, Any]]:
    """The sections with their leaves."""
    return [_chapter(section, dossier.view) for section in sections(dossier)]


def _chapter(section: Section, view: View) -> dict[str, Any]:
    return {
        "title": section.title,
        "leaves": [leaf_values(leaf, view) for leaf in section.leaves],
    }


def leaf_values(leaf: Leaf, view: View) -> dict[str, Any]:
    """A leaf: message, text, chart or table."""
    return {
        "name": leaf.name,
        "headline": leaf.headline,
        "text": running(leaf.text),
        "charts": [chart_values(chart, view.language) for chart in charts_of(leaf)],
        "table": table_values(leaf.table) if leaf.table else None,
    }


def running(blocks: Iterable[exhibit.Block]) -> list[dict[str, Any]]:
    """Paragraphs of running text."""
    return [{"level": one.level, "spans": spans(one.spans)} for one in told(blocks)]


def spans(found: tuple[Span, ...]) -> list[dict[str, Any]]:
    """Words with what they look like and where they lead."""
    return [
        {
            "text": one.text,
            "strong": one.is_strong,
            "emphasised": one.is_emphasised,
            "address": one.address,
        }
        for one in found
    ]


def chart_values(
    chart: exhibit.Chart, language: str, least: float = CHART_HEIGHT
) -> dict[str, Any]:
    """A chart as a picture with its text alternative, title, dates and sources."""
    return {
        "svg": draw(
            lowered(chart.figure, WIDE, least),
            chart.alternative,
            language,
            width=WIDE,
            lowest=LOWEST_PLOT,
        ),
        "alternative": chart.alternative,
        "title": chart.title,
        "about": about(chart, language),
        "caption": spans(line(chart.caption)),
    }


def table_values(table: exhibit.Table) -> dict[str, Any]:
    """A table; its cells may hold strong words and links."""
    rows = table.marked.astype(str).itertuples(index=False, name=None)
    return {
        "caption": spans(line(table.caption)),
        "head": [spans(line(str(name))) for name in table.marked],
        "rows": [[spans(line(cell)) for cell in row] for row in rows],
        "widths": widths(table),
        "small": sum(widths(table)) > COMFORT and len(table.text.columns) > 4,
        "whole": len(table.text) <= LOWEST,
    }


def widths(table: exhibit.Table, longest_word: int = 16) -> list[int]:
    """How much room each column wants: all of a short cell, half of a long one.

    No word up to `longest_word` is broken; where nothing divides words that has to be all of them.
    """
    return [_width([str(name), *map(str, table.text[name])], longest_word) for name in table.text]


def _width(cells: list[str], longest_word: int) -> int:
    longest = max(map(len, cells))
    word = max(len(word) for cell in cells for word in cell.split(" "))
    return max(longest if longest < 19 else longest // 2, min(word, longest_word), 6) + 2


def annex(dossier: Dossier) -> dict[str, Any]:
    """The figures of the charts as tables, as many columns and rows as paper has room for."""
    view = dossier.view
    found = [
        (chart, table)
        for chart in numbers_of(dossier.leaves)
        for table in chart.table
        if isinstance(table, exhibit.Table)
    ]
    kept = [one for one in found if not is_left_out(*one)]
    return {
        "title": view.say("paper_annex"),
        "remark": view.say("paper_annex_more"),
        "tables": [_of_chart(*one) for one in kept],
        "left-out": [
            view.say("paper_annex_left_out", title=chart.title, count=len(table.text))
            for chart, table in found
            if is_left_out(chart, table)
        ],
    }


def is_left_out(chart: exhibit.Chart, table: exhibit.Table) -> bool:
    """Whether a table is too long for paper, or says what the cells of the picture say."""
    return len(table.text) > MOST_ROWS or is_matrix(chart)


def _of_chart(chart: exhibit.Chart, table: exhibit.Table) -> dict[str, Any]:
    signs = running(one for one in chart.table if not isinstance(one, exhibit.Table))
    named = replace(table, caption=table.caption or chart.title)
    return table_values(narrowed(said_once(named))) | {"signs": signs}


def narrowed(table: exhibit.Table, room: int = ROOM, longest_word: int = 16) -> exhibit.Table:
    """The first two columns, and of the others those with short cells, as far as there is room."""
    said = [name for name in table.text if any(map(str, table.text[name]))]
    short = [name for name in said[2:] if max(map(len, map(str, table.text[name]))) <= WIDEST]
    kept: list[str] = []
    for name in [*said[:2], *short]:
        tried = exhibit.Table(table.marked, table.text[[*kept, name]])
        if sum(widths(tried, longest_word)) <= room:
            kept.append(name)
    return exhibit.Table(table.marked[kept], table.text[kept], None, table.caption)
