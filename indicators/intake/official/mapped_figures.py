"""From selected cells to base figures.

The only thing that is ever added up are age groups that follow each other without a gap; groups of
countries overlap and are left alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from indicators.catalogue.models.official_table import (
    OfficialGroup,
    OfficialTable,
    OfficialTables,
    OfficialUnit,
)
from indicators.errors import DeliveryError
from indicators.intake.findings import quoted
from indicators.intake.official.age_groups import Ages, made_of
from indicators.intake.official.printed_values import Number
from indicators.intake.official.table_cells import Cell
from indicators.intake.official.wanted_cells import Key

_STATUSES = "APUE"
"""From the best to the weakest; a share is as weak as its weaker part."""


@dataclass(frozen=True)
class Count:
    """A number of people: one printed value, or age groups added up."""

    value: Decimal
    status: str
    qualities: tuple[str, ...]
    unit: OfficialUnit


@dataclass(frozen=True)
class Found:
    """One figure before it is written: what it counts, and what it is made of."""

    key: Key
    table: OfficialTable
    quantity: str
    concept: str
    count: Count
    whole: Count | None = None
    breakdown: str = ""
    groups: tuple[str, ...] = ()
    """The age groups that were added up, as printed."""

    @property
    def value(self) -> Decimal:
        """The count, or the share in per cent with two decimals."""
        if self.whole is None:
            return self.count.value
        share = 100 * self.count.value / self.whole.value
        return share.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)

    @property
    def status(self) -> str:
        """The status of the weaker part."""
        parts = [self.count, *([self.whole] if self.whole else [])]
        return max((part.status for part in parts), key=_STATUSES.index)


def figures_of(
    file: str,
    numbers: Mapping[Key, tuple[Cell, Number]],
    table: OfficialTable,
    words: OfficialTables,
) -> Iterator[Found]:
    """All figures the numbers of a table give, by area and time."""
    counts = {key: _count(file, cell, number, words) for key, (cell, number) in numbers.items()}
    for area, time in sorted({(key.area, key.time) for key in counts}):
        everyone = Key(area, time)
        if everyone in counts:
            yield Found(everyone, table, table.whole, table.whole_concept, counts[everyone])
        for place, group in enumerate(table.groups):
            own = everyone._replace(group=place)
            yield from _of_group(counts, own, table, group)
            yield from _of_bands(counts, own, table, group, words)


def _of_group(
    counts: Mapping[Key, Count], own: Key, table: OfficialTable, group: OfficialGroup
) -> Iterator[Found]:
    """How many belong to a group, and their share where everyone was counted too."""
    everyone = own._replace(group=None)
    if own not in counts:
        return
    yield Found(own, table, group.count, group.concept, counts[own])
    if everyone in counts:
        yield Found(own, table, group.share, group.concept, counts[own], counts[everyone])


def _of_bands(
    counts: Mapping[Key, Count],
    own: Key,
    table: OfficialTable,
    group: OfficialGroup,
    words: OfficialTables,
) -> Iterator[Found]:
    """The share in each age band that the printed age groups make up."""
    everyone = own._replace(group=None)
    ages = _common_ages(counts, own, everyone)
    bands = {band.code: band for band in words.bands}
    for wanted in group.bands:
        band = bands[wanted.band]
        chosen = made_of((band.first, band.last), ages)
        if chosen:
            part = _sum([counts[own._replace(ages=each)] for each in chosen])
            whole = _sum([counts[everyone._replace(ages=each)] for each in chosen])
            printed = tuple(f"{first}–{last}" for first, last in chosen)
            quantity = wanted.share or group.share
            breakdown = "" if wanted.share else f"age={band.code}"
            yield Found(own, table, quantity, group.concept, part, whole, breakdown, printed)


def _common_ages(counts: Mapping[Key, Count], own: Key, everyone: Key) -> list[Ages]:
    """Age groups that are known for the group and for everyone."""
    return sorted(
        key.ages
        for key in counts
        if key.ages and key == own._replace(ages=key.ages)
        if everyone._replace(ages=key.ages) in counts
    )


def _sum(parts: list[Count]) -> Count:
    return Count(
        sum((part.value for part in parts), Decimal(0)),
        max((part.status for part in parts), key=_STATUSES.index),
        tuple(dict.fromkeys(sign for part in parts for sign in part.qualities)),
        parts[0].unit,
    )


def _count(file: str, cell: Cell, number: Number, words: OfficialTables) -> Count:
    unit = _unit(file, cell, words)
    quality = number.quality
    return Count(
        number.value * unit.factor,
        quality.status if quality else "A",
        (quality.sign,) if quality else (),
        unit,
    )


def _unit(file: str, cell: Cell, words: OfficialTables) -> OfficialUnit:
    for unit in words.units:
        if cell.unit.strip() in unit.printed:
            return unit
    allowed = ", ".join(printed for unit in words.units for printed in unit.printed)
    raise DeliveryError(
        "official_unknown_unit",
        file=file,
        row=cell.row,
        unit=quoted(cell.unit),
        allowed=allowed,
    )
