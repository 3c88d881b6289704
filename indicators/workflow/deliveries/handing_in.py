"""A city hands in: checked files become a delivery with a number."""

import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Literal

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.errors import MonitorError
from indicators.intake.check_steps import Told, unheard
from indicators.workflow.access.people import Right
from indicators.workflow.access.rights import require
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import Casebook, Delivery, casebook
from indicators.workflow.deciding import Turn, turn
from indicators.workflow.deliveries.delivery_check import Checked, check_delivery
from indicators.workflow.journal.events import HandedIn, KeptWarning, ReceivedFile
from indicators.workflow.received import keep_file, kept_file, kept_name

LONGEST_NAME = 120


class HandInError(MonitorError):
    """A delivery cannot be handed in as it is; nothing of it is lost."""


@dataclass(frozen=True)
class Parcel:
    """What a city hands in. `files` are names and contents; `kept` says for a rule why its
    warnings are left as they are. A correction names the delivery it `replaces`: all of it
    (`whole`) or only what is delivered anew (`rows`), and `why`. `draft` is what it was made of."""

    city: str
    year: int
    files: tuple[tuple[str, bytes], ...]
    replaces: int | None = None
    extent: Literal["whole", "rows"] | None = None
    why: str = ""
    kept: Mapping[str, str] = field(default_factory=dict)
    draft: str = ""


def check_parcel(parcel: Parcel, acting: Acting, book: Casebook, told: Told = unheard) -> Checked:
    """What is to be said about it now; judged beside what the city has handed in before.

    `told` hears how far the check is.

    Raises AccessError for somebody who does not act for the city.
    """
    require(acting.person, Right.DELIVER, parcel.city)
    with tempfile.TemporaryDirectory() as folder:
        return check_delivery(
            _written(parcel, Path(folder)),
            (parcel.city, parcel.year),
            acting.catalogue,
            acting.today,
            _beside(parcel, acting, book),
            told,
        )


def hand_in(parcel: Parcel, acting: Acting) -> int:
    """Hands in and returns the number of the delivery.

    Raises HandInError where it has errors, a warning has no reason, or what it replaces is not
    there; AccessError for somebody who does not act for the city.

    Others decide while it is checked, which takes seconds. Where that changed what it was checked
    beside, it is checked again.
    """
    require(acting.person, Right.DELIVER, parcel.city)
    _check_of_whom(parcel, acting.catalogue)
    while True:
        book = casebook(acting.workplace.private)
        _check_replaced(parcel, book)
        checked = check_parcel(parcel, acting, book)
        _check_findings(parcel, checked)
        with turn(acting) as mine:
            if _stays(parcel, mine.book) == _stays(parcel, book):
                _check_replaced(parcel, mine.book)
                return _take(parcel, checked, mine)


def _take(parcel: Parcel, checked: Checked, mine: Turn) -> int:
    number = max(mine.book.deliveries, default=0) + 1
    private = mine.acting.workplace.private
    files = tuple(
        keep_file(
            private,
            plain_name(name),
            content,
            kept_name(number, part, parcel.city, parcel.year, PurePath(plain_name(name)).suffix),
        )
        for part, (name, content) in enumerate(parcel.files, 1)
    )
    mine.decide(
        HandedIn(
            delivery=number,
            city=parcel.city,
            year=parcel.year,
            files=files,
            replaces=parcel.replaces,
            extent=parcel.extent,
            why=parcel.why.strip(),
            draft=parcel.draft,
            kept_warnings=_kept(parcel, checked.of("warning")),
        )
    )
    return number


def _kept(parcel: Parcel, warnings: pd.DataFrame) -> tuple[KeptWarning, ...]:
    return tuple(
        KeptWarning(
            rule=str(row["rule"]),
            file=str(row["file"]),
            sheet=str(row["sheet"]),
            row=int(row["row"]),
            column=str(row["column"]),
            why=parcel.kept[str(row["rule"])].strip(),
        )
        for row in warnings.to_dict("records")
    )


def _check_of_whom(parcel: Parcel, catalogue: Catalogue) -> None:
    if parcel.city not in {city.code for city in catalogue.monitored_cities}:
        allowed = ", ".join(city.code for city in catalogue.monitored_cities)
        raise MonitorError("unknown_area", code=parcel.city, allowed=allowed)
    if not parcel.files:
        raise HandInError("delivery_no_file")
    names = [plain_name(name) for name, _ in parcel.files]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise HandInError("delivery_doubled_file", file=", ".join(doubled))


def _check_replaced(parcel: Parcel, book: Casebook) -> None:
    if parcel.replaces is None:
        return
    before = book.deliveries.get(parcel.replaces)
    if before is None or not _is_of(before, parcel):
        raise HandInError("delivery_replaces_unknown", number=parcel.replaces)
    if parcel.extent is None or not parcel.why.strip():
        raise HandInError("delivery_replaces_why", number=parcel.replaces)


def _is_of(delivery: Delivery, parcel: Parcel) -> bool:
    return (delivery.handed_in.city, delivery.handed_in.year) == (parcel.city, parcel.year)


def _check_findings(parcel: Parcel, checked: Checked) -> None:
    errors = checked.of("error")
    if len(errors):
        raise HandInError(
            "delivery_has_errors", count=len(errors), first=errors["sentence_de"].iloc[0]
        )
    rules = checked.of("warning")["rule"].unique()
    silent = [str(rule) for rule in rules if not parcel.kept.get(str(rule), "").strip()]
    if silent:
        raise HandInError("delivery_warning_why", rules=", ".join(silent))


def _stays(parcel: Parcel, book: Casebook) -> tuple[ReceivedFile, ...]:
    """Files of the city, with their hashes, that are in force and stay so beside this one."""
    return tuple(
        file
        for one in book.accepted()
        if one.handed_in.city == parcel.city and one.number != parcel.replaces
        for file in one.handed_in.files
    )


def _beside(parcel: Parcel, acting: Acting, book: Casebook) -> Sequence[Path]:
    """The same files, each as it was handed in. Raises ReceivedError."""
    return [kept_file(acting.workplace.private, file) for file in _stays(parcel, book)]


def _written(parcel: Parcel, folder: Path) -> list[Path]:
    paths = []
    for name, content in parcel.files:
        path = folder / plain_name(name)
        path.write_bytes(content)
        paths.append(path)
    return paths


def plain_name(name: str) -> str:
    """The last part of a name without anything a file system or a terminal would act upon."""
    last = PurePath(name.replace("\\", "/")).name
    plain = re.sub(r"[^\w .()+,-]", "_", last).strip(" .") or "datei"
    stem, dot, suffix = plain.rpartition(".")
    return f"{stem[:LONGEST_NAME]}{dot}{suffix[:10]}" if dot else suffix[:LONGEST_NAME]
