"""Accepts or refuses whole deliveries: what was read, what was found, what was decided."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.errors import DeliveryError
from indicators.intake.accepted import Intake
from indicators.intake.agreement import disagreements
from indicators.intake.form_keys import misplaced
from indicators.intake.form_words import in_codes
from indicators.intake.forms import forms
from indicators.intake.observations import to_observations
from indicators.intake.read import Delivery, empty_table, read_delivery
from indicators.intake.remarks import Remark, remark_table, told_once
from indicators.intake.repairs import repair
from indicators.intake.suites import rule_table


def take_in(files: list[Path], catalogue: Catalogue, today: date) -> Intake:
    """Reads and checks delivered files together, so that series across files are judged.

    Raises DeliveryError when a file cannot be read or has errors: nothing is half accepted.
    """
    tables, remarks = read_all(files, catalogue)
    # The rule engine takes seconds to start: an unreadable file must not wait for it.
    from indicators.intake.checks import check

    findings = check(tables, catalogue, today)
    deliveries = _decide(tables, told_once(remarks, findings))
    refused = deliveries.loc[~deliveries["accepted"], "file"]
    if len(refused):
        raise DeliveryError("deliveries_refused", count=len(refused), files=", ".join(refused))
    return Intake(tables, findings, deliveries, rule_table())


def read_all(
    files: list[Path], catalogue: Catalogue
) -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """The rows of several files by form, figures already typed, and the remarks of reading.

    Raises DeliveryError for the first file that cannot be read.
    """
    return together([read_delivery(file) for file in files], catalogue)


def together(
    deliveries: Iterable[Delivery], catalogue: Catalogue
) -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """The rows of files that were read, by form, and the remarks of reading.

    Remarks are rows like findings. They are for who delivers: they name delivered cells, so no
    release holds them.
    """
    remarks: list[Remark] = []
    sheets: dict[str, list[pd.DataFrame]] = {form: [empty_table(form)] for form in forms()}
    for delivery in deliveries:
        repaired, notices = _repaired(delivery, catalogue)
        for form, table in repaired.items():
            sheets[form].append(table)
        remarks += [*delivery.remarks, *notices, *misplaced(delivery, repaired)]
        remarks += disagreements(delivery, repaired, catalogue)
    tables = {form: pd.concat(parts, ignore_index=True) for form, parts in sheets.items()}
    tables["figures"] = to_observations(tables["figures"])
    return tables, remark_table(remarks)


def _repaired(
    delivery: Delivery, catalogue: Catalogue
) -> tuple[dict[str, pd.DataFrame], list[Remark]]:
    """The sheets of a delivery as the form wants them written, and what that changed."""
    tables: dict[str, pd.DataFrame] = {}
    remarks: list[Remark] = []
    for form, sheet in delivery.sheets.items():
        coded, words = in_codes(form, sheet, catalogue)
        tables[form], notices = repair(form, coded, catalogue)
        remarks += [*words, *notices]
    return tables, remarks


def _decide(tables: dict[str, pd.DataFrame], findings: pd.DataFrame) -> pd.DataFrame:
    """One row per delivered file; errors refuse it, warnings do not."""
    rows = pd.concat([table["file"] for table in tables.values()]).value_counts()
    counts = (
        pd.crosstab(findings["file"], findings["severity"])
        if len(findings)
        else pd.DataFrame(index=rows.index)
    )
    counts = counts.reindex(index=rows.index, columns=["error", "warning"], fill_value=0)
    return pd.DataFrame(
        {
            "file": rows.index,
            "rows": rows.to_numpy(),
            "errors": counts["error"].to_numpy(),
            "warnings": counts["warning"].to_numpy(),
            "accepted": (counts["error"] == 0).to_numpy(),
        }
    ).sort_values("file", ignore_index=True)
