"""The fictional cities: invented, repeatable, accepted, and showing what they promise."""

import re
import time
from datetime import date
from math import sqrt
from pathlib import Path

import pytest
from scipy.stats import linregress, t

from indicators.catalogue import load_catalogue
from indicators.catalogue.references import loose_ends
from indicators.demonstration import (
    SITUATIONS,
    demonstration_catalogue,
    demonstration_workplace,
)
from indicators.intake.acceptance import take_in

TODAY = date(2026, 6, 30)


@pytest.fixture(scope="module")
def catalogue():
    return demonstration_catalogue(load_catalogue())


@pytest.fixture(scope="module")
def workplace(tmp_path_factory):
    return demonstration_workplace(tmp_path_factory.mktemp("demonstration"))


@pytest.fixture(scope="module")
def intake(workplace, catalogue):
    return take_in(list(workplace.deliveries), catalogue, TODAY)


@pytest.fixture(scope="module")
def delivered(intake):
    return intake.tables["figures"]


@pytest.fixture(scope="module")
def release(demo_release):
    return demo_release


@pytest.fixture(scope="module")
def figures(release):
    return release.figures()


def of(figures, series, area):
    """Total figures of one series and city, oldest first."""
    rows = figures[(figures["series"] == series) & (figures["area"] == area)]
    return rows[rows["breakdown"] == ""].sort_values("year")


def counted(delivered, area, quantity, year, breakdown, concept="migration_background"):
    """The delivered values of one cell, in the order of the files."""
    wanted = {"area": area, "quantity": quantity, "year": year, "breakdown": breakdown}
    rows = delivered[delivered["concept"] == concept]
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    return rows.sort_values("file")["value"].to_list()


def slope_interval(rows):
    """The 95 per cent interval of the yearly change."""
    line = linregress(rows["year"], rows["value"])
    reach = t.ppf(0.975, len(rows) - 2) * line.stderr
    return line.slope - reach, line.slope + reach


def test_two_runs_write_the_same_bytes(tmp_path, workplace):
    again = demonstration_workplace(tmp_path).deliveries

    assert [file.name for file in again] == [file.name for file in workplace.deliveries]
    for one, other in zip(again, workplace.deliveries, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name


def test_files_are_kept_when_nothing_changed(workplace):
    before = {file: file.stat().st_mtime_ns for file in workplace.deliveries}
    demonstration_workplace(workplace.folder)

    assert {file: file.stat().st_mtime_ns for file in workplace.deliveries} == before


def test_files_of_an_interrupted_run_are_written_anew(tmp_path):
    first = demonstration_workplace(tmp_path).deliveries
    content = first[0].read_bytes()
    first[0].write_text("half a")
    (tmp_path / "deliveries" / "made_from.txt").unlink()

    assert demonstration_workplace(tmp_path).deliveries[0].read_bytes() == content


def test_writing_is_quick_and_files_are_small(tmp_path):
    start = time.perf_counter()
    files = demonstration_workplace(tmp_path).deliveries

    assert time.perf_counter() - start < 15
    assert max(file.stat().st_size for file in files) < 60_000


def test_it_is_marked_as_demonstration(workplace, release):
    assert workplace.is_demonstration
    assert bool(release.info["is_demonstration"])


def test_no_real_city_is_named(workplace, catalogue):
    real = {text for city in load_catalogue().cities for text in (city.code, city.name, city.short)}
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, sorted(real))) + r")\b")
    texts = {file.name: file.read_text(encoding="utf-8") for file in workplace.deliveries}
    texts["cities"] = "\n".join(city.model_dump_json() for city in catalogue.cities)
    texts["situations"] = "\n".join(text.model_dump_json() for text in SITUATIONS.values())

    assert [name for name, text in texts.items() if pattern.search(name + "\n" + text)] == []


def test_every_row_says_that_it_is_invented(intake):
    for table in intake.tables.values():
        assert table["source_title"].str.contains("frei erfunden").all()


