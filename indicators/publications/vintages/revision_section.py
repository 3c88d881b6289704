"""The corrections of a city's figures, one click away: what changed, in which release, and why."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from indicators.publications import shared_blocks
from indicators.publications.exhibit import Block, Fold, Small, Words
from indicators.publications.marked_tables import CORRECTIONS
from indicators.publications.measures.register_tables import titled
from indicators.publications.speech import figure_formats
from indicators.publications.speech.speaker import Speaker
from indicators.publications.view import View
from indicators.release import Release
from indicators.release.release_numbers import order_of

_PLACE = ["year", "breakdown", "concept", "method", "scope", "base", "source_title"]
LONGEST_TABLE = 100
"""Rows on a page; the file and the interface have all."""


def revised(view: View, area: str, series: str | None = None) -> Iterator[Block]:
    """Every change of a figure of an area that was public; nothing where there was none."""
    rows = _rows(view, area, series)
    if rows.empty:
        return
    table = revision_table(rows.iloc[::-1], view)
    label = view.say("revisions_fold", count=view.speaker.number(len(rows)))
    inside = [
        Words(view.say("revisions_explained")),
        *_beginning(view, table),
        shared_blocks.csv_file(view, "berichtigungen.csv", table),
    ]
    yield Fold(label, tuple(inside), anchor=CORRECTIONS)


def revised_since(view: View, in_force: Release) -> Iterator[Block]:
    """What of an earlier release was corrected later, of the city and series of a page."""
    now = View(in_force, view.given, view.language)
    area = view.given.get("stadt") or view.given.get("gebiet")
    rows = _rows(now, area, view.given.get("indikator") or view.given.get("reihe"))
    later = rows[
        [order_of(name) > order_of(view.release.release_id) for name in rows["changed_in"]]
    ]
    if later.empty:
        return
    label = view.say("revised_since", count=view.speaker.number(len(later)))
    yield Fold(label, tuple(_beginning(now, revision_table(later.iloc[::-1], now))))


def _beginning(view: View, table: pd.DataFrame) -> Iterator[Block]:
    """The rows that a page can bear."""
    yield from shared_blocks.table(view, table.head(LONGEST_TABLE))
    if len(table) > LONGEST_TABLE:
        yield Small(view.say("revisions_cut", count=LONGEST_TABLE))


def _rows(view: View, area: str | None, series: str | None) -> pd.DataFrame:
    rows: pd.DataFrame = view.table("revisions", area=area)
    return rows if series is None else rows[rows["series"] == series]


def revision_table(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    """One row per change: release, what it is about, how it changed, from what to what, why."""
    return titled([_row(row, view) for row in rows.to_dict("records")], view.language)


def _row(row: dict[Any, Any], view: View) -> dict[str, object]:
    speaker = view.speaker
    return {
        "changed_in": row["changed_in"],
        "changed_what": what(row, speaker),
        "changed_how": speaker.say(f"revision_kind_{row['change']}"),
        "changed_before": _value(row, "value_before", view),
        "changed_now": _value(row, "value", view),
        "changed_why": row["why"] or view.say("revision_no_reason"),
    }


def what(row: dict[Any, Any], speaker: Speaker) -> str:
    """Series, breakdown and year of a change."""
    catalogue, series = speaker.catalogue, row["series"]
    title = speaker.of(catalogue.series(series).title) if catalogue.has_series(series) else series
    parts = [title, figure_formats.breakdown(row["breakdown"], speaker), str(row["year"])]
    return ", ".join(filter(None, parts))


def _value(row: dict[Any, Any], name: str, view: View) -> str:
    """A value with its unit, as exact as pages show it; a sign where it is not told."""
    value, speaker = row[name], view.speaker
    if pd.isna(value):
        return str(speaker.catalogue.signs["unknown"].sign)
    return figure_formats.quantity(value, row["unit"], speaker, _decimals(row, view))


def _decimals(row: dict[Any, Any], view: View) -> int | None:
    """The decimals of the figure as it is now; those of its unit where it is gone."""
    figures = view.figures(row["series"], row["area"])
    own = figures[(figures[_PLACE] == [row[name] for name in _PLACE]).all(axis=1)]
    found = own.to_dict("records")[:1]
    return figure_formats.shown_decimals(found[0], view.catalogue) if found else None
