"""For every city and indicator: a figure, a statement of the city, or nothing."""

import pandas as pd

from indicators.analysis.figures.recordability import judge_recordability
from indicators.catalogue import load_catalogue
from tests.analysis.frames import frame, staff

CATALOGUE = load_catalogue()
NAN = float("nan")
MUELHEIM, ESSEN = "05117", "05113"
SOURCES = {"source_title": "Personalamt", "source_address": "https://example.org"}

_REPORT = {
    "area": MUELHEIM,
    "indicator": "staff_migration_share",
    "recordability": "not_recorded",
    "year": "2021",
    "reason_de": "Wird nicht erhoben.",
    "reason_en": "Not recorded.",
    **SOURCES,
}


def report(**other):
    return _REPORT | other


def judged(figures, reports, area=MUELHEIM, indicator="staff_migration_share"):
    """What is said of one city and indicator."""
    said = pd.DataFrame(reports, columns=list(_REPORT))
    table = judge_recordability(frame(figures).assign(**SOURCES), said, CATALOGUE)
    return table.set_index(["area", "indicator"]).loc[(area, indicator)]


def test_every_city_and_indicator_has_one_row():
    table = judge_recordability(
        frame([staff(2021, 10)]).assign(**SOURCES), pd.DataFrame(columns=list(_REPORT)), CATALOGUE
    )

    assert len(table) == 9 * 38
    assert not table.duplicated(["area", "indicator"]).any()
    assert set(table["state"]) == {"published", "unknown"}


def test_a_published_figure_names_its_latest_year_and_source():
    row = judged([staff(2019, 9), staff(2021, 10)], [])

    assert (row["state"], row["year"], row["source_title"]) == ("published", 2021, "Personalamt")


def test_a_figure_says_more_than_a_statement():
    assert judged([staff(2021, 10)], [report()])["state"] == "published"


def test_an_older_published_figure_says_more_than_a_newer_hidden_one():
    row = judged([staff(2019, 9), staff(2021, NAN, status="hidden")], [])

    assert (row["state"], row["year"]) == ("published", 2019)


def test_where_every_figure_is_hidden_that_is_said():
    assert judged([staff(2021, NAN, status="hidden")], [])["state"] == "hidden"


def test_without_a_figure_the_latest_statement_of_the_city_counts():
    reports = [
        report(recordability="recordable", year="2022", reason_de="Geplant."),
        report(year="2020"),
    ]
    row = judged([staff(2021, 10, area=ESSEN)], reports)

    assert (row["state"], row["year"], row["reason_de"]) == ("recordable", 2022, "Geplant.")


def test_a_statement_of_another_city_says_nothing():
    row = judged([staff(2021, 10, area=ESSEN)], [report(area=ESSEN)])

    assert row["state"] == "unknown"
    assert row["reason_de"] == ""


def test_the_expected_effort_comes_from_the_catalogue():
    row = judged([staff(2021, 10)], [], indicator="staff_foreign_share")

    assert (row["state"], row["level"]) == ("unknown", "A")


def test_sixteen_of_all_possible_statements_are_published_today(real_release):
    states = real_release.recordability()["state"].value_counts()

    assert states.sum() == len(CATALOGUE.indicators) * len(CATALOGUE.monitored_cities)
    assert states["published"] == 16
