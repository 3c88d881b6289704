"""A chart as a picture of dots, for files that cannot hold drawings. No browser is needed."""

from indicators.publications.drawing.svg.picture import WIDE, draw
from indicators.publications.exhibit import Chart
from indicators.publications.forms.chart_alone import WIDTH
from indicators.publications.forms.cite import picture
from indicators.publications.forms.lowered import lowered
from indicators.publications.forms.paper.kept_pictures import picture_from
from indicators.publications.forms.paper.typesetting import typeset

DOTS = 160
"""Dots per inch on a width of 640 points: sharp on paper and on a large screen."""


def plain_image(chart: Chart, language: str, least: float) -> bytes:
    """The chart without its title, which stands beside it where it is used, as PNG."""
    return _png(
        draw(lowered(chart.figure, WIDE, least), chart.alternative, language, width=WIDE), chart
    )


def wall_image(chart: Chart, language: str, room: float) -> bytes:
    """The chart as a deck shows it, no higher than a slide has room for, as PNG."""
    figure = lowered(chart.figure, WIDTH, room)
    return _png(draw(figure, chart.alternative, language, width=WIDTH), chart)


def framed_image(chart: Chart, language: str) -> bytes:
    """The chart with title, dates and sources in it, as PNG."""
    return _png(picture(chart, language), chart)


def _png(svg: str, chart: Chart) -> bytes:
    contents = {"svg": svg, "alternative": chart.alternative, "width": WIDE}
    return picture_from(
        "\n".join([str(DOTS), chart.alternative, svg]),
        lambda: typeset(("picture.typ",), contents, form="png", ppi=DOTS),
    )
