"""What reading a file has to say about a cell: what was adjusted, and what cannot be taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from indicators.errors import message
from indicators.intake.findings import COLUMNS


@dataclass(frozen=True)
class Remark:
    """One remark of reading; `key` names the sentence in messages.yaml.

    A notice tells of a harmless adjustment ("05117 statt 5117"); a warning needs a look; an error
    refuses the file. `row` is that of the file, `column` its heading or letter.
    """

    key: str
    severity: Literal["error", "warning", "notice"]
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
    rows = [
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
