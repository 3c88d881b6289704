"""The path to parity as pages show it, with numbers that can be checked by hand."""

import pandas as pd
import pytest

from indicators.publications.composing import compose
from indicators.publications.drawing.framing import CONTINUED, framed
from indicators.publications.exhibit import Chart
from indicators.publications.forms.place import every
from indicators.publications.parity_path import (
    assumption_wording,
    parity_chart,
    parity_defaults,
    parity_scenario,
    parity_sensitivity,
    parity_wording,
)
from indicators.publications.parity_path.parity_scenario import SETTINGS, Chosen, Default
from indicators.publications.speech.speaker import Speaker
from indicators.publications.view import View
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
    return parity_scenario.look_ahead(WORKED | changes, 2026, target_year)


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
    assert plain(parity_wording.describe_years(outlook, "de")) == (
        "Mit diesen Annahmen käme die Parität in **29 bis 89 Jahren**, also 2055 bis 2115, je "
        "nachdem, ob jährlich 6 % oder nur 2 % der Stellen neu besetzt werden."
    )


def test_the_intake_share_needed_is_solved_exactly_and_rounded_up():
    # (30 − 10·0.4420)/(1 − 0.4420) = 45.843…
    outlook = ahead(target_year=2046)

    assert outlook.needed == pytest.approx(45.843, abs=0.001)
    assert "mindestens **45,9 %**" in plain(parity_wording.describe_needed(outlook, "de"))
    assert parity_scenario.look_ahead(
        WORKED | {"intake_share": outlook.needed}, 2026, 2046
    ).path.set_index("year")["gap"][2046] == pytest.approx(0)


def test_a_share_above_one_hundred_per_cent_is_not_reachable():
    outlook = ahead(target_year=2027)

    assert outlook.needed is None
    assert "**nicht erreichbar**" in parity_wording.describe_needed(outlook, "de")
    assert "**not reachable**" in parity_wording.describe_needed(outlook, "en")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"staff": 30.0}, "schon mit den Startwerten erreicht"),
        ({"intake_share": 25.0}, "auch in 100 Jahren nicht"),
        ({"intake_share": 31.0}, "frühestens in 50 Jahren"),
    ],
)
def test_every_outcome_has_its_sentence(changes, expected):
    assert expected in parity_wording.describe_years(ahead(**changes), "de")


def test_a_parity_that_does_not_last_says_so():
    outlook = ahead(intake_share=40.0, turnover=10.0, population=25.0, population_trend=0.4)

    assert outlook.years is not None
    assert outlook.lost is not None
    assert outlook.lost > outlook.years
    assert str(2026 + outlook.lost) in parity_wording.describe_lost(outlook, "de")


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_trace_of_the_chart_can_be_told_without_colour(language):
    outlook = ahead(population=20.0)
    figure = parity_chart.parity_chart(outlook, ["SZENARIO"], language)
    drawn = [t for t in figure["data"] if t.get("line", {}).get("dash")]

    assert {trace["line"]["dash"] for trace in drawn} == {"solid", "dash"}
    assert figure["data"][-1]["x"] == [2026 + outlook.years]
    assert str(2026 + outlook.years) in figure["data"][-1]["text"][0]


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_text_alternative_fits_a_breath_and_the_table_has_a_row_per_year(language):
    outlook = ahead()

    for is_own in (False, True):
        text = parity_wording.alternative(
            outlook, "Mülheim an der Ruhr", language, is_own_start=is_own
        )
        assert 20 < len(text) <= 220
        assert "…" not in text
        assert (("visitor" in text) or ("Besucher" in text)) == is_own
    table = parity_wording.path_table(outlook, language, is_own_start=False)
    assert len(table) == len(outlook.path) == 48


@pytest.mark.parametrize(
    ("language", "own"),
    [("de", "Start: eigene Annahme des Besuchers"), ("en", "start: visitor's own assumption")],
)
def test_a_file_that_leaves_the_page_says_whose_the_start_value_is(language, own):
    for is_own in (False, True):
        table = parity_wording.path_table(ahead(), language, is_own_start=is_own)
        assert (own in table.columns[1]) == is_own
        word = {"de": "(Szenario", "en": "(scenario"}[language]
        assert all(word in heading for heading in table.columns[1:])


