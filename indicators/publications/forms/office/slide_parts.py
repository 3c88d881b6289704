"""Parts of a slide: text in its language, tables with a head, pictures, alternatives."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from indicators.publications import exhibit
from indicators.publications.forms.paper.contents import widths
from indicators.publications.forms.running_text import Paragraph, Span, line, plain

LANGUAGES = {"de": MSO_LANGUAGE_ID.GERMAN, "en": MSO_LANGUAGE_ID.ENGLISH_UK}
INK, MUTED = RGBColor(0x1C, 0x27, 0x33), RGBColor(0x5B, 0x64, 0x70)
WARNING, ACCENT = RGBColor(0x7A, 0x2E, 0x00), RGBColor(0x0B, 0x55, 0x63)
WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, INNER = Inches(0.6), Inches(12.13)
BODY_TOP, BODY_HEIGHT = Inches(1.75), Inches(4.75)
BODY = (LEFT, BODY_TOP, INNER, BODY_HEIGHT)
_SIZES = (18, 16, 14, 12, 11)
CELL_SIZES = (18, 16, 14)
"""Points of the letters of tables."""
_LINE, _LETTER, _AROUND = 1.22 / 72, 0.5 / 72, 0.1
"""Inches of a line and of a letter for each point of its size, and around a row of a table."""


def described(shape: Any, name: str, alternative: str) -> None:
    """What those hear who do not see the slide."""
    properties = next(shape._element.iter(qn("p:cNvPr")))
    properties.set("name", name)
    properties.set("descr", alternative)


def write(paragraph: Any, spans: Iterable[Span], language: str, size: float,
          color: RGBColor = INK) -> None:  # fmt: skip
    """Words into a paragraph."""
    for span in spans:
        run = paragraph.add_run()
        run.text = span.text
        run.font.size, run.font.bold = Pt(size), span.is_strong or None
        run.font.italic, run.font.color.rgb = span.is_emphasised or None, color
        run.font.language_id = LANGUAGES[language]
        if span.address:
            run.hyperlink.address = span.address


def box(slide: Any, place: Sequence[int], language: str, name: str) -> Any:
    """A box for text; what it holds is its own alternative."""
    shape = slide.shapes.add_textbox(*place)
    shape.text_frame.word_wrap = True
    properties = next(shape._element.iter(qn("p:cNvPr")))
    properties.set("name", name)
    return shape


def listed(frame: Any, paragraphs: Sequence[Paragraph], language: str, size: float) -> None:
    """Paragraphs one below the other; entries of lists begin with a dash."""
    for number, one in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size / 2)
        dash = (Span("– "),) if one.level else ()
        write(paragraph, (*dash, *one.spans), language, size)


def size_for(paragraphs: Sequence[Paragraph], width: int, height: int) -> int:
    """The largest letters in which a text fits into a box."""
    for size in _SIZES:
        fitting = width / Inches(1) / (_LETTER * size)
        lines = sum(-(-(len(one.text) + 2) // int(fitting)) + 0.5 for one in paragraphs)
        if lines * _LINE * size <= height / Inches(1):
            return size
    return _SIZES[-1]


def cell_size(block: exhibit.Table) -> int:
    """Points of the letters of a table: the largest in which all of it has room, if any has."""
    return next((size for size in CELL_SIZES if _room_left(block, size) >= 0), CELL_SIZES[-1])


def _room_left(block: exhibit.Table, size: int) -> float:
    """Inches below a table; less than none if it is too high."""
    letters = INNER / Inches(1) / (_LETTER * size)
    room = BODY_HEIGHT / Inches(1)
    head = tuple(map(str, block.text))
    for row in [head, *block.text.astype(str).itertuples(index=False, name=None)]:
        pairs = zip(row, _shares(block), strict=True)
        lines = max(-(-len(cell) // max(1, int(share * letters) - 2)) for cell, share in pairs)
        room -= lines * _LINE * size + _AROUND
    return room


def _shares(table: exhibit.Table) -> list[float]:
    found = [width + 2 for width in widths(table, 26)]
    return [width / sum(found) for width in found]


def table(
    slide: Any, block: exhibit.Table, language: str, alternative: str, top: int = BODY_TOP
) -> None:
    """A real table with a head."""
    rows = list(block.marked.astype(str).itertuples(index=False, name=None))
    place = (BODY[0], top, BODY[2], Inches(0.35) * (len(rows) + 1))
    frame = slide.shapes.add_table(len(rows) + 1, len(block.marked.columns), *place)
    described(frame, plain(block.caption), alternative)
    made, size = frame.table, cell_size(block)
    made.first_row = True
    for wide, share in zip(made.columns, _shares(block), strict=True):
        wide.width = Emu(int(INNER * share))
    head = [(Span(plain(str(name)), True),) for name in block.marked]
    for column, spans in enumerate(head):
        _cell(made.cell(0, column), spans, (language, size), RGBColor(255, 255, 255), ACCENT)
    for number, row in enumerate(rows, 1):
        shade = RGBColor(0xF3, 0xF1, 0xEA) if number % 2 else RGBColor(255, 255, 255)
        for column, cell in enumerate(row):
            _cell(made.cell(number, column), line(cell), (language, size), INK, shade)


def _cell(
    cell: Any, spans: Iterable[Span], said: tuple[str, int], color: RGBColor, fill: RGBColor
) -> None:
    cell.margin_top = cell.margin_bottom = Inches(0.04)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    cell.fill.solid()
    cell.fill.fore_color.rgb = fill
    write(cell.text_frame.paragraphs[0], spans, *said, color)


def picture(slide: Any, image: bytes, place: Sequence[int], name: str, alternative: str) -> None:
    """A picture as large as there is room, in the middle of it."""
    left, top, width, height = place
    shape = slide.shapes.add_picture(BytesIO(image), left, top)
    scale = min(width / shape.width, height / shape.height)
    shape.width, shape.height = Emu(int(shape.width * scale)), Emu(int(shape.height * scale))
    shape.left = Emu(left + (width - shape.width) // 2)
    described(shape, name, alternative)


def one_font(deck: Any) -> None:
    """A font that every office has, for the whole deck: the theme of the library's template."""
    for part in deck.part.package.iter_parts():
        if part.partname.startswith("/ppt/theme/"):
            part._blob = part.blob.replace(b'typeface="Calibri"', b'typeface="Arial"')
