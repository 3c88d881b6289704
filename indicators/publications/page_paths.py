"""Where each page stands in an address, for links from files that no server renders."""

from urllib.parse import urlencode

from indicators.publications.provenance import Address

PATHS = {
    "overview": "uebersicht",
    "city": "stadt",
    "indicator": "indikator",
    "comparison": "vergleich",
    "parity_path": "paritaetspfad",
    "planning": "erhebung",
    "measures": "massnahmen",
    "recordability": "erfassbarkeit",
    "data_quality": "datenqualitaet",
    "methodology": "methodik",
    "search": "suche",
    "imprint": "impressum",
    "privacy": "datenschutz",
    "accessibility": "barrierefreiheit",
}
"""Page → path; the first is the start page, whose live address is "/"."""


def living(address: Address) -> str:
    """The live page with its choices, from the root of the site."""
    is_start = address.page == next(iter(PATHS))
    path = "/" if is_start else f"/{PATHS[address.page]}"
    query = urlencode(dict(address.codes), safe=",")
    return f"{path}?{query}" if query else path
