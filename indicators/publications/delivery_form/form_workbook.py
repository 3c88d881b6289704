"""The form as an Excel workbook: locked but for what is asked, with lists and checks in cells."""

import io
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from indicators.intake.details import AS_IN_DETAILS, EXPLANATION, LABEL, VALUE
from indicators.intake.forms import forms
from indicators.intake.template.printed_words import printed_words
from indicators.intake.workbooks import LISTS_SHEET, START_SHEET
from indicators.publications.delivery_form.cell_checks import choice, number_check, stop
from indicators.publications.delivery_form.computed_shares import write_share
from indicators.publications.delivery_form.first_sheets import (
    FIXED_DETAILS,
    LISTED_DETAILS,
    detail_lines,
    lists,
    start_lines,
)
from indicators.publications.delivery_form.form_sheets import (
    Cell,
    DeliveryForm,
    PrintedSheet,
    heading_of,
    printed_sheet,
)
from indicators.publications.delivery_form.printed_styles import Styles, styles_of

FREE_ROWS = 30
"""Empty rows below the printed ones, for what a city wants to add."""

_ASKED_ALWAYS = {"concept", "method", "scope", "base", "precision", "observation_status"}
_ASKED_ALWAYS |= {"reference_date", "source_title"}
_WHOLE = ("numerator", "denominator", "participants")
_CHARACTERS_A_LINE = 95
Lists = dict[tuple[str, str], str]


def make_workbook(asked: DeliveryForm) -> bytes:
    """The form of a city and year; the same bytes for the same catalogue, release and answers."""
    target = io.BytesIO()
    # Texts are texts: nothing that others wrote becomes a formula or a link.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        # Not the clock: the same form is the same file.
        title = printed_words().title.format(year=asked.year, city=asked.city.name)
        book.set_properties({"title": title, "created": datetime(asked.year, 12, 31)})
        styles = styles_of(book)
        _write_start(book, styles, asked)
        details = book.add_worksheet("Angaben")
        tables = {form: book.add_worksheet(forms()[form].sheet) for form in _ORDER}
        named = _write_lists(book, asked)
        _write_details(details, styles, asked, named)
        for form, sheet in tables.items():
            _write_table(sheet, styles, printed_sheet(form, asked), named)
    return target.getvalue()


_ORDER = ("figures", "criteria", "measure_reports", "recordability")


def _write_start(book: Any, styles: Styles, asked: DeliveryForm) -> None:
    sheet = book.add_worksheet(START_SHEET)
    sheet.set_column(0, 0, 110)
    for row, (style, words) in enumerate(start_lines(asked)):
        # Nobody makes a row higher for a text that breaks, unless somebody opens the file by hand.
        lines = -(-len(words) // _CHARACTERS_A_LINE)
        sheet.set_row(row, 30 if style == "title" else 17 * lines)
        sheet.write_string(row, 0, words, styles[style])
    _fit(sheet)
    sheet.protect()


def _fit(sheet: Any) -> None:
    """On paper: across, A4, all columns on one page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _write_lists(book: Any, asked: DeliveryForm) -> Lists:
    """One hidden column a list; returns the range of each."""
    sheet = book.add_worksheet(LISTS_SHEET)
    sheet.hide()
    named = {}
    for column, (place, words) in enumerate(lists(asked).items()):
        shown = [*words, AS_IN_DETAILS] if place[1] in LISTED_DETAILS.values() else words
        sheet.write_column(0, column, shown)
        letter = xl_col_to_name(column)
        named[place] = f"={LISTS_SHEET}!${letter}$1:${letter}${len(shown)}"
    return named


def _write_details(sheet: Any, styles: Styles, asked: DeliveryForm, named: Lists) -> None:
    words = printed_words()
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 46)
    sheet.set_column(2, 2, 80)
    for column, heading in enumerate((LABEL, VALUE, EXPLANATION)):
        sheet.write_string(0, column, heading, styles["head"])
    for row, (label, value, explanation) in enumerate(detail_lines(asked), start=1):
        style = styles["locked" if label in FIXED_DETAILS else "asked"]
        sheet.write_string(row, 0, label, styles["head"])
        if isinstance(value, date):
            sheet.write_datetime(
                row, 1, datetime(value.year, value.month, value.day), styles["day"]
            )
        else:
            sheet.write(row, 1, value, style)
        sheet.write_string(row, 2, explanation, styles["aid"])
        if label in LISTED_DETAILS:
            place = named["figures", LISTED_DETAILS[label]]
            sheet.data_validation(row, 1, row, 1, choice(place))
        if label == "Stichtag":
            first, last = date(1945, 1, 1), date(asked.year + 1, 1, 1)
            between = {"validate": "date", "criteria": "between", "minimum": first, "maximum": last}
            sheet.data_validation(row, 1, row, 1, between | stop(words.day))
    _fit(sheet)
    sheet.protect()


def _write_table(sheet: Any, styles: Styles, table: PrintedSheet, named: Lists) -> None:
    form = forms()[table.form]
    for column, (name, width) in enumerate(table.columns.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading_of(form, name), styles["head"])
    sheet.freeze_panes(1, 3)
    sheet.repeat_rows(0)
    _fit(sheet)
    places = {row.key: line for line, (row, _) in enumerate(table.rows, start=1)}
    for line, (row, cells) in enumerate(table.rows, start=1):
        for column, (name, cell) in enumerate(zip(table.columns, cells, strict=True)):
            style = styles[_style(table, name, is_computed=row.is_computed)]
            if row.is_computed and name == "value":
                write_share(sheet, line, column, style, table, row, places)
            else:
                _write_cell(sheet, line, column, cell, style)
        if table.form == "figures" and not row.is_computed:
            value = list(table.columns).index("value")
            sheet.data_validation(line, value, line, value, number_check(row.fields["unit"]))
    _write_free_rows(sheet, styles, table, named)
    sheet.protect("", {"format_columns": True, "format_rows": True, "sort": True})


def _style(table: PrintedSheet, name: str, *, is_computed: bool = False) -> str:
    form = forms()[table.form]
    if is_computed:
        return "computed"
    if name in form.aids:
        return "aid"
    if name in form.asked:
        return "asked"
    return "usual" if name in _ASKED_ALWAYS else "locked"


def _write_cell(sheet: Any, line: int, column: int, cell: Cell, style: Any) -> None:
    if cell == "":
        sheet.write_blank(line, column, None, style)
    elif isinstance(cell, str):
        sheet.write_string(line, column, cell, style)
    else:
        sheet.write_number(line, column, cell, style)


def _write_free_rows(sheet: Any, styles: Styles, table: PrintedSheet, named: Lists) -> None:
    first, last = len(table.rows) + 1, len(table.rows) + FREE_ROWS
    for column, name in enumerate(table.columns):
        style = styles["aid" if name in forms()[table.form].aids else "asked"]
        for line in range(first, last + 1):
            sheet.write_blank(line, column, None, style)
        if (table.form, name) in named:
            sheet.data_validation(1, column, last, column, choice(named[table.form, name]))
        if name in _WHOLE:
            sheet.data_validation(1, column, last, column, number_check("persons"))
    if table.form == "figures":
        value = list(table.columns).index("value")
        sheet.data_validation(first, value, last, value, number_check(""))
