"""The workbook of an area: messages, figures, and all that is needed to read them."""

from functools import lru_cache

from indicators.publications.dossier.dossier import figures_of
from indicators.publications.dossier.leaf import Dossier
from indicators.publications.forms.sections import imprint_lines, sections, watermark
from indicators.publications.forms.workbook.figure_rows import figure_sheet, headings
from indicators.publications.forms.workbook.reading_sheets import (
    About,
    about_sheets,
    reading_sheets,
)
from indicators.publications.forms.workbook.written_sheets import Book, Sheet, written
from indicators.publications.view import View


@lru_cache(maxsize=1)
def make_workbook(dossier: Dossier) -> bytes:
    """The workbook; the same dossier makes the same bytes."""
    view = dossier.view
    figures = figures_of(dossier)
    about = about_sheets(view, dossier.title)
    sheets = [
        _overview(dossier, about),
        figure_sheet(view, figures, about("figures")),
        *reading_sheets(view, figures, about),
    ]
    return written(book_of(view, dossier.title), sheets)


def book_of(view: View, title: str) -> Book:
    """What a workbook says of itself to programs."""
    created = view.release.info["created_on"].date()
    return Book(title, view.say("product"), view.say("paper_licence"), created, watermark(view))


def _overview(dossier: Dossier, about: About) -> Sheet:
    """Every message, then what the file is and how it may be used."""
    view = dossier.view
    told = [
        (section.title, leaf.headline) for section in sections(dossier) for leaf in section.leaves
    ]
    lines = [view.say("book_rule"), *imprint_lines(dossier)]
    rows = [*told, *((view.say("book_this"), line) for line in lines)]
    names = headings(view, ("subject", "message"))
    return Sheet(view.say("book_sheet_overview"), about("overview"), names, tuple(rows))
