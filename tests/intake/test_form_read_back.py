"""The form as a clerk fills it in, moves, sorts and annotates it, and what is read of it."""

import subprocess

import pytest

from indicators.catalogue import load_catalogue
from indicators.errors import DeliveryError
from indicators.intake.file_check import check_file
from tests.intake.filled_forms import (
    DETAILS,
    TODAY,
    VALUES,
    cell,
    column_of,
    empty_book,
    filled_book,
    findings_of,
    row_of,
    saved,
    tables_of,
    values_of,
)

WITH = "staff|migration_history=with"


def test_what_is_filled_in_is_read_in_codes_and_nothing_else(tmp_path):
    path = saved(tmp_path, filled_book())
    tables, _ = tables_of(path)
    figures = tables["figures"].set_index("breakdown")

    assert values_of(path) == VALUES
    assert dict(figures.loc["migration_history=with", ["concept", "method", "scope", "unit"]]) == {
        "concept": "einwanderungsgeschichte_nrw_2022",
        "method": "staff_survey",
        "scope": "administration",
        "unit": "persons",
    }
    assert figures.loc["", "concept"] == "all"
    assert set(figures["reference_date"]) == {"2025-12-31"}
    assert set(figures["area"]) == {"05117"}
    assert findings_of(path) == []


def test_all_sheets_are_read_with_words_for_codes(tmp_path):
    book = filled_book()
    cell(book, "Kriterien", "competence_adverts", "Stufe").value = "eingeführt"
    cell(book, "Kriterien", "competence_adverts", "Datum").value = "Februar 2018"
    cell(book, "Kriterien", "competence_adverts", "Beleg").value = "Beschluss"
    cell(book, "Maßnahmen", "84", "Stand").value = "läuft"
    cell(book, "Maßnahmen", "84", "Teilnehmende").value = 24
    cell(book, "Maßnahmen", "84", "Bericht").value = "Zwei Schulungen."
    cell(book, "Erfassbarkeit", "takeover_rate", "Erfassbarkeit").value = "nicht erfasst"
    cell(book, "Erfassbarkeit", "takeover_rate", "Begründung").value = "Nicht erfragt."
    tables, _ = tables_of(saved(tmp_path, book))

    assert tables["criteria"][["criterion", "stage", "dated"]].values.tolist() == [
        ["competence_adverts", "introduced", "2018-02"]
    ]
    assert tables["measure_reports"][["measure", "state", "participants"]].values.tolist() == [
        ["84", "running", "24"]
    ]
    assert tables["recordability"][["indicator", "recordability", "year"]].values.tolist() == [
        ["takeover_rate", "not_recorded", "2025"]
    ]


def test_reading_says_what_it_left_out_and_counts_no_open_row_as_zero(tmp_path):
    found = check_file(saved(tmp_path, filled_book()), load_catalogue(), TODAY).findings
    said = found[found["sheet"] == "Grundzahlen"].set_index("rule")["sentence_de"]

    assert "Formularzeile, Vorjahr, Erläuterung" in said["form_aids"]
    assert "nicht als null (Anzahl: 118" in said["form_open"]
    assert "Anzahl: 35" in said["form_computed"]


def test_an_untouched_form_is_no_delivery(tmp_path):
    with pytest.raises(DeliveryError) as refused:
        tables_of(saved(tmp_path, filled_book(values={})))

    assert refused.value.key == "file_nothing_filled"
    assert "nichts ausgefüllt" in refused.value.sentence()


def test_an_explanation_is_no_contact(tmp_path):
    with pytest.raises(DeliveryError) as refused:
        tables_of(saved(tmp_path, empty_book()))

    assert refused.value.key == "file_details_missing"
    assert "Kontakt" in refused.value.sentence()


@pytest.mark.parametrize("label", ["Konzept", "Erhebungsweg", "Bereich", "Quelle"])
def test_as_in_details_with_nothing_there_is_an_error(tmp_path, label):
    details = {name: value for name, value in DETAILS.items() if name != label}
    found = findings_of(saved(tmp_path, filled_book(details=details)))

    assert ("detail_nowhere", "error") in [(rule, severity) for rule, severity, *_ in found]


