"""Checks delivered tables against the rule suites; nothing else imports great_expectations."""

import logging
import os
import warnings
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pandas as pd
import yaml

from indicators import resources
from indicators.catalogue import Catalogue
from indicators.errors import CatalogueError, StoreError
from indicators.intake.findings import COLUMNS, Rule, finding_row
from indicators.intake.forms import forms
from indicators.intake.rule_columns import with_rule_columns

# The library would otherwise report its use to its maker; no request may leave the house.
os.environ["GX_ANALYTICS_ENABLED"] = "false"
with warnings.catch_warnings():
    # It still imports a module that Python has renamed; nothing we could mend.
    warnings.simplefilter("ignore", DeprecationWarning)
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig
    from great_expectations.exceptions.exceptions import GreatExpectationsError

logging.getLogger("great_expectations").setLevel(logging.ERROR)


def check(tables: dict[str, pd.DataFrame], catalogue: Catalogue, today: date) -> pd.DataFrame:
    """Findings of all rules on typed tables by form.

    `tables["figures"]` must have gone through `to_observations`. One row per finding: rule,
    severity (error, warning), file, sheet, row, column, value, sentence_de, sentence_en.
    """
    rows = [
        finding
        for form, table in tables.items()
        if not table.empty
        for finding in _check_table(form, table, catalogue, today)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _check_table(
    form: str, table: pd.DataFrame, catalogue: Catalogue, today: date
) -> Iterator[dict[str, Any]]:
    judged = table.reset_index(drop=True)
    if form == "figures":
        judged = with_rule_columns(judged, catalogue, today)
    for result in _validate(_suite(form, catalogue, today), judged):
        if result.success:
            continue
        assert "unexpected_index_list" in result.result, (
            f"{result.expectation_config.meta['rule']}: {result.exception_info}"
        )
        rule = Rule.model_validate(
            {**result.expectation_config.meta, "severity": result.expectation_config.severity}
        )
        for position in result.result["unexpected_index_list"]:
            yield finding_row(rule, forms()[form], judged.loc[position])


def check_store(current: pd.DataFrame, catalogue: Catalogue, today: date) -> None:
    """Checks the finished store: `current` are its observations in force.

    Raises StoreError with the broken rules; this would be our own mistake, never a city's.
    """
    judged = current.reset_index(drop=True)
    judged = judged.assign(day=judged["reference_date"].astype("string").fillna(""))
    results = _validate(_suite("store", catalogue, today), judged)
    broken = [result.expectation_config.meta for result in results if not result.success]
    if broken:
        raise StoreError(
            "store_broken",
            de=" ".join(rule["de"] for rule in broken),
            en=" ".join(rule["en"] for rule in broken),
        )


def _validate(suite: gx.ExpectationSuite, table: pd.DataFrame) -> list[Any]:
    source = _context().data_sources.add_or_update_pandas("delivery")
    definition = source.add_dataframe_asset("rows").add_batch_definition_whole_dataframe("all")
    batch = definition.get_batch({"dataframe": table})
    return list(batch.validate(suite, result_format={"result_format": "COMPLETE"}).results)


@cache
def _context() -> Any:
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context


def rules(form: str) -> list[Rule]:
    """The rules of a form as plain data, for pages and tests."""
    return [
        Rule.model_validate({**entry["meta"], "severity": entry["severity"]})
        for entry in read_suite(form)["expectations"]
    ]


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
def read_suite(form: str) -> dict[str, Any]:
    """The suite of a form as it stands in its file."""
    file = resources.expectations() / f"{form}.yaml"
    try:
        suite: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as problem:
        raise CatalogueError("suite_broken", file=file.name, details=problem) from problem
    return suite


def _suite(form: str, catalogue: Catalogue, today: date) -> gx.ExpectationSuite:
    raw = read_suite(form)
    values = _placeholders(catalogue, today)
    expectations = [
        {**entry, "kwargs": {key: _fill(value, values) for key, value in entry["kwargs"].items()}}
        for entry in raw["expectations"]
    ]
    try:
        return gx.ExpectationSuite(name=raw["name"], expectations=expectations)
    except (ValueError, GreatExpectationsError) as problem:
        raise CatalogueError("suite_broken", file=f"{form}.yaml", details=problem) from problem


def _fill(value: Any, values: dict[str, Any]) -> Any:
    return values[value[1:]] if isinstance(value, str) and value.startswith("$") else value


def _placeholders(catalogue: Catalogue, today: date) -> dict[str, Any]:
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
        **{name: list(catalogue.codes(name)) for name in lists},
        "areas": [*catalogue.codes("cities"), *catalogue.codes("comparators")],
        "bases_or_empty": ["", *catalogue.codes("bases")],
        "this_year": today.year,
        "years": [str(year) for year in range(1945, today.year + 1)],
        "today_number": float(today.strftime("%Y%m%d")),
    }
