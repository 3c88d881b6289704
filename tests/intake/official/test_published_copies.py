"""What others copied from official tables says so, until the table itself confirms it."""

import csv

from indicators import resources
from indicators.catalogue import load_catalogue

COPIED = ("Arbeitsmappe in ", "Abschrift in ", "Testaufzeichnung in ", "Kopie in ")


def rows():
    for path in sorted((resources.published() / "figures").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file, delimiter=";")


def test_every_copy_is_provisional_and_says_so_in_both_languages():
    copies = [row for row in rows() if any(word in row["Quelle"] for word in COPIED)]

    assert len(copies) > 500
    for row in copies:
        assert row["Status"] == "P", row
        assert "Vorläufig: aus der Kopie eines Dritten" in row["Anmerkung"]
        assert "Provisional: from a copy by a third party" in row["Anmerkung (englisch)"]


def test_a_population_update_names_its_census_base():
    counts = ("population", "population_foreign_count")
    updates = [row for row in rows() if row["Methode"] == "population_update"]
    bare = [row for row in updates if row["Grundzahl"] in counts and not row["Bezugsbasis"]]

    assert bare == []
    assert {row["Bezugsbasis"] for row in updates} <= set(load_catalogue().bases.codes)


def test_every_age_band_is_a_share_of_one_table_with_both_parts():
    quantities = ("population_young_adult_foreign_share", "population_working_age_foreign_share")
    bands = [row for row in rows() if row["Grundzahl"] in quantities]

    assert len(bands) == 136
    for row in bands:
        assert row["Zähler"]
        assert row["Nenner"]
        share = 100 * int(row["Zähler"]) / int(row["Nenner"])
        assert abs(float(row["Wert"].replace(",", ".")) - share) < 0.0051


def test_two_sources_that_differ_both_stand_there():
    values = {
        (row["Gebiet"], row["Jahr"], row["Wert"]): row["Quelle"]
        for row in rows()
        if row["Grundzahl"] == "naturalisations"
    }

    assert values["05", "2022", "40824"] != values["05", "2022", "40626"]
    assert values["05119", "2021", "290"] != values["05119", "2021", "291"]
    assert values["05913", "2022", "1802"] != values["05913", "2022", "1789"]
