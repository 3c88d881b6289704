"""From typed tables to findings, whichever engine applies the rules."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.intake.check_steps import Step, Told, unheard
from indicators.intake.contradictions import with_recorded_values
from indicators.intake.findings import COLUMNS, FindingRow, finding_rows
from indicators.intake.forms import forms
from indicators.intake.number_columns import with_criterion_dates
from indicators.intake.rule_columns import with_rule_columns
from indicators.intake.suites import Expectation, expectations, rule_of

Engine = Callable[[str, list[Expectation], pd.DataFrame], Iterator[list[Any]]]
"""Applies the expectations of a form: for each of them the index of the rows that break it."""


def judge(
    tables: dict[str, pd.DataFrame],
    catalogue: Catalogue,
    today: date,
    engine: Engine,
    told: Told = unheard,
) -> pd.DataFrame:
    """Findings of all rules on typed tables by form.

    `tables["figures"]` must have gone through `to_observations`. One row per finding: rule,
    severity (error, warning), file, sheet, row, column, value, sentence_de, sentence_en. `told`
    hears which form is judged.
    """
    rows = [
        finding
        for form, judged in _judged(tables, catalogue, today, told)
        for finding in _judge_form(form, judged, catalogue, today, engine)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _judged(
    tables: dict[str, pd.DataFrame], catalogue: Catalogue, today: date, told: Told
) -> Iterator[tuple[str, pd.DataFrame]]:
    """The tables that have rows, with the columns their rules look at."""
    filled = {form: table for form, table in tables.items() if len(table)}
    for number, (form, table) in enumerate(filled.items(), 1):
        told(Step("rules", number, len(filled), (("sheet", forms()[form].sheet),)))
        judged = table.reset_index(drop=True)
        if form == "figures":
            judged = with_rule_columns(judged, catalogue, today)
        if form == "recordability":
            judged = with_recorded_values(judged, tables.get("figures"), catalogue)
        if form == "criteria":
            judged = with_criterion_dates(judged)
        yield form, judged


def _judge_form(
    form: str, judged: pd.DataFrame, catalogue: Catalogue, today: date, engine: Engine
) -> Iterator[FindingRow]:
    suite = expectations(form, catalogue, today)
    for expectation, broken in zip(suite, engine(form, suite, judged), strict=True):
        if broken:
            yield from finding_rows(rule_of(expectation), forms()[form], judged.loc[broken])
