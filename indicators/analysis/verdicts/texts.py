"""The words of `verdict_texts.yaml`, checked."""

from functools import cache
from pathlib import Path

from indicators.catalogue.models import Entry, Text
from indicators.definitions import read_yaml

TEXTS = Path(__file__).with_name("verdict_texts.yaml")


class CodeText(Entry):
    """What a code means: its name, why it stands there, and what would change it."""

    label: Text
    explanation: Text
    needed: Text | None = None


@cache
def verdict_texts() -> dict[str, dict[str, CodeText]]:
    """Kind of code (verdicts, reasons, marks, breaks, weather, bands) → code → its words."""
    return {
        kind: {code: CodeText.model_validate(text) for code, text in entries.items()}
        for kind, entries in read_yaml(TEXTS).items()
    }
