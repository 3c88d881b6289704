"""Gap and ratio on the page of an indicator: the interval of the verdict, or the reason."""

import pytest

from tests.dashboard.pages import open_page, text_of


def words(page):
    return text_of(page).replace("\u00a0", " ")


def first_table(page):
    return next(t.value for t in page.table if "Wert" in t.value.columns)


@pytest.mark.parametrize(
    ("indicator", "unit"),
    [("representation_gap", "Prozentpunkte"), ("representation_ratio", "-fach")],
)
def test_the_interval_stands_in_the_unit_of_the_figure(indicator, unit, demo_data, use_data):
    use_data(demo_data, is_demonstration=True)
    page = open_page("indicator", indikator=indicator, gebiet="X01")

    newest = first_table(page)["95-%-Bereich"].iloc[-1]
    assert " bis " in newest
    assert newest.endswith(unit)
    assert "%" not in newest
    assert "Der Bereich folgt aus der Unsicherheit der beiden Anteile" in words(page)


def test_the_interval_is_that_of_the_verdict_on_the_same_page(demo_data, use_data):
    use_data(demo_data, is_demonstration=True)
    gap = open_page("indicator", indikator="representation_gap", gebiet="X01")
    city = open_page("city", stadt="X01", anteil="staff_migration_share")

    newest = first_table(gap)["95-%-Bereich"].iloc[-1].replace("\u00a0Prozentpunkte", "")
    assert f"Unsicherheitsbereich {newest}" in words(city)


@pytest.mark.parametrize(
    ("indicator", "area", "reason"),
    [
        ("representation_gap", "11-LAND", "nur für die Städte des Monitorings"),
        ("nationality_representation_ratio", "05916", "beide Anteile sind Vollzählungen"),
    ],
)
def test_without_an_interval_the_page_says_why(indicator, area, reason, real_data, use_data):
    use_data(real_data)
    page = open_page("indicator", indikator=indicator, gebiet=area)

    assert reason in words(page)
    assert "95-%-Bereich" not in first_table(page).columns
