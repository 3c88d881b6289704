"""A slide: where it belongs, its message, one large picture or table, and what it rests on."""

from html import escape

from indicators.publications import exhibit
from indicators.publications.dossier.leaf import Dossier, Leaf
from indicators.publications.drawing.framing import about
from indicators.publications.drawing.svg.picture import NARROW, draw
from indicators.publications.forms.chart_alone import WIDTH, fitted
from indicators.publications.forms.deck_place import deck_address, whole_address
from indicators.publications.forms.markdown import in_blocks, in_line
from indicators.publications.forms.markup import element, link, text_of
from indicators.publications.forms.qr_code import qr_code
from indicators.publications.forms.table_markup import table
from indicators.publications.page_paths import living
from indicators.publications.site.operator import site_address
from indicators.publications.view import View

MOST_BESIDE_A_TABLE = 450
"""Letters of a text that stands above a table; a longer one is unfolded."""
MOST_ROWS = 10
HEIGHT = 205
"""What message, foot and margins leave of 720 pixels, in units of which 600 are 1210 pixels."""


def slide(leaf: Leaf, dossier: Dossier, number: int, count: int) -> str:
    """The slide of a leaf, under its own name in the address of the deck."""
    parts = [
        element("p", escape(_kicker(leaf, dossier)), class_="kicker"),
        element("h2", escape(leaf.headline), tabindex="-1", id=f"{leaf.name}-titel"),
        _body(leaf, dossier.view),
        foot(_rests_on(leaf, dossier.view), dossier, leaf.name, number, count),
    ]
    named = {"id": leaf.name, "class_": "slide", "aria_labelledby": f"{leaf.name}-titel"}
    return element("section", "\n".join(filter(None, parts)), **named)


def _kicker(leaf: Leaf, dossier: Dossier) -> str:
    """City and goal; a deck that is opened at a slide has to say what it is about."""
    view = dossier.view
    mark = view.say("deck_demonstration") if view.release.info["is_demonstration"] else ""
    goal = view.catalogue.goals[leaf.goal] if leaf.goal else None
    served = f"{view.of(goal.label)}: {view.of(goal.title)}" if goal else ""
    name = dossier.name if dossier.area else view.say("deck_all")
    return " · ".join(filter(None, [mark, name, served]))


def _body(leaf: Leaf, view: View) -> str:
    """What is seen at once, and what is unfolded, with the way to the living page."""
    seen, unfolded = _divided(leaf, view)
    way = element("p", link(living(leaf.address), escape(view.say("deck_living"))))
    summary = element("summary", escape(view.say("deck_more" if unfolded else "deck_way")))
    fold = element("details", summary + element("div", unfolded + way), class_="more")
    return _scrolling(seen + fold, leaf.headline, view)


def _divided(leaf: Leaf, view: View) -> tuple[str, str]:
    """A picture needs the room; a few sentences stand above a table, and many of them either
    below a small one or before a long one that is unfolded."""
    text = _text(leaf.text)
    if leaf.chart:
        return _picture(leaf.chart, leaf.name, view), text + _behind(leaf.chart)
    if leaf.table is None:
        return text, ""
    shown = _table(leaf.table)
    if len(text_of(text)) <= MOST_BESIDE_A_TABLE:
        return text + shown, ""
    return (text, shown) if len(leaf.table.text) > MOST_ROWS else (shown, text)


def _behind(chart: exhibit.Chart) -> str:
    """The numbers of a picture, and what its lines and signs mean."""
    caption = (exhibit.Words(chart.caption),)
    tables = [_table(one) for one in chart.table if isinstance(one, exhibit.Table)]
    signs = tuple(one for one in chart.table if isinstance(one, exhibit.Small))
    return "".join([_text(caption), *tables, _text(signs)])


def _scrolling(content: str, label: str, view: View) -> str:
    """What is higher than the window is reached with the keyboard too."""
    name = view.say("deck_scrolls", label=label)
    return element("div", content, class_="body", tabindex="0", role="group", aria_label=name)


def _picture(chart: exhibit.Chart, name: str, view: View) -> str:
    """For the wall and for a telephone; one of them is seen."""
    wide = draw(
        fitted(chart.figure, HEIGHT), chart.alternative, view.language,
        name=f"{name}-wide", width=WIDTH,
    )  # fmt: skip
    narrow = draw(
        chart.figure, chart.alternative, view.language, name=f"{name}-narrow", width=NARROW
    )
    pictures = element("div", wide, class_="wide") + element("div", narrow, class_="narrow")
    # The numbers in the cells of a matrix have to be read with it.
    is_matrix = chart.figure["data"][0]["type"] == "heatmap"
    key = element("p", escape(chart.caption), class_="key") if is_matrix else ""
    caption = element("figcaption", escape(chart.title))
    return element("figure", caption + pictures + key)


def _table(block: exhibit.Table) -> str:
    return element("div", table(block, _line), class_="table")


def _line(text: str) -> str:
    return in_line(text, lambda address: address)


def _text(blocks: tuple[exhibit.Block, ...]) -> str:
    """Running text; a remark stands as a paragraph like all others."""
    told = exhibit.Words | exhibit.Small | exhibit.Note
    return "".join(in_blocks(one.text, lambda it: it) for one in blocks if isinstance(one, told))


def _rests_on(leaf: Leaf, view: View) -> str:
    """Dates and sources of the picture, the release, and the living page."""
    state = view.say("deck_state", release=view.release.release_id)
    shown = about(leaf.chart, view.language) if leaf.chart else ""
    return " · ".join(filter(None, [escape(shown), element("span", escape(state), class_="state")]))


def foot(rests_on: str, dossier: Dossier, name: str, number: int, count: int) -> str:
    """What the slide rests on, its number, its short link and the same for a telephone."""
    view = dossier.view
    address = whole_address(deck_address(dossier.area, view.language, name))
    place = element(
        "span", escape(view.say("deck_place", number=number, count=count)), class_="place"
    )
    shown = element("span", escape(address.split("://")[-1]), class_="address")
    words = element("p", rests_on) + element("p", f"{shown} {place}")
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
