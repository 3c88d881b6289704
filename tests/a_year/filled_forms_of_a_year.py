"""The forms of the nine fictional cities for the year after the demonstration, filled in.

Each city reports what it reported the year before and a few people more: what a test needs to be
able to say by hand what is new.
"""

from indicators.catalogue import load_catalogue
from indicators.demonstration import demonstration_catalogue
from indicators.demonstration.deliveries import Row, gap_rows, rows_of_year
from indicators.demonstration.settings import FictionalCity, fictional_cities, structure, texts
from indicators.intake.form_keys import key_of_row
from indicators.intake.form_words import words_of_form
from indicators.publications.delivery_form.form_sheets import Cell, DeliveryForm
from indicators.publications.delivery_form.form_workbook import make_workbook

YEAR = structure().last_year + 1
FIELDS = ("value", "concept", "method", "scope", "base", "precision", "recordability", "reason_de")


def filled_form(city: FictionalCity, year: int = YEAR) -> bytes:
    """The workbook of a city, whose printed rows hold the counts of the demonstration's end."""
    catalogue = demonstration_catalogue(load_catalogue())
    answers = {
        (form, key_of_row(form, row)): {
            field: _cell(row[field]) for field in FIELDS if row.get(field)
        }
        for form, rows in _rows(city).items()
        for row in rows
    }
    return make_workbook(
        DeliveryForm(
            catalogue,
            city.city,
            year,
            answers=answers,
            details=_details(city, words_of_form("figures", catalogue)),
            is_demonstration=True,
        )
    )


def _rows(city: FictionalCity) -> dict[str, list[Row]]:
    figures = rows_of_year(city, structure().last_year) if city.staff else []
    return {"figures": figures, "recordability": list(gap_rows(city))}


def _details(city: FictionalCity, words: dict[str, dict[str, str]]) -> dict[str, str]:
    details = {
        "Quelle": texts().source.de,
        "Adresse": texts().address,
        "Kontakt": f"Personalamt {city.city.name} (frei erfunden)",
        "Bereich": words["scope"][city.scope],
    }
    if not city.staff:
        return details
    concept = words["concept"][city.concept(YEAR).code]
    return details | {"Konzept": concept, "Erhebungsweg": words["method"]["staff_survey"]}


def all_forms() -> dict[str, bytes]:
    """The workbook of each city by its code."""
    return {city.city.code: filled_form(city) for city in fictional_cities()}


def _cell(text: str) -> Cell:
    try:
        return float(text.replace(",", ".")) if "," in text else int(text)
    except ValueError:
        return text
