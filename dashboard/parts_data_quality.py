"""Parts of the page Datenqualität: filters, findings, delivered files, rules."""

import pandas as pd
import streamlit as st

from dashboard import cached
from dashboard.choices import choose_one
from dashboard.elements import show_marked_table, show_table, to_csv
from dashboard.languages import language
from dashboard.say import say
from indicators.publications import tables_register
from indicators.publications.wording import counted, sentence

LONGEST_TABLE = 100
"""Rows of findings on the page; the file to download has all."""


def choose_findings(findings: pd.DataFrame, rules: pd.DataFrame) -> pd.DataFrame:
    """The findings that fit the chosen severity, file and rule."""
    columns = st.columns(3)
    options = {
        "severity": _severities(findings),
        "file": _files(findings),
        "rule": _rules(findings, rules),
    }
    names = {"severity": "schwere", "file": "datei", "rule": "regel"}
    for column, (field, choices) in zip(columns, options.items(), strict=True):
        with column:
            code = choose_one(names[field], say(f"filter_{names[field]}"), choices)
        if code != "alle":
            findings = findings[findings[field] == code]
    return findings


def _severities(findings: pd.DataFrame) -> dict[str, str]:
    codes = sorted(set(findings["severity"]))
    return _all() | {code: sentence(f"severity_{code}", language()) for code in codes}


def _files(findings: pd.DataFrame) -> dict[str, str]:
    return _all() | {file: file for file in sorted(set(findings["file"]))}


def _rules(findings: pd.DataFrame, rules: pd.DataFrame) -> dict[str, str]:
    used = rules[rules["rule"].isin(findings["rule"])]
    titles = used[f"sentence_{language()}"].map(tables_register.rule_title)
    return _all() | dict(zip(used["rule"], titles, strict=True))


def _all() -> dict[str, str]:
    return {"alle": say("filter_all")}


def show_findings(findings: pd.DataFrame, total: int) -> None:
    """The chosen findings in sentences, with their place; a file holds all of them."""
    if findings.empty:
        st.info(say("no_findings_here"))
        return
    if len(findings) < total:
        st.markdown(counted("findings_shown", len(findings), language(), total=total))
    table = tables_register.finding_table(findings, cached.catalogue(), language())
    shown = table.head(LONGEST_TABLE)
    show_marked_table(tables_register.two_columns(shown), shown)
    if len(table) > LONGEST_TABLE:
        st.caption(say("findings_cut", count=LONGEST_TABLE))
    st.download_button(
        say("download_csv"), to_csv(table), "pruefhinweise.csv", "text/csv", on_click="ignore"
    )


def show_deliveries(deliveries: pd.DataFrame) -> None:
    """Rows in and figures out, file by file."""
    table = tables_register.delivery_table(deliveries, language())
    with st.expander(say("file_by_file")):
        show_table(table)
    st.download_button(
        say("download_csv"), to_csv(table), "lieferungen.csv", "text/csv", on_click="ignore"
    )


def show_rules(rules: pd.DataFrame, findings: pd.DataFrame) -> None:
    """Every rule with its sentence, sheet by sheet of the delivery form."""
    st.markdown(say("rules_explained"))
    for sheet, group in rules.groupby("sheet", sort=False):
        table = tables_register.rule_table(group, findings, language())
        count = counted("rules", len(table), language())
        with st.expander(say("rules_of_sheet", sheet=sheet, count=count)):
            show_table(table.drop(columns=sentence("column_sheet", language())))
