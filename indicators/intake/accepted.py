"""What an intake hands on: rows of accepted deliveries, findings, one row per file."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Intake:
    """All deliveries of a build: typed rows by form, findings, and one row per file.

    `deliveries` has file, rows, errors, warnings, accepted. `tables` holds the rows of
    accepted files only. `rules` has one row per rule that was applied.
    """

    tables: dict[str, pd.DataFrame]
    findings: pd.DataFrame
    deliveries: pd.DataFrame
    rules: pd.DataFrame
