"""What maps, timelines, chains, matrices and paths show, in plain German."""

from collections.abc import Sequence

import pandas as pd

from indicators.analysis.thresholds import analysis_rules
from indicators.catalogue.models import Goal, Indicator, Measure
from indicators.publications.parity_path.parity_scenario import Outlook
from indicators.publications.speech.plain_values import counted_lines, lines, whole


def states(counts: dict[str, int]) -> list[str]:
    """The bar of the first page: how many of all figures are public, hidden, unknown."""
    said = counted_lines("plain_states", sum(counts.values()))
    return said + _states(counts)


def _states(counts: dict[str, int]) -> list[str]:
    return [line for state, count in counts.items() for line in _state(state, count)]


def _state(state: str, count: int) -> list[str]:
    return counted_lines(f"plain_state_{state}", count)


def tiles(counts: dict[str, int], indicators: int) -> list[str]:
    """The map of the cities with a number on each tile."""
    least, most = min(counts.values()), max(counts.values())
    said = lines("plain_tiles", count=len(counts))
    if least == most:
        said += lines("plain_tiles_same", count=least, all=indicators)
    else:
        said += lines("plain_tiles_range", least=least, most=most, all=indicators)
    return said + lines("plain_tiles_no_judgement")


def timeline(dated: Sequence[Measure], total: int) -> list[str]:
    """When measures run; `dated` are those with a stated start, of `total` in the selection."""
    starts = [m.running_time.start[:4] for m in dated if m.running_time.start]
    still_open = sum(1 for measure in dated if measure.running_time.end is None)
    return [
        *counted_lines("plain_timeline", len(dated)),
        *lines("plain_measure_means"),
        *lines("plain_timeline_first", year=min(starts)),
        *counted_lines("plain_timeline_open", still_open),
        *counted_lines("plain_timeline_missing", total - len(dated)),
    ]


def measure_chain(name: str, indicators: Sequence[Indicator], goals: Sequence[Goal]) -> list[str]:
    """What one measure is meant to change, and which goals this serves."""
    names = ", ".join(goal.label.de for goal in goals)
    return [
        *lines("plain_chain", name=name),
        *counted_lines("plain_chain_indicators", len(indicators)),
        *counted_lines("plain_chain_goals", len(goals), goals=names),
    ]


def goal_chain(goal: Goal, indicators: int, measures: int) -> list[str]:
    """How many figures tell about a goal, and how many measures serve it."""
    return [
        *lines("plain_goal", goal=goal.label.de),
        *counted_lines("plain_goal_indicators", indicators),
        *counted_lines("plain_goal_measures", measures),
    ]


def matrix(table: pd.DataFrame) -> list[str]:
    """What is known of each indicator in each city, from a table of recordability."""
    found = table["state"].value_counts()
    order = ("published", "hidden", "recordable", "not_recorded", "unknown")
    return [
        *counted_lines("plain_matrix_rows", table["indicator"].nunique()),
        *counted_lines("plain_matrix_columns", table["area"].nunique()),
        *_states({state: int(found.get(state, 0)) for state in order}),
    ]


def parity_path(outlook: Outlook, city: str, *, is_own_start: bool) -> list[str]:
    """Where a scenario leads: a play of thought, never a forecast.

    A start value of the visitor's own is called that: the sentences name a city.
    """
    first, last = outlook.path.iloc[0], outlook.path.iloc[-1]
    return [
        *lines("plain_path", city=city),
        *(lines("plain_path_own_start") if is_own_start else []),
        *_ends(first, "plain_path_first"),
        *_ends(last, "plain_path_last"),
        *_parity(outlook),
    ]


def no_parity_path(city: str) -> list[str]:
    """That a scenario needs a number to begin with, and nobody has published one."""
    return lines("plain_path_no_start", city=city)


def _ends(row: pd.Series, key: str) -> list[str]:
    return lines(
        key,
        year=int(row["year"]),
        staff=whole(row["staff"], "percent").text,
        population=whole(row["population"], "percent").text,
    )


def _parity(outlook: Outlook) -> list[str]:
    if outlook.years is None:
        return lines("plain_path_never", longest=analysis_rules().scenario.longest)
    reached = (
        lines("plain_path_now")
        if outlook.years == 0
        else lines("plain_path_year", year=outlook.start + outlook.years)
    )
    if outlook.lost is None:
        return reached
    return reached + lines("plain_path_lost", year=outlook.start + outlook.lost)
