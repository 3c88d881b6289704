"""Where figures come from, and where a chart of them stands."""

from typing import NamedTuple


class Source(NamedTuple):
    """Where figures come from: who published them, in short, and the whole title and address."""

    publisher: str
    title: str
    address: str = ""


class Address(NamedTuple):
    """A page by the name of its composer, and what is chosen there, language included."""

    page: str
    codes: tuple[tuple[str, str], ...] = ()
