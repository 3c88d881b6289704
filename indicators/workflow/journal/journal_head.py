"""The last line of the journal, noted outside of its folder: lines cut off at the end show."""

import contextlib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from indicators.errors import ReleaseError
from indicators.release.write import replace_text
from indicators.workflow.journal.journal_lines import JournalError, Line

FILE = "journal-head.json"


class Head(BaseModel):
    """Number and hash of a line that was the last one when it was written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: int
    line: str


def keep_head(folder: Path, line: Line) -> None:
    """Notes the line that was just written.

    What is decided is decided, even where the disk takes no note of it: an older note still holds,
    and the next line renews it.
    """
    with contextlib.suppress(ReleaseError):
        head = Head(number=line.number, line=line.line)
        replace_text(folder / FILE, head.model_dump_json() + "\n")


def read_head(folder: Path) -> Head | None:
    """The note; None where nothing was decided yet. Raises JournalError if it is damaged."""
    try:
        return Head.model_validate_json((folder / FILE).read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as problem:
        raise JournalError("journal_head_damaged", file=FILE) from problem
