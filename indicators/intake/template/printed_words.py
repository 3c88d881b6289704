"""The words of the sheets Start and Angaben, and the version of the form."""

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from indicators.definitions import read_yaml
from indicators.intake.details import FORM_VERSIONS

FORM_VERSION = FORM_VERSIONS[-1]
_START = Path(__file__).with_name("start.yaml")


class PrintedWords(BaseModel):
    """All words that the form prints beside its tables."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    subtitle: str
    invented: str
    steps_title: str
    steps: tuple[str, ...]
    grey: str
    due: str
    no_due: str
    contact: str
    no_contact: str
    before: str
    no_before: str
    version: str
    details: dict[str, str]
    stop: str
    whole: str
    percent: str
    number: str
    day: str
    listed: str


@cache
def printed_words() -> PrintedWords:
    """The words of start.yaml."""
    return PrintedWords.model_validate(read_yaml(_START))
