"""What moved the gap of a city between two dates, on its page: sentence, small chart, table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from indicators.analysis.outlook.gap_change import (
    GapChange,
    Intake,
    Stock,
    gap_change,
    missing_years,
    years_between,
)
from indicators.catalogue.models import Indicator
from indicators.publications import imprint, shared_blocks
from indicators.publications.city import gap_change_chart, gap_change_wording
from indicators.publications.exhibit import Block, Heading, Words
from indicators.publications.verdicts.rests_on_corrected import current_rests
from indicators.publications.view import View

STAFF, INTAKE, SIZE = "staff_migration_share", "new_hire_migration_share", "staff"


@dataclass(frozen=True)
class Found:
    """A change, or the years whose intake or size nobody has published."""

    change: GapChange | None
    first: int
    last: int
    missing: tuple[int, ...]


def gap_moved(view: View, area: str, entry: Indicator, figures: pd.DataFrame) -> Iterator[Block]:
    """The section; nothing where the gap is known at fewer than two dates."""
    if entry.name != STAFF:
        return
    found = split(view, area, figures)
    if found is None:
        return
    yield Heading(3, view.say("city_gap_change"))
    if found.change is None:
        yield Words(
            gap_change_wording.not_known(found.first, found.last, found.missing, view.speaker)
        )
        return
    yield from shared_blocks.told_chart(
        view,
        gap_change_chart.parts(found.change, view.speaker),
        gap_change_wording.describe_change(found.change, view.speaker),
        gap_change_wording.plain(found.change),
        gap_change_wording.part_table(found.change, view.speaker),
        key=f"abstand_zerlegt_{area}",
        imprint=_imprint(view, area, found.change, figures),
        caption=view.say("city_gap_change_note"),
        alternative=gap_change_wording.alternative(found.change, view.speaker),
    )
    yield from current_rests(view, area, STAFF)


def split(view: View, area: str, figures: pd.DataFrame) -> Found | None:
    """From the first to the last value that counts in the verdict in force."""
    verdicts = view.table("verdicts", area=area, indicator=STAFF)
    verdicts = verdicts[verdicts["is_current"]]
    if verdicts.empty:
        return None
    verdict = verdicts.iloc[0]
    points = view.table("verdict_points", verdict_id=int(verdict["verdict_id"]))
    points = points[(points["left_out"] == "") & points["gap"].notna()]
    if len(points) < 2:
        return None
    first, last = (_stock(points.iloc[at].to_dict()) for at in (0, -1))
    intakes, sizes = _intakes(figures, str(verdict["concept"])), _sizes(figures)
    missing = missing_years(years_between(first, last), intakes, sizes)
    change = None if missing else gap_change(first, last, intakes, sizes)
    return Found(change, first.year, last.year, tuple(missing))


def _stock(point: Mapping[str, float]) -> Stock:
    return Stock(int(point["year"]), float(point["staff"]), float(point["population"]))


def _intakes(figures: pd.DataFrame, concept: str) -> dict[int, Intake]:
    """Shares among new staff by the same concept, with the people they rest on."""
    shown = figures[(figures["series"] == INTAKE) & (figures["concept"] == concept)]
    shown = shown[shown["value"].notna() & shown["denominator"].notna()]
    return {
        int(row["year"]): Intake(float(row["value"]), float(row["denominator"]))
        for row in shown.to_dict("records")
    }


def _sizes(figures: pd.DataFrame) -> dict[int, float]:
    shown = figures[(figures["series"] == SIZE) & (figures["breakdown"] == "")]
    shown = shown[shown["value"].notna()]
    return {int(row["year"]): float(row["value"]) for row in shown.to_dict("records")}


def _imprint(view: View, area: str, change: GapChange, figures: pd.DataFrame) -> imprint.Imprint:
    """City and years in the picture; sources of the figures that the parts rest on."""
    used = figures[figures["series"].isin([STAFF, INTAKE, SIZE]) & figures["value"].notna()]
    title = view.say("city_gap_change_picture", city=view.speaker.area(area))
    said = imprint.definitions(view, used["series"])
    return imprint.Imprint(
        title, (str(change.first), str(change.last)), imprint.sources(used), said
    )
