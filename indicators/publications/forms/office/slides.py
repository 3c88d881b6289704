"""Slides in the order of the deck, with charts and tables that can be edited."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from typing import Any

import pptx
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches

from indicators.publications import exhibit
from indicators.publications.dossier.leaf import Dossier
from indicators.publications.drawing.framing import about
from indicators.publications.forms.deck_place import deck_address, whole_address
from indicators.publications.forms.office import slide_parts
from indicators.publications.forms.office.alike import timeless
from indicators.publications.forms.office.slide_shown import is_native, show
from indicators.publications.forms.running_text import Paragraph, Span, plain, told
from indicators.publications.forms.sections import (
    imprint_lines,
    section_title,
    state,
    watermark,
)
from indicators.publications.forms.slides_of import Slide, slides_of
from indicators.publications.view import View

TITLE_ONLY = 5
"""The layout of the template that has a title and nothing else."""
_MARK = (slide_parts.LEFT, Inches(0.06), slide_parts.INNER, Inches(0.3))
_KICKER = (slide_parts.LEFT, Inches(0.32), slide_parts.INNER, Inches(0.35))
_TITLE = (slide_parts.LEFT, Inches(0.68), slide_parts.INNER, Inches(1.0))
_FOOT = (slide_parts.LEFT, Inches(6.62), slide_parts.INNER, Inches(0.7))


@lru_cache(maxsize=1)
def make_slides(dossier: Dossier) -> bytes:
    """The slides; the same dossier makes the same bytes."""
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = slide_parts.WIDTH, slide_parts.HEIGHT
    slide_parts.one_font(deck)
    _describe(deck, dossier)
    found = slides_of(dossier)
    count = len(found) + 1
    _first(deck, dossier, count)
    for number, slide in enumerate(found, 2):
        _slide(deck, slide, dossier, f"{number} / {count}")
    target = BytesIO()
    deck.save(target)
    return timeless(target.getvalue(), dossier.view.release.info["created_on"])


def _describe(deck: Any, dossier: Dossier) -> None:
    made = dossier.view.release.info["created_on"]
    properties = deck.core_properties
    properties.title, properties.author = dossier.title, dossier.view.say("product")
    properties.created = properties.modified = datetime(made.year, made.month, made.day)
    properties.comments, properties.last_modified_by = dossier.view.say("paper_licence"), ""
    properties.language = {"de": "de-DE", "en": "en-GB"}[dossier.view.language]


def _first(deck: Any, dossier: Dossier, count: int) -> None:
    view = dossier.view
    slide = _empty(deck, dossier.title, view.say("product"), view)
    lines = [Paragraph((Span(leaf.headline),), 1) for leaf in dossier.leaves]
    box = slide_parts.box(slide, slide_parts.BODY, view.language, view.say("slides_text"))
    size = slide_parts.size_for(lines, *slide_parts.BODY[2:])
    slide_parts.listed(box.text_frame, lines, view.language, size)
    _foot(slide, state(view), f"1 / {count}", dossier, "")
    slide.notes_slide.notes_text_frame.text = "\n".join(imprint_lines(dossier))


def _slide(deck: Any, one: Slide, dossier: Dossier, number: str) -> None:
    view = dossier.view
    kicker = dossier.name
    if section_title(one.leaf, view) != one.leaf.headline:
        kicker = f"{dossier.name} · {section_title(one.leaf, view)}"
    slide = _empty(deck, one.headline, kicker, view)
    show(slide, one, view)
    rests_on = about(one.picture, view.language) if one.picture else ""
    said = " · ".join(filter(None, [rests_on, state(view)]))
    _foot(slide, said, number, dossier, one.name)
    slide.notes_slide.notes_text_frame.text = "\n\n".join(_notes(one, dossier))


def _empty(deck: Any, headline: str, kicker: str, view: View) -> Any:
    """A slide with its message as title, and above it where it belongs."""
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = _TITLE
    title.text_frame.word_wrap, title.text_frame.vertical_anchor = True, MSO_ANCHOR.TOP
    size = 26 if len(headline) < 110 else 20
    paragraph = title.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    slide_parts.write(paragraph, (Span(headline, True),), view.language, size)
    _above(slide, kicker, _KICKER, view.language, slide_parts.ACCENT)
    if mark := watermark(view):
        _above(slide, mark, _MARK, view.language, slide_parts.WARNING)
    return slide


def _above(slide: Any, text: str, place: Sequence[int], language: str, color: Any) -> None:
    box = slide_parts.box(slide, place, language, text)
    slide_parts.write(box.text_frame.paragraphs[0], (Span(text, True),), language, 14, color)


def _notes(slide: Slide, dossier: Dossier) -> Iterator[str]:
    """What is said with the slide: explanation, source, definition, where to find it."""
    leaf, view, say = slide.leaf, dossier.view, dossier.view.say
    text = "\n".join(one.text for one in told(leaf.text))
    if text:
        yield f"{say('slides_reading')}: {text}"
    if slide.picture:
        yield from _notes_of_chart(slide.picture, view)
        if not is_native(slide.picture):
            yield say("slides_only_picture")
    address = whole_address(deck_address(dossier.area, view.language, slide.name))
    yield f"{say('slides_address')}: {address}"
    yield view.say("paper_licence")


def _notes_of_chart(chart: exhibit.Chart, view: View) -> Iterator[str]:
    yield chart.alternative
    if chart.caption:
        yield plain(chart.caption)
    names = ("; ".join(filter(None, [one.title, one.address])) for one in chart.sources)
    yield f"{view.say('slides_source')}: {' · '.join(names)}"
    for one in chart.definitions:
        yield f"{view.say('slides_definition')} {one.code} {one.title}: {one.text}"
        yield one.caveats


def _foot(slide: Any, rests_on: str, number: str, dossier: Dossier, name: str) -> None:
    """Source, date, release, address, and the number of the slide."""
    language = dossier.view.language
    address = whole_address(deck_address(dossier.area, language, name))
    box = slide_parts.box(slide, _FOOT, language, dossier.view.say("slides_footer"))
    frame = box.text_frame
    slide_parts.write(frame.paragraphs[0], (Span(rests_on),), language, 14, slide_parts.MUTED)
    spans = (Span(f"{address} · {number}"),)
    slide_parts.write(frame.add_paragraph(), spans, language, 14, slide_parts.MUTED)
