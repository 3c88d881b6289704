"""Which charts of a leaf a paper shows, and which of their numbers its annex holds."""

from collections.abc import Iterator
from dataclasses import replace

from indicators.publications import exhibit
from indicators.publications.dossier.leaf import Leaf

FEWEST, SHORTEST = 3, 4
"""Rows that make one content of a column a repetition, and letters that are more than a sign."""


def charts_of(leaf: Leaf) -> tuple[exhibit.Chart, ...]:
    """The chart of the page if that is lines; panels and plans say it on a wall in less room."""
    if leaf.chart is None:
        return ()
    return (leaf.chart,) if _is_lines(leaf.chart) else leaf.walls or (leaf.chart,)


def _is_lines(chart: exhibit.Chart) -> bool:
    layout = chart.figure["layout"]
    is_one_plot = "domain" not in layout["xaxis"]
    return is_one_plot and all(trace["type"] == "scatter" for trace in chart.figure["data"])


def is_matrix(chart: exhibit.Chart) -> bool:
    """Whether its numbers stand in the picture itself."""
    return any(trace["type"] == "heatmap" for trace in chart.figure["data"])


def numbers_of(leaves: tuple[Leaf, ...]) -> Iterator[exhibit.Chart]:
    """The charts whose numbers belong into an annex, of several pictures of one leaf the first.

    Bars have their numbers beside them.
    """
    for leaf in leaves:
        for chart in charts_of(leaf)[:1]:
            if any(trace["type"] != "bar" for trace in chart.figure["data"]):
                yield chart


def said_once(table: exhibit.Table) -> exhibit.Table:
    """A table in which what every row repeats stands in its caption instead of a column."""
    columns = [name for name in list(table.text)[1:] if _is_repeated(table, name)]
    said = [f"{name}: {table.marked[name].iloc[0]}" for name in columns]
    return replace(
        table,
        marked=table.marked.drop(columns=columns),
        text=table.text.drop(columns=columns),
        caption=" · ".join(filter(None, [table.caption, *said])),
    )


def _is_repeated(table: exhibit.Table, name: str) -> bool:
    values = table.text[name].astype(str).unique()
    return len(table.text) >= FEWEST and len(values) == 1 and len(values[0]) >= SHORTEST
