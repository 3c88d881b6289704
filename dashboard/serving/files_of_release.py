"""Files of a release to download: only those that stand in its list, whole as they were made."""

from asyncio import to_thread
from pathlib import Path

from starlette.types import Scope

from dashboard import cached
from dashboard.serving.lasting_questions import release_file
from dashboard.serving.reading_pages import as_sent
from dashboard.serving.whole_answers import Answer, page_answer
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
        content = await to_thread(lambda: as_sent(path.read_bytes()))
    except OSError:
        # Another edition has just taken the place of this one.
        return None
    status, headers, body = page_answer(scope, item.language, content)
    return status, _about(path, item) | headers, body


def _found(address: str) -> tuple[Path, Item] | None:
    before, _, path = address.partition(FILES)
    file: cached.File | None = cached.file_in_force()
    if before:
        file = release_file(f"{before}/".removeprefix(FROZEN).rstrip("/"))
    if file is None:
        return None
    release = Path(file[0])
    number = release.stem.removeprefix("release-")
    return file_of(place_of(release.parent), number, path)


def _about(path: Path, item: Item) -> dict[str, str]:
    name = f"oeffnungsmonitor-{'-'.join(path.parts[-2:])}"
    return {
        "content-type": item.media_type,
        "content-disposition": f'attachment; filename="{name}"',
        "content-security-policy": "default-src 'none'; frame-ancestors 'self'",
    }
