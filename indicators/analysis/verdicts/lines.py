"""Staff series of one city and delimitation, each with every population line as its base.

Works on figures that carry `line` and `segment` (figures.series.with_series). Hidden figures take
part without their value: that they exist is public.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

import pandas as pd

from indicators.analysis.comparability.pairing import Figure, population_bases
from indicators.analysis.figures.series import day_of
from indicators.analysis.verdicts.points import (
    Base,
    Counting,
    Line,
    fault_of,
    is_estimate,
    make_point,
)
from indicators.catalogue import Catalogue
from indicators.catalogue.models import Indicator

NEEDED = [
    "figure_id",
    "series",
    "area",
    "year",
    "reference_date",
    "breakdown",
    "status",
    "value",
    "low",
    "high",
    "concept",
    "method",
    "scope",
    "precision",
    "observation_status",
    "response_rate",
    "line",
    "segment",
    "breaks",
]


def read_lines(
    figures: pd.DataFrame, catalogue: Catalogue, minimum_response: float
) -> Iterator[Line]:
    """Lines of every monitored city and indicator with a target; an empty one where none is.

    Sums over cities and figures of other areas make no line.
    """
    cities = [city.code for city in catalogue.monitored_cities]
    known = figures.loc[figures["area"].isin(cities), NEEDED]
    known = known.astype({"response_rate": float, "value": float, "low": float, "high": float})
    by_series = dict(tuple(known.groupby("series")))
    for indicator in catalogue.indicators:
        if indicator.target is not None:
            lines = _lines_by_city(by_series, indicator, catalogue, minimum_response)
            for city in cities:
                yield from lines.get(city) or [Line(city, indicator.name)]


def _lines_by_city(
    by_series: dict[str, pd.DataFrame],
    indicator: Indicator,
    catalogue: Catalogue,
    minimum_response: float,
) -> dict[str, list[Line]]:
    if indicator.name not in by_series:
        return {}
    staff = by_series[indicator.name]
    staff = staff[staff["value"].notna() | (staff["status"] == "hidden")]
    population = by_series.get(str(indicator.target), staff.iloc[:0])
    # A total is measured against a total, never against an age group.
    population = population[
        population["value"].notna()
        & (population["breakdown"] == "")
        & population["area"].isin(staff["area"])
    ]
    reader = _Reader(staff, population, catalogue, minimum_response)
    return {
        city: _with_changes(reader.lines(city, indicator.name)) for city in staff["area"].unique()
    }


class _Reader:
    """The figures of one indicator and its target, ready to be looked up."""

    def __init__(
        self,
        staff: pd.DataFrame,
        population: pd.DataFrame,
        catalogue: Catalogue,
        minimum_response: float,
    ) -> None:
        judged = population_bases(staff, population, catalogue).to_dict("records")
        self.judged = _grouped(judged, "staff_figure")
        self.staff = _grouped(staff.to_dict("records"), "area")
        self.bases = {row["figure_id"]: row for row in population.to_dict("records")}
        self.base_lines = _grouped(self.bases.values(), "line")
        self.counting: Counting = {method.code: method.counting for method in catalogue.methods}
        self.minimum_response = minimum_response

    def lines(self, area: str, indicator: str) -> list[Line]:
        groups = _grouped(self.staff[area], "line").values()
        return [self._line(area, indicator, figures) for figures in groups]

    def _line(self, area: str, indicator: str, figures: list[Figure]) -> Line:
        kept = self._one_a_year(figures)
        judged: dict[int, list[Figure]] = defaultdict(list)
        for figure in kept:
            for row in self.judged[figure["figure_id"]]:
                judged[self.bases[row["base_figure"]]["line"]].append(row)
        bases = tuple(self._base(kept, key, rows) for key, rows in judged.items())
        return Line(area, indicator, tuple(kept), bases)

    def _one_a_year(self, figures: list[Figure]) -> list[Figure]:
        """Two figures of a year are one point: the sound one, with an interval, the latest."""

        def worth(figure: Figure) -> tuple[bool, bool, date, int]:
            is_sound = not fault_of(figure, self.counting, self.minimum_response)
            return is_sound, pd.notna(figure["low"]), day_of(figure), figure["figure_id"]

        best = [max(same, key=worth) for same in _grouped(figures, "year").values()]
        return sorted(best, key=day_of)

    def _base(self, staff: list[Figure], line: int, judged: list[Figure]) -> Base:
        usable = _grouped([row for row in judged if row["is_usable"]], "staff_figure")
        points = [
            make_point(figure, self._nearest(rows), self.counting, self.minimum_response)
            for figure in staff
            if (rows := usable[figure["figure_id"]])
        ]
        figures = sorted(self.base_lines[line], key=day_of)
        return Base(tuple(figures), tuple(judged), tuple(points))

    def _nearest(self, judged: list[Figure]) -> Figure:
        """The population figure of a line that fits best: no estimate, nearest date, newest."""

        def distance(row: Figure) -> tuple[bool, int, int]:
            base = self.bases[row["base_figure"]]
            return is_estimate(base, self.counting), row["months"], -row["base_figure"]

        return self.bases[min(judged, key=distance)["base_figure"]]


def _grouped(rows: Iterable[Figure], key: str) -> dict[int | str, list[Figure]]:
    groups: dict[int | str, list[Figure]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups


def _with_changes(lines: list[Line]) -> list[Line]:
    """Lines that know what changed since the line before them."""
    return [replace(line, changed=_changed(line, lines)) for line in lines]


def _changed(line: Line, lines: list[Line]) -> tuple[str, ...]:
    """What differs from the latest line with comparable figures that ended before this began."""
    names = ("concept", "method", "scope")
    own = line.figures[0]
    earlier = [
        (other.paired_days[-1], [other.figures[0][name] for name in names])
        for other in lines
        if other.figures[0]["breakdown"] == own["breakdown"]
        and other.paired_days
        and other.paired_days[-1] < day_of(own)
    ]
    if not earlier:
        return ()
    before = max(earlier)[1]
    return tuple(
        f"{name}_changed" for name, was in zip(names, before, strict=True) if was != own[name]
    )
