"""The header of a table: which columns it names, and whether they are those of the form."""

from indicators.errors import DeliveryError
from indicators.intake.csv_text import SEPARATORS
from indicators.intake.findings import quoted
from indicators.intake.forms import Form
from indicators.intake.sheets import Sheet


def reason_of_width(table: Sheet) -> str:
    """Where commas separate columns, a decimal comma makes one too many."""
    is_comma = any(
        remark.key == "csv_separator" and dict(remark.words)["separator"] == SEPARATORS[","]
        for remark in table.remarks
    )
    return "file_columns_comma" if is_comma else "file_columns"


def header_of(table: Sheet) -> list[str]:
    """The headings up to the last one. Raises DeliveryError where a column has none."""
    row, cells = table.rows[0]
    width = max(position for position, cell in enumerate(cells, 1) if cell)
    bare = [str(position) for position, cell in enumerate(cells[:width], 1) if not cell]
    if bare:
        raise DeliveryError(
            "file_heading_missing",
            file=table.file,
            sheet=table.name,
            row=row,
            columns=", ".join(bare),
        )
    return cells[:width]


def check_header(table: Sheet, form: Form, header: list[str], details: dict[str, str]) -> None:
    """Raises DeliveryError where columns are unknown, doubled or missing."""
    fields = [form.field_of(cell) for cell in header]
    unknown = [cell for cell, field in zip(header, fields, strict=True) if field is None]
    doubled = [
        cell
        for cell, field in zip(header, fields, strict=True)
        if field and fields.count(field) > 1
    ]
    missing = [
        column.heading
        for field, column in form.fields.items()
        if column.required and field not in fields and field not in details
    ]
    for key, columns in (
        ("file_columns_unknown", unknown),
        ("file_columns_doubled", doubled),
        ("file_columns_missing", missing),
    ):
        if columns:
            raise DeliveryError(
                key,
                file=table.file,
                sheet=table.name,
                columns=", ".join(dict.fromkeys(_shown(cell) for cell in columns)),
                allowed=", ".join(column.heading for column in form.fields.values()),
            )


def _shown(heading: str) -> str:
    """A heading with the letters that only look like those of the form."""
    foreign = sorted({letter for letter in heading if letter > "\u024f" and letter.isalpha()})
    codes = ", ".join(f"{letter} = U+{ord(letter):04X}" for letter in foreign)
    return f"{quoted(heading)} ({codes})" if foreign else quoted(heading)
