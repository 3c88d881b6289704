"""A slide: where it belongs, its message, one large picture or table, and what it rests on."""

from collections.abc import Sequence
from html import escape

from indicators.publications import exhibit
from indicators.publications.dossier.leaf import Dossier, Leaf
from indicators.publications.drawing.framing import about
from indicators.publications.drawing.svg.picture import NARROW, draw
from indicators.publications.forms import slide_room
from indicators.publications.forms.chart_alone import WIDTH
from indicators.publications.forms.deck_place import deck_address, whole_address
from indicators.publications.forms.lowered import lowered
from indicators.publications.forms.markdown import in_blocks, in_line
from indicators.publications.forms.markup import element, link
from indicators.publications.forms.qr_code import qr_code
from indicators.publications.forms.slides_of import Slide
from indicators.publications.forms.table_markup import table
from indicators.publications.page_paths import living
from indicators.publications.site.operator import site_address
from indicators.publications.view import View

LOWEST = 95.0
"""Units of a plot of lines above a long legend."""
PER_UNIT = slide_room.WIDTH / WIDTH
"""Pixels at 1280 × 720 of a unit of a picture."""


def slide_element(slide: Slide, dossier: Dossier, number: int, count: int) -> str:
    """A slide under its own name in the address of the deck."""
    parts = [
        element("p", escape(_kicker(slide.leaf, dossier)), class_="kicker"),
        element("h2", escape(slide.headline), tabindex="-1", id=f"{slide.name}-titel"),
        _scrolling(_seen(slide, dossier.view), slide.headline, dossier.view),
        foot(
            _rests_on(slide, dossier.view),
            dossier,
            slide.name,
            number,
            count,
            _more(slide, dossier.view),
        ),
    ]
    named = {"id": slide.name, "class_": "slide", "aria_labelledby": f"{slide.name}-titel"}
    return element("section", "\n".join(filter(None, parts)), **named)


def _kicker(leaf: Leaf, dossier: Dossier) -> str:
    """City and goal; a deck that is opened at a slide has to say what it is about."""
    view = dossier.view
    mark = view.say("deck_demonstration") if view.release.info["is_demonstration"] else ""
    goal = view.catalogue.goals[leaf.goal] if leaf.goal else None
    served = f"{view.of(goal.label)}: {view.of(goal.title)}" if goal else ""
    name = dossier.name if dossier.area else view.say("deck_all")
    return " · ".join(filter(None, [mark, name, served]))


def _seen(slide: Slide, view: View) -> str:
    """A picture needs all the room; a text stands above its table."""
    if slide.picture:
        return _picture(slide, slide.picture, view)
    return _text(slide.text) + (_table(slide.table) if slide.table is not None else "")


def _more(slide: Slide, view: View) -> str:
    """What is unfolded over a slide, and the way to the living page."""
    unfolded = "".join(map(_unfolded, slide.more))
    way = element("p", link(living(slide.leaf.address), escape(view.say("deck_living"))))
    summary = element("summary", escape(view.say("deck_more" if unfolded else "deck_way")))
    label = view.say("deck_scrolls", label=slide.headline)
    inside = element("div", unfolded + way, tabindex="0", role="group", aria_label=label)
    return element("details", summary + inside, class_="more")


def _unfolded(block: exhibit.Block) -> str:
    return _table(block) if isinstance(block, exhibit.Table) else _text((block,))


def _scrolling(content: str, label: str, view: View) -> str:
    """On a telephone, what is higher than the window is reached with the keyboard too."""
    name = view.say("deck_scrolls", label=label)
    return element("div", content, class_="body", tabindex="0", role="group", aria_label=name)


def _picture(slide: Slide, chart: exhibit.Chart, view: View) -> str:
    """For the wall and for a telephone; one of them is seen."""
    key = _key(slide, chart)
    room = (slide_room.body(slide.headline) - (slide_room.text(key) if key else 0)) / PER_UNIT
    wide = draw(
        lowered(chart.figure, WIDTH, room), chart.alternative, view.language,
        name=f"{slide.name}-wide", width=WIDTH, lowest=LOWEST,
    )  # fmt: skip
    page = slide.leaf.chart or chart
    narrow = draw(
        page.figure, page.alternative, view.language, name=f"{slide.name}-narrow", width=NARROW
    )
    pictures = element("div", wide, class_="wide") + element("div", narrow, class_="narrow")
    said = element("p", escape(key), class_="key") if key else ""
    caption = element("figcaption", escape(chart.title))
    return element("figure", caption + pictures + said)


def _key(slide: Slide, chart: exhibit.Chart) -> str:
    """The numbers in the cells of a matrix have to be read with it, and which scales there are."""
    is_matrix = chart.figure["data"][0]["type"] == "heatmap"
    return chart.caption if is_matrix or slide.leaf.walls else ""


def _table(block: exhibit.Table) -> str:
    return element("div", table(block, _line), class_="table")


def _line(text: str) -> str:
    return in_line(text, lambda address: address)


def _text(blocks: Sequence[exhibit.Block]) -> str:
    """Running text; a remark stands as a paragraph like all others."""
    told = exhibit.Words | exhibit.Small | exhibit.Note
    return "".join(in_blocks(one.text, lambda it: it) for one in blocks if isinstance(one, told))


def _rests_on(slide: Slide, view: View) -> str:
    """Dates and sources of the picture, the release, and the living page."""
    state = view.say("deck_state", release=view.release.release_id)
    shown = about(slide.picture, view.language) if slide.picture else ""
    return " · ".join(filter(None, [escape(shown), element("span", escape(state), class_="state")]))


def foot(
    rests_on: str, dossier: Dossier, name: str, number: int, count: int, more: str = ""
) -> str:
    """What the slide rests on, its number, its short link and the same for a telephone."""
    view = dossier.view
    address = whole_address(deck_address(dossier.area, view.language, name))
    place = element(
        "span", escape(view.say("deck_place", number=number, count=count)), class_="place"
    )
    shown = element("span", escape(address.split("://")[-1]), class_="address")
    line = element("p", f"{shown} {place}")
    words = element("p", rests_on) + element("div", line + more, class_="line")
    return element("footer", element("div", words) + _square(address, view))


def _square(address: str, view: View) -> str:
    """The square grows when it is opened: a camera needs it large from the last row."""
    if not site_address():
        return ""
    label = view.say("deck_qr", address=address)
    grow = element("span", escape(view.say("deck_qr_grow")), class_="unseen")
    return element(
        "details", element("summary", qr_code(address, escape(label)) + grow), class_="square"
    )
