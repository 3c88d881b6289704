"""Drafts: what a city is preparing. They lie on the server, so a closed browser loses nothing."""

import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from indicators.intake.delivered_tables import MOST_BYTES
from indicators.release.turns import one_at_a_time
from indicators.release.write import replace_bytes, replace_text
from indicators.workflow.access.people import Right
from indicators.workflow.access.rights import may, require
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import Casebook, casebook
from indicators.workflow.deliveries.handing_in import HandInError, Parcel, hand_in, plain_name
from indicators.workflow.deliveries.reviewing import delivery
from indicators.workflow.received import kept_file
from indicators.workflow.workflow_rules import workflow_rules

FOLDER = "drafts"
FILE = "draft.json"
MOST_FILES = 20
MOST_DRAFTS = 50
_NUMBER = re.compile(r"[0-9a-f]{32}")


class DraftFile(BaseModel):
    """A file of a draft: the name it came with, and the one it lies under."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    kept_as: str


class Draft(BaseModel):
    """What a city is about to hand in for a year. `kept` says per rule why its warnings stay;
    `returned` names the delivery that was given back and is mended here."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: str
    city: str
    year: int
    touched: datetime
    files: tuple[DraftFile, ...] = ()
    replaces: int | None = None
    extent: Literal["whole", "rows"] | None = None
    why: str = ""
    kept: dict[str, str] = {}
    returned: int | None = None


def new_draft(city: str, year: int, acting: Acting, **more: Any) -> Draft:
    """An empty draft. Raises AccessError, or HandInError where the city has too many."""
    require(acting.person, Right.DELIVER, city)
    if len([one for one in drafts(acting) if one.city == city]) >= MOST_DRAFTS:
        raise HandInError("draft_too_many", most=MOST_DRAFTS)
    draft = Draft(number=secrets.token_hex(16), city=city, year=year, touched=acting.now, **more)
    folder = _folder(draft.number, acting)
    folder.mkdir(parents=True)
    return _keep(draft, acting)


def drafts(acting: Acting) -> tuple[Draft, ...]:
    """The drafts of the cities a person delivers for, the last one touched first."""
    private = acting.workplace.private
    found = [_read(folder) for folder in (private / FOLDER).glob("*") if _is_draft(folder)]
    own = [one for one in found if one and may(acting.person, Right.DELIVER, one.city)]
    handed_in = _handed_in(casebook(private))
    open_ones = [one for one in own if one.number not in handed_in]
    return tuple(sorted(open_ones, key=lambda one: one.touched, reverse=True))


def draft(number: str, acting: Acting) -> Draft:
    """One draft. An unknown number and one of another city are refused alike."""
    found = next((one for one in drafts(acting) if one.number == number), None)
    if found is None:
        raise HandInError("draft_unknown")
    return found


def add_file(number: str, name: str, content: bytes, acting: Acting) -> Draft:
    """Adds a file, or replaces the one of the same name. Raises HandInError, AccessError."""
    with _changing(number, acting) as found:
        plain = plain_name(name)
        if len(content) > MOST_BYTES:
            raise HandInError("draft_file_size", file=plain, limit=MOST_BYTES // 1024**2)
        others = [file for file in found.files if file.name != plain]
        if len(others) >= MOST_FILES:
            raise HandInError("draft_too_many_files", most=MOST_FILES)
        kept_as = secrets.token_hex(8) + Path(plain).suffix.lower()
        replace_bytes(_folder(number, acting) / kept_as, content)
        files = (*others, DraftFile(name=plain, kept_as=kept_as))
        return _keep(found.model_copy(update={"files": files, "touched": acting.now}), acting)


def remove_file(number: str, name: str, acting: Acting) -> Draft:
    """Takes a file out of a draft."""
    with _changing(number, acting) as found:
        files = tuple(file for file in found.files if file.name != name)
        return _keep(found.model_copy(update={"files": files, "touched": acting.now}), acting)


def write_down(number: str, acting: Acting, **fields: Any) -> Draft:
    """Keeps what the person entered: replaces, extent, why, kept."""
    with _changing(number, acting) as found:
        changed = Draft.model_validate({**found.model_dump(), **fields, "touched": acting.now})
        return _keep(changed, acting)


def throw_away(number: str, acting: Acting) -> None:
    """Deletes a draft; what was handed in stays."""
    found = draft(number, acting)
    shutil.rmtree(_folder(found.number, acting))


def parcel_of(found: Draft, acting: Acting) -> Parcel:
    """What would be handed in."""
    folder = _folder(found.number, acting)
    return Parcel(
        city=found.city,
        year=found.year,
        files=tuple((file.name, (folder / file.kept_as).read_bytes()) for file in found.files),
        replaces=found.replaces,
        extent=found.extent,
        why=found.why,
        kept=found.kept,
        draft=found.number,
    )


def hand_in_draft(number: str, acting: Acting) -> int:
    """Hands a draft in and returns the number of the delivery. Raises HandInError, AccessError."""
    with _changing(number, acting) as found:
        delivered = hand_in(parcel_of(found, acting), acting)
    # The journal says that it was handed in; a crash before this line leaves nothing open.
    shutil.rmtree(_folder(number, acting), ignore_errors=True)
    return delivered


def reopen(number: int, acting: Acting) -> Draft:
    """A returned delivery as a draft, with its files, to be mended and handed in again."""
    returned = delivery(number, acting)
    handed_in = returned.handed_in
    require(acting.person, Right.DELIVER, handed_in.city)
    if returned.status != "returned":
        raise HandInError("draft_not_returned", number=number)
    found = next((one for one in drafts(acting) if one.returned == number), None)
    if found is not None:
        return found
    found = new_draft(
        handed_in.city,
        handed_in.year,
        acting,
        returned=number,
        replaces=handed_in.replaces,
        extent=handed_in.extent,
        why=handed_in.why,
        kept={kept.rule: kept.why for kept in handed_in.kept_warnings},
    )
    for file in handed_in.files:
        content = kept_file(acting.workplace.private, file).read_bytes()
        found = add_file(found.number, file.name, content, acting)
    return found


def forget_old_drafts(private: Path, now: datetime) -> int:
    """Deletes drafts that nobody has touched for long; returns how many."""
    longest = timedelta(days=workflow_rules().days_a_draft_is_kept)
    folders = [folder for folder in (private / FOLDER).glob("*") if _is_draft(folder)]
    old = [folder for folder in folders if (one := _read(folder)) and one.touched < now - longest]
    for folder in old:
        shutil.rmtree(folder)
    return len(old)


@contextmanager
def _changing(number: str, acting: Acting) -> Iterator[Draft]:
    """The draft as it is now, while nobody else changes it."""
    draft(number, acting)
    with one_at_a_time(_folder(number, acting)):
        yield draft(number, acting)


def _folder(number: str, acting: Acting) -> Path:
    assert _NUMBER.fullmatch(number), number
    return acting.workplace.private / FOLDER / number


def _is_draft(folder: Path) -> bool:
    return _NUMBER.fullmatch(folder.name) is not None


def _read(folder: Path) -> Draft | None:
    """A draft; none where a crash left a folder without its note, or somebody has damaged it."""
    try:
        return Draft.model_validate_json((folder / FILE).read_bytes())
    except (FileNotFoundError, ValidationError):
        return None


def _keep(found: Draft, acting: Acting) -> Draft:
    replace_text(_folder(found.number, acting) / FILE, found.model_dump_json() + "\n")
    return found


def _handed_in(book: Casebook) -> set[str]:
    return {one.handed_in.draft for one in book.deliveries.values() if one.handed_in.draft}
