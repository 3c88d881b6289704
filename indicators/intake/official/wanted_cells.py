"""Which cells of an official table the monitor wants: its cities, and what the catalogue names."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from indicators.catalogue import Catalogue
from indicators.catalogue.models.official_table import OfficialTable, OfficialTables
from indicators.errors import DeliveryError
from indicators.intake.findings import quoted
from indicators.intake.official.age_groups import Ages, ages_of
from indicators.intake.official.table_cells import Attribute, Cell, Table

# Germany, or a key of a Land and of what lies in it, as long as official keys are.
_OFFICIAL_KEY = re.compile(r"DG|(?:0[1-9]|1[0-6])(?:\d|\d{3}|\d{6}|\d{7}|\d{10})?")
_LONGER_KEYS = (8, 12)
_OTHER = "other"
Part = int | Ages | str | None
"""What a category selects: a group by its place, ages, what is not known, or everyone."""


class Key(NamedTuple):
    """What a value is about; without a group everyone counts, without ages every age.

    `group` is the place of a group in its entry of the catalogue.
    """

    area: str
    time: str
    group: int | None = None
    ages: Ages | None = None


@dataclass
class Selection:
    """The wanted cells by entry of the catalogue and by what they are about, and what else is."""

    cells: dict[str, dict[Key, Cell]] = field(default_factory=dict)
    other_areas: Counter[str] = field(default_factory=Counter)
    measures: Counter[str] = field(default_factory=Counter)
    """What the cells of our cities count that the catalogue does not know."""
    categories: Counter[str] = field(default_factory=Counter)
    """Categories about our cities that are neither total nor known group nor age."""


def select(
    table: Table, entries: Sequence[OfficialTable], words: OfficialTables, catalogue: Catalogue
) -> Selection:
    """The cells about monitored cities, totals, known groups and ages."""
    cities = [city.code for city in catalogue.monitored_cities]
    found = Selection()
    for cell in table.cells:
        area = _city_of(table.file, cell, cities)
        if area is None:
            found.other_areas[f"{cell.area} {cell.area_name.strip()}"] += 1
            continue
        entry = next((e for e in entries if set(cell.measure) & set(e.measures)), None)
        if entry is None:
            found.measures[", ".join(filter(None, cell.measure))] += 1
            continue
        parts = [_part(attribute, entry, words) for attribute in cell.attributes]
        key = _key(area, cell.time, parts)
        if key is not None:
            _keep(table.file, found.cells.setdefault(entry.code, {}), key, cell)
        for attribute, part in zip(cell.attributes, parts, strict=True):
            found.categories.update([attribute.label] if part == _OTHER else [])
    return found


def _city_of(file: str, cell: Cell, cities: list[str]) -> str | None:
    """The city of a key in any of its lengths; None where it is another area."""
    if cell.area in cities:
        return cell.area
    if not _OFFICIAL_KEY.fullmatch(cell.area):
        raise DeliveryError(
            "official_unknown_area",
            file=file,
            row=cell.row,
            area=quoted(cell.area),
            name=quoted(cell.area_name),
            allowed=", ".join(cities),
        )
    is_whole_city = len(cell.area) in _LONGER_KEYS and not cell.area[5:].strip("0")
    return cell.area[:5] if is_whole_city and cell.area[:5] in cities else None


def _key(area: str, time: str, parts: Sequence[Part]) -> Key | None:
    """What a cell is about; None where it is neither total nor known group nor age."""
    groups = [part for part in parts if isinstance(part, int)]
    ages = [part for part in parts if isinstance(part, tuple)]
    if _OTHER in parts or len(groups) > 1 or len(ages) > 1:
        return None
    return Key(area, time, next(iter(groups), None), next(iter(ages), None))


def _part(attribute: Attribute, entry: OfficialTable, words: OfficialTables) -> Part:
    """What an attribute selects: a group, ages, nothing (everyone), or what is not known."""
    said = {attribute.code, attribute.label}
    if said & set(words.totals):
        return None
    variable = attribute.variable
    is_age = not variable or any(re.match(words.age_variables, name) for name in variable)
    if is_age and (ages := ages_of(attribute.label)):
        return ages
    for place, group in enumerate(entry.groups):
        is_its_variable = not variable or set(variable) & set(group.variables)
        if is_its_variable and said & set(group.members):
            return place
    return _OTHER


def _keep(file: str, kept: dict[Key, Cell], key: Key, cell: Cell) -> None:
    known = kept.setdefault(key, cell)
    if (known.value, known.quality) != (cell.value, cell.quality):
        raise DeliveryError(
            "official_contradiction",
            file=file,
            row=known.row,
            value=quoted(known.value),
            other_row=cell.row,
            other=quoted(cell.value),
            area=quoted(cell.area_name),
        )
