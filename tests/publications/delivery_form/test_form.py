"""The form that is sent to a city: its sheets follow the catalogue and say only what is public."""

import csv
import io
from datetime import date
from typing import Any

import openpyxl
import pytest

from indicators.catalogue import load_catalogue
from indicators.catalogue.catalogue import LISTS, Catalogue
from indicators.demonstration import demonstration_catalogue
from indicators.demonstration.filled_form import example_form
from indicators.errors import CatalogueError
from indicators.intake.form_words import words_of_form
from indicators.intake.template.collection import Collection, read_collection
from indicators.intake.template.printed_rows import printed_rows
from indicators.intake.template.usual import named_quantities
from indicators.publications.delivery_form.form_files import make_csv_files
from indicators.publications.delivery_form.form_workbook import make_workbook
from indicators.publications.delivery_form.last_year import published_before
from indicators.release import Release
from tests.intake.filled_forms import (
    asked,
    cell,
    column_of,
    empty_book,
    findings_of,
    saved,
    tables_of,
    values_of,
)
from tests.make_example_form import EXAMPLE

SHEETS = ["Start", "Angaben", "Grundzahlen", "Kriterien", "Erfassbarkeit", "Maßnahmen"]


def test_the_workbook_has_the_sheets_and_hides_only_its_lists():
    book = empty_book()

    assert set(book.sheetnames) == {*SHEETS, "Auswahllisten"}
    assert [sheet.title for sheet in book if sheet.sheet_state != "visible"] == ["Auswahllisten"]


def test_the_same_form_is_the_same_bytes():
    assert make_workbook(asked()) == make_workbook(asked())


@pytest.mark.parametrize(
    ("form", "sheet", "entries"),
    [
        ("criteria", "Kriterien", "criteria"),
        ("measure_reports", "Maßnahmen", "action_plan"),
        ("recordability", "Erfassbarkeit", "indicators"),
    ],
)
def test_every_criterion_measure_and_indicator_has_its_row(form, sheet, entries):
    catalogue = load_catalogue()
    rows = printed_rows(form, catalogue, catalogue.cities["05117"])

    assert len(rows) == len(getattr(catalogue, entries))
    assert [row.key for row in rows] == [
        found.value for found in empty_book()[sheet]["A"][1 : len(rows) + 1]
    ]


def test_every_base_figure_of_every_indicator_stands_in_the_form():
    catalogue = load_catalogue()
    rows = printed_rows("figures", catalogue, catalogue.cities["05117"])
    computed = {
        row.key.removeprefix("Anteil:").partition("|")[0] for row in rows if row.is_computed
    }
    terms = {
        i.name
        for i in catalogue.indicators
        if i.numerator and i.denominator and not i.numerator.per
    }

    # Z1 to Z3 are counted once for all, by the city whose plan this is.
    assert computed == terms


def test_only_the_office_of_the_cooperation_is_asked_for_joint_figures():
    catalogue = load_catalogue()

    def about(city):
        rows = printed_rows("figures", catalogue, catalogue.cities[city])
        return {catalogue.quantities[r.fields["quantity"]].about for r in rows if not r.is_computed}

    assert about("05117") - about("05916") == {"cooperation"}


def test_a_new_indicator_and_its_base_figure_appear_without_code():
    catalogue = load_catalogue()
    quantity = catalogue.quantities["adverts"].model_copy(
        update={"code": "podcasts", "label": text("Folgen des Podcasts")}
    )
    term = catalogue.indicators["adverts_naming_competence"]
    indicator = term.model_copy(
        update={
            "name": "podcasts_naming_competence",
            "code": "K99",
            "title": text("Folgen, die Kompetenz nennen"),
            "numerator": counted(term.numerator, "podcasts"),
            "denominator": counted(term.denominator, "podcasts"),
        }
    )
    lists: dict[str, Any] = {name: tuple(getattr(catalogue, name)) for name in LISTS}
    lists["quantities"] += (quantity,)
    lists["indicators"] += (indicator,)
    book = empty_book(catalogue=Catalogue(**lists))
    keys = {found.value for sheet in ("Grundzahlen", "Erfassbarkeit") for found in book[sheet]["A"]}

    assert {
        "podcasts",
        "podcasts|competence=named",
        "podcasts|competence=not_named",
        "Anteil:podcasts_naming_competence",
        "podcasts_naming_competence",
    } <= keys
    assert cell(book, "Grundzahlen", "podcasts", "Grundzahl").value == "Folgen des Podcasts"


