"""What was delivered, in tables: by city, by file, finding by finding."""

import pandas as pd

from indicators.catalogue import load_catalogue
from indicators.publications.deliveries import delivery_tables
from indicators.publications.speech.speaker import Speaker
from indicators.publications.typed_cells import as_text

SPEAKER = Speaker(load_catalogue(), "de")
FILES = pd.DataFrame(
    [
        ("05113_2023.csv", 10, 6, 1, 0, 2, True),
        ("05113_essen.csv", 5, 5, 0, 0, 0, True),
        ("05112_duisburg.csv", 1, 0, 0, 1, 0, False),
        ("criteria.csv", 3, 0, 0, 0, 0, True),
    ],
    columns=["file", "rows", "published", "hidden", "errors", "warnings", "accepted"],
)


def test_files_of_one_city_are_added_up_under_its_name():
    table = as_text(delivery_tables.by_area(FILES, SPEAKER))

    assert table["Stadt oder Gebiet"].tolist() == [
        "Duisburg",
        "Essen",
        "mehrere Städte (criteria.csv)",
    ]
    essen = dict(table.iloc[1])
    assert (essen["Dateien"], essen["Zeilen"], essen["veröffentlicht"]) == ("2", "15", "11")
    assert (essen["geheim"], essen["andere Angaben"], essen["Hinweise"]) == ("1", "3", "2")
    assert table["Entscheidung"].tolist() == ["zurückgewiesen", "angenommen", "angenommen"]


def test_the_file_to_download_names_every_file():
    table = delivery_tables.by_file(FILES, SPEAKER)

    assert table["Datei"].tolist() == FILES["file"].tolist()
    assert as_text(table)["Zeilen"].tolist() == ["10", "5", "1", "3"]


def test_a_finding_shows_its_file_in_small_print_and_as_text():
    table = delivery_tables.finding_table(finding(file="05112_[x](y).csv"), SPEAKER)
    (cell, _) = delivery_tables.two_columns(table).iloc[0]

    assert cell.startswith("Duisburg, ")
    assert cell.endswith(r": 27,3 :small[(05112\_\[x\](y).csv)]")


def test_a_rule_is_readable_without_its_braces():
    template = "Das Jahr „{year_text}“ ist keine Jahreszahl."

    assert delivery_tables.rule_words(template, "de") == "Das Jahr „[…]“ ist keine Jahreszahl."


def test_a_rule_whose_sentence_depends_on_the_value_says_so():
    assert delivery_tables.rule_words("{value_sign_de}", "de").startswith("Der Satz richtet sich")


def finding(**changes):
    row = {
        "severity": "warning",
        "file": "05112_duisburg.csv",
        "sheet": "05112_duisburg",
        "area": "05112",
        "subject": "population_foreign_share",
        "year": "2015",
        "breakdown": "",
        "column": "Wert",
        "value": "27,3",
        "sentence_de": "Ein Sprung.",
        "sentence_en": "A jump.",
    }
    return pd.DataFrame([row | changes])


def finding_table(found):
    return delivery_tables.finding_table(found, SPEAKER)


def test_a_finding_names_its_place():
    place = finding_table(finding())["Fundstelle"][0]

    assert place.startswith("Duisburg, ")
    assert place.endswith(", 2015, Spalte „Wert“")


def test_a_finding_on_a_code_that_nobody_knows_names_the_code():
    place = finding_table(finding(area="99999", subject="stuff"))["Fundstelle"][0]

    assert place.startswith("99999, stuff, 2015, ")


def test_a_delivered_code_is_shown_in_words():
    assert finding_table(finding(value="estimate")).iloc[0, 2] == "geschätzt"


def test_a_withheld_value_is_not_a_blank():
    assert finding_table(finding(value="")).iloc[0, 2] == "leer oder geheim"