def test_the_sensitivity_table_marks_the_choice_and_leaves_no_blank():
    table = parity_wording.sensitivity_table(ahead(population=20.0), "de")

    chosen = table[table.iloc[:, 0] == "4\u00a0%"]["34\u00a0%"].iloc[0]
    assert chosen == "**14**"
    assert (table != "").all().all()
    assert table.iloc[:, 0].tolist() == [f"{value}\u00a0%" for value in (2, 3, 4, 5, 6)]
    assert list(table)[1:] == [f"{value}\u00a0%" for value in (25, 30, 34, 35, 40, 45)]


def test_where_the_choice_leads_nowhere_the_table_begins_with_the_share_that_does():
    """Of 10 % without those who come, 4 % are replaced: 30 % of all need 30 % of the new."""
    steady = ahead(staff=10.0, intake_share=20.0, population=30.0, population_trend=0.0)
    table = parity_wording.sensitivity_table(steady, "de")
    text = plain(parity_wording.describe_sensitivity(steady, "de"))

    # 30 + (10 - 30) * 0.96^t never reaches 30; 31 + (10 - 31) * 0.96^t does after 75 years.
    assert parity_sensitivity.first_share(steady) == 31
    assert list(table)[1:] == [f"{value}\u00a0%" for value in (20, 31, 35, 40, 45, 50)]
    assert table.set_index(table.columns[0]).loc["4\u00a0%", "31\u00a0%"] == "75"
    assert "Bei 4 % Fluktuation reicht ein Anteil von 31 % unter den neu Eingestellten" in text
    assert (table == "offen").sum(axis=None) < table.size / 3


def test_where_no_combination_leads_to_parity_a_sentence_stands_instead_of_dashes():
    growing = ahead(staff=1.0, population=60.0, population_trend=2.0)
    text = plain(parity_wording.describe_sensitivity(growing, "de"))

    assert (parity_wording.is_parity_in_sight(ahead()), text.count("offen")) == (True, 0)
    assert not parity_wording.is_parity_in_sight(growing)
    assert "Bei keiner Fluktuation von 2 bis 6 %" in text
    assert "auch dann nicht, wenn alle neu Eingestellten" in text


REGISTER = {"series": "population_migration_share", "value": 28.14, "method": "census"}
FIGURES = released(REGISTER | {"year": 2022}).assign(observation_status="A")


def said_origin(name, chosen, start=2026, language="de"):
    return plain(
        assumption_wording.origin(name, chosen, start, FIGURES, Speaker(CATALOGUE, language))
    )


def test_defaults_name_their_figure_or_call_themselves_an_assumption():
    found = parity_defaults.defaults(FIGURES, "05117", CATALOGUE)
    texts = {name: said_origin(name, Chosen(d.value, d)) for name, d in found.items()}

    assert sorted(found) == ["intake_share", "population", "population_trend", "turnover"]
    assert found["population"].value == 28.1
    assert texts["population"].startswith("Vorgabe 28,1 %: ")
    assert texts["population"].endswith(
        "Zensus, 2022. Der Wert ist von 2022; dass er auch 2026 gilt, ist eine **Annahme**."
    )
    assert all("**Annahme**" in texts[name] for name in texts if name != "population")


def test_a_value_of_the_year_the_scenario_starts_in_is_not_called_old():
    default = parity_defaults.defaults(FIGURES, "05117", CATALOGUE)["population"]

    assert "Annahme" not in said_origin("population", Chosen(28.1, default), start=2022)


def test_what_the_visitor_chose_is_called_an_assumption_of_their_own():
    default = parity_defaults.defaults(FIGURES, "05117", CATALOGUE)["population"]
    typed = said_origin("staff", Chosen(10.0))
    moved = said_origin("population", Chosen(30.0, default), language="en")

    assert typed.startswith("**Ihre eigene Annahme**: 10 %. Es ist kein Wert der Stadt")
    assert moved.startswith("**Your own assumption**: 30%. Default 28.1%".replace("%", " %"))
    assert not Chosen(28.1, default).is_own


@pytest.mark.parametrize(
    ("text", "value"),
    [("10", 10), ("10,5", 10.5), (" 10.5 % ", 10.5), ("10,5\u00a0%", 10.5), ("0", 0), ("60", 60)]
    + [(bad, None) for bad in ("", "zehn", "-3", "60,1", "999", "10,55", "1e1", "nan", "1.000")]
    + [(bad, None) for bad in ("٣", "10 5", "10,", "<b>", "0x10", "1_0", "10 %%")],
)
def test_a_typed_start_value_is_a_share_with_one_decimal_or_nothing(text, value):
    assert parity_scenario.typed_value(text, SETTINGS["staff"]) == value


