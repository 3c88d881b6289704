"""Trend, symbol and scenario of one city stand in one list, with the numbers of each."""

import re
from typing import Any

import pytest

from indicators.publications.parity_path import parity_defaults, parity_scenario
from indicators.publications.verdicts import outlook_wording, verdict_lists, weather_wording
from indicators.publications.verdicts.outlook_wording import answers, plain_reconciled, reconciled

# As in the demonstration: 12 to 22 years from 2025, a sun for 2040, and a scenario of 34 % new
# staff that never overtakes a population growing by 0.35 points a year.
VERDICT: Any = {
    "verdict": "closing",
    "breakdown": "",
    "withstands": True,
    "reason": "",
    "gap": 7.1,
    "last_year": 2025,
    "years_to_parity_low": 12.4,
    "years_to_parity_high": 21.4,
}
SUN: Any = {"symbol": "sun", "target_year": 2040, "missed": 0.0, "expected": -0.4}
CLOUD: Any = {"symbol": "cloud", "target_year": 2040, "missed": 0.4, "expected": 3.04}
NO_SYMBOL: Any = {"symbol": "none", "target_year": 2040, "missed": None, "expected": None}
REFUSED = VERDICT | {
    "verdict": "not_assessable",
    "reason": "estimate_only",
    "years_to_parity_low": float("nan"),
    "years_to_parity_high": float("nan"),
}
SETTINGS = {"staff": 10.0, "intake_share": 34.0, "turnover": 4.0, "population": 30.0}


def outlook(**changes):
    return parity_scenario.look_ahead(SETTINGS | {"population_trend": 0.0} | changes, 2026, 2040)


NEVER = outlook(population_trend=0.35)


def plain(text):
    return text.replace("\u00a0", " ")


def test_one_sentence_says_why_three_answers_differ_and_a_list_gives_each_its_own():
    lead, blank, *items = plain(reconciled(VERDICT, SUN, NEVER, "de")).split("\n")

    assert lead == (
        "**Warum die Antworten verschieden sind:** Jede Rechnung fragt etwas anderes, und für das "
        "Urteil zählt nur die Bewertung."
    )
    assert blank == ""
    trend, symbol, scenario = items
    assert trend.startswith("- Der Trend der Bewertung ")
    assert trend.endswith(" ergibt 12 bis 22 Jahre von 2025 an.")
    assert symbol.startswith("- Das Wettersymbol „Sonne“ ")
    assert symbol.endswith(" sieht Ende 2040 keinen Abstand.")
    assert "aus 34 % unter den Neuen und 4 % Fluktuation folgte" in scenario
    assert scenario.endswith(" erreicht die Parität in 100 Jahren nicht.")


def test_the_same_in_english_and_plain_german():
    english = plain(reconciled(VERDICT, SUN, NEVER, "en"))
    lines = plain_reconciled(VERDICT, SUN, NEVER)

    assert english.startswith("**Why the answers differ:** each of them asks something else")
    assert "gives 12 to 22 years from 2025.\n- The weather symbol “sun”" in english
    assert english.endswith("does not reach parity within 100 years.")
    assert "Ab 2025 fehlen danach noch: 12 bis 22 Jahre." in lines
    assert "Danach ist das Ziel 2040 erreicht." in lines
    assert lines[-1] == "Nur die Bewertung ist ein Urteil."


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        # 34 − 24·q^t ≥ 30: 29, 44 and 89 years at 6, 4 and 2 %.
        ({}, "braucht 29 bis 89 Jahre von 2026 an."),
        ({"staff": 30.0}, "beginnt 2026 schon mit Parität."),
        ({"intake_share": 31.0}, "erreicht die Parität frühestens in 50 Jahren von 2026 an."),
        ({"intake_share": 25.0}, "erreicht die Parität in 100 Jahren nicht."),
    ],
)
def test_every_outcome_of_the_scenario_has_its_clause(changes, said):
    assert said in plain(reconciled(VERDICT, SUN, outlook(**changes), "de"))


