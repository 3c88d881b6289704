"""Addresses on pages: where links lead, where pictures and files are, and what stands in them.

The addresses of the dashboard are closed: a page, and codes of the catalogue by the names they
have. Whatever else stands in one is reported, so that a number needs no excuse and finds none.
"""

import re
from html import unescape
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote_plus, urlsplit

from indicators.publications.methodology import methodology_parts
from tests.browser.visits import PATHS, SITE_PATHS

# Fields of elements that hold an address, a part of one or the name of a page.
FIELDS = {"url", "queryString", "page", "src", "href", "linkUrl"}
WRITTEN = re.compile(
    r"\]\(([^)]*)\)|\b(?:href|src)\s*=\s*[\"']?([^\"'\s>]+)|\b((?:https?|data):[^\s\"'<>;)\]]+)"
)
ELSEWHERE = re.compile(r"https?://[^\s\"'<>()\\]+")
# A file is named after its content, as a digest; "mock" is what the tests put before it.
FILE = re.compile(r"(mock/)?media/[0-9a-f]{32,64}\.[a-z]+")


class Codes(NamedTuple):
    """What may stand in an address: values by parameter, and whole addresses of other places."""

    values: dict
    elsewhere: set


def codes_of(catalogue):
    areas = {*catalogue.cities.codes, *catalogue.comparators.codes}
    series = {entry.name for entry in (*catalogue.indicators, *catalogue.context)}
    values = {
        **dict.fromkeys(("stadt", "gebiet"), areas),
        **dict.fromkeys(("indikator", "reihe", "anteil"), series),
        "massnahme": {measure.code for measure in catalogue.measures},
        "ziel": {goal.code for goal in catalogue.goals},
        "sprache": {"de", "en"},
        "sprachform": {"einfach"},
        "abschnitt": set(methodology_parts.SECTIONS),
        # The glossary is searched by its own words.
        "wort": {text for entry in catalogue.glossary for text in (entry.term.de, entry.term.en)},
    }
    return Codes(values, set(ELSEWHERE.findall(catalogue.model_dump_json())))


def written_in(text):
    """Addresses written in a text: as Markdown, in an element of HTML, or as they are."""
    return [unescape(next(filter(None, groups))) for groups in WRITTEN.findall(text) if any(groups)]


def addresses_of(field, value):
    """The addresses that a field of an element holds; `a=b` alone is what follows the `?`."""
    if field in FIELDS:
        return [f"?{value}"] if field == "queryString" else [value]
    return written_in(value)


def leaks_in_address(way, address, codes):
    """What stands in an address beside pages and codes."""
    parts = urlsplit(address)
    is_own = not parts.scheme and not parts.netloc
    wrong = _beside_codes(parts, codes) if is_own else _written_elsewhere(address, codes)
    return [f"{way}: {part} in {address}" for part in wrong]


def _beside_codes(parts, codes):
    # The reading page of a page reads the same codes.
    path = unquote_plus(parts.path).strip("/").removeprefix("lesen/")
    path = "" if path == "uebersicht" else path
    if f"/{path}" not in {*PATHS.values(), *SITE_PATHS.values()} and not FILE.fullmatch(path):
        yield path
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if value not in codes.values.get(name, ()):
            yield f"{name}={value}"
    yield from re.findall(r"\d+", unquote_plus(parts.fragment))


def _written_elsewhere(address, codes):
    """Sources stand in the catalogue, numbers of reports and pages of files with them."""
    return [] if address in codes.elsewhere else re.findall(r"\d+", unquote_plus(address))