def counted(term, quantity):
    return term.model_copy(update={"quantity": quantity})


def text(words):
    return load_catalogue().goals.entries[0].title.model_copy(update={"de": words, "en": words})


def test_what_is_usual_is_said_of_quantities_that_exist():
    assert set(named_quantities()) <= set(load_catalogue().quantities.codes)


@pytest.mark.parametrize("form", ["figures", "criteria", "recordability", "measure_reports"])
def test_no_two_codes_of_a_field_have_the_same_word(form):
    for field, words in words_of_form(form, load_catalogue()).items():
        folded = {word.casefold(): code for code, word in words.items()}
        assert len(folded) == len(words), field
        assert all(folded[word] == word for word in set(folded) & set(words)), field


def test_cells_to_fill_are_open_and_all_others_locked():
    book = empty_book()

    assert all(sheet.protection.sheet for sheet in book if sheet.title != "Auswahllisten")
    for heading, is_locked in {
        "Wert": False,
        "Konzept": False,
        "Grundzahl": True,
        "Vorjahr": True,
    }.items():
        assert cell(book, "Grundzahlen", "staff", heading).protection.locked is is_locked
    assert cell(book, "Grundzahlen", "Anteil:staff_migration_share", "Wert").protection.locked


def test_cells_have_lists_and_checks():
    sheet = empty_book()["Grundzahlen"]
    checks = {
        str(area): (check.type, check.operator, check.formula1)
        for check in sheet.data_validations.dataValidation
        for area in check.sqref.ranges
    }
    value = sheet.cell(2, column_of(sheet.parent, "Grundzahlen", "Wert")).coordinate
    lists = {what for what in checks.values() if what[0] == "list"}

    assert checks[value] == ("whole", "greaterThanOrEqual", "0")
    assert len(lists) == 8
    assert all("Auswahllisten!" in formula for _, _, formula in lists)


def test_every_word_of_a_list_is_read_as_its_code(tmp_path):
    book = empty_book()
    listed = {found.value for row in book["Auswahllisten"].iter_rows() for found in row}
    catalogue = load_catalogue()
    words = {
        word
        for form in ("figures", "criteria", "recordability", "measure_reports")
        for field, found in words_of_form(form, catalogue).items()
        if field != "area"
        for word in found.values()
    }

    assert listed - {None} == words | {"wie Angaben"}


def test_the_share_is_computed_at_once_and_is_empty_until_all_of_it_is_known():
    share = cell(empty_book(), "Grundzahlen", "Anteil:staff_migration_share", "Wert").value
    book = openpyxl.load_workbook(io.BytesIO(make_workbook(example_form())), data_only=True)
    parts = [cell(book, "Grundzahlen", f"staff|migration_history={way}", "Wert").value
             for way in ("with", "without")]  # fmt: skip
    shown = cell(book, "Grundzahlen", "Anteil:staff_migration_share", "Wert").value

    assert share.startswith("=IF(COUNT(")
    assert shown == round(100 * parts[0] / sum(parts), 1)


def test_due_date_and_contact_are_said_or_said_to_be_missing(tmp_path):
    file = tmp_path / "collection.yaml"
    file.write_text("contact: Referat V.2, 0208 000\ndue: {2025: 2026-03-31}\n", encoding="utf-8")
    set_ = lines(read_collection(file))
    unset = lines(read_collection(tmp_path / "none.yaml"))

    assert "Abgabe bis 31.03.2026" in set_
    assert "Fragen an: Referat V.2, 0208 000" in set_
    assert "Für dieses Jahr ist noch keine Frist gesetzt." in unset
    assert "Eine Ansprechperson ist noch nicht hinterlegt." in unset


