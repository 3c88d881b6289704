"""Checks one delivered file on its own, without keeping it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from indicators.catalogue import Catalogue


@dataclass(frozen=True)
class CheckResult:
    """Findings on one file: see `indicators.intake.judging.judge` for their columns."""

    file: str
    rows: int
    findings: pd.DataFrame

    @property
    def errors(self) -> int:
        """How many findings block the delivery."""
        return int((self.findings["severity"] == "error").sum())

    @property
    def warnings(self) -> int:
        """How many findings need a look."""
        return int((self.findings["severity"] == "warning").sum())

    @property
    def notices(self) -> int:
        """How many adjustments were made on reading; nothing needs to be done about them."""
        return int((self.findings["severity"] == "notice").sum())

    def counts(self) -> dict[str, str | int]:
        """What was found in numbers."""
        return {
            "file": self.file,
            "rows": self.rows,
            "errors": self.errors,
            "warnings": self.warnings,
            "notices": self.notices,
        }


def check_file(path: Path, catalogue: Catalogue, today: date) -> CheckResult:
    """Reads and checks one file. Raises DeliveryError when it cannot be read."""
    from indicators.intake.acceptance import read_all
    from indicators.intake.direct import check_directly
    from indicators.intake.remarks import told_once

    tables, remarks = read_all([path], catalogue)
    findings = told_once(remarks, check_directly(tables, catalogue, today))
    return CheckResult(path.name, sum(len(table) for table in tables.values()), findings)
