"""A sheet or file that cannot be read, told like a finding of the rules."""

from indicators.errors import DeliveryError
from indicators.intake.findings import FindingRow

FILES = "–"
"""The sheet of a finding that speaks of a whole file."""


def fault_row(problem: DeliveryError) -> FindingRow:
    """One finding (see `findings.COLUMNS`) where the reading stopped."""
    words = problem.values
    return {
        "rule": problem.key,
        "severity": "error",
        "file": str(words.get("file", FILES)),
        "sheet": str(words.get("sheet", FILES)),
        "row": int(words.get("row", 0)),
        "column": str(words.get("column", "")),
        "value": "",
        "sentence_de": problem.sentence("de"),
        "sentence_en": problem.sentence("en"),
    }
