"""Counted indicators beside the criteria of a goal: the latest figure, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.catalogue.models import Criterion, Indicator
from indicators.publications.city.city_wording import latest, latest_reports
from indicators.publications.measures.register_tables import titled
from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.escaping import as_title
from indicators.publications.speech.signs import sign
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import delivered, sentence
from indicators.publications.typed_cells import Cell
from indicators.release.row_types import Figure, Known


@dataclass(frozen=True)
class Counted:
    """An indicator beside a criterion in words; `value` is the figure, or a sign and a reason."""

    indicator: Indicator
    is_published: bool
    value: Cell | str
    date: str
    source_title: str
    source_address: str


def counted_beside(
    criterion: Criterion, figures: pd.DataFrame, recordability: pd.DataFrame, speaker: Speaker
) -> list[Counted]:
    """What one city has counted on a criterion, an entry per indicator in the order given.

    `figures` and `recordability` are those of the city.
    """
    known = {row["indicator"]: row for row in recordability.to_dict("records")}
    entries = [speaker.catalogue.indicators[name] for name in criterion.indicators]
    return [
        _counted(entry, latest(figures, entry.name), known[entry.name], speaker)
        for entry in entries
    ]


def _counted(entry: Indicator, figure: Figure | None, known: Known, speaker: Speaker) -> Counted:
    if figure is None:
        reason = _reason(known, speaker.language)
        date = "" if pd.isna(known["year"]) else str(int(known["year"]))
        return Counted(entry, False, reason, date, known["source_title"], known["source_address"])
    return Counted(
        entry,
        True,
        figure_formats.figure_cell(figure, speaker),
        formats.reference(figure, speaker.language),
        figure["source_title"],
        figure["source_address"],
    )


def _reason(known: Known, language: str) -> str:
    """Sign and words of a missing figure, with what the city said about it."""
    state = str(known["state"])
    said = delivered(known, "reason", language)
    return sentence(
        "counted_said" if said else "counted_missing",
        language,
        sign=sign(state),
        state=sentence("counted_by_parts" if state == "published" else f"state_{state}", language),
        reason=str(said).rstrip("."),
    )


def stage(criterion: Criterion, reports: pd.DataFrame, speaker: Speaker) -> Cell | str:
    """The stage a city has reported with its date, or that it has reported nothing.

    A file has its number, as in the matrix of all cities.
    """
    own = reports[reports["criterion"] == criterion.code]
    if own.empty:
        return speaker.say("criterion_no_report")
    last = latest_reports(own).iloc[-1]
    found = speaker.catalogue.stages[last["stage"]]
    words, date = speaker.of(found.label), formats.partial_date(last["dated"], speaker.language)
    text = speaker.say("city_criterion_step", stage=words, date=date)
    return Cell(text, found.order, speaker.say("unit_stage"), date, words)


def criteria_table(
    rows: Sequence[tuple[Criterion, Cell | str, list[Counted]]], language: str
) -> pd.DataFrame:
    """One row per criterion and indicator beside it; `rows` hold criterion, stage and counts."""
    found = [
        _row(criterion, reported, entry, language)
        for criterion, reported, counted in rows
        for entry in _or_one_empty(counted)
    ]
    return titled(found, language)


def _or_one_empty(counted: list[Counted]) -> Sequence[Counted | None]:
    return counted or [None]


def _row(
    criterion: Criterion, reported: Cell | str, entry: Counted | None, language: str
) -> dict[str, Cell | str]:
    title = criterion.title.said(language)
    row: dict[str, Cell | str] = {"criterion": title, "stage": reported}
    if entry is None:
        nothing = sentence("counted_nothing", language)
        return row | {"counted": nothing, "counted_value": "", "counted_date": "", "source": ""}
    return {
        **row,
        "counted": f"{entry.indicator.code} {entry.indicator.title.said(language)}",
        "counted_value": entry.value,
        "counted_date": entry.date,
        "source": as_title(entry.source_title),
    }
