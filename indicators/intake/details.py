"""The sheet Angaben: what a delivery says once for all its rows."""

from dataclasses import dataclass

from indicators.errors import DeliveryError
from indicators.intake.findings import quoted
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
}
_REQUIRED = ("Stadt", "Berichtsjahr", "Kontakt", "Formularfassung")


@dataclass(frozen=True)
class Detail:
    """One line of the sheet: what it says, and where."""

    row: int
    value: str


def read_details(sheet: Sheet) -> dict[str, Detail]:
    """The details by field. Raises DeliveryError when one is missing or given twice differently."""
    given: dict[str, Detail] = {}
    for number, cells in sheet.rows:
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
    missing = [name for name in _REQUIRED if name not in given]
    if missing:
        raise DeliveryError("file_details_missing", file=sheet.file, columns=", ".join(missing))
    return {_DETAILS[name]: detail for name, detail in given.items()}


def adjusted_labels(sheet: Sheet) -> list[Remark]:
    """One remark on all labels that the form spells in another way."""
    rows = [(number, *_label_and_value(cells)) for number, cells in sheet.rows]
    pairs = [
        (number, label, name)
        for number, label, value in rows
        if value and (name := _known(label)) and label != name
    ]
    first = pairs[0][0] if pairs else 1
    return read_otherwise("labels_read", sheet, first, [pair[1:] for pair in pairs])


def _known(label: str) -> str | None:
    key = heading_key(quoted(label))
    return next((name for name in _DETAILS if heading_key(name) == key), None)


def _label_and_value(cells: list[str]) -> tuple[str, str]:
    """The first two cells that are filled; an empty first column says nothing."""
    filled = [tidied(cell) for cell in cells if tidied(cell)]
    label, value, *_ = [*filled, "", ""]
    return label, value
