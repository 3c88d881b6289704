"""Puts other files in the place of the present ones: all of them or none, also after a crash.

Several folders cannot be exchanged in one step. So what is to be done is written down first; who
opens the folder next finishes it.
"""

import shutil
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from indicators.errors import ReleaseError
from indicators.release.write import replace_text

FILE = "exchange.json"


class Exchange(BaseModel):
    """From which folder which names come, and where those go that were there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fresh: str
    before: str
    names: tuple[str, ...]


def exchange(folder: Path, asked: Exchange) -> None:
    """Exchanges the names; from the note on it is decided, and either this or the next finishes."""
    replace_text(folder / FILE, asked.model_dump_json() + "\n")
    finish_exchange(folder)


def finish_exchange(folder: Path) -> None:
    """Finishes an exchange that was broken off; nothing where there was none.

    Whoever calls has all turns of the folder, or is the first to open it after a crash.
    """
    note = folder / FILE
    try:
        asked = Exchange.model_validate_json(note.read_bytes())
    except FileNotFoundError:
        return
    except ValidationError as problem:
        raise ReleaseError("exchange_damaged", file=FILE, folder=folder) from problem
    try:
        for name in asked.names:
            _exchange_one(folder, asked, name)
        note.unlink(missing_ok=True)
        shutil.rmtree(folder / asked.fresh, ignore_errors=True)
    except OSError as problem:
        raise ReleaseError("not_written", file=FILE, folder=folder) from problem


def _exchange_one(folder: Path, asked: Exchange, name: str) -> None:
    """The old one goes, the new one comes; done again, nothing happens."""
    present, old, new = folder / name, folder / asked.before / name, folder / asked.fresh / name
    if not new.exists():
        return
    if present.exists():
        old.parent.mkdir(parents=True, exist_ok=True)
        # Gone already: then what stands there came while nobody was at it, and goes as well.
        present.rename(old.with_name(f"{name}-between") if old.exists() else old)
    new.rename(present)
