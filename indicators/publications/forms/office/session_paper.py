"""A paper for the council as a text document, in the order that councils know, to be edited on."""

from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from itertools import count

import docx
from docx.document import Document

from indicators.publications import exhibit
from indicators.publications.dossier.leaf import Dossier, Leaf
from indicators.publications.drawing.framing import about
from indicators.publications.forms.office import docx_parts
from indicators.publications.forms.office.alike import timeless
from indicators.publications.forms.paper.chart_image import plain_image
from indicators.publications.forms.paper.contents import (
    CHART_HEIGHT,
    is_left_out,
    narrowed,
    widths,
)
from indicators.publications.forms.paper.paper_charts import charts_of, numbers_of, said_once
from indicators.publications.forms.running_text import Span, line, plain, told
from indicators.publications.forms.sections import (
    SOURCES,
    Section,
    imprint_lines,
    sections,
    state,
    watermark,
)

MEASURES, OPEN = ("massnahmen",), ("bekannt", "luecken")
"""Leaves of the parts that councils ask for beside the goals."""
ROOM, LONGEST_WORD = 105, 26
"""Letters of a row, and of a word that a word processor must not break in the middle."""
_FIELDS = ("office_body", "office_number", "office_meeting", "office_lead")


@lru_cache(maxsize=1)
def make_session_paper(dossier: Dossier) -> bytes:
    """The paper; the same dossier makes the same bytes."""
    document = docx.Document()
    docx_parts.prepared(document, dossier.view.language)
    _Paper(document, dossier).write()
    target = BytesIO()
    document.save(target)
    return timeless(target.getvalue(), dossier.view.release.info["created_on"])


class _Paper:
    """A document being written, and how many tables and pictures it has so far."""

    def __init__(self, document: Document, dossier: Dossier) -> None:
        self.document, self.dossier, self.view = document, dossier, dossier.view
        self.tables, self.pictures = count(1), count(1)

    def write(self) -> None:
        """All parts in the order of a paper for the council."""
        say = self.view.say
        self._describe()
        self.document.add_heading(say("office_paper", title=self.dossier.title), 0)
        if mark := watermark(self.view):
            docx_parts.write(self.document.add_paragraph(), (Span(mark, True),))
        self._fields()
        self._facts()
        self.document.add_heading(say("office_goals"), 1)
        for section in sections(self.dossier):
            if section.goal:
                self._section(section)
        self._part("paper_measures", MEASURES)
        self._part("office_open", OPEN)
        self._annex()

    def _describe(self) -> None:
        """Properties of the file, head and foot of its pages."""
        properties, view = self.document.core_properties, self.view
        made = view.release.info["created_on"]
        day = datetime(made.year, made.month, made.day)
        properties.title, properties.author = self.dossier.title, view.say("product")
        properties.created = properties.modified = day
        properties.comments, properties.last_modified_by = view.say("paper_licence"), ""
        section = self.document.sections[0]
        section.footer.paragraphs[0].text = f"{view.say('product')} · {state(view)}"
        section.header.paragraphs[0].text = watermark(view)
        docx_parts.page_numbers(self.document, view.say("office_page"), view.say("office_of"))

    def _fields(self) -> None:
        """What the clerk fills in."""
        say = self.view.say
        rows = [(say(key), say("office_to_fill")) for key in _FIELDS]
        rows.append((say("office_state"), state(self.view)))
        cells = [[(Span(cell),) for cell in row] for row in rows]
        head = (say("office_field"), say("office_entry"))
        docx_parts.table(self.document, head, cells, (5, 11))

    def _facts(self) -> None:
        say = self.view.say
        self.document.add_heading(say("office_facts"), 1)
        self.document.add_paragraph(say("office_facts_text", state=state(self.view)))
        for leaf in self.dossier.leaves:
            if leaf.name != SOURCES:
                self.document.add_paragraph(leaf.headline, style="List Bullet")

    def _section(self, section: Section) -> None:
        self.document.add_heading(section.title, 2)
        for leaf in section.leaves:
            self.document.add_heading(leaf.headline, 3)
            self._leaf(leaf)

    def _part(self, key: str, names: tuple[str, ...]) -> None:
        self.document.add_heading(self.view.say(key), 1)
        for leaf in self.dossier.leaves:
            if leaf.name in names:
                self.document.add_heading(leaf.headline, 2)
                self._leaf(leaf)

    def _leaf(self, leaf: Leaf) -> None:
        docx_parts.running(self.document, told(leaf.text))
        for chart in charts_of(leaf):
            self._chart(chart)
        if leaf.table:
            self._table(leaf.table, plain(leaf.table.caption))

    def _chart(self, chart: exhibit.Chart) -> None:
        number, language = next(self.pictures), self.view.language
        title = ". ".join(filter(None, [chart.title, about(chart, language)]))
        caption = self.view.say("office_figure", number=number, title=title)
        self.document.add_paragraph(caption, style="Caption")
        image = plain_image(chart, language, CHART_HEIGHT)
        docx_parts.picture(self.document, image, chart.alternative, number)
        if chart.caption:
            docx_parts.write(self.document.add_paragraph(), line(chart.caption))

    def _table(self, table: exhibit.Table, title: str) -> None:
        caption = self.view.say("office_table", number=next(self.tables), title=title)
        self.document.add_paragraph(caption, style="Caption")
        head = [plain(str(name)) for name in table.marked]
        rows = table.marked.astype(str).itertuples(index=False, name=None)
        cells = [[line(cell) for cell in row] for row in rows]
        docx_parts.table(self.document, head, cells, widths(table, LONGEST_WORD))

    def _annex(self) -> None:
        say = self.view.say
        self.document.add_page_break()
        self.document.add_heading(say("office_annex"), 1)
        self.document.add_heading(say("office_annex_reading"), 2)
        for leaf in self.dossier.leaves:
            if leaf.name == SOURCES:
                self._leaf(leaf)
        self.document.add_heading(say("office_annex_figures"), 2)
        self.document.add_paragraph(say("paper_annex_more"))
        for chart in numbers_of(self.dossier.leaves):
            self._figures(chart)
        self.document.add_heading(say("office_annex_imprint"), 2)
        for one in imprint_lines(self.dossier):
            self.document.add_paragraph(one)

    def _figures(self, chart: exhibit.Chart) -> None:
        """The tables of a chart, as far as paper has room for their columns and rows."""
        tables = [one for one in chart.table if isinstance(one, exhibit.Table)]
        kept = [one for one in tables if not is_left_out(chart, one)]
        for block in kept:
            named = replace(block, caption=block.caption or chart.title)
            shown = narrowed(said_once(named), ROOM, LONGEST_WORD)
            self._table(shown, plain(shown.caption))
        for block in (one for one in tables if one not in kept):
            values = {"title": chart.title, "count": len(block.text)}
            self.document.add_paragraph(self.view.say("paper_annex_left_out", **values))
        if kept:
            docx_parts.running(self.document, told(chart.table))