def test_the_catalogue_has_nine_monitored_cities_and_is_otherwise_the_same(catalogue):
    real = load_catalogue()

    assert [city.code for city in catalogue.cities] == [f"X0{n}" for n in range(1, 10)]
    assert len(catalogue.monitored_cities) == 9
    assert catalogue.comparators.entries == ()
    assert catalogue.home is None
    assert catalogue.area_name("X01") == "Brahmstadt"
    assert catalogue.indicators == real.indicators
    assert catalogue.measures == real.measures
    assert loose_ends(catalogue) == []
    assert list(SITUATIONS) == [city.code for city in catalogue.cities]


def test_tiles_do_not_overlap(catalogue):
    places = {(city.tile.row, city.tile.column) for city in catalogue.cities}

    assert len(places) == 9


def test_the_rules_find_no_error_but_a_few_warnings(intake):
    warnings = intake.findings.groupby("rule").size()

    assert set(intake.findings["severity"]) == {"warning"}
    assert warnings["parts_add_up"] == 1
    assert warnings["not_an_estimate"] == 4
    assert len(intake.findings) < 0.02 * len(intake.tables["figures"])


def test_every_indicator_has_a_figure_or_a_reason(release, figures, catalogue):
    published = set(figures.loc[figures["status"] == "published", "series"])
    states = release.recordability()
    explained = set(states.loc[states["state"] == "not_recorded", "indicator"])

    assert set(catalogue.indicators.codes) - published - explained == set()


def test_answers_add_up_to_the_survey(delivered):
    answers = delivered[delivered["quantity"] == "survey_answers"]
    surveyed = delivered[
        (delivered["quantity"] == "staff") & (delivered["method"] == "staff_survey")
    ]
    # The correction repeats two rows of X03.
    surveyed = surveyed.drop_duplicates(["area", "year", "breakdown"], keep="last")
    # "Unknown" is no usable answer to this question.
    totals = surveyed[surveyed["breakdown"].str.fullmatch("migration_history=(with|without)")]
    by_city = totals.groupby(["area", "year"])["value"].sum()

    assert len(answers) == 44
    assert by_city.to_dict() == answers.set_index(["area", "year"])["value"].to_dict()


def test_surveys_scatter_as_much_as_samples_do(release):
    """χ²/df: how far values lie from their line, in what sampling and turnover let expect.

    Far under 1 the demonstration would look surer than any real city can be.
    """
    verdicts = release.verdicts()
    asked = verdicts[verdicts["method"].eq("staff_survey") & verdicts["slope"].notna()]
    freedom = asked["n_points"] - 2
    ratios = (asked["slope_scatter"] / asked["slope_error"]) ** 2

    assert freedom.sum() > 150
    assert 0.8 < (ratios * freedom).sum() / freedom.sum() < 1.25


def test_breakdowns_add_up_to_their_total(delivered):
    surveyed = delivered[delivered["breakdown"].str.contains("migration_history=")]
    surveyed = surveyed[surveyed["quantity"] == "staff"].drop_duplicates(
        ["area", "year", "breakdown"], keep="last"
    )
    group = surveyed["breakdown"].str.extract(r"migration_history=(\w+)")[0]
    other = surveyed["breakdown"].str.extract(r"(grade|status|age|work_area)=")[0].fillna("total")
    sums = surveyed.groupby([surveyed["area"], surveyed["year"], group, other])["value"].sum()

    for dimension in ("grade", "status", "age", "work_area"):
        assert (sums.unstack()[dimension] == sums.unstack()["total"]).all()


def test_shares_of_survey_and_register_compare(figures):
    gaps = figures[figures["series"] == "representation_gap"]
    points = gaps[gaps["status"] == "published"].groupby(["area", "concept", "method"]).size()

    assert points.groupby("area").max().to_dict() == {
        "X01": 7, "X02": 7, "X03": 7, "X04": 5, "X05": 4, "X06": 5, "X07": 4, "X08": 7,
    }  # fmt: skip


def test_brahmstadt_closes_the_gap_and_has_a_full_cell(figures, delivered):
    _, high = slope_interval(of(figures, "representation_gap", "X01"))
    taken = counted(delivered, "X01", "trainees_taken_over", 2021, "migration_history=with")
    completed = counted(delivered, "X01", "trainees_completed", 2021, "migration_history=with")
    rate = of(figures, "takeover_rate", "X01").set_index("year")

    assert high < 0
    assert taken == completed
    assert completed[0] >= 20
    assert rate.loc[2021, "status"] == "hidden"
    assert rate.loc[2020, "status"] == "published"


