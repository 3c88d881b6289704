"""Rows of a table as typed values."""

from typing import NamedTuple

import pandas as pd
import pytest

from indicators.publications.typed_rows import rows_of


class Place(NamedTuple):
    name: str
    people: int


TABLE = pd.DataFrame({"people": [3, 5], "left_out": [1, 2], "name": ["a", "b"]})


def test_fields_are_found_by_name_and_others_left_out():
    assert list(rows_of(Place, TABLE)) == [Place("a", 3), Place("b", 5)]
    assert type(next(rows_of(Place, TABLE)).people) is int


def test_a_missing_column_is_a_mistake():
    with pytest.raises(KeyError, match="people"):
        list(rows_of(Place, TABLE.drop(columns="people")))


def test_an_empty_table_has_no_rows():
    assert list(rows_of(Place, TABLE.iloc[:0])) == []
