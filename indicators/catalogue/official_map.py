"""Reads which official tables give which base figures, and checks every reference."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from indicators.catalogue.catalogue import Catalogue
from indicators.catalogue.models.official_table import GroupBand, OfficialTable, OfficialTables
from indicators.definitions import read_yaml
from indicators.errors import CatalogueError

FILE = Path(__file__).parent / "data" / "official_tables.yaml"


def load_official_tables(catalogue: Catalogue, file: Path = FILE) -> OfficialTables:
    """The map of official tables. Raises CatalogueError with one sentence per mistake."""
    try:
        found = OfficialTables.model_validate(read_yaml(file))
    except ValidationError as mistake:
        lines = (
            f"{' → '.join(map(str, error['loc']))}: {error['msg']}" for error in mistake.errors()
        )
        details = "\n".join(lines)
        raise CatalogueError("catalogue_entry", file=file.name, details=details) from mistake
    if problems := [*_loose_ends(found, catalogue), *_mistakes(found)]:
        raise CatalogueError("catalogue_loose_ends", details="\n".join(problems))
    return found


def _loose_ends(found: OfficialTables, catalogue: Catalogue) -> Iterator[str]:
    for place, kind, codes in _references(found):
        for code in codes:
            if code not in catalogue.list_of(kind).codes:
                yield f"official_tables {place}: „{code}“ fehlt in / is missing in {kind}"
    ages = catalogue.dimensions["age"].categories
    for band in _group_bands(found):
        if band.share is None and band.band not in ages:
            yield f"official_tables bands: „{band.band}“ fehlt in dimensions.age"


def _group_bands(found: OfficialTables) -> Iterator[GroupBand]:
    for table in found.tables:
        for group in table.groups:
            yield from group.bands


def _references(found: OfficialTables) -> Iterator[tuple[str, str, Iterable[str]]]:
    for period in found.censuses:
        yield "censuses", "bases", [period.base]
    for unit in found.units:
        yield "units", "units", [unit.unit]
    for table in found.tables:
        yield f"{table.code}.method", "methods", [table.method]
        yield f"{table.code}.scope", "scopes", [table.scope]
        yield f"{table.code}.whole", "quantities", [table.whole]
        yield f"{table.code}.whole_concept", "concepts", [table.whole_concept]
        for group in table.groups:
            yield f"{table.code}.groups", "quantities", [group.count, group.share]
            yield f"{table.code}.groups", "concepts", [group.concept]
    for band in _group_bands(found):
        yield "bands", "quantities", [] if band.share is None else [band.share]


def _mistakes(found: OfficialTables) -> Iterator[str]:
    known = {band.code for band in found.bands}
    for unknown in {band.band for band in _group_bands(found)} - known:
        yield f"official_tables: „{unknown}“ fehlt in / is missing in bands"
    codes = [table.code for table in found.tables]
    for table in found.tables:
        if codes.count(table.code) > 1:
            yield f"official_tables: „{table.code}“ steht mehrfach / stands more than once"
        yield from _two_meanings(table, found)
    for pattern in (found.area_variables, found.age_variables, *(o.tables for o in found.offices)):
        yield from _broken_pattern(pattern)


def _two_meanings(table: OfficialTable, found: OfficialTables) -> Iterator[str]:
    """A printed word may mean one thing only, or a row would count twice."""
    words = [member for group in table.groups for member in group.members] + [*found.totals]
    for word in sorted({entry for entry in words if words.count(entry) > 1}):
        yield f"official_tables {table.code}: „{word}“ steht mehrfach / stands more than once"


def _broken_pattern(pattern: str) -> Iterator[str]:
    try:
        re.compile(pattern)
    except re.error as mistake:
        yield f"official_tables „{pattern}“: {mistake}"
