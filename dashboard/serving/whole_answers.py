"""Answers over HTTP with whole documents: compressed where that is read, and not sent twice."""

from collections.abc import Iterable

from starlette.types import Scope, Send

from dashboard.serving.reading_pages import Document

Answer = tuple[int, dict[str, str], bytes]
"""Status, headers, body."""


async def send_answer(scope: Scope, send: Send, answer: Answer) -> None:
    """Sends a whole answer; who asks for the head alone gets no body."""
    status, headers, body = answer
    pairs = {"content-length": str(len(body)), **headers}
    if status == 304:
        pairs.pop("content-length"), pairs.pop("content-type", None)
    heads = [(name.encode(), value.encode()) for name, value in pairs.items()]
    await send({"type": "http.response.start", "status": status, "headers": heads})
    sent = b"" if scope["method"] == "HEAD" else body
    await send({"type": "http.response.body", "body": sent})


def page_answer(scope: Scope, language: str, found: Document) -> Answer:
    """The page, or that the one the visitor has is still the same."""
    is_packed = "gzip" in _accepted(_listed(scope, b"accept-encoding"))
    mark = f'"{found.mark}-gzip"' if is_packed else f'"{found.mark}"'
    headers = {"etag": mark, "content-language": language}
    known = {one.removeprefix("W/") for one in _listed(scope, b"if-none-match")}
    if known & {mark, "*"}:
        return 304, headers, b""
    if is_packed:
        return 200, headers | {"content-encoding": "gzip"}, found.packed
    return 200, headers, found.plain


def _listed(scope: Scope, name: bytes) -> list[str]:
    """What a header of a request lists."""
    values = [value.decode("latin-1") for key, value in scope["headers"] if key == name]
    return [part.strip() for value in values for part in value.split(",")]


def _accepted(encodings: Iterable[str]) -> set[str]:
    """Encodings that the visitor can read; a weight of zero means none of it."""
    weighed = [encoding.replace(" ", "").lower().partition(";q=") for encoding in encodings]
    return {name for name, _, weight in weighed if not weight or weight.strip("0.") != ""}
