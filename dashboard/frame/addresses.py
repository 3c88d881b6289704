"""Which addresses there are: the paths of the pages and the names each page reads."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from indicators.publications.page_paths import PATHS
from indicators.publications.site.site_pages import SITE_PAGES
from indicators.workflow.access.people import Right


class Page(NamedTuple):
    """A page: the file in `app_pages/`, what may stand in its address, and the right it needs."""

    file: str
    names: tuple[str, ...] = ()
    right: Right | None = None


PAGES = {
    "uebersicht": Page("overview"),
    "stadt": Page("city", ("stadt", "anteil", "zieljahr")),
    "indikator": Page("indicator", ("indikator", "gebiet", "gliederung")),
    "vergleich": Page("comparison", ("reihe",)),
    "paritaetspfad": Page(
        "parity_path",
        ("stadt", "zieljahr", "personal", "neue", "fluktuation", "bevoelkerung", "trend"),
    ),
    "erhebung": Page(
        "planning",
        (
            *("stadt", "gruppe", "weg"),
            *("menschen", "beteiligung", "abstand", "veraenderung", "erwartet"),
        ),
    ),
    "massnahmen": Page(
        "measures",
        (
            *("ansicht", "massnahme", "ziel", "suche", "stadt"),
            *("traeger", "ziele", "laufzeit", "zielgruppe", "herkunft"),
        ),
    ),
    "erfassbarkeit": Page("recordability", ("ziel", "stadt")),
    "datenqualitaet": Page("data_quality", ("stadt", "schwere", "regel")),
    "methodik": Page("methodology", ("abschnitt", "wort")),
    "suche": Page("search", ("wort",)),
    "impressum": Page("imprint"),
    "datenschutz": Page("privacy"),
    "barrierefreiheit": Page("accessibility"),
}
"""Public pages by path; the first is the start page, whose path is empty."""

WORKFLOW = {
    "datenlieferung": Page("data_delivery", ("stadt", "jahr", "entwurf"), Right.DELIVER),
    "pruefung": Page("review", ("lieferung", "jahr"), Right.REVIEW),
    "freigabe": Page("approval", (), Right.SEE_PREPARED),
}
"""Pages for people who are signed in: live only, in no list of pages for the public."""

EVERYWHERE = ("sprache", "sprachform")
START = next(iter(PAGES))
SEARCH = "suche"
OPEN = {"suche", "wort", "zieljahr", "personal", "neue", "fluktuation", "bevoelkerung", "trend",
        "menschen", "beteiligung", "erwartet", "veraenderung", "abstand"}  # fmt: skip
"""Names whose values are typed or drawn: a word or a number, one of very many."""


def listed() -> dict[str, Page]:
    """The pages of the navigation; every page leads to the others from its foot."""
    return {path: page for path, page in PAGES.items() if page.file not in SITE_PAGES}


def every_page() -> dict[str, Page]:
    """Public pages and those of the workflow."""
    return {**PAGES, **WORKFLOW}


def names_of(file: str) -> tuple[str, ...]:
    """The names that a page reads from its address beside the language."""
    (page,) = (page for page in every_page().values() if page.file == file)
    return ("sprachform", *page.names)


def path_of(file: str) -> str:
    """The path of a page by its file."""
    return PATHS[file]


def is_open(given: Iterable[str]) -> bool:
    """Whether an address chooses one of very many."""
    return not OPEN.isdisjoint(given)


def is_page(path: str) -> bool:
    """Whether a path of an address is that of a page: "/", "/stadt"."""
    return path == "/" or (path[:1] == "/" and path[1:] in every_page() and path[1:] != START)


def is_understood(path: str, names: Mapping[str, int]) -> bool:
    """Whether a page reads all names of its address, each of them given once."""
    known = {*EVERYWHERE, *every_page()[path or START].names}
    return set(names) <= known and all(count == 1 for count in names.values())
