"""A chart alone, as large as the window: for a beamer, one sheet of paper, or a link in minutes."""

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

from indicators.publications import exhibit
from indicators.publications.drawing import style
from indicators.publications.drawing.framing import about
from indicators.publications.drawing.svg import letters
from indicators.publications.drawing.svg.picture import NARROW, draw, sentences
from indicators.publications.forms.cite import cite
from indicators.publications.forms.document import FONTS
from indicators.publications.forms.html_page import html_page
from indicators.publications.forms.markup import element, link
from indicators.publications.forms.place import Place, every
from indicators.publications.selection import Given
from indicators.publications.speech.formats import day
from indicators.publications.view import View

STYLE = FONTS + Path(__file__).with_name("alone.css").read_text(encoding="utf-8")
WIDTH = 600
"""Width of the drawing in the units of its letters: 12 of them are 25 pixels in 1280."""
HEIGHT = 250
"""What sentence, sources and margins leave of 720 pixels, in the same units."""
_ROW, _AROUND_ROWS = 27, 60
"""Units of a row with a name beside it, and of legend and axis around the rows."""


def chart_named(blocks: Iterable[exhibit.Block], name: str, given: Given) -> exhibit.Chart | None:
    """The chart of a page by its name; none if the page does not stand where the address says.

    A page tells what it shows instead of what it does not know; a chart alone has no room to.
    """
    charts = (block for block in every(blocks) if isinstance(block, exhibit.Chart))
    return next((one for one in charts if one.name == name and _chosen(one) == given), None)


def _chosen(chart: exhibit.Chart) -> dict[str, str]:
    """What is chosen on the page of a chart, beside the language."""
    codes = dict(chart.address.codes) if chart.address else {}
    return {name: code for name, code in codes.items() if name != "sprache"}


def chart_page(chart: exhibit.Chart, view: View, page: str, paths: Mapping[str, str]) -> str:
    """The document of a chart alone, without any program in it."""
    place = Place(view, page, paths, _chosen(chart))
    first, *rest = sentences(chart.alternative)
    parts = [
        element("h1", escape(first)),
        element("p", escape(_about(chart, first, view)), class_="about"),
        _watermark(place),
        element("figure", _pictures(chart, " ".join(rest) or chart.title, view)),
    ]
    main = element("main", "\n".join(filter(None, parts)))
    body = f"{main}\n{element('footer', _footer(chart, place))}"
    return html_page(view.language, f"{chart.title} – {place.say('product')}", STYLE, body)


def _about(chart: exhibit.Chart, headline: str, view: View) -> str:
    """Dates and sources, behind a title that says more than the headline."""
    is_said = all(part in headline for part in chart.title.split(": "))
    return " · ".join(filter(None, ["" if is_said else chart.title, about(chart, view.language)]))


def _watermark(place: Place) -> str:
    """Says that the cities of the demonstration do not exist."""
    is_demonstration = place.view.release.info["is_demonstration"]
    text = escape(place.say("alone_watermark"))
    return element("p", text, class_="watermark", role="note") if is_demonstration else ""


def _pictures(chart: exhibit.Chart, alternative: str, view: View) -> str:
    """For a screen that lies and for a phone that stands; one of them is seen."""
    drawn = {"wide": (fitted(chart.figure), WIDTH), "narrow": (chart.figure, NARROW)}
    return "".join(
        element(
            "div",
            draw(figure, alternative, view.language, name=f"chart-{kind}", width=width),
            class_=kind,
        )
        for kind, (figure, width) in drawn.items()
    )


def fitted(figure: Mapping[str, Any], least: float = HEIGHT) -> Mapping[str, Any]:
    """The figure as low as the window, if it is lines over the years or rows of one value each.

    Panels and matrices keep their height, for letters must not become smaller; one scrolls.
    """
    layout = figure["layout"]
    own = {**figure, "data": [_with_long_name(trace) for trace in figure["data"]]}
    if "domain" in layout["xaxis"] or not layout["yaxis"].get("visible", True):
        return own
    if any(trace["type"] != "scatter" for trace in figure["data"]):
        return own
    rows = len(layout["yaxis"].get("tickvals", ())) * _ROW + _AROUND_ROWS
    return {**own, "layout": {**layout, "height": min(layout["height"], max(least, rows))}}


def _with_long_name(trace: Mapping[str, Any]) -> Mapping[str, Any]:
    """In the legend of a wide picture a name needs no more than its own lines."""
    if "name" not in trace:
        return trace
    lines = letters.folded(trace["name"].replace("<br>", " "), WIDTH - 60, style.LEGEND)
    return {**trace, "name": "<br>".join(lines)}


def _footer(chart: exhibit.Chart, place: Place) -> str:
    """The release, the way back, and how to cite and embed the chart."""
    release = place.view.release
    date = day(release.info["created_on"], place.view.language)
    state = place.say("alone_state", release=release.release_id, date=date)
    back = link(place.live(), place.say("alone_back"))
    return element("p", escape(state)) + element("p", back) + cite(chart, place)
