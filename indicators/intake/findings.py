"""A finding (Prüfhinweis): what a rule says about one delivered row, in sentences."""

import math
from typing import Any, Literal

import pandas as pd
from pydantic import BaseModel, ConfigDict, field_validator

from indicators.intake.forms import Form

COLUMNS = [
    "rule",
    "severity",
    "file",
    "sheet",
    "row",
    "column",
    "value",
    "sentence_de",
    "sentence_en",
]


class Rule(BaseModel):
    """One rule of a suite, as people see it."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    rule: str
    points_at: str
    severity: Literal["error", "warning"]
    de: str
    en: str
    passes: tuple[dict[str, str], ...]
    fails: tuple[dict[str, str], ...]

    @field_validator("severity", mode="before")
    @classmethod
    def _own_word(cls, severity: Any) -> str:
        """The library says critical; our users read error."""
        return {"critical": "error"}.get(str(getattr(severity, "value", severity)), "warning")


def finding_row(rule: Rule, form: Form, row: pd.Series) -> dict[str, Any]:
    """One finding: the place, the delivered value and the filled sentences."""
    delivered = row.get(f"{rule.points_at}_text", row[rule.points_at])
    return {
        "rule": rule.rule,
        "severity": rule.severity,
        "file": row["file"],
        "sheet": row["sheet"],
        "row": int(row["row"]),
        "column": form.heading(rule.points_at),
        "value": "" if pd.isna(delivered) else str(delivered),
        "sentence_de": _filled(rule.de, row, decimal=","),
        "sentence_en": _filled(rule.en, row, decimal="."),
    }


def _filled(sentence: str, row: pd.Series, decimal: str) -> str:
    words = {name: _word(value, decimal) for name, value in row.items()}
    return sentence.format_map(words)


def _word(value: Any, decimal: str) -> str:
    if not isinstance(value, float):
        return "" if value is None else str(value)
    if math.isnan(value):
        return "–"
    return f"{value:g}".replace(".", decimal) if abs(value) < 1e5 else f"{value:.0f}"
