"""The form as a fictional city fills it in: an example for those who see it for the first time."""

from indicators.catalogue import load_catalogue
from indicators.demonstration.deliveries import (
    Row,
    criterion_rows,
    gap_rows,
    report_rows,
    rows_of_year,
)
from indicators.demonstration.fictional_workplace import demonstration_catalogue
from indicators.demonstration.settings import FictionalCity, fictional_cities, structure, texts
from indicators.intake.form_keys import key_of_row
from indicators.intake.form_words import words_of_form
from indicators.publications.delivery_form.form_sheets import Cell, DeliveryForm

_NUMBERS = ("value", "numerator", "denominator", "participants")
_NOT_ASKED = {"area", "year", "quantity", "breakdown", "unit", "source_title"}
_NOT_ASKED |= {"criterion", "indicator", "measure"}


def example_form() -> DeliveryForm:
    """The filled form of the first fictional city for its last year."""
    catalogue = demonstration_catalogue(load_catalogue())
    city, year = fictional_cities()[0], structure().last_year
    words = words_of_form("figures", catalogue)
    details = {
        "Quelle": texts().source.de,
        "Adresse": texts().address,
        "Kontakt": "Erika Beispiel, Personalamt (frei erfunden)",
        "Konzept": words["concept"][city.concept(year).code],
        "Erhebungsweg": words["method"]["staff_survey"],
        "Bereich": words["scope"][city.scope],
    }
    answers = {
        (form, key_of_row(form, row)): _answer(row)
        for form, rows in _rows(city, year).items()
        for row in rows
    }
    return DeliveryForm(
        catalogue, city.city, year, answers=answers, details=details, is_demonstration=True
    )


def _rows(city: FictionalCity, year: int) -> dict[str, list[Row]]:
    """Of what changes over the years the latest; participants stand with the first report."""
    reports = [
        row | {"participants": str(12 + place)} for place, row in enumerate(report_rows(city))
    ]
    return {
        "figures": rows_of_year(city, year),
        "criteria": sorted(criterion_rows(city), key=lambda row: row["dated"]),
        "recordability": list(gap_rows(city)),
        "measure_reports": reports,
    }


def _answer(row: Row) -> dict[str, Cell]:
    return {
        field: _number(cell) if field in _NUMBERS else cell
        for field, cell in row.items()
        if cell and field not in _NOT_ASKED
    }


def _number(cell: str) -> Cell:
    return float(cell.replace(",", ".")) if "," in cell else int(cell)
