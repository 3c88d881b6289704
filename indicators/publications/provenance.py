"""Where figures come from, what they count, and where a chart of them stands."""

from typing import NamedTuple


class Source(NamedTuple):
    """Where figures come from: who published them, in short, and the whole title and address."""

    publisher: str
    title: str
    address: str = ""


class Definition(NamedTuple):
    """What a series counts, in the language of the exhibit, and what to beware of."""

    name: str
    code: str
    title: str
    text: str
    caveats: str


class Address(NamedTuple):
    """A page by the name of its composer, and what is chosen there, language included."""

    page: str
    codes: tuple[tuple[str, str], ...] = ()
