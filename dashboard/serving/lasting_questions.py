"""What the addresses of decks, embedded charts, pictures and earlier releases ask for."""

import re
from pathlib import Path
from typing import NamedTuple

from dashboard import cached
from dashboard.serving import reading_pages
from dashboard.serving.reading_pages import Question
from indicators.errors import ReleaseError
from indicators.publications.dossier.dossier_areas import areas
from indicators.publications.forms.cite import EMBEDDED, PICTURE
from indicators.publications.forms.deck_place import ALL, DECKS
from indicators.publications.forms.lasting import FROZEN
from indicators.publications.forms.place import ALONE, FILE, READING
from indicators.publications.page_paths import PATHS
from indicators.release import Release
from indicators.release.release_numbers import order_of
from indicators.release.withdrawals import Withdrawal, withdrawals, withdrawals_written

_NUMBER = re.compile(r"\d{4}-\d{2}-\d{2}-\d{2,}")


class Asked(NamedTuple):
    """What a page is made from; two equal ones make one page."""

    kind: str
    file: cached.File
    """The release it shows."""
    in_force: cached.File
    site: int
    language: str
    area: str = ""
    question: Question | None = None
    address: str = ""
    """Where the same is shown of the release in force; only a frozen page has one."""


def asked(path: str, query: str) -> Asked | None:
    """What an address asks for; None where there is nothing of the kind."""
    if path.startswith(FROZEN):
        return _frozen(path.removeprefix(FROZEN), query)
    found = _living(path, query, cached.file_in_force())
    # A reading page of now is answered elsewhere.
    return None if found and found.kind in ("page", "alone", "file") else found


def _frozen(path: str, query: str) -> Asked | None:
    """The same of an earlier release: its number, and behind it the address of then."""
    number, _, rest = path.partition("/")
    rest = rest or f"{READING.strip('/')}/{PATHS['overview']}"
    file = release_file(number)
    found = _living(f"/{rest}", query, file) if file else None
    if found is None or found.kind == "embedded":
        return None
    return found._replace(address=f"/{rest}{'?' if query else ''}{query}")


def release_file(number: str) -> cached.File | None:
    """A release that was public and may be shown, by its number.

    One that is being written was never public; one that was taken back is shown to nobody.
    """
    in_force = cached.file_in_force()
    if not _NUMBER.fullmatch(number) or order_of(number) > order_of(cached.number_of(in_force)):
        return None
    wanted = Path(in_force[0]).with_name(f"release-{number}.duckdb")
    if not wanted.is_file() or number in withdrawals(wanted.parent):
        return None
    return str(wanted), wanted.stat().st_mtime_ns


def withdrawn(path: str) -> Withdrawal | None:
    """The withdrawal of the release that a lasting address names; None where there is none."""
    number = path.removeprefix(FROZEN).partition("/")[0]
    return cached.withdrawn(number) if path.startswith(FROZEN) else None


def told_until(number: str) -> int:
    """Since when files of a release must not tell numbers of one before it: when that one was
    taken back; 0 where none was."""
    path, _ = cached.file_in_force()
    gone = withdrawals(Path(path).parent)
    is_touched = any(order_of(one) < order_of(number) for one in gone)
    return withdrawals_written(Path(path).parent) if is_touched else 0


def _living(path: str, query: str, file: cached.File) -> Asked | None:
    language = reading_pages.language(query)
    plain = Asked("deck", file, cached.file_in_force(), cached.written(), language)
    if path.startswith(DECKS):
        area = path.removeprefix(DECKS)
        known = {one or ALL: one for one in areas(opened(file))}
        return plain._replace(area=known[area]) if area in known else None
    kind, reading = _kind(path)
    question = reading_pages.question(reading, query) if reading.startswith(READING) else None
    if question is None or (kind != "page" and question.part is None):
        return None
    return plain._replace(kind=kind, question=question._replace(file=file))


def _kind(path: str) -> tuple[str, str]:
    """What is asked for, and the address of the reading page it is a part of."""
    alone = f"{READING}{ALONE}/"
    if path.startswith(EMBEDDED):
        return "embedded", alone + path.removeprefix(EMBEDDED)
    if path.startswith(alone):
        is_picture = path.endswith(PICTURE)
        return ("picture", path.removesuffix(PICTURE)) if is_picture else ("alone", path)
    return "file" if path.startswith(f"{READING}{FILE}/") else "page", path


def opened(file: cached.File) -> Release:
    """A release of this folder as it may be read today; a damaged one says so in a sentence.

    The same as the pages have: a second copy would take 50 megabytes.
    """
    path = Path(file[0])
    if not path.is_file():
        raise ReleaseError("release_gone", file=path.name, folder=path.parent)
    return cached.release(file)
