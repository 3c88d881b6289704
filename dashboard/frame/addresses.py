"""Which addresses there are: the paths of the pages and the names each page reads."""

from typing import NamedTuple


class Page(NamedTuple):
    """A page: the file in `app_pages/`, its icon, and what may stand in its address."""

    file: str
    icon: str
    names: tuple[str, ...] = ()


PAGES = {
    "uebersicht": Page("overview", ":material/home:"),
    "stadt": Page("city", ":material/location_city:", ("stadt", "anteil", "zieljahr")),
    "indikator": Page("indicator", ":material/show_chart:", ("indikator", "gebiet", "gliederung")),
    "vergleich": Page("comparison", ":material/compare_arrows:", ("reihe",)),
    "paritaetspfad": Page(
        "parity_path",
        ":material/alt_route:",
        ("stadt", "zieljahr", "personal", "neue", "fluktuation", "bevoelkerung", "trend"),
    ),
    "massnahmen": Page(
        "measures",
        ":material/checklist:",
        (
            *("ansicht", "massnahme", "ziel", "suche", "stadt"),
            *("traeger", "ziele", "laufzeit", "zielgruppe", "herkunft"),
        ),
    ),
    "erfassbarkeit": Page("recordability", ":material/grid_on:", ("ziel", "stadt")),
    "datenqualitaet": Page("data_quality", ":material/fact_check:", ("stadt", "schwere", "regel")),
    "methodik": Page("methodology", ":material/menu_book:", ("abschnitt", "wort")),
    "suche": Page("search", ":material/search:", ("wort",)),
}
"""By path; the first is the start page, whose path is empty."""

EVERYWHERE = ("sprache", "sprachform")
START = next(iter(PAGES))
SEARCH = "suche"


def names_of(file: str) -> tuple[str, ...]:
    """The names that a page reads from its address beside the language."""
    (page,) = (page for page in PAGES.values() if page.file == file)
    return ("sprachform", *page.names)


def path_of(file: str) -> str:
    """The path of a page by its file."""
    return next(path for path, page in PAGES.items() if page.file == file)


def is_page(path: str) -> bool:
    """Whether a path of an address is that of a page: "/", "/stadt"."""
    return path == "/" or (path.startswith("/") and path[1:] in PAGES and path[1:] != START)


def is_understood(path: str, names: dict[str, int]) -> bool:
    """Whether a page reads all names of its address, each of them given once."""
    known = {*EVERYWHERE, *PAGES[path or START].names}
    return set(names) <= known and all(count == 1 for count in names.values())
