"""Applies the same rules without the rule engine, so that checking one file does not wait for it.

Starting great_expectations takes two thirds of a check's time. A build judges with it; here its
expectations are plain comparisons of columns. A test holds both to the same findings.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.errors import CatalogueError
from indicators.intake.check_steps import Told, unheard
from indicators.intake.judging import judge
from indicators.intake.suites import Arguments, Expectation

Broken = Callable[[pd.DataFrame, Arguments], pd.Series]


def check_directly(
    tables: dict[str, pd.DataFrame], catalogue: Catalogue, today: date, told: Told = unheard
) -> pd.DataFrame:
    """Findings of all rules on typed tables by form; see `judging.judge`."""
    return judge(tables, catalogue, today, _broken_rows, told)


def _broken_rows(form: str, suite: list[Expectation], judged: pd.DataFrame) -> Iterator[list[Any]]:
    for expectation in suite:
        is_broken = _comparison(form, expectation["type"])(judged, expectation["kwargs"])
        yield list(judged.index[is_broken.astype(bool)])


def _comparison(form: str, name: str) -> Broken:
    if name not in EXPECTATIONS:
        raise CatalogueError("suite_broken", file=f"{form}.yaml", details=name)
    return EXPECTATIONS[name]


def _given(table: pd.DataFrame, kwargs: Arguments) -> pd.Series:
    """The cells a rule looks at: an empty one breaks only the rules about being empty."""
    return table[kwargs["column"]].dropna()


def _rows(table: pd.DataFrame, is_broken: pd.Series) -> pd.Series:
    return is_broken.reindex(table.index, fill_value=False)


def _outside_set(table: pd.DataFrame, kwargs: Arguments) -> pd.Series:
    return _rows(table, ~_given(table, kwargs).isin(kwargs["value_set"]))


def _inside_set(table: pd.DataFrame, kwargs: Arguments) -> pd.Series:
    return _rows(table, _given(table, kwargs).isin(kwargs["value_set"]))


def _matches(table: pd.DataFrame, kwargs: Arguments) -> pd.Series:
    return _rows(table, _given(table, kwargs).astype(str).str.contains(kwargs["regex"]))


def _matches_not(table: pd.DataFrame, kwargs: Arguments) -> pd.Series:
    return _rows(table, ~_given(table, kwargs).astype(str).str.contains(kwargs["regex"]))


def _outside_limits(table: pd.DataFrame, kwargs: Arguments) -> pd.Series:
    given = _given(table, kwargs)
    lowest, highest = kwargs.get("min_value"), kwargs.get("max_value")
    too_low = given < lowest if lowest is not None else given != given
    return _rows(table, too_low | (given > highest) if highest is not None else too_low)


def _given_at_all(table: pd.DataFrame, kwargs: Arguments) -> pd.Series:
    return table[kwargs["column"]].notna()


def _missing(table: pd.DataFrame, kwargs: Arguments) -> pd.Series:
    return table[kwargs["column"]].isna()


def _doubled(table: pd.DataFrame, kwargs: Arguments) -> pd.Series:
    return _rows(table, _given(table, kwargs).duplicated(keep=False))


def _doubled_together(table: pd.DataFrame, kwargs: Arguments) -> pd.Series:
    columns = kwargs["column_list"]
    return table.duplicated(columns, keep=False) & table[columns].notna().any(axis=1)


def _pair(table: pd.DataFrame, kwargs: Arguments) -> pd.DataFrame:
    """Two columns, where both are given."""
    assert kwargs["ignore_row_if"] == "either_value_is_missing"
    return table[[kwargs["column_A"], kwargs["column_B"]]].dropna().set_axis(["a", "b"], axis=1)


def _different(table: pd.DataFrame, kwargs: Arguments) -> pd.Series:
    pair = _pair(table, kwargs)
    return _rows(table, pair["a"] != pair["b"])


def _not_greater(table: pd.DataFrame, kwargs: Arguments) -> pd.Series:
    pair = _pair(table, kwargs)
    is_smaller = pair["a"] < pair["b"] if kwargs["or_equal"] else pair["a"] <= pair["b"]
    return _rows(table, is_smaller)


EXPECTATIONS: dict[str, Broken] = {
    "expect_column_values_to_be_in_set": _outside_set,
    "expect_column_values_to_not_be_in_set": _inside_set,
    "expect_column_values_to_match_regex": _matches_not,
    "expect_column_values_to_not_match_regex": _matches,
    "expect_column_values_to_be_between": _outside_limits,
    "expect_column_values_to_be_null": _given_at_all,
    "expect_column_values_to_not_be_null": _missing,
    "expect_column_values_to_be_unique": _doubled,
    "expect_compound_columns_to_be_unique": _doubled_together,
    "expect_column_pair_values_to_be_equal": _different,
    "expect_column_pair_values_a_to_be_greater_than_b": _not_greater,
}
"""Which rows break an expectation, by the name great_expectations gives it."""