def lines(collection):
    return [found.value for found in empty_book(collection=collection)["Start"]["A"]]


def test_a_broken_collection_file_is_one_sentence(tmp_path):
    file = tmp_path / "collection.yaml"
    file.write_text("due: {2025: bald}\n", encoding="utf-8")

    with pytest.raises(CatalogueError, match="Frist und Ansprechperson"):
        read_collection(file)
    assert Collection().due == {}


def test_last_years_figures_are_those_that_are_published(real_release: Release):
    catalogue = real_release.catalogue
    before = published_before(real_release, catalogue, "05117", 2022)

    assert before["figures", "Anteil:trainee_migration_share"] == "33,9"
    assert before["figures", "population"] == "170.739"
    assert before["criteria", "competence_trainees"] == "üblich"


def test_nothing_hidden_and_nothing_of_other_cities_stands_in_a_form(demo_release: Release):
    catalogue = demo_release.catalogue
    figures = demo_release.figures()
    seen = 0
    for city in catalogue.cities.codes:
        for year in (2020, 2022, 2024, 2026):
            own = figures[(figures["area"] == city) & (figures["year"] == year - 1)]
            public = own[own["status"] == "published"]
            names = {str(q) for q in public["quantity"].dropna()} | set(public["series"])
            before = published_before(demo_release, catalogue, city, year)
            keys = {key.removeprefix("Anteil:").partition("|")[0]
                    for form, key in before if form == "figures"}  # fmt: skip
            hidden = own[(own["status"] == "hidden")]
            for row in hidden[["series", "breakdown"]].itertuples(index=False):
                alone = public[
                    (public["series"] == row.series) & (public["breakdown"] == row.breakdown)
                ]
                key = f"Anteil:{row.series}" + (f"|{row.breakdown}" if row.breakdown else "")
                assert ("figures", key) not in before or len(alone), (city, year, row)
            assert keys <= names
            seen += len(before)

    assert seen > 500


@pytest.mark.parametrize("name", ["grundzahlen", "kriterien", "massnahmen", "erfassbarkeit"])
def test_each_csv_file_is_read_alone(tmp_path, name):
    files = make_csv_files(asked())
    rows = list(csv.DictReader(io.StringIO(files[name].decode("utf-8-sig")), delimiter=";"))
    filled = {
        "grundzahlen": {"Wert": "3000"},
        "kriterien": {"Stufe": "eingeführt", "Datum": "2020", "Beleg": "Beschluss"},
        "massnahmen": {"Stand": "läuft", "Bericht": "Zwei Schulungen."},
        "erfassbarkeit": {"Erfassbarkeit": "erfassbar", "Begründung": "Steht im Fachverfahren."},
    }
    rows[0] |= filled[name]
    if name == "grundzahlen":
        rows[0] |= {"Bereich": "Verwaltung insgesamt"}
    path = tmp_path / f"{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    tables, _ = tables_of(path)

    assert sum(len(table) for table in tables.values()) == 1
    assert [found for found in findings_of(path) if found[1] == "error"] == []


def test_the_example_is_the_one_that_the_code_makes_and_passes_its_check():
    catalogue = demonstration_catalogue(load_catalogue())

    assert EXAMPLE.read_bytes() == make_workbook(example_form())
    assert EXAMPLE.stat().st_size < 100_000
    assert findings_of(EXAMPLE, catalogue) == []
    assert len(values_of(EXAMPLE, catalogue)) > 80


def test_a_form_of_an_invented_city_says_so():
    said = [found.value for found in empty_book(is_demonstration=True)["Start"]["A"]]

    assert "Diese Stadt gibt es nicht; alle Zahlen sind frei erfunden." in said
    assert all("erfunden" not in str(found.value) for found in empty_book()["Start"]["A"])


def test_the_day_of_the_stock_is_a_date(tmp_path):
    book = empty_book()
    days = [value.value for _, value, *_ in book["Angaben"].iter_rows() if value.is_date]

    assert [day.date() for day in days] == [date(2025, 12, 31)]
    assert saved(tmp_path, book).stat().st_size > 0
