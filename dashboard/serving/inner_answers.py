"""Asking the application behind, to change its answer before it leaves."""

from collections.abc import Mapping
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.serving.strict_policy import NOTHING, SAME_EVERYWHERE


class Inner(NamedTuple):
    """An answer of the application behind; its text matters to nobody here."""

    status: int
    headers: list[tuple[bytes, bytes]]

    @property
    def location(self) -> str:
        """Where it leads."""
        found = (value.decode("latin-1") for name, value in self.headers if name == b"location")
        return next(found, "")

    @property
    def cookies(self) -> dict[str, str]:
        """The cookies it sets, by name; those it takes away are empty."""
        jar: SimpleCookie = SimpleCookie()
        for name, value in self.headers:
            if name == b"set-cookie":
                jar.load(value.decode("latin-1"))
        return {key: morsel.value for key, morsel in jar.items()}

    def cookie_lines(self, *without: str) -> list[tuple[bytes, bytes]]:
        """The lines that set cookies, but none whose name begins like this."""
        begins = tuple(name.encode() for name in without)
        return [
            pair
            for pair in self.headers
            if pair[0] == b"set-cookie" and not pair[1].startswith(begins)
        ]


async def asked_inside(
    app: ASGIApp, scope: Scope, receive: Receive, path: str, query: Mapping[str, str] | None = None
) -> Inner:
    """The answer to a GET of a path; its query is that of the request unless another is given."""
    sent: list[Message] = []

    async def keep(message: Message) -> None:
        sent.append(message)

    told = scope["query_string"] if query is None else urlencode(query).encode()
    inside: Scope = {
        **scope,
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": told,
    }
    await app(inside, receive, keep)
    start = next(one for one in sent if one["type"] == "http.response.start")
    return Inner(start["status"], [(name.lower(), value) for name, value in start["headers"]])


async def lead(place: str, cookies: list[tuple[bytes, bytes]], send: Send) -> None:
    """Leads a browser to a place, with cookies; nothing of it is kept on the way."""
    strict = {"content-security-policy": NOTHING, **SAME_EVERYWHERE, "cache-control": "no-store"}
    heads = [(name.encode(), value.encode()) for name, value in strict.items()]
    where = (b"location", place.encode("latin-1"))
    start = {"status": 303, "headers": [*heads, where, (b"content-length", b"0"), *cookies]}
    await send({"type": "http.response.start", **start})
    await send({"type": "http.response.body", "body": b""})
