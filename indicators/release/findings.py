"""Findings that may leave the house: their place always, their value only where it is public."""

import pandas as pd

from indicators.intake.accepted import Intake
from indicators.intake.forms import forms

HIDDEN_SENTENCE = {
    "de": "Der Hinweis nennt einen Wert, der nicht veröffentlicht ist.",
    "en": "The finding names a value that is not published.",
}


def protect_findings(intake: Intake, protected: pd.DataFrame) -> pd.DataFrame:
    """Findings on figures keep place and rule; value and sentence only if published.

    A sentence may also name the year before or the sum of parts, so it is shown only where
    every figure of the same area and quantity is published.
    """
    findings = intake.findings.copy()
    is_hidden = findings["rule"].isin(_rules_on_figures(intake)) & ~_stands_on(
        findings, _open_places(protected)
    )
    findings.loc[is_hidden, "value"] = ""
    findings.loc[is_hidden, "sentence_de"] = HIDDEN_SENTENCE["de"]
    findings.loc[is_hidden, "sentence_en"] = HIDDEN_SENTENCE["en"]
    return findings


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
