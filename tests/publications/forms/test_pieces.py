"""A page in pieces: what is only read becomes one, what is handled stays, and nothing is lost."""

import re
from itertools import pairwise

import pytest

from indicators.publications import exhibit as ex
from indicators.publications.composing import COMPOSERS, compose
from indicators.publications.forms.pieces import Alive, Frame, Prose, parted, parts_of, pieces
from indicators.publications.forms.place import LivePlace
from indicators.publications.forms.still import still
from indicators.publications.view import View
from tests.publications.forms.test_documents import PATHS
from tests.publications.forms.test_html import choice, place

PLACE = LivePlace(place().view, "city", PATHS, {})


def test_what_is_read_is_one_piece_until_something_can_be_chosen():
    city = choice()
    found = pieces([ex.Heading(1, "Essen"), ex.Words("a"), city, ex.Words("b")], PLACE)

    assert found == (
        Prose('<div class="om-prose"><h1>Essen</h1>\n<p>a</p></div>'),
        city,
        Prose('<div class="om-prose"><p>b</p></div>'),
    )


def test_a_fold_is_prose_unless_something_in_it_can_be_chosen():
    silent, alive = ex.Fold("Mehr", (ex.Words("a"),)), ex.Fold("Mehr", (ex.Words("a"), choice()))
    (read,) = pieces([silent], PLACE)
    (handled,) = pieces([alive], PLACE)

    assert isinstance(read, Prose) and "<details>" in read.html
    assert isinstance(handled, Frame) and handled.block is alive
    assert [type(piece) for piece in handled.parts[0]] == [Prose, ex.Choice]


def test_columns_keep_their_number_when_one_of_them_is_alive():
    (frame,) = pieces([ex.Columns(((choice(),), (ex.Words("b"),)))], PLACE)

    assert isinstance(frame, Frame)
    assert [len(part) for part in frame.parts] == [1, 1]


@pytest.mark.parametrize("name", sorted(COMPOSERS))
def test_a_page_is_parted_behind_its_first_chart_and_nothing_of_it_is_lost(name, demo_release):
    view = View(demo_release, {}, "de")
    found = pieces(compose(name, view), LivePlace(view, name, PATHS, {}))
    first, below = parted(found)

    assert (*first, *below) == found
    charts = [one for piece in first for one in charts_in(piece)]
    assert len(charts) == (1 if any(map(charts_in, found)) else 0)
    assert bool(charts_in(first[-1])) or not below


def charts_in(piece):
    if isinstance(piece, Frame):
        return [found for part in piece.parts for one in part for found in charts_in(one)]
    return [piece] if isinstance(piece, ex.Chart) else []


def test_links_lead_to_live_pages():
    (prose,) = pieces([ex.Link("measures", "Maßnahme", {"massnahme": "84"})], PLACE)

    assert isinstance(prose, Prose)
    assert 'href="/massnahmen?massnahme=84"' in prose.html


def alive_in(blocks):
    for block in blocks:
        if isinstance(block, Alive):
            yield block
        for part in parts_of(block):
            yield from alive_in(part)


def handled_in(found):
    for piece in found:
        if isinstance(piece, Frame):
            for part in piece.parts:
                yield from handled_in(part)
        elif not isinstance(piece, Prose):
            yield piece


@pytest.mark.parametrize("page", COMPOSERS)
def test_every_page_keeps_all_that_can_be_handled_in_its_order(page, demo_release):
    seen = View(demo_release, {}, "de")
    blocks = compose(page, seen)
    found = pieces(blocks, LivePlace(seen, page, PATHS, {}))

    assert list(handled_in(found)) == list(alive_in(blocks))
    # Two texts never stand side by side: each costs time on its way.
    kinds = [isinstance(piece, Prose) for piece in found]
    assert not any(first and second for first, second in pairwise(kinds))


@pytest.mark.parametrize("page", COMPOSERS)
def test_the_beginning_of_a_page_has_its_title_and_its_first_chart_and_no_program(
    page, demo_release
):
    seen = View(demo_release, {}, "de")
    place = LivePlace(seen, page, PATHS, {})
    blocks = compose(page, seen)
    found = pieces(blocks, place)
    html = still(found, place)
    title = next(block for block in blocks if isinstance(block, ex.Heading))

    assert place.line(title.text) in html
    drawn = html.count('class="om-still-chart"')
    assert drawn == 1 or not any(isinstance(piece, ex.Chart) for piece in found)
    assert drawn <= 1
    assert not re.search(r"<(script|input|select|button|form)\b", html)
