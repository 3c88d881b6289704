"""Files of a release to download: only those that stand in its list, whole as they were made."""

from asyncio import to_thread
from pathlib import Path

from starlette.types import Scope

from dashboard import cached
from dashboard.serving.lasting_questions import opened, release_file, told_until
from dashboard.serving.ready_answers import Answer, Ready, ready, sent
from indicators.publications.edition.manifest import Item, file_of, place_of
from indicators.publications.forms.lasting import FROZEN

FILES = "/dateien/"
"""What stands before the path of a file, of the release in force or of an earlier one."""


async def file_answer(scope: Scope) -> Answer | None:
    """The file, as a download; None where there is no such file."""
    found = _found(scope["path"])
    if found is None:
        return None
    path, item = found
    try:
        return sent(scope, await to_thread(_read, path, item))
    except OSError:
        # Another edition has just taken the place of this one.
        return None


def _read(path: Path, item: Item) -> Ready:
    """A file as it is sent; archives and papers are packed already."""
    is_packable = item.media_type.startswith("text/")
    return ready(path.read_bytes(), _about(path, item), is_packable=is_packable)


def _found(address: str) -> tuple[Path, Item] | None:
    before, _, path = address.partition(FILES)
    file: cached.File | None = cached.file_in_force()
    if before:
        file = release_file(f"{before}/".removeprefix(FROZEN).rstrip("/"))
    # What was made then still tells what is hidden today.
    if file is None or (before and opened(file).withheld):
        return None
    number = cached.number_of(file)
    return file_of(place_of(Path(file[0]).parent), number, path, told_until(number))


def _about(path: Path, item: Item) -> dict[str, str]:
    name = f"oeffnungsmonitor-{'-'.join(path.parts[-2:])}"
    return {
        "content-type": item.media_type,
        "content-language": item.language,
        "content-disposition": f'attachment; filename="{name}"',
        "content-security-policy": "default-src 'none'; frame-ancestors 'self'",
    }
