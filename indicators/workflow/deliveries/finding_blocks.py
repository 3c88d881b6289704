"""What the check of a delivery found, sheet by sheet, as blocks of a page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.intake.fault_rows import FILES
from indicators.publications.exhibit import Block, Fold, Heading, Small, Words
from indicators.publications.speech.escaping import in_markdown
from indicators.publications.view import View
from indicators.workflow.deliveries.delivery_check import Checked, CheckedSheet
from indicators.workflow.plain_tables import table

MOST_ROWS = 200
SEVERITIES = ("error", "warning", "notice")
SHEET_LEVEL = 3


@dataclass(frozen=True)
class SheetFindings:
    """What is to be said about one sheet; about all of a file where the sheet is `FILES`."""

    file: str
    sheet: str
    findings: pd.DataFrame

    @property
    def is_grave(self) -> bool:
        """Whether there is an error or a warning."""
        return bool(self.findings["severity"].isin(["error", "warning"]).any())

    def of(self, *severities: str) -> pd.DataFrame:
        """Those of some severities, in their order, each in the order of the file."""
        return pd.concat(
            [self.findings[self.findings["severity"] == severity] for severity in severities]
        )


def checked_blocks(checked: Checked, view: View) -> list[Block]:
    """What was found in all, then per sheet: errors, warnings, and adjustments behind a fold.

    Sheets without error and warning come last, together.
    """
    errors, warnings = (len(checked.of(kind)) for kind in ("error", "warning"))
    key = "delivery_found" if errors or warnings else "delivery_clean"
    words = view.say(key, rows=checked.rows, errors=errors, warnings=warnings)
    groups = by_sheet(checked)
    is_one = len(_files(checked)) == 1
    blocks: list[Block] = [Words(words)]
    for group in groups:
        if group.is_grave:
            name = _name(group.file, group.sheet, view, is_one=is_one)
            blocks += _sheet_blocks(group, name, view)
    mild = [group for group in groups if not group.is_grave]
    if len(mild) < len(groups):
        blocks += _fine(_without_findings(checked, groups), view, is_one=is_one)
    if mild:
        blocks.append(_adjusted(mild, view, is_one=is_one))
    return blocks


def by_sheet(checked: Checked) -> list[SheetFindings]:
    """The sheets with findings, as they stand in their files; before them what is said of a file.

    A sheet that a finding names and that could not be opened comes last.
    """
    order = [place for file in _files(checked) for place in _of_file(file, checked)]
    found = dict(list(checked.findings.groupby(["file", "sheet"], sort=False)))
    listed = dict.fromkeys([*order, *((str(file), str(sheet)) for file, sheet in found)])
    return [
        SheetFindings(file, sheet, found[file, sheet])
        for file, sheet in listed
        if (file, sheet) in found
    ]


def _files(checked: Checked) -> list[str]:
    """The files in their order; one that could not be read comes last."""
    return list(
        dict.fromkeys([*(one.file for one in checked.sheets), *map(str, checked.findings["file"])])
    )


def _of_file(file: str, checked: Checked) -> Iterator[tuple[str, str]]:
    yield file, FILES
    yield from ((one.file, one.name) for one in checked.sheets if one.file == file)


def _without_findings(checked: Checked, groups: Sequence[SheetFindings]) -> list[CheckedSheet]:
    """Sheets without error and warning."""
    grave = {(group.file, group.sheet) for group in groups if group.is_grave}
    return [one for one in checked.sheets if (one.file, one.name) not in grave]


def _fine(fine: Sequence[CheckedSheet], view: View, *, is_one: bool) -> Iterator[Block]:
    """These sheets in one sentence, each with its rows; nothing where there is none."""
    if not fine:
        return
    names = [in_markdown(_name(one.file, one.name, view, is_one=is_one)) for one in fine]
    told = [
        view.say("delivery_fine_rows", sheet=name, rows=one.rows) if one.rows else name
        for name, one in zip(names, fine, strict=True)
    ]
    yield Heading(SHEET_LEVEL, view.say("delivery_fine_heading"), has_link=False)
    yield Words(view.say("delivery_fine", sheets=", ".join(told)))


def _adjusted(mild: Sequence[SheetFindings], view: View, *, is_one: bool) -> Block:
    """What was adjusted on sheets that nothing else is to be said about."""
    tables: list[Block] = []
    for group in mild:
        name = _name(group.file, group.sheet, view, is_one=is_one)
        tables += [Words(f"**{in_markdown(name)}**"), *_findings(group.findings, name, view)]
    count = sum(len(group.findings) for group in mild)
    return Fold(view.say("delivery_notices", count=count), tuple(tables))


def _name(file: str, sheet: str, view: View, *, is_one: bool) -> str:
    """How a sheet is called; its file is named where there are several."""
    if sheet == FILES:
        return view.say("delivery_whole_file", file=file)
    if _is_csv(file, sheet):
        return view.say("delivery_csv", file=file)
    key = "delivery_sheet" if is_one else "delivery_sheet_of_file"
    return view.say(key, file=file, sheet=sheet)


def _is_csv(file: str, sheet: str) -> bool:
    """A CSV has one sheet, which is called like it."""
    return Path(file).suffix.lower() == ".csv" and Path(file).stem == sheet


def _sheet_blocks(group: SheetFindings, name: str, view: View) -> Iterator[Block]:
    counts = ", ".join(
        view.say(f"delivery_count_{kind}", count=len(group.of(kind)))
        for kind in SEVERITIES
        if len(group.of(kind))
    )
    heading = view.say("delivery_sheet_heading", sheet=in_markdown(name), counts=counts)
    yield Heading(SHEET_LEVEL, heading, has_link=False)
    grave, notices = group.of("error", "warning"), group.of("notice")
    if len(grave):
        yield from _findings(grave, view.say("delivery_grave_on", sheet=name), view)
    if len(notices):
        label = view.say("delivery_notices_on", sheet=name, count=len(notices))
        yield Fold(label, tuple(_findings(notices, label, view)))


def _findings(found: pd.DataFrame, caption: str, view: View) -> Iterator[Block]:
    rows = [
        {
            "delivery_column_severity": view.say(f"delivery_{row['severity']}"),
            "delivery_column_place": cell_of(row, view),
            "delivery_column_value": str(row["value"]) or "–",
            "delivery_column_words": str(row[f"sentence_{view.language}"]),
        }
        for row in found.head(MOST_ROWS).to_dict("records")
    ]
    yield table(rows, view, caption)
    if len(found) > MOST_ROWS:
        yield Small(view.say("delivery_more", shown=MOST_ROWS, count=len(found)))


def cell_of(row: Mapping[Any, Any], view: View) -> str:
    """Row and column of a finding within its sheet; all of the sheet where it names no row."""
    if row["sheet"] == FILES or not row["row"]:
        return view.say("delivery_all_of_it")
    key = "delivery_cell" if row["column"] else "delivery_row"
    return view.say(key, row=row["row"], column=row["column"])


def place_of(row: Mapping[Any, Any], view: View) -> str:
    """File, sheet, row and column of a finding; the file alone where it speaks of all of it."""
    if row["sheet"] == FILES or not row["row"]:
        return view.say("delivery_place_file", file=row["file"])
    names = ("file", "sheet", "row", "column")
    return view.say("delivery_place", **{name: row[name] for name in names})
