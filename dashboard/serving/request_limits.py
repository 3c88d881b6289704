"""How large a request may be. Little is needed but by those who hand in files."""

from typing import NamedTuple

from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.serving.ready_answers import Answer, listed, send_answer
from indicators.errors import message

MOST_ADDRESS = 8_000
"""Characters of path and query; the longest that means something names all indicators."""
MOST_HEAD = 32_000
"""Bytes of all headers, cookies of other services on the same host among them."""
MOST_BODY = 100_000
MOST_UPLOAD = 21 * 1024**2
"""Bytes of a file and of what a browser puts around it; `maxUploadSize` (config.toml) is less."""
UPLOADS = "/_stcore/upload_file/"
MOST_MESSAGE = 1_000_000
"""Bytes of one message of a live page."""


class _Refusal(NamedTuple):
    status: int
    key: str
    most: int = 0


class RequestLimits:
    """Refuses what is larger, with a sentence, before anything reads it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = _refusal(scope) if scope["type"] == "http" else None
        if refusal is None:
            await self._app(scope, receive, send)
            return
        await send_answer(_answer(refusal), scope, send)


def _refusal(scope: Scope) -> _Refusal | None:
    if len(scope["path"]) + len(scope.get("query_string", b"")) > MOST_ADDRESS:
        return _Refusal(414, "request_address_long", MOST_ADDRESS)
    if sum(len(name) + len(value) for name, value in scope["headers"]) > MOST_HEAD:
        return _Refusal(431, "request_head_long", MOST_HEAD)
    if listed(scope, b"transfer-encoding"):
        return _Refusal(411, "request_length_missing")
    most = MOST_UPLOAD if UPLOADS in scope["path"] else MOST_BODY
    if any(int(one) > most for one in listed(scope, b"content-length") if one.isdecimal()):
        return _Refusal(413, "request_body_long", most)
    return None


def _answer(refusal: _Refusal) -> Answer:
    said = [message(refusal.key, language, most=refusal.most) for language in ("de", "en")]
    headers = {
        "content-type": "text/plain; charset=utf-8",
        "cache-control": "no-store",
        # What is left of the request is not read.
        "connection": "close",
    }
    return refusal.status, headers, "\n".join(said).encode()