def heading_of(language="de"):
    default = parity_defaults.defaults(FIGURES, "05117", CATALOGUE)["population"]
    assumed = {"intake_share": 34.0, "turnover": 4.0, "population_trend": 0.4}
    chosen = {name: Chosen(value, Default(value, True)) for name, value in assumed.items()}
    chosen |= {"staff": Chosen(10.0), "population": Chosen(28.1, default)}
    outlook = ahead(population=28.1, population_trend=0.4)
    return outlook, assumption_wording.picture_assumptions(
        chosen, outlook, FIGURES, Speaker(CATALOGUE, language)
    )


def test_the_picture_itself_says_every_assumption_and_is_crossed_by_the_word_scenario():
    outlook, heading = heading_of()
    layout = parity_chart.parity_chart(outlook, heading, "de")["layout"]
    shown = plain(layout["title"]["text"]).replace("<br>", "\n")

    assert shown.split("\n") == [
        "Beschäftigte, Start 2026: 10 % (eigene",
        "\u2003Annahme des Besuchers)",
        "Neu Eingestellte: 34 % (Annahme)",
        "Fluktuation: 4 % im Jahr (Annahme)",
        "Bevölkerung, Start 2026: 28,1 % (Wert von",
        "\u20032022: Zensus)",
        "Bevölkerung: +0,40 Prozentpunkte im Jahr",
        "\u2003(Annahme)",
        "Zieljahr: 2046 (Annahme)",
    ]
    assert "SZENARIO" in [note["text"] for note in layout["annotations"]]
    assert layout["margin"]["t"] >= 8 * parity_chart.LINE_HEIGHT


def test_the_heading_of_the_picture_exists_in_english():
    _, heading = heading_of("en")

    assert "visitor's own assumption" in heading[0].replace(CONTINUED, " ")


def test_the_title_of_the_picture_says_that_it_is_no_forecast(demo_release):
    blocks = compose("parity_path", View(demo_release, {"stadt": "X01"}, "de"))
    (chart,) = [block for block in every(blocks) if isinstance(block, Chart)]

    assert chart.title == "SZENARIO, keine Vorhersage: Brahmstadt"
    assert framed(chart, "de", 600)["layout"]["title"]["text"].startswith(f"<b>{chart.title}</b>")


@pytest.mark.parametrize(("start", "expected"), [(2026, 2040), (2030, 2040), (2031, 2045)])
def test_the_assumed_target_year_is_round_and_ten_years_on(start, expected):
    assert parity_scenario.default_target_year(start) == expected


def test_the_scenario_starts_in_the_year_of_its_release(real_release):
    assert parity_scenario.start_year(real_release) == 2026


def test_defaults_of_every_city_of_both_releases_lie_on_their_sliders(real_release, demo_release):
    for release in (real_release, demo_release):
        figures = release.figures()
        for city in release.catalogue.monitored_cities:
            own = figures[figures["area"] == city.code]
            found = parity_defaults.defaults(own, city.code, release.catalogue)
            for name, default in found.items():
                setting = parity_scenario.SETTINGS[name]
                assert setting.low <= default.value <= setting.high
                assert pd.notna(default.value)


def test_no_city_of_either_release_starts_from_an_invented_share(real_release, demo_release):
    for release in (real_release, demo_release):
        figures = release.figures()
        for city in release.catalogue.monitored_cities:
            own = figures[figures["area"] == city.code]
            found = parity_defaults.defaults(own, city.code, release.catalogue)
            starts = [found[name] for name in ("staff", "population") if name in found]
            assert all(default.figures and not default.is_assumption for default in starts)


def test_population_beside_a_known_staff_share_is_judged_usable_as_its_base(
    real_release, demo_release
):
    """The lines of the path are drawn on one axis, as in the chart of the city."""
    seen = 0
    for release in (real_release, demo_release):
        figures, bases = release.figures(), release.population_bases()
        for city in release.catalogue.monitored_cities:
            own = figures[figures["area"] == city.code]
            found = parity_defaults.defaults(own, city.code, release.catalogue)
            if not {"staff", "population"} <= found.keys():
                continue
            pair = (bases["staff_figure"] == found["staff"].figures[0]) & (
                bases["base_figure"] == found["population"].figures[0]
            )
            assert bases.loc[pair, "is_usable"].astype(bool).tolist() == [True]
            seen += 1
    assert seen >= 7
