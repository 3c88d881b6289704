"""Delivered rows for tests: a plain good row per form, and tables made from it."""

import pandas as pd

from indicators.intake.forms import forms

FILE = "lieferung.csv"

SAMPLES = {
    "figures": {
        "area": "05117",
        "quantity": "trainee_migration_share",
        "year": "2021",
        "value": "16,7",
        "unit": "percent",
        "concept": "migration_background",
        "method": "staff_survey",
        "scope": "administration",
        "precision": "as_published",
        "observation_status": "A",
        "source_title": "Personalamt",
        "source_address": "https://www.muelheim-ruhr.de",
    },
    "criteria": {
        "area": "05117",
        "criterion": "competence_adverts",
        "stage": "introduced",
        "dated": "2018-02-22",
        "evidence_de": "Beschluss des Rates",
        "source_title": "Integrationskonzept",
    },
    "recordability": {
        "area": "05117",
        "indicator": "staff_migration_share",
        "recordability": "not_recorded",
        "year": "2021",
        "reason_de": "Die Stadt erhebt das Merkmal nicht.",
        "source_title": "Auskunft der Stadt",
    },
    "measure_reports": {
        "area": "05117",
        "measure": "84",
        "year": "2021",
        "state": "running",
        "report_de": "Zwei Schulungen im Jahr.",
        "source_title": "Auskunft der Stadt",
    },
}


def sample_row(form):
    """The text cells of one good row, with the place it stands at."""
    form_of_sheet = forms()[form]
    place = {"file": FILE, "sheet": form_of_sheet.sheet, "row": "2"}
    return place | dict.fromkeys(form_of_sheet.fields, "") | SAMPLES[form]


def table_of(form, examples, file=FILE):
    """The rows of a delivered file as text; an example names only what is special.

    Rows are numbered as in a file: the header is row 1.
    """
    rows = [
        sample_row(form) | {"file": file, "row": number} | example
        for number, example in enumerate(examples, start=2)
    ]
    return pd.DataFrame(rows)
