"""Where a city stands on one share: staff, population, gap, verdict, or why there is none."""

from dataclasses import dataclass

import pandas as pd

from indicators.catalogue.models import Indicator
from indicators.publications.view import View
from indicators.release.row_types import Figure, Known
from indicators.release.verdict_types import Verdict, VerdictPoint


@dataclass(frozen=True, eq=False)
class Standing:
    """What is published of a share without breakdown in one city, oldest first."""

    area: str
    staff: pd.DataFrame
    population: pd.DataFrame
    """The population figures that the staff figures are measured against."""
    points: pd.DataFrame
    """Staff against population, as judged, a row per staff figure."""
    verdict: Verdict | None
    known: Known
    """What is known of the share: its state, and the effort that it takes."""

    @property
    def newest(self) -> Figure | None:
        """The newest staff figure."""
        return None if self.staff.empty else self.staff.iloc[-1].to_dict()

    @property
    def pair(self) -> VerdictPoint | None:
        """The newest staff figure against its population; an older gap would not be today's."""
        if self.newest is None:
            return None
        found = self.points[self.points["staff_figure"] == self.newest["figure_id"]]
        found = found[found["gap"].notna()]
        return None if found.empty else found.iloc[-1].to_dict()

    @property
    def base(self) -> Figure | None:
        """The population figure of that pair."""
        if self.pair is None:
            return None
        found = self.population[self.population["figure_id"] == self.pair["base_figure"]]
        return found.iloc[0].to_dict()


@dataclass(frozen=True, eq=False)
class _Tables:
    """What a release has on one share; asked for once, however many cities are told."""

    figures: pd.DataFrame
    bases: pd.DataFrame
    verdicts: pd.DataFrame
    points: pd.DataFrame
    states: pd.DataFrame


def standings(view: View, entry: Indicator) -> list[Standing]:
    """A share in every monitored city, by name."""
    tables = _tables(view, entry, None)
    return [_standing(tables, city.code) for city in view.catalogue.monitored_cities]


def standing(view: View, entry: Indicator, area: str) -> Standing:
    """A share in one city."""
    return _standing(_tables(view, entry, area), area)


def _tables(view: View, entry: Indicator, area: str | None) -> _Tables:
    figures = view.figures(entry.name, area)
    verdicts = view.release.verdicts(area=area, indicator=entry.name)
    states = view.release.recordability(area=area)
    return _Tables(
        figures[figures["value"].notna() & (figures["breakdown"] == "")],
        view.figures(entry.targets, area),
        verdicts[verdicts["breakdown"] == ""],
        view.release.verdict_points(),
        states[states["indicator"] == entry.name],
    )


def _standing(tables: _Tables, area: str) -> Standing:
    own = tables.figures[tables.figures["area"] == area]
    judged = tables.verdicts[tables.verdicts["area"] == area]
    points = tables.points[tables.points["verdict_id"].isin(judged["verdict_id"])]
    used = tables.bases["figure_id"].isin(points["base_figure"].dropna())
    current = judged[judged["is_current"]].to_dict("records")
    return Standing(
        area,
        own.sort_values(["year", "figure_id"]),
        tables.bases[used].sort_values(["year", "figure_id"]),
        points.sort_values("day"),
        current[0] if current else None,
        tables.states[tables.states["area"] == area].iloc[0].to_dict(),
    )
