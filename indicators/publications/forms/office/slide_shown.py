"""What a slide to be edited shows: a chart for each scale, a picture, or text above its rows."""

from collections.abc import Sequence
from typing import Any

from pptx.util import Inches

from indicators.publications import exhibit
from indicators.publications.forms import slide_room
from indicators.publications.forms.office import slide_parts
from indicators.publications.forms.office.native_chart import add_native, has_native
from indicators.publications.forms.office.native_rows import (
    HEADING,
    SIZE,
    Group,
    add_group,
    groups,
    height,
    is_rows,
)
from indicators.publications.forms.paper.chart_image import wall_image
from indicators.publications.forms.running_text import Span, plain, told
from indicators.publications.forms.slides_of import Slide
from indicators.publications.speech.escaping import in_markdown
from indicators.publications.view import View

PICTURE_HEIGHT = 225
"""Units of a picture of which 600 are as wide as a slide."""
MOST_INCHES = slide_parts.BODY_HEIGHT / Inches(1)
_SPACED = 1.35
"""What paragraphs of a slide take more than those of a page."""
DOTS = 96
"""Pixels of the deck in an inch of a slide."""


def show(slide: Any, one: Slide, view: View) -> None:
    """Picture, or text and rows, of a slide."""
    if one.picture:
        _chart(slide, one.picture, view)
        return
    left, top, width, height = slide_parts.BODY
    below = 0
    if one.text:
        is_alone = one.table is None
        below = height if is_alone else Inches(_SPACED * slide_room.text(one.text[0].text) / DOTS)
        _text(slide, one.text, (left, top, width, below), view)
    if one.table is not None:
        said = plain(one.table.caption) or one.headline
        slide_parts.table(slide, one.table, view.language, said, top + below)


def _text(slide: Any, blocks: Sequence[exhibit.Block], place: Sequence[int], view: View) -> None:
    said = list(told(blocks))
    size = slide_parts.size_for(said, *place[2:])
    box = slide_parts.box(slide, place, view.language, view.say("slides_text"))
    slide_parts.listed(box.text_frame, said, view.language, size)


def _chart(slide: Any, chart: exhibit.Chart, view: View) -> None:
    """A chart that can be edited, or a picture where slides have none or too little room."""
    if found := _fitting(chart):
        _rows(slide, chart, found, view)
    elif has_native(chart.figure):
        frame = add_native(slide.shapes, chart.figure, slide_parts.BODY)
        slide_parts.described(frame, chart.title, chart.alternative)
    else:
        image = wall_image(chart, view.language, PICTURE_HEIGHT)
        slide_parts.picture(slide, image, slide_parts.BODY, chart.title, chart.alternative)


def is_native(chart: exhibit.Chart) -> bool:
    """Whether a slide holds it as a chart that can be edited."""
    return bool(_fitting(chart)) or has_native(chart.figure)


def _fitting(chart: exhibit.Chart) -> list[Group]:
    """The rows of cities scale by scale, if all of them have room; else none."""
    found = list(groups(chart.figure)) if is_rows(chart.figure) else []
    needed = sum(height(one) + HEADING * bool(one.heading) for one in found)
    return found if needed <= MOST_INCHES else []


def _rows(slide: Any, chart: exhibit.Chart, found: Sequence[Group], view: View) -> None:
    """A chart for each scale, one below the other; cities without a value are named below them."""
    left, top, width, _ = slide_parts.BODY
    for group in found:
        if group.heading:
            place = (left, top, width, Inches(HEADING))
            box = slide_parts.box(slide, place, view.language, group.heading)
            span = (Span(group.heading, True),)
            slide_parts.write(box.text_frame.paragraphs[0], span, view.language, SIZE)
            top += Inches(HEADING)
        place = (left, top, width, Inches(height(group)))
        if group.series:
            frame = add_group(slide.shapes, group, place)
            slide_parts.described(
                frame, f"{chart.title} {group.heading}".strip(), chart.alternative
            )
        else:
            lines = [exhibit.Words(in_markdown(name)) for name in group.names]
            _text(slide, lines, place, view)
        top += Inches(height(group))
