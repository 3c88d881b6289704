"""Where blocks stand when they are read without a program: page, choices, language, addresses."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import singledispatch
from typing import Any
from urllib.parse import urlencode

from indicators.publications import exhibit
from indicators.publications.forms.markdown import in_blocks, in_line
from indicators.publications.selection import Given
from indicators.publications.view import View

READING = "/lesen/"
"""What reading pages have before the path of the live page."""
ALONE = "bild"
"""What stands before the path of a page for one of its charts alone, and names the chart."""
FILE = "datei"
"""The same for one of its files."""
STAND = "stand"
"""The name in an address that opens an earlier release on live pages, by its number."""


@dataclass(frozen=True)
class Place:
    """A reading page as its address says."""

    view: View
    page: str
    paths: Mapping[str, str]
    """Page → path: "city" → "stadt". The first is the start page."""
    codes: Mapping[str, str]
    """What is chosen, as it stands in the address beside the language."""

    def say(self, key: str, **values: Any) -> str:
        """A text in the language of the page."""
        return self.view.say(key, **values)

    def words(self, text: str) -> str:
        """Running text as HTML."""
        return in_blocks(text, self.linked)

    def line(self, text: str) -> str:
        """A heading, label or cell as HTML."""
        return in_line(text, self.linked)

    def to(self, page: str, codes: Mapping[str, str]) -> str:
        """The address of a page of this form in the language of this one."""
        return reading_address(self.paths[page], codes, self.view.language)

    def file(self, name: str) -> str:
        """The address of a file of this page."""
        codes = self.with_language(self.codes)
        return f"{READING}{FILE}/{self.paths[self.page]}?{_query({**codes, FILE: name})}"

    def form(self, page: str) -> str:
        """Where a form leads: a reading page, whose choices the form holds itself."""
        return READING + self.paths[page]

    def with_language(self, codes: Mapping[str, str]) -> dict[str, str]:
        """Choices as they stand in an address of this language."""
        return in_an_address(codes, self.view.language)

    def live(self) -> str:
        """The address of this page where one can choose."""
        return live_address(self, self.page, self.codes)

    def in_language(self, language: str) -> str:
        """The address of this reading page in a language."""
        return reading_address(self.paths[self.page], self.codes, language)

    def linked(self, address: str) -> str:
        """Where a link in a text leads: pages of ours to their reading pages."""
        path = re.split(r"[?#]", address, maxsplit=1)[0]
        rest = address[len(path) :]
        if rest.startswith(f"?{STAND}="):
            # Another release is opened where one can choose.
            return address
        if path == "/":
            return READING + next(iter(self.paths.values())) + rest
        return READING + path[1:] + rest if path[1:] in self.paths.values() else address


class LivePlace(Place):
    """A page where one can choose, whose links lead to such pages."""

    def to(self, page: str, codes: Mapping[str, str]) -> str:
        """The address of a live page in the language of this one."""
        return live_address(self, page, codes)

    def linked(self, address: str) -> str:
        """Texts name live pages already."""
        return address


def live_address(place: Place, page: str, codes: Mapping[str, str]) -> str:
    """The address of a page where one can choose; the first has none but the root."""
    path = "/" if page == next(iter(place.paths)) else f"/{place.paths[page]}"
    return _with_query(path, codes, place.view.language)


def reading_address(path: str, codes: Mapping[str, str], language: str) -> str:
    """The address of a reading page; German goes without saying."""
    return _with_query(READING + path, codes, language)


def alone_address(name: str, codes: Mapping[str, str], path: str) -> str:
    """The address of a chart alone: its name, what is chosen on its page, the path of that."""
    return f"{READING}{ALONE}/{path}?{_query({**codes, ALONE: name})}"


def _with_query(path: str, codes: Mapping[str, str], language: str) -> str:
    query = _query(in_an_address(codes, language))
    return f"{path}?{query}" if query else path


def _query(codes: Mapping[str, str]) -> str:
    return urlencode(codes, safe=",")


def in_an_address(codes: Mapping[str, str], language: str) -> dict[str, str]:
    """Choices, and the language where it is not German."""
    return dict(codes) if language == "de" else {**codes, "sprache": language}


def in_force(blocks: Iterable[exhibit.Block], given: Given) -> dict[str, str]:
    """What an address chooses and its page offers; the rest chooses nothing."""
    found = [pair for block in every(blocks) if (pair := _chosen(block, given))]
    return dict(found)


def every(blocks: Iterable[exhibit.Block]) -> Iterator[exhibit.Block]:
    """All blocks, those within others too."""
    for block in blocks:
        yield block
        if isinstance(block, exhibit.Fold | exhibit.Card):
            yield from every(block.blocks)
        if isinstance(block, exhibit.Columns):
            for column in block.columns:
                yield from every(column)


@singledispatch
def _chosen(block: object, given: Given) -> tuple[str, str] | None:
    """Name and code of a choice that was made, as they stand in an address."""
    return None


@_chosen.register
def _(block: exhibit.Choice, given: Given) -> tuple[str, str] | None:
    return (block.name, block.code) if given.get(block.name) == block.code else None


@_chosen.register
def _(block: exhibit.Choices, given: Given) -> tuple[str, str] | None:
    return (block.name, ",".join(block.codes)) if block.codes else None


@_chosen.register
def _(block: exhibit.Typed, given: Given) -> tuple[str, str] | None:
    return (block.name, block.text) if block.text else None


@_chosen.register
def _(block: exhibit.Switch, given: Given) -> tuple[str, str] | None:
    return (block.name, block.code) if block.is_on else None


@_chosen.register
def _(block: exhibit.Slider, given: Given) -> tuple[str, str] | None:
    is_chosen = block.name in given and block.value != block.default
    return (block.name, f"{block.value:g}") if is_chosen else None