def test_whole_rows_may_move_and_blank_lines_and_notes_may_stand_between(tmp_path):
    book = filled_book()
    sheet = book["Grundzahlen"]
    sheet.move_range(
        f"A{row_of(book, 'Grundzahlen', WITH)}:S{row_of(book, 'Grundzahlen', WITH)}", 220
    )
    sheet.insert_rows(5, 3)
    sheet.cell(260, 2).value = "Stand der Angaben: Frühjahr, vorläufige Werte"

    assert values_of(saved(tmp_path, book)) == VALUES


def test_columns_sorted_alone_are_an_error_on_every_row_they_moved(tmp_path):
    book = filled_book()
    rows = [
        row_of(book, "Grundzahlen", f"staff|migration_history={way}") for way in ("with", "without")
    ]
    group = column_of(book, "Grundzahlen", "Gliederung")
    first, second = (book["Grundzahlen"].cell(row, group) for row in rows)
    first.value, second.value = second.value, first.value
    found = findings_of(saved(tmp_path, book))

    assert [(rule, severity, row) for rule, severity, _, row, _ in found] == [
        ("form_misplaced", "error", rows[0]),
        ("form_misplaced", "error", rows[1]),
    ]


def test_a_row_of_ones_own_without_a_key_is_read(tmp_path):
    book = filled_book()
    sheet = book["Grundzahlen"]
    line = sheet.max_row - 10
    own = {"Grundzahl": "Beschäftigte", "Gliederung": "Geschlecht = weiblich", "Wert": 1800}
    own |= {"Einheit": "Personen", "Konzept": "Alle Personen", "Methode": "Personalstammdaten"}
    own |= {"Bereich": "wie Angaben", "Genauigkeit": "gerundet", "Status": "vorläufig"}
    own |= {"Quelle": "wie Angaben"}
    for heading, value in own.items():
        sheet.cell(line, column_of(book, "Grundzahlen", heading)).value = value

    assert values_of(saved(tmp_path, book)) == VALUES | {"staff|sex=female": 1800}


def test_a_word_in_other_letters_is_read_with_a_notice(tmp_path):
    book = filled_book()
    cell(book, "Grundzahlen", WITH, "Bereich").value = "KERNVERWALTUNG "
    path = saved(tmp_path, book)
    found = check_file(path, load_catalogue(), TODAY).findings
    (sentence,) = found.loc[found["rule"] == "cell_repaired", "sentence_de"]

    assert sentence == "„KERNVERWALTUNG“ wurde als core_administration gelesen."


@pytest.mark.parametrize(
    ("heading", "value", "rule"),
    [
        ("Wert", "=150+150", "cell_formula"),
        ("Wert", "ca. 300", "sign_in_value"),
        ("Wert", "1.300", "thousands_value"),
        ("Wert", 12.5, "persons_are_whole"),
        ("Wert", -3, "value_in_range"),
        ("Stichtag", "01/02/2025", "date_readable"),
        ("Stichtag", "31.12.25", "date_readable"),
        ("Konzept", "Migranten", "known_concept"),
        ("Einheit", "Prozent", "unit_fits_quantity"),
    ],
)
def test_a_doubt_is_an_error_with_sheet_row_and_column(tmp_path, heading, value, rule):
    book = filled_book()
    cell(book, "Grundzahlen", WITH, heading).value = value
    place = ("Grundzahlen", row_of(book, "Grundzahlen", WITH), heading)

    assert (rule, "error", *place) in findings_of(saved(tmp_path, book))


@pytest.mark.parametrize(
    "written", ["31.12.2025", "31. Dezember 2025", "2025-12-31", "31/12/2025", "20251231"]
)
def test_dates_in_every_spelling_with_one_reading(tmp_path, written):
    book = filled_book()
    cell(book, "Grundzahlen", WITH, "Stichtag").value = written
    tables, _ = tables_of(saved(tmp_path, book))

    assert set(tables["figures"]["reference_date"]) == {"2025-12-31"}


