"""Tables of a release: declared once, and the file, the paper and the reader follow."""

import inspect
import re
import shutil

import duckdb

from indicators.catalogue.models.base import Text
from indicators.definitions import read_yaml
from indicators.release.reader import Release
from indicators.release.release_tables import DECLARED, Column, Table, tables
from tests.make_release_paper import PAPER, paper


def in_the_file(release):
    with duckdb.connect(release.path, read_only=True) as connection:
        return connection.execute(
            "SELECT table_name, column_name, replace(data_type, chr(34), ''), is_nullable = 'YES'"
            " FROM information_schema.columns ORDER BY table_name, ordinal_position"
        ).fetchall()


def test_a_release_file_has_exactly_the_declared_tables_and_columns(real_release):
    declared = [
        (table.name, column.name, column.type, column.may_be_empty)
        for table in sorted(tables().values(), key=lambda table: table.name)
        for column in table.columns
    ]

    assert in_the_file(real_release) == declared


def test_the_paper_about_a_release_is_made_from_the_declaration():
    assert PAPER.read_text(encoding="utf-8") == paper()


def test_the_reader_asks_for_declared_tables_only():
    source = inspect.getsource(Release)
    named = set(re.findall(r"_rows\(\s*\"(\w+)\"", source)) | set(
        re.findall(r"release\.(\w+)\b(?! AS pair)", source)
    )

    assert {"verdict", "finding", "figure"} <= named
    assert named - {"release_id", "reader"} <= tables().keys()


def test_every_declared_meaning_stands_in_a_table():
    used = {(c.name, c.meaning) for table in tables().values() for c in table.columns}
    declared = read_yaml(DECLARED)["columns"]

    unused = [
        code
        for code, entry in declared.items()
        if (entry.get("name", code), Text(**entry["is"])) not in used
    ]
    assert unused == []


def test_a_table_is_made_and_filled_as_declared():
    text = Text(de="x", en="x")
    number = Column(name="a", type="INTEGER", unit=None, meaning=text, may_be_empty=False)
    words = Column(name="column", type="VARCHAR", unit=None, meaning=text, may_be_empty=True)
    table = Table(
        name="t",
        rows=text,
        filled_from="given",
        order="a",
        columns=(number, words),
    )

    assert table.definition == 'CREATE TABLE t ("a" INTEGER NOT NULL, "column" VARCHAR)'
    assert table.filling == 'INSERT INTO t SELECT "a", "column" FROM given ORDER BY a'


def test_a_release_from_before_a_column_was_declared_can_be_read(real_release, tmp_path):
    older = tmp_path / real_release.path.name
    shutil.copy(real_release.path, older)
    with duckdb.connect(str(older)) as connection:
        for column in ("denominator_method", "group_size", "is_small_base"):
            connection.execute(f"ALTER TABLE figure DROP COLUMN {column}")
    found = Release(older).figures()

    assert list(found.sort_index(axis=1)) == list(real_release.figures().sort_index(axis=1))
    assert set(found["denominator_method"]) == {""}
    assert found["group_size"].isna().all()
    assert not found["is_small_base"].any()
