"""Parts of the page Datenqualität: filters, findings, delivered files, rules."""

from collections.abc import Generator, Iterator

import pandas as pd

from indicators.publications import shared_blocks
from indicators.publications.deliveries import delivery_tables
from indicators.publications.exhibit import Block, Columns, Fold, Note, Small, Table, Words
from indicators.publications.options import city_options
from indicators.publications.view import View

LONGEST_TABLE = 100
"""Rows of findings on the page; the file to download has all."""


def choose_findings(
    view: View, findings: pd.DataFrame, rules: pd.DataFrame
) -> Generator[Block, None, pd.DataFrame]:
    """The findings that fit the chosen city, severity and rule."""
    columns = []
    options = {
        "area": _areas(view, findings),
        "severity": _severities(view, findings),
        "rule": _rules(view, findings, rules),
    }
    names = {"area": "stadt", "severity": "schwere", "rule": "regel"}
    for field, on_offer in options.items():
        choice = view.one(names[field], view.say(f"filter_{names[field]}"), on_offer)
        columns.append((choice,))
        if choice.code != "alle":
            findings = findings[findings[field] == choice.code]
    yield Columns(tuple(columns))
    return findings


def _severities(view: View, findings: pd.DataFrame) -> dict[str, str]:
    codes = sorted(set(findings["severity"]))
    return _all(view) | {code: view.speaker.say(f"severity_{code}") for code in codes}


def _areas(view: View, findings: pd.DataFrame) -> dict[str, str]:
    """The cities of the monitoring set, then the other areas of which something was found."""
    cities = city_options(view.catalogue)
    known = {*view.catalogue.cities.codes, *view.catalogue.comparators.codes}
    others = sorted(set(findings["area"]) & known - cities.keys(), key=view.speaker.area)
    return _all(view) | cities | {code: view.speaker.area(code) for code in others}


def _rules(view: View, findings: pd.DataFrame, rules: pd.DataFrame) -> dict[str, str]:
    used = rules[rules["rule"].isin(findings["rule"])]
    titles = [
        delivery_tables.rule_title(template, view.language)
        for template in used[f"sentence_{view.language}"]
    ]
    return _all(view) | dict(zip(used["rule"], titles, strict=True))


def _all(view: View) -> dict[str, str]:
    return {"alle": view.say("filter_all")}


def found(view: View, findings: pd.DataFrame, total: int) -> Iterator[Block]:
    """The chosen findings in sentences, with their place; a file holds all of them."""
    if findings.empty:
        yield Note("info", view.say("no_findings_here"))
        return
    if len(findings) < total:
        yield Words(view.speaker.counted("findings_shown", len(findings), total=total))
    table = delivery_tables.finding_table(findings, view.speaker)
    shown = table.head(LONGEST_TABLE)
    yield from shared_blocks.with_legend(view, Table(delivery_tables.two_columns(shown), shown))
    if len(table) > LONGEST_TABLE:
        yield Small(view.say("findings_cut", count=LONGEST_TABLE))
    yield shared_blocks.csv_file(view, "pruefhinweise.csv", table)


def deliveries(view: View, deliveries: pd.DataFrame) -> Iterator[Block]:
    """Rows in and figures out, city by city; the file to download says it file by file."""
    table = delivery_tables.by_area(deliveries, view.speaker)
    yield Fold(view.say("city_by_city"), tuple(shared_blocks.table(view, table)))
    by_file = delivery_tables.by_file(deliveries, view.speaker)
    yield shared_blocks.csv_file(view, "lieferungen.csv", by_file)


def rules_by_sheet(view: View, rules: pd.DataFrame, findings: pd.DataFrame) -> Iterator[Block]:
    """Every rule with its sentence, sheet by sheet of the delivery form."""
    yield Words(view.say("rules_explained"))
    for sheet, group in rules.groupby("sheet", sort=False):
        table = delivery_tables.rule_table(group, findings, view.language)
        count = view.speaker.counted("rules", len(table))
        yield Fold(
            view.say("rules_of_sheet", sheet=sheet, count=count),
            tuple(shared_blocks.table(view, table.drop(columns=view.speaker.say("column_sheet")))),
        )
