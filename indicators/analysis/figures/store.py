"""Builds the store: a DuckDB file made from accepted deliveries, and nothing else."""

from pathlib import Path

import duckdb
import ibis
import pandas as pd

from indicators.analysis.figures.census_bases import with_bases
from indicators.analysis.figures.database import fresh_database
from indicators.catalogue import Catalogue
from indicators.errors import StoreError, is_held
from indicators.intake.accepted import Intake
from indicators.intake.observations import breakdown_of

_SQL = Path(__file__).with_name("store.sql")

REPORT = ["area", "quantity", "year", "reference_date", "concept", "method", "scope", "breakdown",
          "base", "source_title"]  # fmt: skip
"""What two rows share that report the same thing; the partition in store.sql."""


def build_store(intake: Intake, catalogue: Catalogue, path: Path) -> None:
    """Writes a new store at `path`, replacing an old one in a single step. Raises StoreError."""
    fresh = path.with_suffix(".building")
    path.parent.mkdir(parents=True, exist_ok=True)
    with fresh_database(fresh) as connection:
        _fill(connection, intake, catalogue)
    fresh.replace(path)


def store_error(path: Path, problem: duckdb.Error) -> StoreError:
    """Why a store cannot be used, in a sentence."""
    key = "store_held" if is_held(problem) else "store_unreadable"
    return StoreError(key, file=path.name, folder=path.parent)


def _fill(connection: duckdb.DuckDBPyConnection, intake: Intake, catalogue: Catalogue) -> None:
    figures = with_bases(intake.tables["figures"], catalogue)
    connection.register("delivered_figures", with_dimensions(figures, catalogue))
    for form in ("criteria", "recordability", "measure_reports"):
        connection.register(f"delivered_{form}", intake.tables[form])
    connection.register("delivered_findings", intake.findings)
    connection.execute(_SQL.read_text(encoding="utf-8"))
    connection.register("new_deliveries", intake.deliveries)
    connection.execute("INSERT INTO delivery SELECT * FROM new_deliveries")


def with_dimensions(figures: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Adds one column per characteristic (`dim_sex` …) and their names as `dimensions`."""
    pairs = figures["breakdown"].map(breakdown_of)
    columns = {
        f"dim_{dimension.code}": pairs.map(lambda found, code=dimension.code: found.get(code))
        for dimension in catalogue.dimensions
    }
    wide = figures.assign(**columns, dimensions=pairs.map(lambda found: tuple(sorted(found))))
    # An all-empty column would otherwise reach DuckDB without a type.
    return wide.astype(dict.fromkeys(columns, "string"))


def as_observations(rows: pd.DataFrame) -> ibis.Table:
    """Rows of the store as its table again; lists that are all empty are lists of texts too."""
    return ibis.memtable(rows).cast({"dimensions": "array<string>"})


def mark_superseded(observation: pd.DataFrame) -> pd.DataFrame:
    """Some rows of the store with `superseded` and `revised` as if no others had been delivered.

    The same rule as in store.sql: of two reports of the same thing, the later file is in force.
    """
    ordered = observation.sort_values("file", ascending=False, kind="stable")
    report = ordered[REPORT].astype("string").fillna("")
    marked = ordered.assign(
        superseded=report.duplicated(keep="first"), revised=report.duplicated(keep=False)
    )
    return marked.sort_index()
