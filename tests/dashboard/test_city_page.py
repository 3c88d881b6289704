"""The criteria on the page of a city: stage and counted figures, each missing one with a reason."""

import pytest

from tests.dashboard.pages import open_page, text_of


def words(page):
    return text_of(page).replace("\u00a0", " ")


def criteria_tables(page):
    return [found.value for found in page.table if "Gezählt wird" in found.value.columns]


def test_a_figure_that_nobody_has_published_has_its_sign_and_its_reason(real_data, use_data):
    use_data(real_data)
    page = open_page("city", stadt="05117")

    line = (
        "interkultureller Kompetenz](/indikator?indikator=adverts_naming_competence&gebiet=05117)"
    )
    assert f"{line}: ? nicht bekannt" in words(page)
    assert "**Ausschreibungen und Profile**: eingeführt" in words(page)


@pytest.mark.parametrize(("area", "once"), [("05117", True), ("05113", False)])
def test_a_source_that_all_criteria_share_is_named_once(area, once, real_data, use_data):
    use_data(real_data)
    page = words(open_page("city", stadt=area))

    assert ("Quelle aller Angaben: " in page) == once
    assert ("\nQuelle: " in page) != once


def test_no_report_differs_from_not_begun(real_data, use_data):
    use_data(real_data)
    page = open_page("city", stadt="05113")

    stages = criteria_tables(page)[0]["Stufe"].to_dict()
    assert stages["Personalauswahl"] == "keine Angabe"
    assert "nicht begonnen" not in stages.values()
    assert "„Nicht begonnen“ wäre eine Aussage der Stadt." in words(page)


def test_the_demonstration_shows_counted_figures_with_unit_date_and_source(demo_data, use_data):
    use_data(demo_data, is_demonstration=True)
    page = open_page("city", stadt="X01")

    assert "indikator=certified_multipliers&gebiet=X01): **" in words(page)
    assert " je 1.000** (" in words(page)
    rows = criteria_tables(page)[0]
    counted = rows[rows["Gezählt wird"].str.startswith("K9 ")].iloc[0]
    assert counted["Wert"].endswith("je 1.000")
    assert counted["Stand"].endswith("2024")
    assert counted["Quelle"]


@pytest.mark.parametrize("area", ["X01", "X05", "X09"])
def test_every_counted_indicator_of_both_goals_stands_in_the_tables(area, demo_data, use_data):
    use_data(demo_data, is_demonstration=True)
    page = open_page("city", stadt=area)

    first, third = (
        set(table["Gezählt wird"].str.split().str[0]) for table in criteria_tables(page)
    )
    assert {f"K{number}" for number in range(1, 12)} <= first
    assert {"Z1", "Z2", "Z3"} <= third
