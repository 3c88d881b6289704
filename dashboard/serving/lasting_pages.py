"""Decks, embedded charts, pictures, files, and what earlier releases showed: found or made."""

import asyncio
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from dashboard import cached
from dashboard.frame.addresses import names_of
from dashboard.serving import reading_pages
from dashboard.serving.reading_pages import Document, Question, Shelf, as_sent
from indicators.errors import ReleaseError
from indicators.publications.canonical import canonical
from indicators.publications.composing import compose
from indicators.publications.dossier.dossier import dossier_of
from indicators.publications.dossier.dossier_areas import areas
from indicators.publications.edition.manifest import file_of, place_of
from indicators.publications.exhibit import Block
from indicators.publications.forms.chart_alone import chart_named, chart_page
from indicators.publications.forms.cite import EMBEDDED, PICTURE, picture
from indicators.publications.forms.deck import make_deck
from indicators.publications.forms.deck_place import ALL, DECKS
from indicators.publications.forms.document import UNSPOKEN, reading_page
from indicators.publications.forms.embedded import embedded_page
from indicators.publications.forms.lasting import FROZEN, frozen_page, newest
from indicators.publications.forms.place import ALONE, READING, Place
from indicators.publications.page_paths import PATHS
from indicators.publications.site.operator import site_written
from indicators.publications.view import View
from indicators.release import Release

MOST = 80
"""Pages of up to 200 kilobytes; the least used goes."""
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
    return None if found and found.kind in ("page", "alone") else found


def _frozen(path: str, query: str) -> Asked | None:
    """The same of an earlier release: its number, and behind it the address of then."""
    number, _, rest = path.partition("/")
    file = release_file(number)
    found = _living(f"/{rest}", query, file) if file else None
    if found is None or found.kind == "embedded":
        return None
    return found._replace(address=f"/{rest}{'?' if query else ''}{query}")


def release_file(number: str) -> cached.File | None:
    """A release that was public, by its number; one that is being written is not."""
    path, _ = cached.file_in_force()
    if not _NUMBER.fullmatch(number):
        return None
    wanted = Path(path).with_name(f"release-{number}.duckdb")
    if _order(number) > _order(Path(path).stem.removeprefix("release-")) or not wanted.is_file():
        return None
    return str(wanted), wanted.stat().st_mtime_ns


def _order(number: str) -> tuple[str, int]:
    """Day, and order of the day."""
    return number[:10], int(number[11:])


def _living(path: str, query: str, file: cached.File) -> Asked | None:
    language = reading_pages.language(query)
    plain = Asked("deck", file, cached.file_in_force(), site_written(), language)
    if path.startswith(DECKS):
        area = path.removeprefix(DECKS)
        known = {one or ALL: one for one in areas(opened(file))}
        return plain._replace(area=known[area]) if area in known else None
    kind, reading = _kind(path)
    question = reading_pages.question(reading, query) if reading.startswith(READING) else None
    if question is None or (kind != "page" and question.chart is None):
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
    return "page", path


_SHELF = Shelf[Asked]("lasting", MOST)


async def document(wanted: Asked) -> Document | None:
    """The page, from memory where it was made before; none if the page has no such chart."""
    if found := _SHELF.find(wanted):
        return found
    return await asyncio.get_running_loop().run_in_executor(_SHELF.maker, _made, wanted)


def _made(wanted: Asked) -> Document | None:
    meant = wanted
    if wanted.question:
        meant = wanted._replace(question=_meant(wanted.question))
    found = _SHELF.find(meant)
    if found is None and (made := _bytes(meant)) is not None:
        found = as_sent(made)
        _SHELF.keep(meant, found)
    return found


def _meant(question: Question) -> Question:
    """What the page understands of an address, so that nobody fills the shelf with nonsense."""
    release, page, language = opened(question.file), question.page, question.language
    given = {name: value for name, value in question.given if name != UNSPOKEN}
    kept = canonical(
        given, names_of(page), lambda chosen: compose(page, View(release, chosen, language))
    )
    return question._replace(given=tuple(kept.items()))


def _bytes(wanted: Asked) -> bytes | None:
    if wanted.kind == "deck":
        return _deck(wanted)
    assert wanted.question is not None
    text = _text(wanted, wanted.question)
    return text.encode("utf-8") if text else None


def _deck(wanted: Asked) -> bytes:
    """The deck from the files of its release; made here where there are none yet."""
    release = opened(wanted.file)
    deck = _kept_deck(release, wanted)
    if deck is None:
        deck = make_deck(dossier_of(release, wanted.area, wanted.language))
    if not wanted.address:
        return deck
    given = {"stadt": wanted.area} if wanted.area else {}
    view = View(release, given, wanted.language)
    return _with_note(deck.decode("utf-8"), view, wanted).encode("utf-8")


def _kept_deck(release: Release, wanted: Asked) -> bytes | None:
    place = place_of(release.path.parent)
    path = f"sitzung/{wanted.area or ALL}.{wanted.language}.html"
    found = file_of(place, release.release_id, path)
    if found is None or wanted.site > found[0].stat().st_mtime_ns:
        return None
    return found[0].read_bytes()


def _text(wanted: Asked, question: Question) -> str | None:
    """A reading page, a chart alone or within another site, or the picture of it."""
    release, given = opened(wanted.file), dict(question.given)
    view = View(release, given, wanted.language)
    blocks: tuple[Block, ...] = compose(question.page, view)
    if wanted.kind == "page":
        html = reading_page(
            question.page, view, blocks, PATHS, is_understood=question.is_understood
        )
        return _with_note(html, view, wanted)
    chart = chart_named(blocks, question.chart or "", given)
    if chart is None:
        return None
    if wanted.kind == "picture":
        return picture(chart, wanted.language)
    if wanted.kind == "embedded":
        codes = dict(chart.address.codes) if chart.address else {}
        codes.pop("sprache", None)
        return embedded_page(chart, Place(view, question.page, PATHS, codes))
    return _with_note(chart_page(chart, view, question.page, PATHS), view, wanted)


def _with_note(html: str, view: View, wanted: Asked) -> str:
    return frozen_page(html, view, newest(view, opened(wanted.in_force)), wanted.address)


@lru_cache(maxsize=4)
def opened(file: cached.File) -> Release:
    """A release of this folder; a damaged one says so in a sentence."""
    path = Path(file[0])
    if not path.is_file():
        raise ReleaseError("release_gone", file=path.name, folder=path.parent)
    found = Release(path)
    # Reading the catalogue takes longer than any page may.
    _ = found.catalogue, found.info
    return found
