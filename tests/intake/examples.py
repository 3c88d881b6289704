"""The examples of all rules as delivered files."""

import pandas as pd

from indicators.catalogue import load_catalogue
from indicators.intake.forms import forms
from indicators.intake.observations import to_observations
from indicators.intake.suites import rules
from tests.intake.sample_rows import table_of


def typed_examples():
    """The examples of all forms as typed tables."""
    tables = {form: all_examples(form) for form in forms()}
    figures = pd.concat([tables["figures"], *figures_beside()], ignore_index=True)
    return tables | {"figures": to_observations(figures)}


def figures_beside():
    """The figures that examples of rules on other sheets are delivered with."""
    for form in forms():
        for rule in rules(form):
            for name in ("passes", "fails"):
                if rule.beside:
                    yield table_of("figures", rule.beside, file=f"{rule.rule}-{name}.csv")


def all_examples(form):
    """One file per example.

    Several rows of one example are compared with each other, and so play in an area of their
    own; single rows may share one, because the rules that judge them look at nothing else.
    """
    catalogue = load_catalogue()
    areas = iter([*catalogue.cities.codes, *catalogue.comparators.codes])
    files = []
    for rule in rules(form):
        for name, rows in (("passes", rule.passes), ("fails", rule.fails)):
            own_area = {"area": next(areas)} if len(rows) > 1 else {}
            examples = [own_area | row for row in rows]
            files.append(table_of(form, examples, file=f"{rule.rule}-{name}.csv"))
    files.append(table_of(form, [{"area": next(areas)}], file="plain.csv"))
    return pd.concat(files, ignore_index=True)
