"""Files that every visitor needs: compressed once instead of per visitor, answered from memory.

A file is found by looking its address up among those that exist, so no address leads elsewhere.
"""

import gzip
import hashlib
import re
from asyncio import to_thread
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import brotli
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

FOREVER = "public, max-age=31536000, immutable"
"""For names that carry a hash of what is in them."""
A_DAY = "public, max-age=86400"

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".gif": "image/gif",
    ".png": "image/png",
    ".ttf": "font/ttf",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
"""Named here, since what the system calls a script differs and a wrong word would stop it."""
COMPRESSIBLE = {".css", ".js", ".svg", ".ttf"}
SMALLEST_COMPRESSED = 1024
"""Bytes; less fits into one packet anyway."""

# The best first. Brotli's highest level takes fourteen times as long for another tenth.
ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=9, lgwin=24),
    "gzip": lambda content: gzip.compress(content, 9, mtime=0),
}
PLAIN = "identity"


class File(NamedTuple):
    """A file, and how long a browser may keep it without asking again."""

    path: Path
    cache_control: str
    encodings: tuple[str, ...]
    """The best first; none for fonts and pictures, which are compressed already."""


class Form(NamedTuple):
    """A file in one encoding, ready to be sent."""

    etag: str
    headers: dict[str, str]
    """Sent also to those who have the body already."""
    about_body: dict[str, str]
    body: bytes


def files_in(folder: Path, address: str, cache_control: str) -> dict[str, File]:
    """The files of a folder and those below it, by their addresses."""
    return {
        f"{address}/{path.relative_to(folder).as_posix()}": File(
            path, cache_control, _encodings(path)
        )
        for path in sorted(folder.rglob("*"))
        if path.suffix in TYPES and path.is_file()
    }


def _encodings(path: Path) -> tuple[str, ...]:
    is_text = path.suffix in COMPRESSIBLE
    return tuple(ENCODERS) if is_text and path.stat().st_size >= SMALLEST_COMPRESSED else ()


class StaticFiles:
    """Answers for the files it knows, and leaves everything else to the application behind it.

    What was compressed is kept in memory (some six megabytes) and nowhere else: all that pages
    need takes a second of processor after the start, less than a folder of it would cost in care.
    """

    def __init__(self, app: ASGIApp, files: Mapping[str, File], first: Iterable[str]) -> None:
        self._app = app
        self._files = files
        self._first = tuple(first)
        self._forms: dict[tuple[str, str], Form] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            # Beside the start, not before it: compressing leaves the interpreter free.
            Thread(target=self._prepare, name="compress", daemon=True).start()
        if not self._is_mine(scope):
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        form = await self._form(scope["path"], asked.get("accept-encoding", ""))
        await _answer(form, scope["method"], asked.get("if-none-match", ""), send)

    def _is_mine(self, scope: Scope) -> bool:
        is_read = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        return is_read and scope["path"] in self._files

    def _prepare(self) -> None:
        """Compresses what every page needs before somebody asks for it."""
        for address in self._first:
            for encoding in self._files[address].encodings or (PLAIN,):
                self._make(address, encoding)

    async def _form(self, address: str, accepted: str) -> Form:
        offered = self._files[address].encodings
        encoding = next((name for name in offered if accepts(accepted, name)), PLAIN)
        if ready := self._forms.get((address, encoding)):
            return ready
        return await to_thread(self._make, address, encoding)

    def _make(self, address: str, encoding: str) -> Form:
        """Two who ask at the same moment may have it made twice; both get the same."""
        form = _form_of(self._files[address], encoding)
        return self._forms.setdefault((address, encoding), form)


def accepts(accept_encoding: str, name: str) -> bool:
    """Whether a browser that sent this header can read this encoding (RFC 9110, 12.5.3)."""
    wanted = dict(map(_coding, accept_encoding.lower().split(",")))
    return wanted.get(name, wanted.get("*", False))


def _coding(part: str) -> tuple[str, bool]:
    """One part of the header, and whether its weight is more than nothing."""
    coding, _, weight = part.partition(";")
    return coding.strip(), re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", weight) is None


def _form_of(file: File, encoding: str) -> Form:
    content = file.path.read_bytes()
    body = content if encoding == PLAIN else ENCODERS[encoding](content)
    # Another encoding is another answer, so it has another mark.
    etag = f'"{hashlib.sha256(content).hexdigest()[:20]}-{encoding}"'
    headers = {"cache-control": file.cache_control, "etag": etag}
    if file.encodings:
        headers["vary"] = "accept-encoding"
    about_body = {"content-type": TYPES[file.path.suffix], "content-length": str(len(body))}
    if encoding != PLAIN:
        about_body["content-encoding"] = encoding
    return Form(etag, headers, about_body, body)


async def _answer(form: Form, method: str, if_none_match: str, send: Send) -> None:
    known = {mark.strip().removeprefix("W/") for mark in if_none_match.split(",")}
    is_known = not known.isdisjoint({form.etag, "*"})
    headers = form.headers if is_known else form.headers | form.about_body
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    body = b"" if is_known or method == "HEAD" else form.body
    status = 304 if is_known else 200
    await send({"type": "http.response.start", "status": status, "headers": pairs})
    await send({"type": "http.response.body", "body": body})
