"""Findings that may leave the house: nothing that tells about a number that is not public."""

import pandas as pd

from indicators.intake.accepted import Intake
from indicators.intake.forms import forms

HIDDEN_SENTENCE = {
    "de": "Der Hinweis nennt einen Wert, der nicht veröffentlicht ist.",
    "en": "The finding names a value that is not published.",
}


SUBJECT = ["area", "subject", "year", "breakdown"]
"""What a delivered row is about; `subject` is the code of what it counts or judges."""
CODES = dict.fromkeys(["quantity", "criterion", "indicator", "measure"], "subject")

TELLING = ("value", "numerator", "denominator")
"""Fields whose findings say something about the size of a number merely by being there."""


def protect_findings(intake: Intake, protected: pd.DataFrame) -> pd.DataFrame:
    """Findings without what they tell about hidden figures.

    A finding stands open where every figure of the same area and quantity is published, as its
    sentence may also name the year before or the sum of parts. Elsewhere a finding on the
    number itself is left out: "it jumped by a quarter" narrows what a hidden number can be.
    Others keep place and rule, not value and sentence. The place is what the row is about, not
    its number: in a file sorted by size that would tell how large a hidden neighbour is.
    """
    findings = intake.findings
    is_closed = findings["rule"].isin(_rules_on_figures(intake)) & ~_stands_on(
        findings, _open_places(protected)
    )
    is_telling = findings["column"].isin([forms()["figures"].heading(name) for name in TELLING])
    findings = findings.copy()
    findings.loc[is_closed, "value"] = ""
    findings.loc[is_closed, "sentence_de"] = HIDDEN_SENTENCE["de"]
    findings.loc[is_closed, "sentence_en"] = HIDDEN_SENTENCE["en"]
    named = findings.merge(_subjects(intake), on=["file", "sheet", "row"], how="left")
    kept = named[~(is_closed & is_telling).to_numpy()].drop(columns="row")
    return kept.sort_values(["file", *SUBJECT, "column", "rule"], ignore_index=True)


def _subjects(intake: Intake) -> pd.DataFrame:
    """One row per delivered row: its file, sheet and row, and what it is about (SUBJECT)."""
    parts = [
        table.rename(columns=CODES)
        .rename(columns={"dated": "year"} if "year" not in table else {})
        .reindex(columns=["file", "sheet", "row", *SUBJECT])
        for table in intake.tables.values()
    ]
    subjects = pd.concat(parts, ignore_index=True)
    years = subjects["year"].astype("string").str[:4].fillna("")
    return subjects.assign(year=years, breakdown=subjects["breakdown"].fillna(""))


def _rules_on_figures(intake: Intake) -> set[str]:
    is_figures = intake.rules["sheet"] == forms()["figures"].sheet
    return set(intake.rules.loc[is_figures, "rule"])


def _open_places(protected: pd.DataFrame) -> set[tuple[str, int]]:
    """File and row of every figure whose whole group is published."""
    reported = protected[protected["origin"] == "reported"]
    is_published = reported["status"] == "published"
    is_open = is_published.groupby([reported["area"], reported["quantity"]]).transform("all")
    return set(reported.loc[is_open, ["file", "row"]].itertuples(index=False, name=None))


def _stands_on(findings: pd.DataFrame, places: set[tuple[str, int]]) -> pd.Series:
    pairs = findings[["file", "row"]].itertuples(index=False, name=None)
    return pd.Series([pair in places for pair in pairs], index=findings.index, dtype=bool)
