"""A finding (Prüfhinweis): what a rule says about one delivered row, in sentences."""

import math
from collections.abc import Iterator
from string import Formatter
from typing import Any, Literal, TypedDict

import pandas as pd
from pydantic import BaseModel, ConfigDict, field_validator

from indicators.errors import on_one_line
from indicators.intake.forms import Form
from indicators.intake.severities import Severity

# A sentence quotes the beginning of a long cell; the finding itself keeps more of it.
QUOTED_CHARACTERS = 80
MOST_CHARACTERS = 500


class FindingRow(TypedDict):
    """One finding: its rule, how grave it is, the place, what stands there, and its sentences.

    `row` is that of the file, 0 for a whole sheet or file.
    """

    rule: str
    severity: Severity
    file: str
    sheet: str
    row: int
    column: str
    value: str
    sentence_de: str
    sentence_en: str


COLUMNS = list(FindingRow.__annotations__)


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
    beside: tuple[dict[str, str], ...] = ()
    """Figures that both examples of a rule on another sheet are delivered with."""

    @field_validator("severity", mode="before")
    @classmethod
    def _own_word(cls, severity: Any) -> str:
        """The library says critical; our users read error."""
        return {"critical": "error"}.get(str(getattr(severity, "value", severity)), "warning")


def finding_rows(rule: Rule, form: Form, broken: pd.DataFrame) -> Iterator[FindingRow]:
    """One finding per broken row: the place, the delivered value and the filled sentences."""
    shown = f"{rule.points_at}_text" if f"{rule.points_at}_text" in broken else rule.points_at
    column = form.heading(rule.points_at)
    german = _sentences(rule.de, broken, decimal=",")
    english = _sentences(rule.en, broken, decimal=".")
    places = zip(broken["file"], broken["sheet"], broken["row"], broken[shown], strict=True)
    for (file, sheet, row, value), de, en in zip(places, german, english, strict=True):
        delivered = "" if pd.isna(value) else shortened(str(value), MOST_CHARACTERS)
        yield FindingRow(
            rule=rule.rule,
            severity=rule.severity,
            file=file,
            sheet=sheet,
            row=int(row),
            column=column,
            value=delivered,
            sentence_de=de,
            sentence_en=en,
        )


def _sentences(sentence: str, rows: pd.DataFrame, decimal: str) -> list[str]:
    """The sentence filled from every row; only what it names is turned into words."""
    names = [name for _, name, _, _ in Formatter().parse(sentence) if name]
    if sentence == f"{{{names[0] if names else ''}}}":
        # A column of whole sentences, which quote what they need.
        return [str(value) for value in rows[names[0]]]
    words = {name: [_word(value, decimal) for value in rows[name]] for name in names}
    filled = (
        sentence.format_map({name: words[name][position] for name in names})
        for position in range(len(rows))
    )
    return [text.replace("„“", "(leer)").replace("“”", "(empty)") for text in filled]


def _word(value: Any, decimal: str) -> str:
    if not isinstance(value, float):
        return "" if value is None else quoted(str(value))
    if math.isnan(value):
        return "–"
    return f"{value:g}".replace(".", decimal) if abs(value) < 1e5 else f"{value:.0f}"


def quoted(cell: str) -> str:
    """A cell as sentences quote it: a long one by its beginning."""
    return shortened(str(on_one_line(cell)), QUOTED_CHARACTERS)


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters; what is left out shows as dots."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
