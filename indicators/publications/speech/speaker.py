"""The one way to speak: a language, and the catalogue whose words it uses."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models.base import Text
from indicators.publications.speech import formats, wording


@dataclass(frozen=True)
class Speaker:
    """Says texts, sentences, numbers and dates; two equal speakers say the same."""

    catalogue: Catalogue
    language: str

    def say(self, key: str, **values: Any) -> str:
        """A text or sentence, its braces filled. Numbers must be formatted already."""
        return wording.sentence(key, self.language, **values)

    def counted(self, key: str, count: int, **values: Any) -> str:
        """The singular or plural form of a sentence: `key_one` or `key_many`."""
        return wording.counted(key, count, self.language, **values)

    def of(self, text: Text) -> str:
        """A text of the catalogue."""
        return text.said(self.language)

    def area(self, code: str) -> str:
        """The name of a city or comparator."""
        return self.catalogue.area_name(code, self.language)

    def delivered(self, row: Mapping[Any, Any], what: str) -> str:
        """A delivered text, such as "reason"; the German one where there is no other."""
        return wording.delivered(row, what, self.language)

    def number(self, value: float, decimals: int = 0) -> str:
        """12.345,7 (de) or 12,345.7 (en)."""
        return formats.number(value, self.language, decimals)

    def counting(self, count: int) -> str:
        """A small number as a word."""
        return formats.counting(count, self.language)

    def day(self, value: date | pd.Timestamp) -> str:
        """31. Dezember 2021 · 31 December 2021."""
        return formats.day(value, self.language)

    def listing(self, words: list[str]) -> str:
        """Bochum, Essen und Herne · Bochum, Essen and Herne."""
        return formats.listing(words, self.language)

    def quoted(self, text: str) -> str:
        """„Beschäftigte“ · “Staff”."""
        return formats.quoted(text, self.language)
