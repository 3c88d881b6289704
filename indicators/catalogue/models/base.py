"""What all catalogue entries share: strict keys, codes, partial dates, texts in two languages."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.\-]*$")]
PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$")]
"""A date as exact as its source: "2013", "2013-08" or "2013-08-01"."""


class Entry(BaseModel):
    """Base of all catalogue entries: unchangeable, and strict about its keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Entry):
    """One text in both interface languages."""

    de: Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
    en: Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]

    def said(self, language: str) -> str:
        """The text in a language of the interface, `de` or `en`."""
        return {"de": self.de, "en": self.en}[language]
