"""Pictures of dots that were drawn for an earlier release, by what they were drawn from.

No picture names a release, so that a new one need not draw again what stayed the same.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from tempfile import mkstemp
from typing import NamedTuple

FOLDER = ".pictures"
"""Lies among the files of a release, in no list: nobody is handed what is in it."""
_DIGEST = 32


class Shelves(NamedTuple):
    """Where pictures of the last time lie, where those of this time go, and what draws them."""

    before: Path | None
    now: Path
    program: str


_shelves: ContextVar[Shelves | None] = ContextVar("shelves", default=None)


@contextmanager
def pictures_kept(before: Path | None, now: Path, program: str) -> Iterator[None]:
    """While files of a release are made, their pictures are kept for the same program."""
    earlier = before / FOLDER if before else None
    token = _shelves.set(Shelves(earlier, now / FOLDER, program))
    try:
        yield
    finally:
        _shelves.reset(token)


def picture_from(source: str, make: Callable[[], bytes]) -> bytes:
    """The picture that was made from the same, else a new one."""
    shelves = _shelves.get()
    if shelves is None:
        return make()
    name = hashlib.sha256(f"{shelves.program}\n{source}".encode()).hexdigest()
    if (found := _whole(shelves.now / name)) is not None:
        return found
    content = _whole(shelves.before / name) if shelves.before else None
    made = make() if content is None else content
    _keep(shelves.now / name, made)
    return made


def _whole(path: Path) -> bytes | None:
    """A picture as it was kept; None where there is none, or a damaged one."""
    try:
        stored = path.read_bytes()
    except OSError:
        return None
    digest, content = stored[:_DIGEST], stored[_DIGEST:]
    return content if hashlib.sha256(content).digest() == digest else None


def _keep(path: Path, content: bytes) -> None:
    """Two processes may keep the same picture; each writes its own file and moves it."""
    path.parent.mkdir(exist_ok=True)
    handle, aside = mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(hashlib.sha256(content).digest() + content)
    Path(aside).replace(path)