def test_a_number_typed_over_a_computed_share_is_never_a_figure(tmp_path):
    book = filled_book()
    cell(book, "Grundzahlen", "Anteil:staff_migration_share", "Wert").value = 99

    assert values_of(saved(tmp_path, book)) == VALUES


def test_a_renamed_sheet_is_refused_with_the_names_that_are_allowed(tmp_path):
    book = filled_book()
    book["Grundzahlen"].title = "Zahlen 2025"
    with pytest.raises(DeliveryError) as refused:
        tables_of(saved(tmp_path, book))

    assert "Zahlen 2025" in refused.value.sentence()
    assert "Grundzahlen" in refused.value.sentence()


def test_figures_on_the_first_sheet_are_not_lost(tmp_path):
    book = filled_book()
    for row in (["Grundzahl", "Wert", "Einheit"], ["staff", 5, "persons"]):
        book["Start"].append(row)
    with pytest.raises(DeliveryError) as refused:
        tables_of(saved(tmp_path, book))

    assert refused.value.key == "file_sheet_unknown"


def test_lines_and_versions_that_nobody_knows_are_named(tmp_path):
    book = filled_book(details=DETAILS | {"Formularfassung": "9"})
    book["Angaben"].append(["Ansprechpartner", "Frau Beispiel"])
    found = findings_of(saved(tmp_path, book))

    assert [(rule, severity, column) for rule, severity, _, _, column in found] == [
        ("label_unknown", "warning", "Ansprechpartner"),
        ("form_version_unknown", "warning", "Formularfassung"),
    ]


def test_merged_cells_in_the_table_are_an_error(tmp_path):
    book = filled_book()
    line = row_of(book, "Grundzahlen", WITH)
    value = column_of(book, "Grundzahlen", "Wert")
    book["Grundzahlen"].merge_cells(
        start_row=line, end_row=line + 1, start_column=value, end_column=value
    )

    assert ("cells_merged", "error", "Grundzahlen", line, "Wert") in findings_of(
        saved(tmp_path, book)
    )


def test_hidden_rows_with_figures_are_read_and_named(tmp_path):
    book = filled_book()
    line = row_of(book, "Grundzahlen", WITH)
    book["Grundzahlen"].row_dimensions[line].hidden = True
    path = saved(tmp_path, book)

    assert values_of(path) == VALUES
    assert ("rows_hidden", "warning", "Grundzahlen", line, "A") in findings_of(path)


def test_a_delivery_that_is_three_quarters_right_says_which_quarter_is_not(tmp_path):
    book = filled_book(values=VALUES | {"leaders": "etwa 150"})
    path = saved(tmp_path, book)
    errors = [found for found in findings_of(path) if found[1] == "error"]

    assert errors == [
        ("sign_in_value", "error", "Grundzahlen", row_of(book, "Grundzahlen", "leaders"), "Wert")
    ]
    assert {key: values_of(path)[key] for key in VALUES} == VALUES


def through_office(tmp_path, path, kind):
    """The file as LibreOffice saves it."""
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    folder = tmp_path / "office"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    return folder / f"{path.stem}.{kind}"


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_saved_by_libreoffice_nothing_is_lost(tmp_path, kind):
    values = VALUES | {"population_foreign_share": 15.8, "staff_turnover_rate": 4.25}
    book = filled_book(values=values)
    cell(book, "Kriterien", "competence_adverts", "Stufe").value = "eingeführt"
    cell(book, "Kriterien", "competence_adverts", "Datum").value = "2018"
    cell(book, "Kriterien", "competence_adverts", "Beleg").value = "Beschluss – „einstimmig“"
    path = saved(tmp_path, book)
    again = through_office(tmp_path, path, kind)
    before, after = (tables_of(file)[0] for file in (path, again))

    assert values_of(again) == values
    for form in before:
        assert before[form].drop(columns="file").equals(after[form].drop(columns="file")), form
    assert findings_of(again) == findings_of(path)
