"""Staff series of one city and delimitation, each with every population line as its base.

Works on figures that carry `line` and `segment` (figures.series.with_series). Hidden figures take
part without their value: that they exist is public.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

import pandas as pd

from indicators.analysis.comparability.pairing import Figure, is_served_enough, population_bases
from indicators.analysis.figures.series import day_of
from indicators.analysis.thresholds import VerdictRules
from indicators.analysis.verdicts.points import (
    Base,
    Line,
    Standards,
    fault_of,
    is_estimate,
    make_point,
)
from indicators.analysis.verdicts.turnover import delivered_turnovers
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
    "interval_kind",
    "denominator",
    "decimals",
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

NUMBERS = ["response_rate", "value", "low", "high", "denominator", "decimals"]


def read_lines(figures: pd.DataFrame, catalogue: Catalogue, rules: VerdictRules) -> Iterator[Line]:
    """Lines of every monitored city and indicator with a target; an empty one where none is.

    Sums over cities and figures of other areas make no line.
    """
    cities = [city.code for city in catalogue.monitored_cities]
    known = figures.loc[figures["area"].isin(cities), NEEDED]
    known = known.astype(dict.fromkeys(NUMBERS, "float64"))
    delivered = delivered_turnovers(known, catalogue)
    by_series = dict(tuple(known.groupby("series")))
    counting = {method.code: method.counting for method in catalogue.methods}
    for indicator in catalogue.indicators:
        if indicator.target is not None:
            quantity = indicator.denominator.quantity if indicator.denominator else ""
            standards = Standards(counting, rules, quantity, delivered)
            lines = _lines_by_city(by_series, indicator, catalogue, standards)
            for city in cities:
                yield from lines.get(city) or [Line(city, indicator.name)]


def _lines_by_city(
    by_series: dict[str, pd.DataFrame],
    indicator: Indicator,
    catalogue: Catalogue,
    standards: Standards,
) -> dict[str, list[Line]]:
    if indicator.name not in by_series:
        return {}
    staff = by_series[indicator.name]
    staff = staff[staff["value"].notna() | (staff["status"] == "hidden")]
    known = [by_series[name] for name in indicator.targets if name in by_series]
    population = pd.concat(known) if known else staff.iloc[:0]
    # A total is measured against a total, never against an age group.
    population = population[
        population["value"].notna()
        & (population["breakdown"] == "")
        & population["area"].isin(staff["area"])
    ]
    reader = _Reader(staff, population, indicator, catalogue, standards)
    return {
        city: _with_changes(reader.lines(city, indicator.name)) for city in staff["area"].unique()
    }


class _Reader:
    """The figures of one indicator and its targets, ready to be looked up."""

    def __init__(
        self,
        staff: pd.DataFrame,
        population: pd.DataFrame,
        indicator: Indicator,
        catalogue: Catalogue,
        standards: Standards,
    ) -> None:
        judged = population_bases(staff, population, catalogue).to_dict("records")
        self.judged = _grouped(judged, "staff_figure")
        self.staff = _grouped(staff.to_dict("records"), "area")
        self.bases = {row["figure_id"]: row for row in population.to_dict("records")}
        self.base_lines = _grouped(self.bases.values(), "line")
        self.standards = standards
        self.of_age = indicator.target_of_age

    def lines(self, area: str, indicator: str) -> list[Line]:
        groups = _grouped(self.staff[area], "line").values()
        return [self._line(area, indicator, figures) for figures in groups]

    def _line(self, area: str, indicator: str, figures: list[Figure]) -> Line:
        kept = self._one_a_year(figures)
        judged: dict[int, list[Figure]] = defaultdict(list)
        for figure in kept:
            for row in self.judged[figure["figure_id"]]:
                judged[self.bases[row["base_figure"]]["line"]].append(row)
        bases = self._preferring([self._base(kept, key, rows) for key, rows in judged.items()])
        return Line(
            area,
            indicator,
            self.standards.quantity,
            self.standards.counting[kept[0]["method"]] == "survey",
            tuple(kept),
            bases,
            turnover=self.standards.turnover(kept[0]),
        )

    def _one_a_year(self, figures: list[Figure]) -> list[Figure]:
        """Two figures of a year are one point: the sound one, with an interval, the latest."""

        def worth(figure: Figure) -> tuple[bool, bool, date, int]:
            is_sound = not fault_of(figure, self.standards)
            return is_sound, pd.notna(figure["low"]), day_of(figure), figure["figure_id"]

        best = [max(same, key=worth) for same in _grouped(figures, "year").values()]
        return sorted(best, key=day_of)

    def _base(self, staff: list[Figure], line: int, judged: list[Figure]) -> Base:
        usable = _grouped([row for row in judged if row["is_usable"]], "staff_figure")
        points = [
            make_point(figure, self._nearest(rows), self.standards)
            for figure in staff
            if (rows := usable[figure["figure_id"]])
        ]
        figures = sorted(self.base_lines[line], key=day_of)
        return Base(tuple(figures), tuple(judged), tuple(points))

    def _preferring(self, bases: list[Base]) -> tuple[Base, ...]:
        """The bases of one staff line that know whether they come first."""
        served: dict[bool, set[int]] = {True: set(), False: set()}
        for base in bases:
            served[self._is_of_age(base)] |= {point.staff_figure for point in base.points}
        place = 1 if is_served_enough(len(served[True]), len(served[False])) else -1
        return tuple(
            replace(base, preference=place) if self._is_of_age(base) else base for base in bases
        )

    def _is_of_age(self, base: Base) -> bool:
        return bool(base.figures[0]["series"] == self.of_age)

    def _nearest(self, judged: list[Figure]) -> Figure:
        """The population figure of a line that fits best: no estimate, nearest date, newest."""

        def distance(row: Figure) -> tuple[bool, int, int]:
            base = self.bases[row["base_figure"]]
            return is_estimate(base, self.standards.counting), row["months"], -row["base_figure"]

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
