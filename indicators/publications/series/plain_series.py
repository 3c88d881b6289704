"""What the charts of figures show, in plain German: one short sentence a list entry."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.publications.series.base_wording import latest_per_line
from indicators.publications.series.drawn_bases import Use, references, rejected
from indicators.publications.speech import formats
from indicators.publications.speech.plain_values import (
    counted_lines,
    figure_text,
    lines,
    unit_note,
    whole,
)

Pair = tuple[Any, Any]


def series(figures: pd.DataFrame, title: str, area: str) -> list[str]:
    """The chart of one series of one area, or why there is none."""
    subject = lines("plain_subject", place=area, title=title)
    if figures.empty:
        return subject + lines("plain_series_none")
    shown = figures[figures["value"].notna()].sort_values(["year", "figure_id"])
    if shown.empty:
        return subject + lines("plain_series_all_hidden")
    several = shown["line"].nunique() > 1
    said = _several_lines(shown) if several else _one_line(shown)
    return subject + said + _notes(figures, shown)


def _one_line(shown: pd.DataFrame) -> list[str]:
    first, last = shown.iloc[0], shown.iloc[-1]
    if len(shown) == 1:
        return _at(last, is_dated=False)
    is_dated = first["year"] == last["year"]
    return _at(first, is_dated=is_dated) + _at(last, is_dated=is_dated) + _change(shown)


def _at(figure: Any, *, is_dated: bool) -> list[str]:
    """Im Jahr 2021: 20 von 100. Two values of the same year are told by their days."""
    if is_dated and pd.notna(figure["reference_date"]):
        return lines("plain_on_day", day=formats.reference(figure, "de"), value=figure_text(figure))
    return lines("plain_in_year", year=int(figure["year"]), value=figure_text(figure))


def _change(shown: pd.DataFrame) -> list[str]:
    """Whether the number rose or fell, as readers see it; across a break nobody can say."""
    first, last = shown.iloc[0], shown.iloc[-1]
    if first["segment"] != last["segment"] or any(shown["breaks"].iloc[1:]):
        return lines("plain_change_break")
    ends = [whole(figure["value"], figure["unit"]) for figure in (first, last)]
    if last["unit"] == "percentage_points":
        return _distance(ends[0].number, ends[1].number)
    if ends[0].text == ends[1].text:
        return lines("plain_change_none")
    return lines("plain_change_up" if ends[1].number > ends[0].number else "plain_change_down")


def _distance(first: int, last: int) -> list[str]:
    """Whether a gap grew or shrank on its side; one that changed sides did neither."""
    if first * last < 0:
        return []
    if first == last:
        return lines("plain_change_none")
    return lines("plain_distance_up" if abs(last) > abs(first) else "plain_distance_down")


def _several_lines(shown: pd.DataFrame) -> list[str]:
    """Several lines have no one latest value; the newest of each span a range."""
    newest = latest_per_line(shown)
    return lines("plain_series_several", count=len(newest)) + _range(newest)


def _range(newest: pd.DataFrame) -> list[str]:
    ordered = newest.sort_values("value")
    low, high = (figure_text(ordered.iloc[end]) for end in (0, -1))
    if len(ordered) == 1:
        return lines("plain_range_single", value=low)
    if low == high:
        return lines("plain_range_same", value=low)
    is_gap = ordered.iloc[0]["unit"] == "percentage_points"
    return lines("plain_range_gap" if is_gap else "plain_range", low=low, high=high)


def _notes(figures: pd.DataFrame, shown: pd.DataFrame) -> list[str]:
    """Hidden values, what a unit means, and that bars show how exact a number is."""
    hidden = int((figures["status"] == "hidden").sum())
    bars = lines("plain_bars") if shown["low"].notna().any() else []
    return counted_lines("plain_hidden", hidden) + unit_note(shown.iloc[-1]["unit"]) + bars


def staff_beside_population(
    staff: pd.DataFrame, population: pd.DataFrame, uses: Mapping[int, Use], title: str, city: str
) -> list[str]:
    """A staff share beside the population of the city; the two are not compared here.

    Which population series may be compared is said by the verdict.
    """
    said = lines("plain_subject", place=city, title=title)
    is_survey = len(staff) and pd.notna(staff["response_rate"].iloc[-1])
    said += _end(staff, "plain_asked" if is_survey else "plain_staff")
    fitting = references(population, dict(uses))
    said += _end(fitting, "plain_population")
    if len(fitting):
        said += counted_lines("plain_population_lines", fitting["line"].nunique())
    return said + counted_lines("plain_population_grey", rejected(dict(uses)))


def _end(figures: pd.DataFrame, key: str) -> list[str]:
    if figures.empty:
        return lines(f"{key}_none")
    newest = figures.sort_values(["year", "figure_id"]).iloc[-1]
    return lines(key, year=int(newest["year"]), value=figure_text(newest))


def panels(newest: pd.DataFrame, scales: int, title: str, cities: int) -> list[str]:
    """A panel per city; `newest` has the newest figure of each city that has one."""
    said = lines("plain_title", title=title)
    said += counted_lines("plain_panels", len(newest), all=cities)
    if newest.empty:
        return said
    if scales > 1:
        return said + lines("plain_panels_apart")
    said += _range(newest) + unit_note(newest.iloc[0]["unit"])
    return said + (lines("plain_panels_no_ranking") if len(newest) > 1 else [])


def dots(figures: pd.DataFrame, scales: int, title: str, cities: int) -> list[str]:
    """A dot per city; `figures` has the one figure of each city that has any."""
    said = lines("plain_title", title=title)
    said += counted_lines("plain_dots", len(figures), all=cities)
    if scales > 1:
        return said + lines("plain_dots_apart")
    said += _range(figures) + unit_note(figures.iloc[0]["unit"])
    return said + (lines("plain_panels_no_ranking") if len(figures) > 1 else [])


def others(title: str, count: int) -> list[str]:
    """The panels of areas outside the monitoring."""
    return lines("plain_title", title=title) + counted_lines("plain_others", count)


def pairs(found: Sequence[Pair], title: str, catalogue: Catalogue) -> list[str]:
    """Staff and population of the same city; an entry per city."""
    said = lines("plain_title", title=title) + lines("plain_pairs")
    return said + [line for pair in found for line in _pair(*pair, catalogue)]


def _pair(staff: Any, base: Any, catalogue: Catalogue) -> list[str]:
    ends = [whole(figure["value"], figure["unit"]) for figure in (staff, base)]
    return lines(
        f"plain_pair_{_side(ends[0].number, ends[1].number)}",
        city=catalogue.area_name(staff["area"], "de"),
        staff=figure_text(staff),
        population=figure_text(base),
    )


def _side(staff: int, population: int) -> str:
    """Where staff are, of the whole numbers that are shown."""
    if staff == population:
        return "level"
    return "below" if staff < population else "above"
