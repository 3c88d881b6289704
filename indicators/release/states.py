"""What lay behind a release: its counts before protection, kept with the deliveries.

Deliveries may be overwritten or renamed later. What a reader of the release can work out depends
on the counts as they were then, so they are kept, and never leave the house.
"""

import gzip
import json
import zlib
from pathlib import Path
from typing import Any

from indicators.disclosure.counts.cells import Cell, Place
from indicators.disclosure.counts.linked import Linked
from indicators.disclosure.counts.links import Sum
from indicators.errors import ReleaseError
from indicators.release.secret import keyed
from indicators.release.write import replace_bytes

FOLDER = "states"


def keep_state(
    private: Path, release_id: str, linked: Linked, shown: frozenset[Cell], secret: bytes
) -> str:
    """Writes the state behind a release and returns its keyed hash for the ledger."""
    content = gzip.compress(_as_json(linked, shown), mtime=0)
    path = _path(private, release_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_bytes(path, content)
    return keyed(secret, content)


def kept_state(
    private: Path, release_id: str, state: str, secret: bytes
) -> tuple[Linked, frozenset[Cell]]:
    """The counts behind a release and those it showed; `state` is the keyed hash. ReleaseError."""
    path = _path(private, release_id)
    try:
        content = path.read_bytes()
        if keyed(secret, content) != state:
            raise ReleaseError("state_damaged", file=path.name, folder=path.parent)
        return _from_json(json.loads(gzip.decompress(content)))
    except FileNotFoundError as problem:
        raise ReleaseError("state_gone", file=path.name, folder=path.parent) from problem
    except (OSError, EOFError, ValueError, zlib.error) as problem:
        raise ReleaseError("state_damaged", file=path.name, folder=path.parent) from problem


def _path(private: Path, release_id: str) -> Path:
    return private / FOLDER / f"{release_id}.json.gz"


def _as_json(linked: Linked, shown: frozenset[Cell]) -> bytes:
    cells = sorted(linked.cells | shown)
    number = {cell: place for place, cell in enumerate(cells)}
    sums = sorted([number[total], [number[part] for part in parts]] for total, parts in linked.sums)
    state = {
        "cells": cells,
        "about_origin": sorted(number[cell] for cell in linked.about_origin),
        "shown": sorted(number[cell] for cell in shown),
        "sums": sums,
    }
    return json.dumps(state, ensure_ascii=False, separators=(",", ":")).encode()


def _from_json(state: dict[str, Any]) -> tuple[Linked, frozenset[Cell]]:
    cells = [_cell(*fields) for fields in state["cells"]]
    sums = [
        Sum(cells[total], tuple(cells[part] for part in parts)) for total, parts in state["sums"]
    ]
    about_origin = frozenset(cells[place] for place in state["about_origin"])
    shown = frozenset(cells[place] for place in state["shown"])
    return Linked(frozenset(cells), frozenset(sums), about_origin, ()), shown


def _cell(place: list[Any], quantity: str, codes: list[list[str]], persons: int) -> Cell:
    pairs = tuple((dimension, category) for dimension, category in codes)
    return Cell(Place(*place), quantity, pairs, persons)
