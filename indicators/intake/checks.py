"""Checks tables with the rule engine; nothing else imports great_expectations."""

import logging
import os
import warnings
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.errors import CatalogueError, StoreError
from indicators.intake.judging import judge
from indicators.intake.suites import Expectation, expectations

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
    """Findings of all rules on typed tables by form; see `judging.judge`."""
    return judge(tables, catalogue, today, _broken_rows)


def _broken_rows(form: str, suite: list[Expectation], judged: pd.DataFrame) -> Iterator[list[Any]]:
    # By name: the engine answers in an order of its own.
    results = {
        result.expectation_config.meta["rule"]: result for result in _validate(form, suite, judged)
    }
    for expectation in suite:
        yield _broken(results[expectation["meta"]["rule"]])


def _broken(result: Any) -> list[Any]:
    if result.success:
        return []
    assert "unexpected_index_list" in result.result, (
        f"{result.expectation_config.meta['rule']}: {result.exception_info}"
    )
    return list(result.result["unexpected_index_list"])


def check_store(current: pd.DataFrame, catalogue: Catalogue, today: date) -> None:
    """Checks the finished store: `current` are its observations in force.

    Raises StoreError with the broken rules; this would be our own mistake, never a city's.
    """
    judged = current.reset_index(drop=True)
    judged = judged.assign(day=judged["reference_date"].astype("string").fillna(""))
    results = _validate("store", expectations("store", catalogue, today), judged)
    broken = [result.expectation_config.meta for result in results if not result.success]
    if broken:
        raise StoreError(
            "store_broken",
            de=" ".join(rule["de"] for rule in broken),
            en=" ".join(rule["en"] for rule in broken),
        )


def _validate(form: str, suite: list[Expectation], table: pd.DataFrame) -> list[Any]:
    source = _context().data_sources.add_or_update_pandas("delivery")
    definition = source.add_dataframe_asset("rows").add_batch_definition_whole_dataframe("all")
    batch = definition.get_batch({"dataframe": table})
    complete = {"result_format": "COMPLETE"}
    return list(batch.validate(_suite(form, suite), result_format=complete).results)


@cache
def _context() -> Any:
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context


def _suite(form: str, suite: list[Expectation]) -> gx.ExpectationSuite:
    try:
        return gx.ExpectationSuite(name=form, expectations=[dict(rule) for rule in suite])
    except (ValueError, GreatExpectationsError) as problem:
        raise CatalogueError("suite_broken", file=f"{form}.yaml", details=problem) from problem
