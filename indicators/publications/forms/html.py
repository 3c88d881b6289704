"""Blocks of a page as HTML that needs no program, one function a kind. Nothing is composed here."""

import re
from collections.abc import Iterable, Mapping
from functools import singledispatch
from html import escape
from typing import Any

from indicators.publications import exhibit
from indicators.publications.drawing.framing import about, framed, live, remarks
from indicators.publications.drawing.svg.picture import NARROW, WIDE, draw
from indicators.publications.forms import controls
from indicators.publications.forms.cite import ANCHOR
from indicators.publications.forms.formula import mathml
from indicators.publications.forms.markup import element, link, note, text_of
from indicators.publications.forms.place import Place, alone_address
from indicators.publications.forms.table_markup import table

_OWN_LINK = re.compile(r'(?<=href=")/[^"]*')
_NO_NAME = re.compile(r"[^a-z0-9_-]+")


def rendered(blocks: Iterable[exhibit.Block], place: Place) -> str:
    """Blocks one below the other."""
    return "\n".join(filter(None, (_html(block, place) for block in blocks)))


@singledispatch
def _html(block: object, place: Place) -> str:
    raise AssertionError(f"no HTML for {type(block).__name__}")


@_html.register
def _(block: exhibit.Heading, place: Place) -> str:
    named = {"id": block.anchor} if block.anchor else {}
    return element(f"h{block.level}", place.line(block.text), **named)


@_html.register
def _(block: exhibit.Words, place: Place) -> str:
    return place.words(block.text)


@_html.register
def _(block: exhibit.Small, place: Place) -> str:
    return element("div", place.words(block.text), class_="remark")


@_html.register
def _(block: exhibit.Note, place: Place) -> str:
    return note(block.kind, place.words(block.text))


@_html.register
def _(block: exhibit.Formula, place: Place) -> str:
    return mathml(block.text)


@_html.register
def _(block: exhibit.Markup, place: Place) -> str:
    return _OWN_LINK.sub(lambda found: place.linked(found[0]), block.html)


@_html.register
def _(block: exhibit.Link, place: Place) -> str:
    codes = {name: code for name, code in block.codes.items() if name != "sprache"}
    way = link(place.to(block.page, codes), place.line(block.label), class_="along")
    return element("p", way)


@_html.register
def _(block: exhibit.Table, place: Place) -> str:
    # What scrolls sideways on a phone has to be reached with the keyboard.
    name = text_of(place.line(block.caption))
    scrolls = {"tabindex": "0", "role": "group", "aria_label": name}
    return element("div", table(block, place.line), class_="table", **scrolls)


@_html.register
def _(block: exhibit.Download, place: Place) -> str:
    """A link to the file, which is made when somebody wants it."""
    way = link(place.file(block.name), place.line(block.label), download=block.name)
    return element("p", way, class_="control")


@_html.register
def _(block: exhibit.Chart, place: Place) -> str:
    caption = element("figcaption", place.line(block.caption)) if block.caption else ""
    return element("figure", pictures(block, place) + caption) + beneath(block, place)


def above(block: exhibit.Chart, place: Place) -> str:
    """What a live chart is called, of when it is and from whom, in as many lines as there are."""
    small = [about(block, place.view.language), *remarks(block)]
    title = element("strong", escape(block.title)) if block.title else ""
    said = [title, *(element("span", escape(line)) for line in small if line)]
    return element("p", "<br>".join(filter(None, said)), class_="om-chart-title")


def beneath(block: exhibit.Chart, place: Place) -> str:
    """What belongs to a chart and is no picture: it alone, its numbers, and these as a file."""
    summary = element("summary", place.say("as_table"))
    numbers = rendered((*block.table, block.download), place)
    return _alone(block, place) + element("details", summary + numbers)


def _alone(block: exhibit.Chart, place: Place) -> str:
    """The way to the chart alone; one that stands on no page has none."""
    if block.address is None:
        return ""
    page, codes = block.address
    address = alone_address(block.name, dict(codes), place.paths[page])
    cited = link(f"{address}#{ANCHOR}", place.say("cite_heading"))
    shown = link(address, place.say("show_alone"))
    return element("p", f"{shown} · {cited}", class_="control")


def pictures(block: exhibit.Chart, place: Place) -> str:
    """Drawn for a screen and for a phone, where letters keep their size; one of them is seen."""
    figures = {kind: framed(block, place.view.language, width) for kind, width in _WIDTHS.items()}
    return _drawn(block, figures, place.view.language)


def pictures_below_title(block: exhibit.Chart, place: Place) -> str:
    """The same where the title stands above as text."""
    return _drawn(block, dict.fromkeys(_WIDTHS, live(block)), place.view.language)


_WIDTHS = {"wide": WIDE, "narrow": NARROW}


def _drawn(block: exhibit.Chart, figures: Mapping[str, dict[str, Any]], language: str) -> str:
    name = _NO_NAME.sub("-", block.name.lower())
    return "".join(
        element(
            "div",
            draw(figure, block.alternative, language, name=f"chart-{kind}-{name}", width=width),
            class_=kind,
        )
        for kind, figure in figures.items()
        for width in [_WIDTHS[kind]]
    )


@_html.register
def _(block: exhibit.Fold, place: Place) -> str:
    summary = element("summary", place.line(block.label))
    is_open = {"open": ""} if block.is_open else {}
    # Within it: browsers open what hides a place that an address names.
    named = {"id": block.anchor} if block.anchor else {}
    inside = element("div", rendered(block.blocks, place), **named)
    return element("details", summary + inside, **is_open)


@_html.register
def _(block: exhibit.Card, place: Place) -> str:
    return element("div", rendered(block.blocks, place), class_="card")


@_html.register
def _(block: exhibit.Columns, place: Place) -> str:
    widths = block.widths or (1,) * len(block.columns)
    columns = "".join(element("div", rendered(part, place)) for part in block.columns)
    shares = " ".join(f"minmax(0, {width}fr)" for width in widths)
    return element("div", columns, class_="columns", style=f"--widths: {shares}")


_html.register(exhibit.Choice, controls.choice)
_html.register(exhibit.Choices, controls.choices)
_html.register(exhibit.Typed, controls.typed)
_html.register(exhibit.Switch, controls.switch)
_html.register(exhibit.Slider, controls.slider)
_html.register(exhibit.Reset, controls.reset)
