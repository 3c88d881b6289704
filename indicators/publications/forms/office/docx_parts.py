"""Parts of a text document as word processors know them: styles, repeated heads, alternatives."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph as DocxParagraph

from indicators.publications.forms.running_text import Paragraph, Span

FONT = "Arial"
"""A font that every office has: the paper is edited there."""
WIDTH = 16.5
"""Centimetres between the margins."""
AROUND = 3
"""Letters that the margins of a cell take."""
_LIST_LEVELS = ("List Bullet", "List Bullet 2", "List Bullet 3")


def prepared(document: Document, language: str) -> None:
    """Paper, fonts and language of an empty document."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    for name, size in {
        "Normal": 10.5, "Title": 18, "Heading 1": 14, "Heading 2": 11.5, "Heading 3": 10.5,
        "Caption": 9,
    }.items():  # fmt: skip
        style: Any = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = RGBColor(0x1C, 0x27, 0x33)
        _one_font(style)
    caption: Any = document.styles["Caption"]
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before = Pt(12)
    settings = document.settings.element
    settings.insert(0, OxmlElement("w:autoHyphenation"))
    _speak(document, language)


def _one_font(style: Any) -> None:
    """The template of the library names fonts of a theme, which would win."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), FONT)


def _speak(document: Document, language: str) -> None:
    """The language for spelling and reading aloud."""
    tag = {"de": "de-DE", "en": "en-GB"}[language]
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), tag)
        found.set(qn("w:eastAsia"), tag)
    document.core_properties.language = tag


def write(paragraph: DocxParagraph, spans: Iterable[Span]) -> None:
    """Words into a paragraph, strong and linked where they are."""
    for span in spans:
        into = _linked(paragraph, span.address) if span.address else paragraph._p
        run = paragraph.add_run(span.text)
        run.bold, run.italic = span.is_strong or None, span.is_emphasised or None
        if span.address:
            run.font.color.rgb = RGBColor(0x0B, 0x55, 0x63)
            run.font.underline = True
            into.append(run._r)


def _linked(paragraph: DocxParagraph, address: str) -> Any:
    target = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), target)
    paragraph._p.append(link)
    return link


def running(document: Document, paragraphs: Iterable[Paragraph]) -> None:
    """Paragraphs and lists in the styles for them."""
    for one in paragraphs:
        style = _LIST_LEVELS[min(one.level, len(_LIST_LEVELS)) - 1] if one.level else None
        write(document.add_paragraph(style=style), one.spans)


def table(document: Document, head: Sequence[str], rows: Sequence[Sequence[tuple[Span, ...]]],
          widths: Sequence[float]) -> None:  # fmt: skip
    """A real table whose first row is its head, repeated on every page."""
    made = document.add_table(rows=1, cols=len(head), style="Table Grid")
    made.autofit = False
    for cell, name in zip(made.rows[0].cells, head, strict=True):
        _fill(cell, (Span(name, True),))
    _set(made.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
    for row in rows:
        cells = made.add_row()
        _set(cells._tr.get_or_add_trPr(), "w:cantSplit")
        for cell, spans in zip(cells.cells, row, strict=True):
            _fill(cell, spans)
    _spread(made, widths)


def _fill(cell: Any, spans: Iterable[Span]) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    write(paragraph, spans)
    for run in cell._tc.iter(qn("w:r")):
        size = OxmlElement("w:sz")
        size.set(qn("w:val"), "17")
        run.get_or_add_rPr().append(size)


def _set(properties: Any, name: str) -> None:
    element = OxmlElement(name)
    element.set(qn("w:val"), "true")
    properties.append(element)


def _spread(made: Table, widths: Sequence[float]) -> None:
    own = [width + AROUND for width in widths]
    whole = sum(own)
    shares = [Cm(WIDTH * width / whole) for width in own]
    for column, share in zip(made.columns, shares, strict=True):
        column.width = share
    # The library looks for the cells of a column in the whole table, each time anew.
    for row in made._tbl.tr_lst:
        for cell, share in zip(row.tc_lst, shares, strict=True):
            cell.width = share


def picture(document: Document, image: bytes, alternative: str, number: int) -> None:
    """A picture as wide as the page, with its text alternative."""
    paragraph = document.add_paragraph()
    shape = paragraph.add_run().add_picture(BytesIO(image), width=Cm(WIDTH))
    if shape.height > Cm(15):
        shape.width, shape.height = int(shape.width * Cm(15) / shape.height), Cm(15)
    shape._inline.docPr.set("descr", alternative)
    shape._inline.docPr.set("id", str(number))


def page_numbers(document: Document, before: str, between: str) -> None:
    """Page x of y in the foot."""
    paragraph = document.sections[0].footer.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run(before)
    _field(paragraph, "PAGE")
    paragraph.add_run(between)
    _field(paragraph, "NUMPAGES")


def _field(paragraph: DocxParagraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
