"""What a page is made from: a release, what the address chooses, and a language."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models.base import Text
from indicators.publications import selection
from indicators.publications.corrected_figures import with_corrections
from indicators.publications.exhibit import Choice, Choices, Link, Slider, Switch, Typed
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import delivered, merged_yaml
from indicators.release import Release

PLAIN_NAME, PLAIN_CODE = "sprachform", "einfach"


@cache
def texts() -> dict[str, dict[str, str]]:
    """All words of the pages: key → language → text, one file a subject."""
    return merged_yaml("texts")


@dataclass(frozen=True)
class View:
    """Whoever composes a page asks this and nothing else; two equal views make equal pages."""

    release: Release
    given: selection.Given
    language: str

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of the release."""
        return self.release.catalogue

    @cached_property
    def speaker(self) -> Speaker:
        """Who says numbers, dates and sentences of this page."""
        return Speaker(self.catalogue, self.language)

    @property
    def is_plain(self) -> bool:
        """Whether sentences stand in plain German; there is no plain English."""
        return self.language == "de" and self.given.get(PLAIN_NAME) == PLAIN_CODE

    def say(self, key: str, **values: Any) -> str:
        """A text of the pages in the chosen language, its braces filled."""
        return texts()[key][self.language].format(**values)

    def of(self, text: Text) -> str:
        """A catalogue text in the chosen language."""
        return text.said(self.language)

    def told(self, row: Mapping[Any, Any], what: str) -> str:
        """A delivered text in the chosen language; the German one where there is no other."""
        return delivered(row, what, self.language)

    def figures(
        self, series: str | tuple[str, ...] | None = None, area: str | None = None
    ) -> pd.DataFrame:
        """Protected figures of some series and an area, and whether they were corrected."""
        wanted = list(series) if isinstance(series, tuple) else series
        return with_corrections(self.release.figures(wanted, area), self.release.corrected)

    def table(self, name: str, **conditions: Any) -> pd.DataFrame:
        """Another table of the release: recordability, criteria, findings, deliveries …"""
        found: pd.DataFrame = getattr(self.release, name)(**conditions)
        return found

    def one(
        self, name: str, label: str, options: Mapping[str, str], default: str | None = None
    ) -> Choice:
        """One of some options, from a list."""
        first = selection.given_code({}, name, options, default)
        code = selection.given_code(self.given, name, options, default)
        return Choice(name, label, options, first, code)

    def segment(
        self, name: str, label: str, options: Mapping[str, str], default: str | None = None
    ) -> Choice:
        """One of a few options side by side."""
        first = selection.given_code({}, name, options, default)
        code = selection.given_code(self.given, name, options, default)
        return Choice(name, label, options, first, code, "segments")

    def some(self, name: str, label: str, options: Mapping[str, str], placeholder: str) -> Choices:
        """Any of some options; none means all."""
        codes = selection.given_codes(self.given, name, options)
        return Choices(name, label, options, placeholder, codes)

    def typed(self, name: str, label: str, placeholder: str) -> Typed:
        """A word that a visitor types."""
        text = selection.given_word(self.given, name).strip()
        return Typed(name, label, placeholder, text)

    def switch(self, name: str, code: str, label: str) -> Switch:
        """On or off."""
        return Switch(name, code, label, self.given.get(name) == code)

    def slider(
        self,
        name: str,
        label: str,
        grid: Sequence[float],
        default: float,
        decimals: int,
        written: Callable[[float], str],
    ) -> Slider:
        """A number out of a grid, or another one within it that the address names."""
        found = selection.given_number(self.given, name, grid, decimals)
        value = default if found is None else found
        return Slider(name, label, grid, default, decimals, written, value)

    def address(self, page: str, **codes: str) -> str:
        """The address of a page with choices made, in the chosen language."""
        query = urlencode(codes | self.own_language)
        return f"/{page}?{query}" if query else f"/{page}"

    def page_link(self, text: str, page: str, **codes: str) -> str:
        """A link in running text or a table, as Markdown."""
        clean = text.replace("[", "(").replace("]", ")")
        return f"[{clean}]({self.address(page, **codes)})"

    def link(self, page: str, label: str, **codes: str) -> Link:
        """A link of its own to another page: `link("city", "Zur Stadt", stadt="05117")`."""
        return Link(page, label, codes | self.own_language)

    @property
    def own_language(self) -> dict[str, str]:
        """What links take along, so that the next page speaks as this one."""
        if self.is_plain:
            return {PLAIN_NAME: PLAIN_CODE}
        return {} if self.language == "de" else {"sprache": self.language}
