"""The rule suites as plain data: what stands in expectations/, filled with the catalogue."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, TypedDict, cast

import pandas as pd

from indicators import resources
from indicators.catalogue import Catalogue
from indicators.definitions import read_yaml
from indicators.intake.findings import Rule
from indicators.intake.forms import forms


class Arguments(TypedDict, total=False):
    """What an expectation is told, in the names of great_expectations; each takes some of it."""

    column: str
    column_A: str
    column_B: str
    column_list: list[str]
    value_set: list[Any]
    regex: str
    min_value: Any
    max_value: Any
    or_equal: bool
    ignore_row_if: str


class Expectation(TypedDict):
    """One rule of a suite; `meta` is what it says to people."""

    type: str
    kwargs: Arguments
    meta: dict[str, Any]
    severity: str


class Suite(TypedDict):
    """The rules of one form, as they stand in its file."""

    name: str
    expectations: list[Expectation]


def rule_of(expectation: Expectation) -> Rule:
    """What an expectation says to people."""
    return Rule.model_validate({**expectation["meta"], "severity": expectation["severity"]})


def rules(form: str) -> list[Rule]:
    """The rules of a form as plain data, for pages and tests."""
    return [rule_of(entry) for entry in read_suite(form)["expectations"]]


def rule_table() -> pd.DataFrame:
    """One row per rule of all forms: rule, sheet, severity, column, and its sentences."""
    rows = [
        {
            "rule": rule.rule,
            "sheet": form.sheet,
            "severity": rule.severity,
            "column": form.heading(rule.points_at),
            "sentence_de": rule.de,
            "sentence_en": rule.en,
        }
        for name, form in forms().items()
        for rule in rules(name)
    ]
    return pd.DataFrame(rows)


@cache
def read_suite(form: str) -> Suite:
    """The suite of a form as it stands in its file."""
    file = resources.expectations() / f"{form}.yaml"
    suite: Suite = read_yaml(file)
    return suite


def expectations(form: str, catalogue: Catalogue, today: date) -> list[Expectation]:
    """The expectations of a form, with every `$name` replaced by what it stands for."""
    values = placeholders(catalogue, today)
    return [
        {**entry, "kwargs": _filled(entry["kwargs"], values)}
        for entry in read_suite(form)["expectations"]
    ]


def _filled(kwargs: Arguments, values: Mapping[str, Any]) -> Arguments:
    filled = {
        key: values[value[1:]] if isinstance(value, str) and value.startswith("$") else value
        for key, value in kwargs.items()
    }
    return cast(Arguments, filled)


def placeholders(catalogue: Catalogue, today: date) -> dict[str, Any]:
    """What `$name` in a suite stands for: the codes of a catalogue list, or today."""
    lists = (
        "quantities",
        "concepts",
        "methods",
        "scopes",
        "criteria",
        "stages",
        "indicators",
        "measures",
        "cities",
    )
    return {
        **{name: list(catalogue.list_of(name).codes) for name in lists},
        "areas": [*catalogue.cities.codes, *catalogue.comparators.codes],
        "bases_or_empty": ["", *catalogue.bases.codes],
        "this_year": today.year,
        "years": [str(year) for year in range(1945, today.year + 1)],
        "today_number": float(today.strftime("%Y%m%d")),
    }
