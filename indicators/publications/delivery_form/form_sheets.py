"""The sheets of the form as plain cells, before they become a workbook or CSV files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from indicators.catalogue import Catalogue
from indicators.catalogue.models import City
from indicators.definitions import read_yaml
from indicators.intake import template
from indicators.intake.form_words import Words, breakdown_words, words_of_form
from indicators.intake.forms import Form, forms
from indicators.intake.template.collection import Collection
from indicators.intake.template.printed_rows import PrintedRow, printed_rows
from indicators.publications.delivery_form.last_year import Before

Cell = str | int | float
Answers = Mapping[tuple[str, str], Mapping[str, Cell]]
"""What is filled in: by form and key of the row, the fields and their cells."""

_COLUMNS = Path(template.__file__).with_name("columns.yaml")


@dataclass(frozen=True, eq=False)
class DeliveryForm:
    """Whom the form is for, and what is known already."""

    catalogue: Catalogue
    city: City
    year: int
    collection: Collection = field(default_factory=Collection)
    before: Before = field(default_factory=dict)
    release_id: str = ""
    answers: Answers = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)
    """What is filled in on the sheet Angaben, by its label."""
    is_demonstration: bool = False
    """Whether the city is invented, which the form then says."""


@dataclass(frozen=True)
class PrintedSheet:
    """One sheet: the names of its columns with their widths, and its rows with their cells."""

    form: str
    name: str
    columns: dict[str, int]
    rows: list[tuple[PrintedRow, list[Cell]]]


@cache
def _columns() -> dict[str, dict[str, int]]:
    return TypeAdapter(dict[str, dict[str, int]]).validate_python(read_yaml(_COLUMNS))


def printed_sheet(form: str, asked: DeliveryForm) -> PrintedSheet:
    """One sheet of the form for a city and year."""
    columns = _columns()[form]
    words = words_of_form(form, asked.catalogue)
    rows = [
        (row, [_cell(form, name, row, asked, words) for name in columns])
        for row in printed_rows(form, asked.catalogue, asked.city)
    ]
    return PrintedSheet(form, forms()[form].sheet, columns, rows)


def heading_of(form: Form, column: str) -> str:
    """The heading of a column, be it a field or an aid."""
    return form.aids[column] if column in form.aids else form.heading(column)


def _cell(
    form: str, column: str, row: PrintedRow, asked: DeliveryForm, words: dict[str, Words]
) -> Cell:
    answer = asked.answers.get((form, row.key), {}).get(column)
    code = row.fields.get(column, "") if answer is None else answer
    if column == "key":
        return row.key
    if column == "before":
        return asked.before.get((form, row.key), "")
    if column in forms()[form].aids:
        return row.aids.get(column, "")
    if column == "quantity" and row.is_computed:
        indicator = asked.catalogue.indicators[str(code)]
        return f"→ {indicator.code} {indicator.title.de}"
    if column == "breakdown":
        return breakdown_words(str(code), asked.catalogue)
    return words.get(column, {}).get(str(code), code)
