"""New database files: complete on the disk, or none at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from indicators.errors import StoreError, is_held

_ALL_ROWS = 2**31


@contextmanager
def fresh_database(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A new database in place of what an interrupted build left there.

    Raises StoreError where it cannot be written. Closing alone would keep quiet about a full
    disk: the rows stay in the log beside the file, and the file is empty.
    """
    _log_of(path).unlink(missing_ok=True)
    path.unlink(missing_ok=True)
    try:
        with duckdb.connect(path) as connection:
            # All cells are looked at: in a sample every list may be empty, and then has no type.
            connection.execute(f"SET pandas_analyze_sample = {_ALL_ROWS}")
            yield connection
            connection.execute("CHECKPOINT")
    except duckdb.Error as problem:
        _log_of(path).unlink(missing_ok=True)
        path.unlink(missing_ok=True)
        if is_held(problem):
            raise StoreError("store_held", file=path.name, folder=path.parent) from problem
        if not _is_of_the_disk(problem):
            raise
        raise StoreError("not_written", file=path.name, folder=path.parent) from problem


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.wal")


def _is_of_the_disk(problem: duckdb.Error) -> bool:
    """Not a mistake of ours: a query that is wrong has to be seen as such."""
    kinds = (duckdb.IOException, duckdb.FatalException, duckdb.TransactionException)
    return isinstance(problem, kinds)
