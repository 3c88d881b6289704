"""Files from pages hold numbers as such, with their unit in a column of its own."""

import csv
import io
import re

import pytest

from indicators.publications.composing import compose
from indicators.publications.exhibit import Chart, Download, Table
from indicators.publications.forms.place import every
from indicators.publications.view import View

GIVEN = [
    ("overview", {}),
    ("parity_path", {"stadt": "X01"}),
    ("measures", {"massnahme": "84", "stadt": "X01"}),
    ("measures", {"massnahme": "90", "stadt": "X01"}),
    ("data_quality", {}),
    ("comparison", {"reihe": "staff_migration_share"}),
]
WITH_UNIT = re.compile(r"[\d.,]+\u00a0(%|Prozentpunkte?)")


def files(release, page, given):
    blocks = list(every(compose(page, View(release, given, "de"))))
    found = [block.download for block in blocks if isinstance(block, Chart)]
    found += [block for block in blocks if isinstance(block, Download)]
    return {one.name: one.table.csv.decode("utf-8-sig") for one in found}


def rows(text):
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@pytest.mark.parametrize(("page", "given"), GIVEN)
def test_no_number_of_a_file_drags_its_unit_along(page, given, demo_release):
    for name, text in files(demo_release, page, given).items():
        assert not WITH_UNIT.findall(text), name


TABLES = [
    ("overview", {}),
    ("city", {"stadt": "X01"}),
    ("city", {"stadt": "X08", "anteil": "trainee_migration_share"}),
    ("comparison", {}),
    ("planning", {}),
]


def tables(release, page, given):
    blocks = every(compose(page, View(release, given, "de")))
    return [block for block in blocks if isinstance(block, Table)]


@pytest.mark.parametrize(("page", "given"), TABLES)
def test_no_table_of_a_page_does_either(page, given, demo_release):
    found = tables(demo_release, page, given)

    assert found
    for table in found:
        assert not WITH_UNIT.findall(table.csv.decode("utf-8-sig")), table.caption


def test_the_values_under_a_verdict_are_numbers_with_units_and_both_ends(demo_release):
    point_tables = [
        rows(table.csv.decode("utf-8-sig"))
        for table in tables(demo_release, "city", {"stadt": "X01"})
        if "Standardfehler (Prozentpunkte)" in table.text
    ]
    (first, *_) = point_tables[0]
    known = demo_release.verdict_points()
    (judged,) = (
        row["verdict_id"]
        for row in demo_release.verdicts("X01", "staff_migration_share").to_dict("records")
        if row["is_current"]
    )
    gaps = known[known["verdict_id"] == judged]["gap"]

    assert first["Abstand (Einheit)"] == "Prozentpunkte"
    assert float(first["Abstand"].replace(",", ".")) in [pytest.approx(gap) for gap in gaps]
    span = "Bereich des Abstands (Prozentpunkte)"
    low, gap, high = (
        float(first[name].replace(",", "."))
        for name in (f"{span} (von)", "Abstand", f"{span} (bis)")
    )
    assert low < gap < high


def test_the_scenario_is_a_table_of_numbers(demo_release):
    found = files(demo_release, "parity_path", {"stadt": "X01"})
    (first, *_) = rows(found["szenario_paritaetspfad_X01.csv"])
    units = {name: value for name, value in first.items() if name.endswith("(Einheit)")}
    numbers = [v for name, v in first.items() if name and name not in units]

    assert set(units.values()) == {"%"}
    assert all(float(number.replace(",", ".")) is not None for number in numbers)
    assert {name.rpartition(" (")[2] for name in first if "(" in name} >= {"von)", "bis)"}


def test_before_and_after_a_measure_have_value_unit_and_year(demo_release):
    found = files(demo_release, "measures", {"massnahme": "84", "stadt": "X01"})
    (first, *_) = rows(found["vorher_nachher_84_X01.csv"])

    assert first["Indikator"].startswith("A1 ")
    newest = demo_release.figures("trainee_migration_share", "X01")["value"].iloc[-1]
    assert float(first["zuletzt"].replace(",", ".")) == pytest.approx(newest)
    assert (first["zuletzt (Einheit)"], first["zuletzt (Stand)"]) == ("Prozent", "2025")
