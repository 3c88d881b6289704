"""Addresses on pages: where links lead, where pictures and files are, and what stands in them.

The addresses of the dashboard are closed: a page, and codes of the catalogue by the names they
have. Whatever else stands in one is reported, so that a number needs no excuse and finds none.
"""

import re
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote_plus, urlsplit

import dashboard
from indicators.publications.measures import measures_page
from indicators.publications.methodology import methodology_parts
from tests.browser.visits import PATHS, SITE_PATHS

# Fields of elements that hold an address, a part of one or the name of a page.
FIELDS = {"url", "queryString", "page", "src", "href", "linkUrl"}
WRITTEN = re.compile(
    r"\]\(([^)]*)\)|\b(?:href|src)\s*=\s*[\"']?([^\"'\s>]+)|\b((?:https?|data):[^\s\"'<>;)\]]+)"
)
ELSEWHERE = re.compile(r"https?://[^\s\"'<>()\\]+")
ALONE, OF_A_PAGE = "lesen/bild/", "lesen/datei/"
DECK = "sitzung/"
BUNDLES = re.compile(r"dateien/alles/(?:indikator-)?(\w+)\.(?:de|en)\.zip")
# A file is named after its content, as a digest; "mock" is what the tests put before it.
FILE = re.compile(r"(mock/)?media/[0-9a-f]{32,64}\.[a-z]+")

STATIC = Path(dashboard.__file__).with_name("static")
TABLES = {"massnahmen", "pruefhinweise", "lieferungen", "berichtigungen"}
CHARTS_OF_AREAS = ("abstand_zerlegt", "szenario_paritaetspfad")
CHARTS_OF_SERIES = ("vergleich", "verlauf", "einordnung")
MOST_CHARTS_OF_PAIRS = 3


class Codes(NamedTuple):
    """What may stand in an address: values by parameter, charts, and addresses of other places."""

    values: dict
    charts: set
    files: set
    elsewhere: set


def codes_of(catalogue, releases=()):
    areas = {*catalogue.cities.codes, *catalogue.comparators.codes}
    series = {entry.name for entry in (*catalogue.indicators, *catalogue.context)}
    values = {
        **dict.fromkeys(("stadt", "gebiet"), areas),
        **dict.fromkeys(("indikator", "reihe", "anteil"), series),
        "massnahme": {measure.code for measure in catalogue.measures},
        "ziel": {goal.code for goal in catalogue.goals},
        "gruppe": set(catalogue.quantities.codes),
        "sprache": {"de", "en"},
        "stand": set(releases),
        "sprachform": {"einfach"},
        "ansicht": set(measures_page.VIEWS),
        "abschnitt": set(methodology_parts.SECTIONS),
        # The glossary is searched by its own words.
        "wort": {text for entry in catalogue.glossary for text in (entry.term.de, entry.term.en)},
    }
    charts = _charts_of(areas, series, values["massnahme"], values["ziel"])
    pairs = {f"vorher_nachher_{code}_{area}" for code in values["massnahme"] for area in areas}
    gaps = {f"luecken_{area}" for area in areas}
    files = {f"{name}.csv" for name in charts | TABLES | gaps | pairs}
    return Codes(values, charts, files, set(ELSEWHERE.findall(catalogue.model_dump_json())))


def _charts_of(areas, series, measures, goals):
    """Names of charts: one alone has an address with its name in it."""
    return {
        *("known", "progress", "erhebung_planen", "zeitachse", "erfassbarkeit"),
        *(f"{name}_{area}" for name in series for area in areas),
        *(f"{kind}_{area}" for kind in CHARTS_OF_AREAS for area in areas),
        *(f"{kind}_{name}" for kind in CHARTS_OF_SERIES for name in series),
        # The pairs of a series that must not stand in one chart are numbered.
        *(f"paare_{name}_{number}" for name in series for number in range(MOST_CHARTS_OF_PAIRS)),
        *(f"wirkungskette_{code}" for code in measures),
        *(f"zielkette_{code}" for code in goals),
        *(f"schulungen_{code}_{area}" for code in measures for area in areas),
    }


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
    if address in _named_by_content():
        return []
    parts = urlsplit(address)
    is_own = not parts.scheme and not parts.netloc
    wrong = _beside_codes(parts, codes) if is_own else _written_elsewhere(address, codes)
    return [f"{way}: {part} in {address}" for part in wrong]


def _named_by_content():
    """Our style and script, with a digest of what is in them and of nothing else."""
    files = (STATIC / "page.css", STATIC / "page.js")
    digests = {file.name: sha256(file.read_bytes()).hexdigest()[:12] for file in files}
    return {f"./app/static/{name}?v={digest}" for name, digest in digests.items()}


def _beside_codes(parts, codes):
    # The reading page of a page reads the same codes; a chart alone is asked for by its name too.
    path = unquote_plus(parts.path).strip("/")
    for release in codes.values["stand"]:
        path = path.removeprefix(f"stand/{release}/")
    charts = codes.charts if path.startswith(ALONE) else ()
    files = codes.files if path.startswith(OF_A_PAGE) else ()
    path = path.removeprefix(ALONE).removeprefix(OF_A_PAGE).removeprefix("lesen/")
    path = "" if path == "uebersicht" else path
    deck = path.removeprefix(DECK)
    if path.startswith(DECK) and deck in {"alle", *codes.values["stadt"]}:
        path = ""
    file = BUNDLES.fullmatch(path)
    if file and file[1] in {*codes.values["stadt"], *codes.values["indikator"]}:
        path = ""
    if f"/{path}" not in {*PATHS.values(), *SITE_PATHS.values()} and not FILE.fullmatch(path):
        yield path
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if value not in {"bild": charts, "datei": files}.get(name, codes.values.get(name, ())):
            yield f"{name}={value}"
    yield from re.findall(r"\d+", unquote_plus(parts.fragment))


def _written_elsewhere(address, codes):
    """Sources stand in the catalogue, numbers of reports and pages of files with them."""
    return [] if address in codes.elsewhere else re.findall(r"\d+", unquote_plus(address))
