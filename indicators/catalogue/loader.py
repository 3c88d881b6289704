"""Reads the YAML of the catalogue into frozen models and checks every reference."""

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from indicators.catalogue import models
from indicators.catalogue.catalogue import LISTS, Catalogue
from indicators.catalogue.containment import unsettled_pairs
from indicators.catalogue.references import loose_ends
from indicators.definitions import read_yaml
from indicators.errors import CatalogueError

Kind = TypeVar("Kind", bound=models.Entry)
DATA = Path(__file__).parent / "data"

_SPLIT: dict[str, type[models.Entry]] = {"measures": models.Measure, "indicators": models.Indicator}


@cache
def load_catalogue(folder: Path = DATA) -> Catalogue:
    """The whole catalogue, checked: no loose ends, and a word about every pair of codes.

    Raises CatalogueError with one sentence per mistake: file, key, what is allowed.
    """
    parts: dict[str, Any] = {
        name: _read_entries(folder / f"{name}.yaml", model)
        for name, model in LISTS.items()
        if name not in _SPLIT
    }
    for name, model in _SPLIT.items():
        files = sorted((folder / name).glob("*.yaml"))
        parts[name] = tuple(entry for file in files for entry in _read_entries(file, model))
    catalogue = Catalogue(**parts)
    if problems := loose_ends(catalogue):
        raise CatalogueError("catalogue_loose_ends", details="\n".join(problems))
    if problems := unsettled_pairs(catalogue):
        raise CatalogueError("catalogue_containment", details="\n".join(problems))
    return catalogue


@cache
def load_signs() -> tuple[models.Sign, ...]:
    """The signs alone: whoever shows a release has all else of the catalogue from there."""
    return _read_entries(DATA / "signs.yaml", models.Sign)


def _read_entries(file: Path, model: type[Kind]) -> tuple[Kind, ...]:
    """The entries of one file; a file with a single entry need not be a list."""
    raw = read_yaml(file)
    rows = raw if isinstance(raw, list) else [raw]
    try:
        return tuple(TypeAdapter(list[model]).validate_python(rows))  # type: ignore[valid-type]
    except ValidationError as mistake:
        raise CatalogueError(
            "catalogue_entry", file=file.name, details=_sentences(mistake, rows)
        ) from mistake


def _sentences(mistake: ValidationError, rows: list[Any]) -> str:
    lines = []
    for error in mistake.errors():
        position, *keys = error["loc"]
        row = rows[position] if isinstance(position, int) and position < len(rows) else {}
        label = row.get("code", position) if isinstance(row, dict) else position
        lines.append(f"{label} → {'.'.join(map(str, keys)) or '(…)'}: {error['msg']}")
    return "\n".join(lines)
