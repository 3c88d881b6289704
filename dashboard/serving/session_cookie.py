"""The cookie that says which session a browser has: a random word."""

from http.cookies import CookieError, SimpleCookie

from starlette.types import Scope

from indicators.publications.site.operator import site_address, site_prefix

NAME = "oeffnungsmonitor_sitzung"


def word_of(scope: Scope) -> str | None:
    """The word that a request brings."""
    for key, value in scope["headers"]:
        if key == b"cookie" and (found := word_in(value.decode("latin-1"))):
            return found
    return None


def word_in(header: str) -> str | None:
    """The word in a line of cookies."""
    try:
        found = SimpleCookie(header).get(NAME)
    except CookieError:
        return None
    return found.value if found else None


def given(word: str) -> str:
    """The line that gives a browser its word, for as long as it is open.

    Strict: the word comes with requests of our own pages only, whoever leads to them.
    """
    return f"{NAME}={word}; {_attributes()}"


def taken() -> str:
    """The line that takes the word away."""
    return f"{NAME}=; Max-Age=0; {_attributes()}"


def _attributes() -> str:
    secure = "; Secure" if site_address().startswith("https:") else ""
    return f"Path={site_prefix() or '/'}; HttpOnly; SameSite=Strict{secure}"
