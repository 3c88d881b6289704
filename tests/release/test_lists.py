"""Lists and structures in a release: read as tuples, from older releases too."""

import shutil

import duckdb
import pandas as pd
import pytest

from indicators.analysis.figures.database import fresh_database
from indicators.release.reader import Release
from indicators.release.release_tables import tables

LISTS = [(table.name, one) for table in tables().values() for one in table.columns if one.is_list]


@pytest.fixture(scope="module")
def older(demo_release, tmp_path_factory):
    """The same release as it was written when lists were texts and structures were JSON."""
    path = tmp_path_factory.mktemp("older") / demo_release.path.name
    shutil.copy(demo_release.path, path)
    with duckdb.connect(str(path)) as connection:
        for table, column in LISTS:
            joined = (
                f'CAST(to_json("{column.name}") AS VARCHAR)'
                if column.fields
                else f"array_to_string(\"{column.name}\", '{column.separator}')"
            )
            connection.execute(
                f'ALTER TABLE {table} ALTER "{column.name}" SET DATA TYPE VARCHAR USING {joined}'
            )
    return Release(path)


ANSWERS = (Release.figures, Release.verdicts, Release.verdicts_by_base, Release.verdict_points,
           Release.comparability, Release.pooled_slopes, Release.movement)  # fmt: skip


@pytest.mark.parametrize("ask", ANSWERS)
def test_an_older_release_answers_with_the_same_lists(ask, older, demo_release):
    pd.testing.assert_frame_equal(ask(older), ask(demo_release))


def test_nothing_of_an_older_release_is_left_out(older):
    with duckdb.connect(str(older.path), read_only=True) as connection:
        texts = connection.execute(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE data_type = 'VARCHAR'"
        ).fetchall()

    assert {(table, column.name) for table, column in LISTS} <= set(texts)


def test_a_release_without_such_a_column_has_empty_lists(demo_release, tmp_path):
    path = tmp_path / demo_release.path.name
    shutil.copy(demo_release.path, path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("ALTER TABLE verdict_point DROP COLUMN provisional")

    assert set(Release(path).verdict_points()["provisional"]) == {()}


def test_lists_are_tuples_of_texts_and_of_structures(demo_release):
    verdicts, moved = demo_release.verdicts(), demo_release.movement()
    rejected = [base for bases in verdicts["bases_rejected"] for base in bases]

    assert {type(cell) for name in ("obstacles", "breaks") for cell in verdicts[name]} == {tuple}
    assert len(set(verdicts["obstacles"])) > 2
    assert all(isinstance(base["line"], int) and base["reason"] for base in rejected)
    assert rejected
    assert all(len(group) >= 3 for group in moved["group"])


def test_a_list_far_below_many_empty_ones_is_kept(tmp_path):
    """The library looks at a sample of cells to find their type; here that would be wrong."""
    rows: list[tuple[str, ...]] = [()] * 20_000
    rows[13_777] = ("a", "b")
    with fresh_database(tmp_path / "new.duckdb") as connection:
        connection.register("given", pd.DataFrame({"codes": rows}))
        connection.execute("CREATE TABLE kept (codes VARCHAR[] NOT NULL)")
        connection.execute("INSERT INTO kept SELECT codes FROM given")
        found = connection.execute("SELECT codes FROM kept WHERE len(codes) > 0").fetchall()

    assert found == [(["a", "b"],)]