def test_hafermuende_falls_behind_although_its_share_rises(figures):
    low, _ = slope_interval(of(figures, "representation_gap", "X02"))
    shares = of(figures, "staff_migration_share", "X02")["value"].to_list()

    assert low > 0
    assert shares[-1] > shares[0]


def test_hafermuende_has_a_total_that_is_two_off(intake):
    found = intake.findings[intake.findings["rule"] == "parts_add_up"]

    assert found["file"].to_list() == ["X02_2016.csv"]
    assert "Unterschied 2" in found["sentence_de"].iloc[0]


def test_ulmenfurt_reaches_parity(figures):
    gap = of(figures, "representation_gap", "X03").iloc[-1]
    staff = of(figures, "staff_migration_share", "X03").iloc[-1]
    reach = staff["high"] - staff["value"]

    assert of(figures, "representation_gap", "X03")["value"].iloc[0] > 5
    assert gap["value"] + reach < 1
    assert 0 < reach < 2


def test_ulmenfurt_corrected_2019(delivered, figures, release):
    values = counted(delivered, "X03", "staff", 2019, "migration_history=with")
    share = of(figures, "staff_migration_share", "X03").set_index("year")

    assert values[1] - values[0] == 60
    assert share.loc[2019, "numerator"] == values[1]
    assert bool(share.loc[2019, "revised"])
    assert not bool(share.loc[2021, "revised"])
    assert release.info["rows_superseded"] == 2


def test_kupferfurt_changes_its_concept_in_2022(figures):
    share = of(figures, "staff_migration_share", "X04")
    spans = share.groupby("concept")["year"].agg(["min", "max"])

    assert spans.loc["zuwanderungsgeschichte_nrw_2012"].to_list() == [2013, 2021]
    assert spans.loc["einwanderungsgeschichte_nrw_2022"].to_list() == [2023, 2025]
    assert share["line"].nunique() == 2


def test_zinnmuende_changes_its_method_and_has_a_limited_response(figures):
    share = of(figures, "staff_migration_share", "X05")
    spans = share.groupby("method")["year"].agg(["min", "max"])
    response = of(figures, "staff_survey_response_rate", "X05")["value"]

    assert spans.loc["hr_master_data"].to_list() == [2013, 2017]
    assert spans.loc["staff_survey"].to_list() == [2019, 2025]
    assert response.between(30, 50, inclusive="left").all()


def test_rotbruecken_has_a_weak_response_and_no_sub_groups(figures):
    response = of(figures, "staff_survey_response_rate", "X06")["value"]
    by_grade = figures[
        (figures["series"] == "staff_migration_share_by_grade") & (figures["area"] == "X06")
    ]

    assert (response < 30).all()
    assert set(by_grade["status"]) == {"hidden"}
    assert len(by_grade) == 4 * 5


def test_rotbruecken_misses_2020_and_changes_the_census_base(delivered, figures):
    years = set(delivered.loc[delivered["area"] == "X06", "year"])
    foreign = of(figures, "population_foreign_share", "X06").set_index("year")

    assert years == set(range(2012, 2026)) - {2020}
    assert foreign.loc[2022, "breaks"] == ("census_base_2022",)


def test_wiesenthor_joins_in_2018_and_only_estimates(catalogue, delivered, figures, release):
    signed = [m for m in catalogue.cities["X07"].memberships if m.role == "signatory"]
    share = of(figures, "staff_migration_share", "X07")
    states = release.recordability("X07").set_index("indicator")["state"]

    assert signed[0].since == date(2018, 1, 1)
    assert delivered.loc[delivered["area"] == "X07", "year"].min() == 2018
    assert share["year"].to_list() == [2018, 2020, 2022, 2024]
    assert set(share["precision"]) == {"estimate"}
    assert states["staff_migration_share_by_grade"] == "not_recorded"
    assert states["trainee_migration_share"] == "not_recorded"


