"""The words of the interface, in the chosen language."""

from functools import cache
from pathlib import Path
from typing import Any

from dashboard.languages import language
from indicators.publications.wording import merged_yaml

TEXTS = Path(__file__).with_name("texts")


@cache
def texts() -> dict[str, dict[str, str]]:
    """All words of the interface: key → language → text, one file per page."""
    return merged_yaml(TEXTS)


def say(key: str, **values: Any) -> str:
    """A text of the interface in the chosen language, its braces filled."""
    return texts()[key][language()].format(**values)


def of(text: Any) -> str:
    """A catalogue text in the chosen language."""
    return str(getattr(text, language()))
