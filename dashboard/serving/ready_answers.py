"""Answers that are ready: compressed once, marked by content, kept as long as they are used."""

import asyncio
import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from concurrent.futures import Executor
from threading import Lock
from typing import NamedTuple, Protocol

from starlette.types import Scope, Send

from dashboard.serving.strict_policy import NOTHING, SAME_EVERYWHERE

Answer = tuple[int, dict[str, str], bytes]
"""Status, headers beside those of all answers, body."""
SMALLEST_PACKED = 1024
"""Bytes; less fits into one packet anyway."""


class Page(Protocol):
    """What is sent of a page, whoever keeps it."""

    @property
    def plain(self) -> bytes: ...

    @property
    def packed(self) -> bytes: ...

    @property
    def mark(self) -> str: ...


class Ready(NamedTuple):
    """An answer as it is sent, plain and compressed; none where compressing gains nothing."""

    plain: bytes
    packed: bytes | None
    mark: str
    headers: Mapping[str, str]

    @property
    def size(self) -> int:
        """Bytes of memory it takes."""
        return len(self.plain) + len(self.packed or b"")


def ready(body: bytes, headers: Mapping[str, str], *, is_packable: bool = True) -> Ready:
    """An answer with the mark of its content; its headers name at least the type."""
    mark = hashlib.sha256(body).hexdigest()[:32]
    packs = is_packable and len(body) >= SMALLEST_PACKED
    return Ready(body, gzip.compress(body, mtime=0) if packs else None, mark, headers)


def sent(scope: Scope, found: Ready) -> Answer:
    """The answer as this visitor can read it, or that the one he has is still the same."""
    packed = found.packed if "gzip" in accepted(listed(scope, b"accept-encoding")) else None
    mark = f'"{found.mark}"' if packed is None else f'"{found.mark}-gzip"'
    headers = {**found.headers, "etag": mark}
    known = {one.removeprefix("W/") for one in listed(scope, b"if-none-match")}
    if known & {mark, "*"}:
        return 304, headers, b""
    if packed is None:
        return 200, headers, found.plain
    return 200, headers | {"content-encoding": "gzip"}, packed


def page_answer(scope: Scope, found: Page, headers: Mapping[str, str]) -> Answer:
    """A page that was made before, with what is said about it beside its mark."""
    return sent(scope, Ready(found.plain, found.packed, found.mark, headers))


async def send_answer(answer: Answer, scope: Scope, send: Send) -> None:
    """Sends an answer that no browser has to draw, or that brings a policy of its own."""
    status, headers, body = answer
    pairs = {"content-security-policy": NOTHING, **SAME_EVERYWHERE, **headers}
    if status == 304:
        pairs.pop("content-type", None)
    elif status != 204:
        pairs["content-length"] = str(len(body))
    heads = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in pairs.items()]
    await send({"type": "http.response.start", "status": status, "headers": heads})
    told = b"" if scope["method"] == "HEAD" else body
    await send({"type": "http.response.body", "body": told})


class ByteShelf:
    """Answers that were made, up to so many bytes; the least used go."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._size = 0
        self._kept: OrderedDict[Hashable, Ready] = OrderedDict()
        self._lock = Lock()

    def find(self, asked: Hashable) -> Ready | None:
        """An answer that was made before."""
        with self._lock:
            if asked in self._kept:
                self._kept.move_to_end(asked)
            return self._kept.get(asked)

    def keep(self, asked: Hashable, found: Ready) -> None:
        """Puts an answer on the shelf, unless it is larger than the shelf."""
        with self._lock:
            if asked in self._kept or found.size > self._most:
                return
            self._kept[asked] = found
            self._size += found.size
            while self._size > self._most:
                self._size -= self._kept.popitem(last=False)[1].size


async def kept(
    shelf: ByteShelf, maker: Executor, asked: Hashable, make: Callable[[], Ready]
) -> Ready:
    """An answer from the shelf, or made by the maker and put there; who asks alike meanwhile
    waits for the same."""
    if found := shelf.find(asked):
        return found

    def made() -> Ready:
        found = shelf.find(asked) or make()
        shelf.keep(asked, found)
        return found

    return await asyncio.get_running_loop().run_in_executor(maker, made)


def listed(scope: Scope, name: bytes) -> list[str]:
    """What a header of a request lists."""
    values = [value.decode("latin-1") for key, value in scope["headers"] if key == name]
    return [part.strip() for value in values for part in value.split(",")]


def accepted(encodings: Iterable[str]) -> set[str]:
    """What a visitor can read; a weight of zero means none of it."""
    weighed = [encoding.replace(" ", "").lower().partition(";q=") for encoding in encodings]
    return {name for name, _, weight in weighed if not weight or weight.strip("0.") != ""}
