"""Everything in one archive: what lies in it, and that each table is described."""

import csv
import io
import json
from zipfile import ZipFile

import openpyxl
import pytest

from indicators.publications.dossier.dossier import dossier_of, figures_of
from indicators.publications.dossier.dossier_areas import INDICATOR
from indicators.publications.forms.bundle.bundle import make_bundle, make_indicator_bundle


@pytest.fixture(scope="module")
def city(real_release):
    return ZipFile(io.BytesIO(make_bundle(dossier_of(real_release, "05113", "de"))))


@pytest.fixture(scope="module")
def indicator(demo_release):
    found = dossier_of(demo_release, f"{INDICATOR}staff_migration_share", "de")
    return ZipFile(io.BytesIO(make_indicator_bundle(found)))


def test_everything_about_a_city_lies_in_one_archive(city):
    assert {
        "LIESMICH.txt", "bericht.pdf", "steckbrief.pdf", "sitzungsvorlage.docx", "folien.pptx",
        "arbeitsmappe.xlsx", "zahlen.csv", "zahlen.csv-metadata.json", "diagramme/anteil.png",
        "diagramme/anteil.svg", "tabellen/anteil.csv", "tabellen/anteil.csv-metadata.json",
    } <= set(city.namelist())  # fmt: skip


def test_the_first_file_says_release_licence_and_how_to_read(city):
    text = city.read("LIESMICH.txt").decode("utf-8-sig")

    assert "Veröffentlichungsstand 2026-11-21-01" in text
    assert "dl-de/by-2-0" in text
    assert "keine Nullen" in text
    for name in ("bericht.pdf", "arbeitsmappe.xlsx", "tabellen/"):
        assert f"- {name}: " in text


@pytest.mark.parametrize("archive", ["city", "indicator"])
def test_beside_each_table_stands_what_each_of_its_columns_is(archive, request):
    found = request.getfixturevalue(archive)
    tables = [name for name in found.namelist() if name.endswith(".csv")]

    assert len(tables) >= 2
    for name in tables:
        said = json.loads(found.read(f"{name}-metadata.json"))
        text = found.read(name).decode("utf-8-sig")
        head = next(csv.reader(io.StringIO(text), delimiter=";"))
        assert [one["titles"] for one in said["tableSchema"]["columns"]] == head
        assert said["url"] == name.rpartition("/")[2]
        assert said["dc:license"]["@id"] == "https://www.govdata.de/dl-de/by-2-0"
        assert said["dc:issued"] == "2026-11-21"
        assert ("rdfs:comment" in said) == (archive == "indicator")


def test_figures_are_described_with_definition_caveats_and_source(city):
    said = json.loads(city.read("zahlen.csv-metadata.json"))
    [notes] = said["notes"]

    assert notes["staff_migration_share"]["definition"].startswith("Beschäftigte")
    assert notes["staff_migration_share"]["caveats"]
    assert any("WAZ" in source for source in said["dc:source"])
    columns = {one["titles"]: one for one in said["tableSchema"]["columns"]}
    assert columns["numerator"]["datatype"] == "number"
    assert columns["value"]["datatype"] == "string"


def test_an_indicator_comes_with_the_figures_of_all_cities_and_no_others(indicator, demo_release):
    figures = demo_release.figures("staff_migration_share")
    book = openpyxl.load_workbook(io.BytesIO(indicator.read("arbeitsmappe.xlsx")))
    codes = {row[1] for row in book["Zahlen"].iter_rows(min_row=4, values_only=True)}

    assert codes == {demo_release.catalogue.indicators["staff_migration_share"].code}
    assert book["Zahlen"].max_row - 3 == len(figures)
    assert "diagramme/vergleich.svg" in indicator.namelist()
    assert not [name for name in indicator.namelist() if name.endswith((".pdf", ".docx"))]


def test_of_figures_by_groups_nobody_says_that_there_were_none(demo_release):
    found = dossier_of(demo_release, f"{INDICATOR}staff_migration_share_by_grade", "de")

    assert len(figures_of(found)) > 0
    assert [leaf.name for leaf in found.leaves] == ["definition", "quellen"]
