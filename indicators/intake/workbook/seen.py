"""A sheet as it is seen: what travels, as JSON, from the process that reads a workbook."""

from typing import TypedDict

from indicators.intake.severities import Severity


class CellRemark(TypedDict):
    """What reading one cell has to say; `key` names the message, `words` fill it."""

    key: str
    severity: Severity
    row: int
    column: str
    value: str
    words: dict[str, str]


class SeenSheet(TypedDict):
    """Name, state and cells of a sheet, and what hides in it. Rows and columns count from 1.

    `rows` holds the number and the texts of each row with anything in it; `percents` row and column
    of cells that show a percent sign; `merged` the first and last column and row of each area;
    `hidden_columns` first and last of each run.
    """

    name: str
    state: str
    rows: list[tuple[int, list[str]]]
    percents: list[tuple[int, int]]
    merged: list[tuple[tuple[int, int], tuple[int, int]]]
    hidden_rows: list[int]
    hidden_columns: list[tuple[int, int]]
    remarks: list[CellRemark]


class KnownSheet(SeenSheet):
    """The same with what is known only of the whole: its macros, and where its headings stand."""

    macros: str
    header: int | None
