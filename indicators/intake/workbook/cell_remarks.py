"""Remarks on cells as plain data, listed up to a number of each kind."""

from dataclasses import dataclass, field

from indicators.intake.limits import MOST_REMARKS_OF_A_KIND
from indicators.intake.severities import Severity
from indicators.intake.workbook.areas import letters
from indicators.intake.workbook.seen import CellRemark


@dataclass
class Notes:
    """Remarks on one sheet: the first of each kind, and how many there were."""

    found: list[CellRemark] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def add(
        self, key: str, severity: Severity, row: int, column: int, value: str, words: dict[str, str]
    ) -> None:
        """Takes down one remark."""
        self.counts[key] = self.counts.get(key, 0) + 1
        if self.counts[key] > MOST_REMARKS_OF_A_KIND:
            return
        cell = f"{letters(column)}{row}"
        self.found.append(
            {
                "key": key,
                "severity": severity,
                "row": row,
                "column": letters(column),
                "value": value[:200],
                "words": {"cell": cell, **words},
            }
        )

    def listed(self) -> list[CellRemark]:
        """All remarks taken down; the last of a kind says how many more there are."""
        last = {remark["key"]: remark for remark in self.found}
        more: list[CellRemark] = [
            {
                **last[key],
                "key": "cells_more",
                "value": "",
                "words": {"number": str(count - MOST_REMARKS_OF_A_KIND)},
            }
            for key, count in self.counts.items()
            if count > MOST_REMARKS_OF_A_KIND
        ]
        return self.found + more