def test_eisenquell_is_small_unclear_and_has_an_empty_cell(delivered, figures):
    low, high = slope_interval(of(figures, "representation_gap", "X08"))
    fire_service = of(figures, "staff_migration_share_fire_service", "X08")
    empty = counted(
        delivered, "X08", "staff", 2025, "migration_history=with|work_area=fire_service"
    )
    by_grade = figures[
        (figures["series"] == "staff_migration_share_by_grade") & (figures["area"] == "X08")
    ]

    assert low < 0 < high
    assert empty == [0]
    assert set(fire_service["status"]) == {"hidden"}
    assert set(by_grade["status"]) == {"hidden", "published"}


def test_eisenquell_has_cells_of_one_to_four(delivered):
    cells = delivered[
        (delivered["area"] == "X08") & delivered["breakdown"].str.contains("migration_history=with")
    ]

    assert cells["value"].between(1, 4).sum() > 10


def test_nebelhaven_delivers_nothing_but_says_what_it_could_record(delivered, release, catalogue):
    states = release.recordability("X09")

    assert "X09" not in set(delivered["area"])
    assert set(states["indicator"]) == set(catalogue.indicators.codes)
    assert set(states["state"]) == {"recordable", "not_recorded"}
    assert (states["reason_de"] != "").all()


def test_criteria_climb_the_ladder_and_measures_are_reported(release, catalogue):
    order = {stage.code: stage.order for stage in catalogue.stages}
    criteria = release.criteria("X01")
    steps = criteria.sort_values("dated").groupby("criterion")["stage"].agg(list)

    assert set(criteria["criterion"]) == set(catalogue.criteria.codes)
    for stages in steps:
        assert [order[stage] for stage in stages] == sorted(order[stage] for stage in stages)
    assert set(release.measure_reports("90")["area"]) == {"X01", "X03", "X04", "X07", "X08"}


def test_every_measure_report_stands_beside_an_indicator(release, catalogue):
    reported = set(release.measure_reports()["measure"])

    assert all(catalogue.indicators_of_measure(code) for code in reported)


def test_survey_noise_is_that_of_a_sample(figures):
    """The distance of asked from true share stays within three sampling errors."""
    share = of(figures, "staff_migration_share", "X02")
    line = linregress(share["year"], share["value"])
    error = 100 * sqrt(0.1 * 0.9 / share["denominator"].min())

    assert (share["value"] - line.intercept - line.slope * share["year"]).abs().max() < 3 * error


def test_path_of_the_deliveries(workplace):
    assert workplace.deliveries[0].parent == Path(workplace.folder) / "deliveries"


def test_some_cities_deliver_their_turnover_and_verdicts_take_it(release):
    verdicts = release.verdicts()
    told = verdicts[verdicts["turnover_origin"] == "delivered"]
    means = told.groupby("area")["turnover"].agg(["min", "max"]).round(2)

    # X01 lets 6 % leave, X03 8.5 %, X08 6 % of some 440: 26 or 27 people.
    assert means["min"].to_dict() == {"X01": 6.0, "X03": 8.5, "X08": 6.01}
    assert means["min"].equals(means["max"]), "one turnover for all verdicts of a city"
    leaders = verdicts[verdicts["indicator"] == "leadership_migration_share"]
    assert set(leaders["turnover_origin"].dropna()) <= {"assumed", ""}
    unknown = verdicts.loc[verdicts["area"] == "X02", "turnover_origin"].dropna()
    assert set(unknown) == {"assumed", ""}


def test_two_cities_have_a_population_line_at_the_ages_of_their_staff(release):
    """X01 in 2025: 24, 50 and 26 % of staff; residents 45.0, 38.0 and 24.2 % by age, by hand."""
    weighted = release.figures("population_staff_age_migration_share")
    share = of(weighted, "population_staff_age_migration_share", "X01").iloc[-1]
    plain = of(release.figures("population_working_age_migration_share"),
               "population_working_age_migration_share", "X01").iloc[-1]  # fmt: skip

    assert set(weighted["area"]) == {"X01", "X08"}
    assert plain["value"] == pytest.approx(37.05, abs=0.06)
    assert share["value"] == pytest.approx(0.24 * 45.0 + 0.5 * 38.0 + 0.26 * 24.2, abs=0.1)
    assert (release.verdicts()["base_series"] != "population_staff_age_migration_share").all()
