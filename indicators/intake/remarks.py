"""What reading a file has to say about a cell: what was adjusted, and what cannot be taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

import pandas as pd

from indicators.errors import message
from indicators.intake.findings import COLUMNS, FindingRow
from indicators.intake.forms import forms
from indicators.intake.severities import Severity


@dataclass(frozen=True)
class Remark:
    """One remark of reading; `key` names the sentence in `messages/`.

    A harmless adjustment is one like "05117 statt 5117". `row` is that of the file, `column` its
    heading or letter.
    """

    key: str
    severity: Severity
    file: str
    sheet: str
    row: int
    column: str
    value: str
    words: tuple[tuple[str, Any], ...] = ()

    def sentence(self, language: str) -> str:
        """The sentence for people; it may name all fields of the remark and its words."""
        place = {"file": self.file, "sheet": self.sheet, "row": self.row, "column": self.column}
        return message(self.key, language, **place, value=self.value, **dict(self.words))


def remark_table(remarks: Iterable[Remark]) -> pd.DataFrame:
    """Remarks as rows of findings: one row per remark, its key as rule."""
    rows: list[FindingRow] = [
        {
            "rule": remark.key,
            "severity": remark.severity,
            "file": remark.file,
            "sheet": remark.sheet,
            "row": remark.row,
            "column": remark.column,
            "value": remark.value,
            "sentence_de": remark.sentence("de"),
            "sentence_en": remark.sentence("en"),
        }
        for remark in remarks
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def told_once(remarks: pd.DataFrame, findings: pd.DataFrame) -> pd.DataFrame:
    """Remarks of reading, then the findings of the rules on cells that reading did not refuse.

    A rule sees what is left of a refused cell: what it says about the rest misleads.
    """
    refused = {_cell(row) for row in _rows(remarks) if row["severity"] == "error"}
    is_new = [_cell(row) not in refused for row in _rows(findings)]
    return pd.concat([remarks, findings.loc[is_new]], ignore_index=True)


def _rows(table: pd.DataFrame) -> list[FindingRow]:
    return [
        cast(FindingRow, dict(zip(COLUMNS, row, strict=True))) for row in table[COLUMNS].to_numpy()
    ]


def _cell(row: FindingRow) -> tuple[str, str, int, str]:
    return row["file"], row["sheet"], int(row["row"]), _usual_heading(row["column"])


def _usual_heading(heading: str) -> str:
    """Remarks name a column as it was delivered (Zahl), rules as the form does (Wert)."""
    for form in forms().values():
        field = form.field_of(heading)
        if field:
            return form.heading(field)
    return heading
