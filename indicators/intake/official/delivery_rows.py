"""Figures of official tables as rows of the delivery form, and the file they are written to."""

import csv
import io
from decimal import Decimal
from pathlib import Path

from indicators.catalogue.models.official_table import OfficialTables
from indicators.errors import DeliveryError
from indicators.intake.forms import forms
from indicators.intake.official.figure_notes import Origin, note_of
from indicators.intake.official.mapped_figures import Count, Found
from indicators.intake.official.reference_times import Base, Time

Row = dict[str, str]


def row_of(
    found: Found, time: Time, base: Base | None, origin: Origin, words: OfficialTables
) -> Row:
    """One row of the sheet of figures."""
    note = note_of(found, time, base, origin, words)
    return {
        "area": found.key.area,
        "quantity": found.quantity,
        "year": str(time.year),
        "reference_date": time.iso,
        "value": _printed(found.value if found.whole else _count_of(found.count)),
        "unit": "percent" if found.whole else found.count.unit.unit,
        "numerator": _printed(_count_of(found.count)) if found.whole else "",
        "denominator": _printed(_count_of(found.whole)) if found.whole else "",
        "concept": found.concept,
        "method": found.table.method,
        "scope": found.table.scope,
        "breakdown": found.breakdown,
        "base": base.code if base else "",
        "precision": _precision(found),
        "observation_status": found.status,
        "note_de": note.de,
        "note_en": note.en,
        "source_title": origin.title(found.table),
        "source_address": origin.address,
    }


def _count_of(count: Count) -> Decimal:
    """Thousands with a decimal are whole people: 57.3 thousand are 57300."""
    is_whole = count.unit.factor > 1 and count.value == count.value.to_integral_value()
    return count.value.quantize(Decimal(1)) if is_whole else count.value


def _printed(value: Decimal) -> str:
    """A German number with the decimals it has; persons have none."""
    return f"{value:f}".replace(".", ",")


def _precision(found: Found) -> str:
    parts = [found.count, *([found.whole] if found.whole else [])]
    if any(part.unit.factor > 1 for part in parts) or found.table.rounded_to:
        return "rounded"
    if found.whole is not None:
        return "calculated"
    return "estimate" if found.status == "E" else "as_published"


def write_delivery(rows: list[Row], out: Path) -> None:
    """Writes a delivery in the published form, whole or not at all. Raises DeliveryError."""
    if out.suffix.lower() != ".csv":
        raise DeliveryError("official_out_csv", file=out.name)
    if out.exists():
        raise DeliveryError("official_out_exists", file=out.name)
    part = out.with_name(f".{out.name}.part")
    try:
        part.write_text(_text(rows), encoding="utf-8", newline="")
        part.replace(out)
    except OSError as problem:
        part.unlink(missing_ok=True)
        raise DeliveryError(
            "official_out_unwritable", file=out.name, details=problem.strerror
        ) from problem


def _text(rows: list[Row]) -> str:
    text = io.StringIO(newline="")
    form = forms()["figures"]
    writer = csv.DictWriter(text, list(form.fields), delimiter=";", lineterminator="\n")
    writer.writerow({field: form.heading(field) for field in form.fields})
    writer.writerows(rows)
    return text.getvalue()