def test_what_is_left_of_the_gap_is_the_number_of_the_symbol():
    text = plain(reconciled(VERDICT, CLOUD, None, "de"))

    assert "sieht Ende 2040 noch 3,0 Prozentpunkte Abstand." in text
    assert "Szenario" not in text


@pytest.mark.parametrize(
    ("verdict", "found", "scenario", "expected"),
    [
        (VERDICT, SUN, NEVER, {"trend": "open", "weather": "yes", "scenario": "no"}),
        (VERDICT | {"years_to_parity_low": 16.0}, CLOUD, None, {"trend": "no", "weather": "no"}),
        (VERDICT | {"years_to_parity_high": 15.0}, SUN, None, {"trend": "yes", "weather": "yes"}),
        (
            VERDICT | {"years_to_parity_high": float("inf")},
            SUN,
            None,
            {"trend": "open", "weather": "yes"},
        ),
        (REFUSED, NO_SYMBOL, NEVER, {"scenario": "no"}),
    ],
)
def test_whether_parity_comes_by_the_target_year_is_read_from_the_numbers(
    verdict, found, scenario, expected
):
    assert answers(verdict, found, scenario) == expected


def test_a_scenario_that_loses_parity_before_the_target_year_does_not_count_as_reaching_it():
    falling = outlook(staff=30.0, population_trend=0.5)
    text = plain(reconciled(VERDICT, SUN, falling, "de"))

    assert (falling.years, falling.lost) == (0, 1)
    assert answers(VERDICT, SUN, falling)["scenario"] == "no"
    assert text.endswith("\n  Dort läge ab 2027 die Bevölkerung wieder vorn.")


def test_a_verdict_alone_has_nothing_to_be_reconciled_with():
    assert reconciled(REFUSED, NO_SYMBOL, None, "de") == ""
    assert plain_reconciled(REFUSED, NO_SYMBOL, None) == []


def test_a_refused_verdict_is_named_beside_a_scenario():
    text = reconciled(REFUSED, NO_SYMBOL, NEVER, "de")

    assert text.startswith("**Wie das zusammenpasst:** ")
    assert (
        "- Die Bewertung „nicht bewertbar: nur geschätzt“ gibt keine Antwort.\n- Das Szen" in text
    )


def test_the_sentences_of_the_demonstration_carry_the_numbers_of_verdict_symbol_and_scenario(
    demo_release,
):
    all_points = demo_release.verdict_points()
    seen: set[str] = set()
    for verdict in verdict_lists.current(demo_release.verdicts()):
        if (verdict["indicator"], verdict["breakdown"]) != (outlook_wording.SHARE, ""):
            continue
        found = weather_wording.weather(
            all_points[all_points["verdict_id"] == verdict["verdict_id"]], 2040
        )
        scenario = parity_defaults.default_outlook(demo_release, verdict["area"], 2040)
        text = plain(reconciled(verdict, found, scenario, "de"))
        given = answers(verdict, found, scenario)
        seen |= given.keys()
        assert ("Warum die Antworten verschieden sind" in text) == (len(set(given.values())) > 1)
        if found["symbol"] != "none":
            left = re.search(r"Ende 2040 noch ([0-9,]+) Prozentpunkte", text)
            shown = float(left[1].replace(",", ".")) if left else 0
            assert shown == pytest.approx(max(0, found["expected"]), abs=0.05)
        if scenario is not None and scenario.fewest is None:
            assert "in 100 Jahren nicht" in text
        if given.get("trend") == "open":
            ((low, high),) = re.findall(r"ergibt (\d+) bis (\d+) Jahre", text)
            assert int(low) <= verdict["years_to_parity_low"]
            assert int(high) >= verdict["years_to_parity_high"]
    assert seen == {"trend", "weather", "scenario"}
