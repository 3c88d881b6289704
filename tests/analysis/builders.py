"""A small store from a drawn table, by the same code as for real."""

import csv
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.analysis.figures.all_figures import compute_figures, opened_store
from indicators.analysis.figures.compute import compute_indicators
from indicators.analysis.figures.store import build_store
from indicators.catalogue import load_catalogue
from indicators.intake.acceptance import read_all
from indicators.intake.accepted import Intake
from indicators.intake.findings import COLUMNS
from indicators.intake.forms import forms

# What a drawing leaves out.
_PLAIN = {
    "area": "05117",
    "year": "2024",
    "concept": "migration_background",
    "method": "hr_master_data",
    "scope": "administration",
    "precision": "as_published",
    "observation_status": "A",
    "source_title": "Personalamt",
    "source_address": "https://example.org",
    "file": "2024.csv",
}


def rows_of(drawing: str) -> list[dict[str, str]]:
    """The rows of a table drawn with | between spaces; the first line names the columns."""
    lines = [line.strip() for line in drawing.strip().splitlines()]
    # A breakdown has bars of its own, but never with spaces around them.
    heads, *rows = [[cell.strip() for cell in f"{line} ".split(" | ")] for line in lines]
    return [dict(zip(heads, row, strict=True)) for row in rows]


def write_deliveries(drawing: str, folder: Path) -> list[Path]:
    """Writes the drawn figures in the form in which cities deliver them."""
    units = {quantity.code: quantity.unit for quantity in load_catalogue().quantities}
    files: dict[str, list[dict[str, str]]] = {}
    for drawn in rows_of(drawing):
        row = _PLAIN | {"unit": units[drawn["quantity"]]} | drawn
        files.setdefault(row.pop("file"), []).append(row)
    return [_write(folder / name, rows) for name, rows in files.items()]


def _write(path: Path, rows: list[dict[str, str]]) -> Path:
    fields = forms()["figures"].fields
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow([column.heading for column in fields.values()])
        writer.writerows([[row.get(field, "") for field in fields] for row in rows])
    return path


def build_small_store(drawing: str, folder: Path) -> Path:
    """A store of the drawn figures, read and typed as deliveries are.

    Without the rules: they take a second and change no row.
    """
    files = write_deliveries(drawing, folder)
    tables, _ = read_all(files, load_catalogue())
    counts = tables["figures"].groupby("file").size().rename("rows").reset_index()
    deliveries = counts.assign(errors=0, warnings=0, accepted=True)
    intake = Intake(tables, pd.DataFrame(columns=COLUMNS), deliveries, pd.DataFrame())
    path = folder / "store.duckdb"
    build_store(intake, load_catalogue(), path)
    return path


def computed(drawing: str, folder: Path, series: str) -> list[dict[str, Any]]:
    """What is computed of one indicator from the drawn figures, one dictionary a row."""
    with opened_store(build_small_store(drawing, folder)) as store:
        figures = compute_indicators(store.table("observation"), load_catalogue())
    return list(figures[figures["series"] == series].to_dict("records"))


def all_figures(drawing: str, folder: Path) -> pd.DataFrame:
    """Every figure, unprotected: reported, computed and derived."""
    with opened_store(build_small_store(drawing, folder)) as store:
        return compute_figures(store.table("observation"), load_catalogue())
