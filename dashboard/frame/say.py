"""The words of the frame around the pages, in the chosen language."""

from typing import Any

from dashboard.frame.languages import language
from indicators.publications.view import texts


def say(key: str, **values: Any) -> str:
    """A text of the interface in the chosen language, its braces filled."""
    return texts()[key][language()].format(**values)
