"""The path to parity as pages show it, with numbers that can be checked by hand."""

import pandas as pd
import pytest

from indicators.publications import charts_parity, parity_path, wording_parity
from tests.publications.released import CATALOGUE, released

# 34 − 24·0.96^t: 0.96^5 = 0.8154, 0.96^10 = 0.6648, 0.96^20 = 0.4420.
WORKED = {
    "staff": 10.0,
    "intake_share": 34.0,
    "turnover": 4.0,
    "population": 30.0,
    "population_trend": 0.0,
}


def ahead(target_year=2046, **changes):
    return parity_path.look_ahead(WORKED | changes, 2026, target_year)


def plain(text):
    return text.replace("\u00a0", " ")


def test_the_worked_example_gives_the_shares_of_the_textbook():
    path = ahead().path.set_index("year")["staff"].round(1)

    assert path[[2026, 2031, 2036, 2046]].tolist() == [10.0, 14.4, 18.0, 23.4]


def test_the_band_lies_between_two_points_less_and_more_turnover():
    outlook = ahead()
    row = outlook.path.set_index("year").loc[2027]

    assert outlook.turnovers == (2, 6)
    assert row["staff_low"] == pytest.approx(10 + 0.02 * 24)
    assert row["staff_high"] == pytest.approx(10 + 0.06 * 24)


def test_years_to_parity_are_a_range_over_the_band():
    # 34 − 24·q^t ≥ 30 from q^t ≤ 1/6: t ≥ 28.96 at 6 %, 43.89 at 4 %, 88.69 at 2 %.
    outlook = ahead()

    assert (outlook.fewest, outlook.years, outlook.most) == (29, 44, 89)
    assert plain(wording_parity.describe_years(outlook, "de")) == (
        "Mit diesen Annahmen käme die Parität in **29 bis 89 Jahren**, also 2055 bis 2115, je "
        "nachdem, ob jährlich 6 % oder nur 2 % der Stellen neu besetzt werden."
    )


def test_the_intake_share_needed_is_solved_exactly_and_rounded_up():
    # (30 − 10·0.4420)/(1 − 0.4420) = 45.843…
    outlook = ahead(target_year=2046)

    assert outlook.needed == pytest.approx(45.843, abs=0.001)
    assert "mindestens **45,9 %**" in plain(wording_parity.describe_needed(outlook, "de"))
    assert parity_path.look_ahead(
        WORKED | {"intake_share": outlook.needed}, 2026, 2046
    ).path.set_index("year")["gap"][2046] == pytest.approx(0)


def test_a_share_above_one_hundred_per_cent_is_not_reachable():
    outlook = ahead(target_year=2027)

    assert outlook.needed is None
    assert "**nicht erreichbar**" in wording_parity.describe_needed(outlook, "de")
    assert "**not reachable**" in wording_parity.describe_needed(outlook, "en")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"staff": 30.0}, "schon heute erreicht"),
        ({"intake_share": 25.0}, "auch in 100 Jahren nicht"),
        ({"intake_share": 31.0}, "frühestens in 50 Jahren"),
    ],
)
def test_every_outcome_has_its_sentence(changes, expected):
    assert expected in wording_parity.describe_years(ahead(**changes), "de")


def test_a_parity_that_does_not_last_says_so():
    outlook = ahead(intake_share=40.0, turnover=10.0, population=25.0, population_trend=0.4)

    assert outlook.years is not None
    assert outlook.lost is not None
    assert outlook.lost > outlook.years
    assert str(2026 + outlook.lost) in wording_parity.describe_lost(outlook, "de")


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_trace_of_the_chart_can_be_told_without_colour(language):
    outlook = ahead(population=20.0)
    figure = charts_parity.parity_chart(outlook, language)
    drawn = [t for t in figure["data"] if t.get("line", {}).get("dash")]

    assert {trace["line"]["dash"] for trace in drawn} == {"solid", "dash"}
    assert figure["data"][-1]["x"] == [2026 + outlook.years]
    assert str(2026 + outlook.years) in figure["data"][-1]["text"][0]


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_text_alternative_fits_a_breath_and_the_table_has_a_row_per_year(language):
    outlook = ahead()

    assert 20 < len(wording_parity.alternative(outlook, "Mülheim an der Ruhr", language)) <= 220
    assert len(wording_parity.path_table(outlook, language)) == len(outlook.path) == 48


def test_the_sensitivity_table_marks_the_choice_and_leaves_no_blank():
    table = wording_parity.sensitivity_table(ahead(population=20.0), "de")

    chosen = table[table.iloc[:, 0] == "4\u00a0%"]["34\u00a0%"].iloc[0]
    assert chosen == "**14**"
    assert (table != "").all().all()
    assert table["20\u00a0%"].tolist() == ["offen"] * 4


def test_where_no_combination_leads_to_parity_a_sentence_stands_instead_of_dashes():
    growing = ahead(staff=1.0, population=60.0, population_trend=2.0)
    text = plain(wording_parity.describe_sensitivity(growing, "de"))

    assert (wording_parity.is_parity_in_sight(ahead()), text.count("offen")) == (True, 0)
    assert not wording_parity.is_parity_in_sight(growing)
    assert "Fluktuation 2 bis 8 %" in text
    assert "unter den neu Eingestellten 20 bis 50 %" in text


def test_defaults_name_their_figure_or_call_themselves_an_assumption():
    figures = released(
        {"series": "population_migration_share", "value": 28.14, "method": "census"},
    ).assign(observation_status="A")
    found = parity_path.defaults(figures, "05117", CATALOGUE)
    texts = {
        name: plain(wording_parity.origin(name, default, figures, CATALOGUE, "de"))
        for name, default in found.items()
    }

    assert found["population"].value == 28.1
    assert texts["population"].startswith("Vorgabe 28,1 %: ")
    assert "Annahme" not in texts["population"]
    assert all("**Annahme**" in texts[name] for name in texts if name != "population")


@pytest.mark.parametrize(("start", "expected"), [(2026, 2040), (2030, 2040), (2031, 2045)])
def test_the_assumed_target_year_is_round_and_ten_years_on(start, expected):
    assert parity_path.default_target_year(start) == expected


def test_the_scenario_starts_in_the_year_of_its_release(real_release):
    assert parity_path.start_year(real_release) == 2026


def test_defaults_of_every_city_of_both_releases_lie_on_their_sliders(real_release, demo_release):
    for release in (real_release, demo_release):
        figures = release.figures()
        for city in release.catalogue.monitored_cities:
            own = figures[figures["area"] == city.code]
            found = parity_path.defaults(own, city.code, release.catalogue)
            for name, default in found.items():
                setting = parity_path.SETTINGS[name]
                assert setting.low <= default.value <= setting.high
                assert pd.notna(default.value)
