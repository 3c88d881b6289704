"""Decks, embedded charts, pictures, files, and what earlier releases showed: found or made."""

import asyncio

from dashboard.frame.addresses import names_of
from dashboard.serving.lasting_questions import Asked, opened
from dashboard.serving.reading_pages import Document, Question, Shelf, as_sent, file_named
from indicators.publications.canonical import canonical
from indicators.publications.composing import compose
from indicators.publications.dossier.dossier import dossier_of
from indicators.publications.edition.manifest import file_of, place_of
from indicators.publications.exhibit import Block
from indicators.publications.forms.chart_alone import chart_named, chart_page
from indicators.publications.forms.cite import picture
from indicators.publications.forms.deck import make_deck
from indicators.publications.forms.deck_place import ALL
from indicators.publications.forms.document import UNSPOKEN, reading_page
from indicators.publications.forms.embedded import embedded_page
from indicators.publications.forms.lasting import frozen_page, newest
from indicators.publications.forms.place import Place
from indicators.publications.page_paths import PATHS
from indicators.publications.view import View
from indicators.release import Release

MOST = 80
"""Pages of up to 200 kilobytes; the least used goes."""


# Whoever leafs through earlier releases makes nobody wait who opens a deck.
_NOW, _THEN = Shelf[Asked]("lasting", MOST), Shelf[Asked]("frozen", MOST)


def _shelf(wanted: Asked) -> Shelf[Asked]:
    return _THEN if wanted.address else _NOW


async def document(wanted: Asked) -> Document | None:
    """The page, from memory where it was made before; none if the page has no such chart."""
    shelf = _shelf(wanted)
    if found := shelf.find(wanted):
        return found
    return await asyncio.get_running_loop().run_in_executor(shelf.maker, _made, wanted)


def _made(wanted: Asked) -> Document | None:
    meant = wanted
    if wanted.question:
        meant = wanted._replace(question=_meant(wanted.question))
    found = _shelf(wanted).find(meant)
    if found is None and (made := _bytes(meant)) is not None:
        found = as_sent(made)
        _shelf(wanted).keep(meant, found)
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
    if wanted.kind == "file":
        return _file(wanted.question)
    text = _text(wanted, wanted.question)
    return text.encode("utf-8") if text else None


def _file(question: Question) -> bytes | None:
    """The numbers of a chart as they were then."""
    given = dict(question.given)
    blocks = compose(question.page, View(opened(question.file), given, question.language))
    return file_named(blocks, question.part.name, given) if question.part else None


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
    """The deck as it was made, unless it tells what is hidden or other today."""
    if wanted.file != wanted.in_force and (release.withheld or release.corrected):
        return None
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
    chart = chart_named(blocks, question.part.name if question.part else "", given)
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
