"""Which release is in force, read from the pointer file."""

from pathlib import Path

from indicators.errors import ReleaseError
from indicators.release.reader import Release
from indicators.release.write import POINTER, Pointer


def current_release(folder: Path) -> Release:
    """The release that the pointer in `folder` names. Raises ReleaseError if there is none."""
    pointer = read_pointer(folder)
    if pointer is None:
        raise ReleaseError("release_missing", folder=folder)
    path = folder / pointer.release
    if not path.is_file():
        raise ReleaseError("release_gone", file=path.name, folder=folder)
    return Release(path)


def is_pointed_to(path: Path) -> bool:
    """Whether this release is in force; a damaged pointer names none."""
    try:
        pointer = read_pointer(path.parent)
    except ReleaseError:
        return False
    return pointer is not None and pointer.release == path.name


def read_pointer(folder: Path) -> Pointer | None:
    """The pointer file of a folder of releases; None when there is none."""
    try:
        return Pointer.model_validate_json((folder / POINTER).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError as problem:
        raise ReleaseError("pointer_damaged", file=POINTER, folder=folder) from problem
