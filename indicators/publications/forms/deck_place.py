"""Where a deck stands: its address, those of its slides, and the file it is kept in."""

from indicators.publications.site.operator import site_address

DECKS = "/sitzung/"
"""What decks have before the code of their city."""
ALL = "alle"
"""Stands for the code of a city in the address of the deck of all cities."""


def deck_address(area: str, language: str, slide: str = "") -> str:
    """The address of a deck or of a slide in it, from the root of the site."""
    query = "" if language == "de" else f"?sprache={language}"
    part = f"#{slide}" if slide else ""
    return f"{DECKS}{area or ALL}{query}{part}"


def whole_address(path: str) -> str:
    """The address with the host in front, where those who run the site have named it."""
    return site_address() + path
