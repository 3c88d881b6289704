"""A chart within the site of a city: picture, table, source and the way to the whole page."""

from html import escape
from pathlib import Path

from indicators.publications import exhibit
from indicators.publications.drawing.framing import framed
from indicators.publications.drawing.svg.picture import NARROW, WIDE, draw
from indicators.publications.forms.document import FONTS
from indicators.publications.forms.html_page import html_page
from indicators.publications.forms.markdown import in_line
from indicators.publications.forms.markup import element, link
from indicators.publications.forms.place import Place
from indicators.publications.forms.table_markup import table

STYLE = FONTS + Path(__file__).with_name("embedded.css").read_text(encoding="utf-8")
SCRIPT = '<script src="/app/static/eingebettet.js" defer="defer"></script>\n'
"""Tells the site around it how high the content is."""
OUTSIDE = {"target": "_blank", "rel": "noopener"}


def embedded_page(chart: exhibit.Chart, place: Place) -> str:
    """The document of an embedded chart."""
    release = place.view.release
    state = place.say("deck_state", release=release.release_id)
    is_demonstration = release.info["is_demonstration"]
    mark = element("p", escape(place.say("alone_watermark")), class_="watermark")
    way = link(place.live(), escape(place.say("embed_at")), **OUTSIDE)
    parts = [
        element("h1", escape(chart.title)),
        mark if is_demonstration else "",
        element("figure", _pictures(chart, place)),
        element("p", _line(chart.caption), class_="caption") if chart.caption else "",
        _numbers(chart, place),
        element("p", f"{escape(state)} · {way}", class_="about"),
    ]
    main = element("main", "\n".join(filter(None, parts)))
    title = f"{chart.title} – {place.say('product')}"
    return html_page(place.view.language, title, STYLE, main, SCRIPT)


def _pictures(chart: exhibit.Chart, place: Place) -> str:
    """Title, dates and sources are part of the picture; two widths, one of which is seen."""
    language = place.view.language
    widths = {"wide": WIDE, "narrow": NARROW}
    return "".join(
        element(
            "div",
            draw(
                framed(chart, language, width), chart.alternative, language,
                name=f"chart-{kind}", width=width,
            ),
            class_=kind,
        )
        for kind, width in widths.items()
    )  # fmt: skip


def _numbers(chart: exhibit.Chart, place: Place) -> str:
    summary = element("summary", escape(place.say("as_table")))
    tables = [one for one in chart.table if isinstance(one, exhibit.Table)]
    shown = "".join(_table(one) for one in tables)
    return element("details", summary + shown)


def _table(block: exhibit.Table) -> str:
    # What scrolls sideways has to be reached with the keyboard.
    reach = {"tabindex": "0", "role": "group", "aria_label": block.caption}
    return element("div", table(block, _line), class_="table", **reach)


def _line(text: str) -> str:
    """Markdown of a cell or caption; its links open a window, for the frame belongs to others."""
    outside = "".join(f'{name}="{value}" ' for name, value in OUTSIDE.items())
    return in_line(text, lambda address: address).replace("<a ", f"<a {outside}")
