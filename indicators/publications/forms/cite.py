"""How an exhibit is cited and embedded, as text to copy: no program is needed for it."""

from html import escape
from urllib.parse import urlencode

from indicators.publications import exhibit
from indicators.publications.drawing.framing import about, framed
from indicators.publications.drawing.svg.picture import WIDE, draw
from indicators.publications.forms.lasting import frozen_address
from indicators.publications.forms.markup import element, link
from indicators.publications.forms.place import ALONE, Place, alone_address
from indicators.publications.site.operator import site_address
from indicators.publications.speech.formats import day

ANCHOR = "zitieren"
EMBEDDED = "/einbetten/"
"""What stands before the path of a page for one of its charts within another site."""
GROWING = "/app/static/einbetten.js"
PICTURE = ".svg"
_AROUND = 190
"""Pixels of title, source and links around a picture, in a frame that cannot grow."""


def cite(chart: exhibit.Chart, place: Place) -> str:
    """A fold with the citation, what is counted, the picture and the lines that embed it."""
    if chart.address is None:
        return ""
    alone = _alone(chart, place)
    frozen = frozen_address(place.view.release.release_id, alone)
    parts = [
        element("p", escape(citation(chart, place)), class_="copy"),
        "" if site_address() else element("p", escape(place.say("cite_no_host"))),
        *(element("p", escape(f"{one.code} {one.title}: {one.text}")) for one in chart.definitions),
        element("p", link(_picture_address(alone), escape(place.say("cite_picture")))),
        element("p", link(frozen, escape(place.say("cite_frozen")))),
        element("p", escape(place.say("embed_how"))),
        element("pre", element("code", escape(_snippet(chart, place)))),
    ]
    summary = element("summary", escape(place.say("cite_heading")))
    # A link to what is inside opens the fold.
    inside = element("div", "".join(parts), id=ANCHOR)
    return element("details", summary + inside, class_="cite")


def citation(chart: exhibit.Chart, place: Place) -> str:
    """Sentence, source, date, release and both links."""
    release, language = place.view.release, place.view.language
    return place.say(
        "cite_sentence",
        message=chart.alternative,
        about=". ".join(filter(None, [chart.title, about(chart, language).rstrip(".")])),
        product=place.say("product"),
        release=release.release_id,
        date=day(release.info["created_on"], language),
        living=site_address() + place.live(),
        frozen=site_address() + frozen_address(release.release_id, _alone(chart, place)),
    )


def picture(chart: exhibit.Chart, language: str) -> str:
    """The chart with its title, dates and sources in it, as a file of its own."""
    return draw(framed(chart, language, WIDE), chart.alternative, language, width=WIDE)


def _alone(chart: exhibit.Chart, place: Place) -> str:
    return alone_address(chart.name, _codes(chart), place.paths[place.page])


def _codes(chart: exhibit.Chart) -> dict[str, str]:
    return dict(chart.address.codes) if chart.address else {}


def _picture_address(alone: str) -> str:
    path, _, query = alone.partition("?")
    return f"{path}{PICTURE}?{query}"


def embedded_address(chart: exhibit.Chart, path: str) -> str:
    """The address of a chart within another site."""
    return f"{EMBEDDED}{path}?{urlencode({**_codes(chart), ALONE: chart.name}, safe=',')}"


def _snippet(chart: exhibit.Chart, place: Place) -> str:
    host = site_address()
    address = escape(host + embedded_address(chart, place.paths[place.page]))
    height = round(1.2 * framed(chart, place.view.language, WIDE)["layout"]["height"]) + _AROUND
    frame = (
        f'<iframe src="{address}" title="{escape(chart.title)}" width="100%" height="{height}" '
        'loading="lazy" style="border: 0"></iframe>'
    )
    return f'{frame}\n<script src="{host}{GROWING}" async></script>'
