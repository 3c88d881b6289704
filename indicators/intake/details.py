"""The sheet Angaben: what a delivery says once for all its rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from indicators.errors import DeliveryError
from indicators.intake.findings import quoted
from indicators.intake.forms import Form
from indicators.intake.headings import read_otherwise
from indicators.intake.remarks import Remark
from indicators.intake.sheets import Sheet
from indicators.intake.tidy import heading_key, tidied

DETAILS_SHEET = "Angaben"
_DETAILS = {
    "Stadt": "area",
    "Berichtsjahr": "year",
    "Stichtag": "reference_date",
    "Quelle": "source_title",
    "Adresse": "source_address",
    "Kontakt": "contact",
    "Formularfassung": "form_version",
    "Konzept": "concept",
    "Erhebungsweg": "method",
    "Bereich": "scope",
}
_REQUIRED = ("Stadt", "Berichtsjahr", "Kontakt", "Formularfassung")
OF_WHOM = ("area", "year")
"""What says whose the rows are."""

FORM_VERSIONS = ("1", "2")
"""Versions of the form that are read; the last one is printed."""
LABEL, VALUE, EXPLANATION = "Angabe", "Wert", "Erläuterung"
"""The headings of the printed sheet."""
AS_IN_DETAILS = "wie Angaben"
"""What the form writes in a cell whose value stands in the sheet Angaben for all rows."""


@dataclass(frozen=True)
class Detail:
    """One line of the sheet: what it says, and where."""

    row: int
    value: str


def read_details(sheet: Sheet) -> dict[str, Detail]:
    """The details by field. Raises DeliveryError when one is given twice differently."""
    given: dict[str, Detail] = {}
    for number, cells in _without_explanations(sheet):
        label, value = _label_and_value(cells)
        name = _known(label)
        if name is None or not value:
            continue
        if name in given and given[name].value != value:
            raise DeliveryError(
                "file_details_doubled",
                file=sheet.file,
                name=name,
                first=given[name].value,
                second=value,
            )
        given[name] = Detail(number, value)
    return {_DETAILS[name]: detail for name, detail in given.items()}


def missing_details(
    sheet: Sheet, given: dict[str, Detail], of_whom: Mapping[str, str]
) -> Iterator[DeliveryError]:
    """One error per detail that has to be there and is not, at its cell.

    `of_whom` is what somebody else says of city and year: the other sheets are read with it. Raises
    DeliveryError where nobody says: then no row says whose it is.
    """
    missing = [name for name in _REQUIRED if _DETAILS[name] not in given]
    if any(_DETAILS[name] in OF_WHOM and _DETAILS[name] not in of_whom for name in missing):
        place = {"file": sheet.file, "sheet": sheet.name}
        raise DeliveryError("file_details_missing", **place, columns=", ".join(missing))
    for name in missing:
        is_assumed = _DETAILS[name] in of_whom
        yield DeliveryError(
            "file_details_assumed" if is_assumed else "file_details_missing",
            file=sheet.file,
            sheet=sheet.name,
            row=_row_of(name, sheet),
            column=VALUE,
            columns=name,
            assumed=of_whom.get(_DETAILS[name], ""),
        )


def _row_of(name: str, sheet: Sheet) -> int:
    """The row of a label; 0 where it is not there."""
    rows = _without_explanations(sheet)
    return next((number for number, cells in rows if _known(_label_and_value(cells)[0]) == name), 0)


def adjusted_labels(sheet: Sheet) -> list[Remark]:
    """One remark on all labels that the form spells in another way."""
    rows = [(number, *_label_and_value(cells)) for number, cells in _without_explanations(sheet)]
    pairs = [
        (number, label, name)
        for number, label, value in rows
        if value and (name := _known(label)) and label != name
    ]
    first = pairs[0][0] if pairs else 1
    return read_otherwise("labels_read", sheet, first, [pair[1:] for pair in pairs])


def doubtful_details(sheet: Sheet, given: dict[str, Detail]) -> list[Remark]:
    """Lines that the sheet does not know, and a version of the form that nobody here knows."""
    found = [
        Remark("label_unknown", "warning", sheet.file, sheet.name, number, quoted(label), value)
        for number, cells in _without_explanations(sheet)
        for label, value in [_label_and_value(cells)]
        if value and _known(label) is None and (label, value) != (LABEL, VALUE)
    ]
    version = given.get("form_version")
    if version and version.value not in FORM_VERSIONS:
        words = (("known", ", ".join(FORM_VERSIONS)),)
        place = (sheet.file, sheet.name, version.row, "Formularfassung", version.value)
        found.append(Remark("form_version_unknown", "warning", *place, words))
    return found


def as_in_details(
    table: pd.DataFrame, form: Form, said: dict[str, str], remarks: list[Remark]
) -> pd.DataFrame:
    """The table with what the sheet Angaben says, where a cell refers to it.

    Where the sheet says nothing the cell is left empty, and an error says why.
    """
    filled = table.copy()
    for field in form.fields:
        refers = filled[field].map(heading_key) == heading_key(AS_IN_DETAILS)
        filled.loc[refers, field] = said.get(field, "")
        if refers.any() and not said.get(field):
            first = filled[refers].iloc[0]
            place = (first["file"], first["sheet"], int(first["row"]), form.heading(field))
            words = (("count", int(refers.sum())),)
            remarks.append(Remark("detail_nowhere", "error", *place, AS_IN_DETAILS, words))
    return filled


def _known(label: str) -> str | None:
    key = heading_key(quoted(label))
    return next((name for name in _DETAILS if heading_key(name) == key), None)


def _without_explanations(sheet: Sheet) -> list[tuple[int, list[str]]]:
    """The rows without the column that the printed form explains its labels in.

    Else an explanation would be the value of a line that was left open.
    """
    heading = heading_key(EXPLANATION)
    places = {
        place
        for _, cells in sheet.rows
        for place, cell in enumerate(cells)
        if heading_key(cell) == heading and heading_key(LABEL) in map(heading_key, cells)
    }
    return [
        (number, [cell for place, cell in enumerate(cells) if place not in places])
        for number, cells in sheet.rows
    ]


def _label_and_value(cells: list[str]) -> tuple[str, str]:
    """The first two cells that are filled; an empty first column says nothing."""
    filled = [tidied(cell) for cell in cells if tidied(cell)]
    label, value, *_ = [*filled, "", ""]
    return label, value
