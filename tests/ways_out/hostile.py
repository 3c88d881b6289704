"""Deliveries in which every free text would come to life somewhere, and a release made of them."""

import csv
from datetime import date

import pytest

from indicators.build import build
from indicators.catalogue import load_catalogue
from indicators.intake.forms import forms
from indicators.workplace import Workplace
from tests.rules_off import switch_rules_off

MARK = "BOESE"
"""Stands in every hostile text, so that what became of it can be found on every way out."""

# The first ones are named in the titles of charts.
TEXTS = {
    "html": f'<b>{MARK}</b><a href="http://example.org">{MARK}</a><img src=x onerror=alert(1)>',
    "formula": f'=HYPERLINK("http://example.org/{MARK}";"{MARK}")',
    "sum": f"@SUM(1+1) {MARK}",
    "phone": f"+49 208 {MARK}",
    "minus": f"-2+3 {MARK}",
    "image": f"![{MARK}](http://example.org/a.png)",
    "link": f"[{MARK}](http://example.org/x) (http://example.org/y)",
    "bare": f"{MARK} https://example.org/{MARK} www.example.org boese@example.org",
    "heading": f"# {MARK}",
    "math": f"$x^2$ {MARK} $$\\frac{{1}}{{2}}$$",
    "directive": f":red[{MARK}] :material/bomb: :boom: :orange-background[{MARK}]",
    "emphasis": f"**{MARK}** _{MARK}_ ~~{MARK}~~ `{MARK}`",
}

FIGURE = {
    "area": "05117", "quantity": "trainee_migration_share", "unit": "percent",
    "concept": "migration_background", "method": "staff_survey", "scope": "administration",
    "precision": "as_published", "observation_status": "A",
}  # fmt: skip


def figures():
    """A year per text: in note and source."""
    return [
        FIGURE | {
            "year": str(2001 + place), "value": f"{10 + place},5",
            "note_de": text, "note_en": text, "source_title": text,
            "source_address": "https://example.org/quelle",
        }
        for place, text in enumerate(TEXTS.values())
    ]  # fmt: skip


def criteria():
    names = [entry.code for entry in load_catalogue().criteria]
    return [
        {"area": "05117", "criterion": name, "stage": "introduced", "dated": "2023-02-22",
         "evidence_de": text, "evidence_en": text, "source_title": text}
        for name, text in zip(names, TEXTS.values(), strict=False)
    ]  # fmt: skip


def recordability():
    names = [entry.name for entry in load_catalogue().indicators][10:]
    return [
        {"area": "05117", "indicator": name, "recordability": "not_recorded", "year": "2023",
         "reason_de": text, "reason_en": text, "source_title": text}
        for name, text in zip(names, TEXTS.values(), strict=False)
    ]  # fmt: skip


def reports():
    return [
        {"area": "05117", "measure": "84", "year": str(2010 + place), "state": "running",
         "report_de": text, "report_en": text, "source_title": text}
        for place, text in enumerate(TEXTS.values())
    ]  # fmt: skip


def write(folder, form, rows):
    """One delivery as a CSV file, with the headings people deliver."""
    headings = {name: field.heading for name, field in forms()[form].fields.items()}
    path = folder / f"{form}_[{MARK}](x).csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(headings.values())
        writer.writerows([row.get(name, "") for name in headings] for row in rows)
    return path


def plant(folder):
    """A run-time folder whose release is made of nothing but hostile deliveries."""
    delivered = folder / "deliveries"
    delivered.mkdir(parents=True)
    forms_of = {
        "figures": figures(), "criteria": criteria(),
        "recordability": recordability(), "measure_reports": reports(),
    }  # fmt: skip
    files = tuple(write(delivered, form, rows) for form, rows in forms_of.items())
    # The rules refuse formulas and the like; every way out has to be tight all the same.
    with pytest.MonkeyPatch.context() as patch:
        switch_rules_off(patch)
        patch.setattr("indicators.intake.read.text_faults", lambda *_: [])
        build(Workplace(files, folder), load_catalogue(), date(2026, 11, 21))
    return folder
