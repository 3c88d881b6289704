"""The older flat form, archives, and the workbook of the census."""

import io
import struct
import subprocess
import sys
import zipfile

import openpyxl
import pytest

from indicators.errors import DeliveryError
from indicators.intake.official import table_limits
from tests.intake.official.files import (
    ALL,
    SEX,
    flat,
    imported,
    packed,
    saved,
    text_of,
    told,
)

GOOD = flat([("05117", {SEX: ALL}, "173050")]).encode()
OLDER = [
    ["Statistik_Code", "Statistik_Label", "Zeit_Code", "Zeit_Label", "Zeit"],
    ["12411", "Fortschreibung des Bevölkerungsstandes", "STAG", "Stichtag", "31.12.2019"],
]


def older(values, *headings):
    """The flat table of earlier years: one column of values per thing that is counted."""
    characteristics = [("KREISE", "Kreise", "05117", "Mülheim"), ("GES", "Geschlecht", *ALL)]
    parts = ("Merkmal_Code", "Merkmal_Label", "Auspraegung_Code", "Auspraegung_Label")
    heads = [f"{number}_{part}" for number in (1, 2) for part in parts]
    cells = [cell for characteristic in characteristics for cell in characteristic]
    return text_of([[*OLDER[0], *heads, *headings], [*OLDER[1], *cells, *values]])


def test_the_older_flat_form_has_a_column_per_thing_counted(tmp_path):
    text = older(["170632", "4917"], "BEVSTD__Bevoelkerungsstand__Anzahl", "XYZ__Anderes__Anzahl")
    found = imported(saved(tmp_path, text, "12411-01-01-4.csv", "iso-8859-1"))

    assert told(found, "quantity", "value", "reference_date", "base") == [
        ("population", "170632", "2019-12-31", "census_2011")
    ]


def test_a_column_without_code_name_and_unit_is_refused(tmp_path):
    path = saved(tmp_path, older(["170632"], "Bevoelkerung"), "12411-01-01-4.csv")

    with pytest.raises(DeliveryError, match="Kode__Name__Einheit: Bevoelkerung"):
        imported(path)


def test_an_archive_with_one_table_is_opened_and_lends_its_name(tmp_path):
    found = imported(packed(tmp_path, {"12411-01-01-4_de_flat.csv": GOOD}, "abruf.zip"))

    assert found.number == "12411-01-01-4"
    assert told(found, "value") == [("173050",)]


def with_wrong_size(path, size):
    """The same archive, claiming another size of its entry in both places."""
    content = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        struct.pack_into("<I", content, content.index(mark) + place, size)
    path.write_bytes(bytes(content))
    return path


def encrypted(path):
    """The same archive, claiming that its entry has a password."""
    content = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.index(mark) + place
        struct.pack_into("<H", content, at, struct.unpack_from("<H", content, at)[0] | 1)
    path.write_bytes(bytes(content))
    return path


NAME = "12411-01-01-4.csv"
TOO_MANY = table_limits.MOST_BYTES + 1
TOO_MANY_UNPACKED = table_limits.MOST_UNPACKED_BYTES + 1
HOSTILE = {
    "bomb": (
        lambda f: packed(f, {NAME: bytes(table_limits.MOST_UNPACKED_BYTES + 1)}),
        "official_bomb",
    ),
    "heavy": (lambda f: packed(f, {NAME: b"a" * (table_limits.MOST_BYTES + 1)}), "official_bomb"),
    "liar": (lambda f: with_wrong_size(packed(f, {NAME: bytes(10**7)}), 100), "official_damaged"),
    "cut": (lambda f: cut(packed(f, {NAME: GOOD})), "official_damaged"),
    "password": (lambda f: encrypted(packed(f, {NAME: GOOD})), "official_damaged"),
    "two": (lambda f: packed(f, {NAME: GOOD, "lies_mich.txt": b"x"}), "official_many_files"),
    "none": (lambda f: packed(f, {}), "official_many_files"),
    "many": (lambda f: packed(f, {f"{n}.csv": b"" for n in range(1_001)}), "official_many_files"),
    "nested": (lambda f: packed(f, {"innen.zip": zipped(NAME, GOOD)}), "official_no_form"),
}


def cut(path):
    path.write_bytes(path.read_bytes()[:-30])
    return path


