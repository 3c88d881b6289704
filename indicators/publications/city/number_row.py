"""Four numbers of a city in a row: share, population, gap and verdict, each with its date.

A list of terms rather than cards: it is read aloud in its order, wraps on a phone and prints.
"""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any, NamedTuple

import pandas as pd

from indicators.publications.drawing import style
from indicators.publications.marked_tables import mark_link
from indicators.publications.overview.progress_wording import verdict
from indicators.publications.series.base_wording import latest_per_line
from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.correction_words import correction_mark, first_mark
from indicators.publications.speech.figure_formats import qualifications
from indicators.publications.speech.signs import sign
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import sentence
from indicators.publications.typed_cells import Mark
from indicators.publications.verdicts.standing import Standing
from indicators.publications.verdicts.verdict_numbers import limits, points, side
from indicators.publications.verdicts.verdict_wording import label


class Number(NamedTuple):
    """What is counted, its value with the unit or the sign of none, and its date or the reason."""

    label: str
    value: str
    note: str
    mark: Mark | None = None
    """That the value is another one in another release."""


def numbers(standing: Standing, population: pd.DataFrame, speaker: Speaker) -> list[Number]:
    """The four numbers; `population` are all bases of the city for this share."""
    return [
        _staff(standing, speaker),
        _population(standing, population, speaker),
        _gap(standing, speaker),
        _verdict(standing, speaker.language),
    ]


def _name(key: str, language: str) -> str:
    return sentence(f"number_{key}", language)


def _staff(standing: Standing, speaker: Speaker) -> Number:
    figure, name = standing.newest, _name("staff", speaker.language)
    if figure is None:
        state = str(standing.known["state"])
        # Published by parts only: there is no value for the whole.
        code = "unknown" if state == "published" else state
        return Number(name, sign(code), speaker.say(f"number_state_{state}"))
    notes = [*qualifications(figure, speaker.language), formats.reference(figure, speaker.language)]
    mark = correction_mark(figure, speaker)
    return Number(name, figure_formats.bare_value(figure, speaker), ", ".join(notes), mark)


def _population(standing: Standing, population: pd.DataFrame, speaker: Speaker) -> Number:
    """The base of the gap; without a share of staff the newest value of every base, as a range."""
    name = _name("population", speaker.language)
    if standing.base is not None:
        value = figure_formats.bare_value(standing.base, speaker)
        mark = correction_mark(standing.base, speaker)
        said = qualifications(standing.base, speaker.language)
        date = formats.reference(standing.base, speaker.language)
        notes = ", ".join([_ages(standing.base, speaker), *said, date])
        return Number(name, value, notes, mark)
    newest = latest_per_line(population[population["breakdown"] == ""])
    newest = newest[newest["value"].notna()].sort_values("value")
    if newest.empty:
        return Number(name, sign("unknown"), speaker.say("number_no_population"))
    known, note = _range(newest, speaker), _bases(newest, speaker)
    if standing.newest is None:
        return Number(name, known, note)
    # A range would pass for a reference, and the page says below that there is none.
    return Number(
        name,
        speaker.say("number_no_base"),
        speaker.say("number_unsuited", known=known, note=note),
    )


def _range(newest: pd.DataFrame, speaker: Speaker) -> str:
    ends = [
        figure_formats.figure_value(figure, speaker)
        for figure in newest.iloc[[0, -1]].to_dict("records")
    ]
    if ends[0] == ends[1]:
        return ends[0]
    return speaker.say("limits", low=ends[0], high=ends[1])


def _ages(figure: Any, speaker: Speaker) -> str:
    """Of which ages the share is."""
    return speaker.say(f"number_ages_{figure['series']}")


def _bases(newest: pd.DataFrame, speaker: Speaker) -> str:
    """Whose share of when; of several bases the first and the last year."""
    ages = _ages(newest.iloc[0], speaker)
    if len(newest) == 1:
        return f"{ages}, {formats.reference(newest.iloc[0], speaker.language)}"
    years = sorted({str(int(year)) for year in newest["year"]})
    span = years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}"
    is_of_one_age = newest["series"].nunique() == 1
    form = "number_by_base" if is_of_one_age else "number_by_base_and_age"
    return speaker.say(form, ages=ages, years=span)


def _gap(standing: Standing, speaker: Speaker) -> Number:
    """Percentage points with their side and interval, or why there is no gap.

    Where one of both shares was corrected, so was what lies between them.
    """
    language = speaker.language
    pair, name = standing.pair, _name("gap", language)
    if pair is None:
        return Number(name, sign("unknown"), _no_gap(standing, language))
    where = side(pair["gap"])
    notes = [sentence(f"number_gap_{where}", language)]
    # "3,4 above" has a range of "2,0 to 4,9" above, not of "-4,9 to -2,0".
    ends = (
        (-pair["gap_high"], -pair["gap_low"])
        if where == "above"
        else (pair["gap_low"], pair["gap_high"])
    )
    span = limits(*ends, language)
    notes += [sentence("number_interval", language, limits=span)] if span else []
    mark = first_mark(speaker, standing.newest, standing.base)
    return Number(name, points(abs(pair["gap"]), language), ", ".join(notes), mark)


def _no_gap(standing: Standing, language: str) -> str:
    if standing.newest is None:
        return sentence("number_no_staff", language)
    own = standing.points[standing.points["staff_figure"] == standing.newest["figure_id"]]
    reasons = [reason for reason in own["left_out"] if reason.startswith(("no_pop", "concepts"))]
    return label("reasons", reasons[-1] if reasons else "no_population_base", language)


def _verdict(standing: Standing, language: str) -> Number:
    name, found = _name("verdict", language), standing.verdict
    if found is None:
        return Number(name, verdict(standing, language), "")
    if found["reason"]:
        return Number(
            name, verdict(standing, language), label("reasons", found["reason"], language)
        )
    years = {"first": int(found["first_year"]), "last": int(found["last_year"])}
    return Number(name, verdict(standing, language), sentence("number_years", language, **years))


def markup(row: Sequence[Number], where: Callable[[Mark], str]) -> str:
    """The numbers as HTML; `where` says where a correction is explained."""
    return f'<dl style="{_ROW}">{"".join(_cell(number, where) for number in row)}</dl>'


_ROW = "display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 0 0 0.5rem; padding: 0"
_CELL = (
    f"flex: 1 1 9.5rem; border: 1px solid var(--line, {style.MUTED}); border-radius: 4px; "
    "padding: 0.5rem 0.75rem; margin: 0"
)
_VALUE = "display: block; font-size: 1.35rem; line-height: 1.3; font-weight: 650"
_NOTE = f"display: block; font-size: 0.9rem; color: var(--quiet, {style.MUTED})"


def _cell(number: Number, where: Callable[[Mark], str]) -> str:
    mark = number.mark
    note = ", ".join(filter(None, [mark.words if mark else "", number.note]))
    sign = f"\u00a0{mark_link(mark, where(mark))}" if mark else ""
    return (
        f'<div style="{_CELL}"><dt style="font-weight: 400">{escape(number.label)}</dt>'
        f'<dd style="margin: 0"><strong style="{_VALUE}">{escape(number.value)}{sign}</strong>'
        f'<span style="{_NOTE}">{escape(note)}</span></dd></div>'
    )
