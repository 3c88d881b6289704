"""Accepts or refuses whole deliveries: what was read, what was found, what was decided."""

from datetime import date
from pathlib import Path

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.errors import DeliveryError
from indicators.intake.accepted import Intake
from indicators.intake.forms import forms
from indicators.intake.observations import to_observations
from indicators.intake.read import read_delivery
from indicators.intake.remarks import remark_table
from indicators.intake.suites import rule_table


def take_in(files: list[Path], catalogue: Catalogue, today: date) -> Intake:
    """Reads and checks delivered files together, so that series across files are judged.

    Raises DeliveryError when a file cannot be read or has errors: nothing is half accepted.
    """
    tables, remarks = read_all(files)
    # The rule engine takes seconds to start: an unreadable file must not wait for it.
    from indicators.intake.checks import check

    findings = check(tables, catalogue, today)
    deliveries = _decide(tables, pd.concat([remarks, findings], ignore_index=True))
    refused = deliveries.loc[~deliveries["accepted"], "file"]
    if len(refused):
        raise DeliveryError("deliveries_refused", count=len(refused), files=", ".join(refused))
    return Intake(tables, findings, deliveries, rule_table())


def read_all(files: list[Path]) -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """The rows of several files by form, figures already typed, and the remarks of reading.

    Remarks are rows like findings. They are for who delivers: they name delivered cells, so no
    release holds them.
    """
    delivered = [read_delivery(file) for file in files]
    tables = {
        form: pd.concat([delivery.rows(form) for delivery in delivered], ignore_index=True)
        for form in forms()
    }
    tables["figures"] = to_observations(tables["figures"])
    remarks = remark_table(remark for delivery in delivered for remark in delivery.remarks)
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