def zipped(name, content):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_ends_in_a_sentence(tmp_path, name):
    make, key = HOSTILE[name]
    path = make(tmp_path)

    with pytest.raises(DeliveryError) as caught:
        imported(path)
    assert caught.value.key == key
    assert path.name in caught.value.sentence("de")


def test_unpacking_has_its_own_limits_and_loads_nothing_slow():
    program = (
        "import sys, resource; from indicators.intake.official import unpacking_child;"
        "unpacking_child.main(); print(resource.getrlimit(resource.RLIMIT_AS)[0],"
        "resource.getrlimit(resource.RLIMIT_CPU)[0], resource.getrlimit(resource.RLIMIT_FSIZE)[0]);"
        "print(*sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], input=zipped(NAME, GOOD), capture_output=True, check=True
    )
    *_, numbers, modules = run.stdout.decode().splitlines()

    assert numbers.split() == [str(table_limits.MEMORY_BYTES), str(table_limits.SECONDS), "0"]
    assert not set(modules.split()) & {"pandas", "numpy", "yaml", "pydantic", "openpyxl"}


CENSUS_HEADINGS = ["Berichtszeitpunkt", "_RS", "Name", "Regionalebene", "0_Insgesamt_"]
CENSUS_HEADINGS += ["GESCHLECHT__1", "Staatsange_kurz__2", "Alter_infr__06"]
CENSUS_HEADINGS += ["Einwanderungserf_ausf__2", "Einwanderungserf_ausf__3"]
DISTRICT = "Stadtkreis/kreisfreie Stadt/Landkreis"


def census_workbook(folder, *rows, name="Regionaltabelle_Demografie.xlsx"):
    """The regional table of the census: a sheet to look at, and one for programs."""
    book = openpyxl.Workbook()
    book.active.title = "Demografie"
    book.active.append(["Zensus 2022", "zum Ansehen"])
    sheet = book.create_sheet("CSV-Demografie")
    for row in (CENSUS_HEADINGS, *rows):
        sheet.append(row)
    path = folder / name
    book.save(path)
    return path


CITY = ["15.05.2022", "05117", "Mülheim", DISTRICT, 171435, 83000, 27100, 11000, 43400, 5000]
TOWN = ["15.05.2022", "051170000000", "Mülheim", "Gemeinde", 171435, 83000, 27100, 11000, 43400, 5]


@pytest.mark.parametrize("is_zipped", [False, True])
def test_the_workbook_of_the_census_gives_totals_and_groups(tmp_path, is_zipped):
    path = census_workbook(tmp_path, CITY, TOWN)
    if is_zipped:
        path = packed(tmp_path, {path.name: path.read_bytes()}, "zensus.zip")
    found = imported(path)

    assert told(found, "quantity", "value", "concept") == [
        ("population", "171435", "all"),
        ("population_foreign_count", "27100", "foreign_nationality"),
        ("population_foreign_share", "15,81", "foreign_nationality"),
        ("population_migration_count", "43400", "einwanderungsgeschichte_destatis_2023"),
        ("population_migration_share", "25,32", "einwanderungsgeschichte_destatis_2023"),
    ]
    assert {(row["method"], row["reference_date"]) for row in found.rows} == {
        ("census", "2022-05-15")
    }
    assert "Untergrenze" in found.rows[-1]["note_de"]


def test_a_dash_in_the_workbook_is_no_zero(tmp_path):
    row = [*CITY[:6], "–", *CITY[7:]]
    found = imported(census_workbook(tmp_path, row))

    assert "population_foreign_count" not in dict(told(found, "quantity", "value"))
    assert [remark.value for remark in found.remarks] == ["–"]


def test_a_workbook_of_another_kind_is_a_sentence(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Gebiet", "Wert"])
    path = tmp_path / "Regionaltabelle_Demografie.xlsx"
    book.save(path)

    with pytest.raises(DeliveryError) as caught:
        imported(path)
    assert caught.value.key == "official_no_form"


def test_a_census_workbook_that_somebody_changed_is_refused(tmp_path):
    path = census_workbook(tmp_path, [*CITY[:4], "=171435+1", *CITY[5:]])

    with pytest.raises(
        DeliveryError, match=r"Blatt „CSV-Demografie“: In Zelle E2 steht eine Formel"
    ):
        imported(path)
