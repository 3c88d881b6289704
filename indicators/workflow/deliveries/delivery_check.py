"""Checks all files of a delivery together; a sheet that cannot be read hides none of the rest."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.errors import DeliveryError, message
from indicators.intake.acceptance import together
from indicators.intake.check_steps import Step, Told, unheard
from indicators.intake.direct import check_directly
from indicators.intake.fault_rows import fault_row
from indicators.intake.findings import COLUMNS
from indicators.intake.read import Delivery, read_delivery, read_what_can_be
from indicators.intake.remarks import told_once


@dataclass(frozen=True)
class CheckedSheet:
    """One sheet of a delivered file, and how many of its rows were read; 0 where none is filled."""

    file: str
    name: str
    rows: int


@dataclass(frozen=True)
class Checked:
    """What was found in a delivery: rows read, and findings as `intake.judging.judge` has them.

    `unread` names files that could not be read at all; `sheets` are those of the others, in the
    order of the files and of the sheets in them.
    """

    rows: int
    findings: pd.DataFrame
    unread: frozenset[str] = frozenset()
    sheets: tuple[CheckedSheet, ...] = ()

    def of(self, severity: str) -> pd.DataFrame:
        """The findings of one severity: error, warning or notice."""
        return self.findings[self.findings["severity"] == severity]

    @property
    def errors(self) -> int:
        """How many findings keep the delivery from being handed in."""
        return len(self.of("error"))

    def warned_rules(self, language: str) -> dict[str, str]:
        """Rules whose warnings need a reason, each with the sentence of its first warning."""
        first = self.of("warning").drop_duplicates("rule")
        return dict(zip(first["rule"].astype(str), first[f"sentence_{language}"], strict=True))

    def of_file(self, name: str) -> pd.DataFrame:
        """Errors and warnings of one file."""
        is_grave = self.findings["severity"] != "notice"
        return self.findings[is_grave & (self.findings["file"] == name)]


def check_delivery(
    files: Sequence[Path],
    of_whom: tuple[str, int],
    catalogue: Catalogue,
    today: date,
    beside: Sequence[Path] = (),
    told: Told = unheard,
) -> Checked:
    """Findings of the files of a delivery; `of_whom` is the city and year it is handed in for.

    `beside` are earlier files of the city, so that series are judged; findings on them are not
    told. Nothing is raised for a file that cannot be read: that is a finding of its own, and the
    other files are checked all the same. `told` hears how far the check is.
    """
    readings = [
        _reading(file, of_whom, Step("open", number, len(files), (("file", file.name),)), told)
        for number, file in enumerate(files, 1)
    ]
    troubles = pd.DataFrame(
        [fault_row(problem) for _, faults in readings for problem in faults],
        columns=COLUMNS,
    )
    earlier = [read_delivery(file) for file in beside]
    read = [delivery for delivery, _ in readings]
    tables, remarks = together([*read, *earlier], catalogue)
    judged = told_once(remarks, check_directly(tables, catalogue, today, told))
    own = judged[judged["file"].isin([file.name for file in files])]
    rows = {
        form: table[table["file"].isin([file.name for file in files])]
        for form, table in tables.items()
    }
    strangers = _strangers(rows, of_whom)
    found = [frame for frame in (troubles, own, strangers) if len(frame)]
    findings = pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=COLUMNS)
    unread = frozenset(one.file for one, faults in readings if faults and not one.sheets)
    sheets = tuple(_sheets(read, rows))
    return Checked(sum(len(table) for table in rows.values()), findings, unread, sheets)


def _reading(
    file: Path, of_whom: tuple[str, int], step: Step, told: Told
) -> tuple[Delivery, tuple[DeliveryError, ...]]:
    told(step)
    city, year = of_whom
    return read_what_can_be(file, {"area": city, "year": str(year)}, told)


def _sheets(read: Iterable[Delivery], rows: dict[str, pd.DataFrame]) -> Iterator[CheckedSheet]:
    places = pd.concat([table[["file", "sheet"]] for table in rows.values()])
    counts = Counter(places.itertuples(index=False, name=None))
    for one in read:
        for name in one.order:
            yield CheckedSheet(one.file, name, counts[one.file, name])


def _strangers(rows: dict[str, pd.DataFrame], of_whom: tuple[str, int]) -> pd.DataFrame:
    """Rows of another city refuse a delivery; those of another year need a look."""
    city, year = of_whom
    found: list[dict[str, object]] = []
    for table in rows.values():
        other_city = table[table["area"] != city]
        found += _told(other_city, "delivery_other_city", "error", of_whom, "area")
        if "year" in table:
            other_year = table[pd.to_numeric(table["year"], errors="coerce") != year]
            found += _told(other_year, "delivery_other_year", "warning", of_whom, "year")
    return pd.DataFrame(found, columns=COLUMNS)


def _told(
    rows: pd.DataFrame, key: str, severity: str, of_whom: tuple[str, int], column: str
) -> Iterable[dict[str, object]]:
    """One finding per sheet and what it names: hundreds of rows have one reason."""
    for (file, sheet, value), same in rows.groupby(["file", "sheet", column], sort=False):
        words = {"found": value, "city": of_whom[0], "year": of_whom[1], "rows": len(same)}
        yield {
            "rule": key,
            "severity": severity,
            "file": file,
            "sheet": sheet,
            "row": int(same["row"].iloc[0]),
            "column": {"area": "Gebiet", "year": "Jahr"}[column],
            "value": str(value),
            "sentence_de": message(key, "de", **words),
            "sentence_en": message(key, "en", **words),
        }
