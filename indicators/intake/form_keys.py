"""Whether printed rows still say what they were printed for."""

import pandas as pd

from indicators.intake.findings import quoted
from indicators.intake.forms import forms
from indicators.intake.observations import sorted_breakdown
from indicators.intake.read import Delivery
from indicators.intake.remarks import Remark

_NAMING = {"figures": "quantity", "criteria": "criterion", "recordability": "indicator"}
_NAMING |= {"measure_reports": "measure"}


def key_of_row(form: str, row: dict[str, str]) -> str:
    """What the key of a printed row is made of: what it is about, and for which group."""
    name = row[_NAMING[form]]
    breakdown = sorted_breakdown(row["breakdown"]) if form == "figures" else ""
    return f"{name}|{breakdown}" if breakdown else name


def misplaced(delivery: Delivery, sheets: dict[str, pd.DataFrame]) -> list[Remark]:
    """An error for every row whose key names another thing than the row itself.

    So it is when some columns were sorted or moved and others not: each number then stands beside
    the name of another one.
    """
    found = []
    for form, table in sheets.items():
        keys = delivery.keys.get(form, {})
        heading = forms()[form].heading(_NAMING[form])
        for row in table.to_dict("records") if keys else []:
            said, key = key_of_row(form, row), keys.get(row["row"])
            if key and key != said:
                words = (("printed", quoted(key)), ("found", quoted(said)))
                place = (row["file"], row["sheet"], int(row["row"]), heading)
                found.append(Remark("form_misplaced", "error", *place, quoted(said), words))
    return found
