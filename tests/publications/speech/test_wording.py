"""Sentences made from figures, in both languages and in singular and plural."""

import pandas as pd
import pytest

from indicators.publications.city import city_wording
from indicators.publications.comparison import comparison_wording
from indicators.publications.series import base_wording, series_sentence, series_wording
from indicators.publications.speech import wording
from indicators.publications.speech.speaker import Speaker
from tests.publications.released import CATALOGUE, NAN, released, row

LANGUAGES = ("de", "en")
NO_REPORTS = pd.DataFrame(columns=["criterion", "stage", "dated"])


def described(*rows):
    return series_sentence.describe_series(
        released(*rows), "Anteil", "Essen", Speaker(CATALOGUE, "de")
    )


def test_one_value_is_told_with_its_date():
    assert described({"value": 5}) == "Essen: Anteil 5,0\u00a0% (2021)."


def test_a_line_is_told_by_its_ends_and_breaks():
    assert described({"year": 2010}, {"value": 30, "breaks": ("x",)}) == (
        "Essen: Anteil 20,0\u00a0% (2010), zuletzt 30,0\u00a0% (2021); "
        "2 Werte, ein Zeitreihenbruch."
    )


def test_several_lines_have_no_one_latest_value():
    assert described({}, {"line": 1, "value": 40, "year": 2019}).endswith(
        "die neuesten reichen von 20,0\u00a0% (2021) bis 40,0\u00a0% (2019)."
    )


def test_hidden_is_told_apart_from_missing():
    assert "Geheimhaltung" in described({"status": "hidden", "value": NAN})
    empty = series_sentence.describe_series(
        released({}).iloc[:0], "Anteil", "Essen", Speaker(CATALOGUE, "de")
    )
    assert "kein Wert veröffentlicht" in empty


def test_text_alternatives_are_cut_at_a_word():
    text = wording.shortened("Wort " * 100)

    assert len(text) <= wording.LONGEST_ALTERNATIVE
    assert text.endswith("Wort…")


@pytest.mark.parametrize("count", [0, 1, 2])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_of_a_city_has_singular_and_plural(count, language):
    states = pd.Series(["published"] * count + ["unknown"] * (38 - count))
    expected = {
        ("de", 0): "Essen: Für keinen der 38 Indikatoren ist ein Wert veröffentlicht.",
        ("de", 1): "Essen: Für einen von 38 Indikatoren ist ein Wert veröffentlicht.",
        ("de", 2): "Essen: Für 2 von 38 Indikatoren ist ein Wert veröffentlicht.",
        ("en", 0): "Essen: no value has been published for any of the 38 indicators.",
        ("en", 1): "Essen: a value has been published for one of 38 indicators.",
        ("en", 2): "Essen: values have been published for 2 of 38 indicators.",
    }

    assert city_wording.headline("Essen", states, language) == expected[language, count]


def test_a_city_with_every_value_is_told_in_a_word():
    states = pd.Series(["published"] * 3)

    assert city_wording.headline("Essen", states, "de").startswith("Essen: Für alle 3 Indikatoren")
    assert city_wording.describe_states(states, "de") == "Alle 3 Indikatoren sind veröffentlicht."


def test_no_report_on_a_criterion_is_not_the_lowest_stage():
    text = city_wording.criteria_position("K3", NO_REPORTS, Speaker(CATALOGUE, "de"))

    assert text == "Zu keinem der 5 Kriterien liegt eine Angabe vor."


def test_the_latest_report_counts():
    reports = pd.DataFrame(
        [
            {"criterion": "cooperation_contract", "stage": "decided", "dated": "2010-05-28"},
            {"criterion": "cooperation_contract", "stage": "introduced", "dated": "2018"},
        ]
    )

    assert city_wording.criteria_position("K3", reports, Speaker(CATALOGUE, "de")) == (
        "Zu einem von 5 Kriterien liegt eine Angabe vor: 1 eingeführt. "
        "Zu den übrigen 4: keine Angabe."
    )


def gap_of(*rows, bases=None, state="unknown"):
    known = pd.DataFrame([{"indicator": city_wording.SHARE, "state": state, "year": 2021}])
    nothing = pd.DataFrame(columns=["reason_de"])
    return city_wording.gap_position(
        released(*rows) if rows else released({}).iloc[:0],
        nothing if bases is None else bases,
        known,
        Speaker(CATALOGUE, "de"),
    )


GAP = {
    "series": "representation_gap",
    "unit": "percentage_points",
    "staff_figure": 1.0,
    "base_figure": 2.0,
    "value": 12.5,
}
POPULATION = {"series": "population_migration_share", "value": 32.5}


def test_a_gap_is_told_with_both_its_ends():
    assert gap_of({}, POPULATION, GAP).endswith("**12,5\u00a0Prozentpunkte darunter**.")


def test_a_gap_may_be_on_the_other_side():
    assert gap_of({}, POPULATION, GAP | {"value": -2.0}).endswith(
        "**2,0\u00a0Prozentpunkte darüber**."
    )


def test_without_a_base_the_reason_is_told():
    bases = pd.DataFrame([{"reason_de": "Stichtag liegt 6 Jahre entfernt"}])

    assert gap_of({}, bases=bases).endswith("bilden: Stichtag liegt 6 Jahre entfernt.")
    assert gap_of({}).endswith("bilden: eine Bevölkerungszahl fehlt.")


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ("hidden", "Geheimhaltung"),
        ("not_recorded", "nicht erfasst"),
        ("unknown", "nicht veröffentlicht"),
    ],
)
def test_a_missing_share_is_explained(state, word):
    assert word in gap_of(state=state)


def test_memberships_are_as_exact_as_their_source():
    bottrop = CATALOGUE.cities["05512"]

    assert city_wording.memberships(bottrop, "de") == (
        "Gast von 2013 bis 1. September 2015, unterzeichnende Stadt seit 2. September 2015"
    )


def test_the_home_of_the_register_is_the_city_whose_plan_it_holds():
    assert CATALOGUE.home is CATALOGUE.cities["05117"]


def test_the_choice_of_base_changes_the_answer():
    figures = released(
        {"value": 34.3, "method": "population_register", "year": 2019},
        {"value": 26.9, "method": "census", "year": 2022, "line": 1},
    )
    text = base_wording.base_range(figures, Speaker(CATALOGUE, "de"))

    assert text.startswith(
        "Je nach Grundlage sind es **26,9\u00a0%** (Zensus, 2022) bis **34,3\u00a0%** "
        "(Melderegister, 2019)."
    )


PAIRS = pd.DataFrame(
    [
        {"area_a": "05113", "area_b": "05117", "level": "comparable", "reasons_de": ()},
        {"area_a": "05113", "area_b": "05119", "level": "not_comparable", "reasons_de": ("A", "B")},
        {"area_a": "05117", "area_b": "05119", "level": "limited", "reasons_de": ("C",)},
    ]
)


def test_the_page_says_when_values_do_not_compare():
    text = comparison_wording.verdict(["05113", "05117", "05119"], PAIRS, Speaker(CATALOGUE, "de"))

    assert text.startswith("**Nicht alle Werte lassen sich vergleichen:** Bei 1 von 3 Paaren")


def test_a_single_city_is_compared_with_nobody():
    text = comparison_wording.verdict(["05113"], PAIRS.iloc[:0], Speaker(CATALOGUE, "de"))

    assert text.startswith("Nur Essen hat einen veröffentlichten Wert")


def test_neighbours_stand_by_name_and_empty_judgements_fall_away():
    table = comparison_wording.neighbour_table(PAIRS.iloc[:2], Speaker(CATALOGUE, "de"))

    assert table.to_dict("list") == {
        "Stadt": ["Essen", "Mülheim an der Ruhr", "Oberhausen"],
        "vergleichbar mit": ["Mülheim an der Ruhr", "Essen", "keiner"],
        "nicht vergleichbar mit": ["Oberhausen", "keiner", "Essen"],
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entry", CATALOGUE.indicators.entries, ids=lambda entry: entry.code)
def test_every_indicator_has_a_reading_aid_and_a_formula(entry, language):
    aid = series_wording.reading_aid(entry, released({}).iloc[:0], Speaker(CATALOGUE, language))
    formula = series_wording.formula(entry, Speaker(CATALOGUE, language))

    assert "{" not in aid + formula
    assert " x " in aid or "x-" in aid
    assert formula.startswith("- **")


def test_a_reading_aid_counts_whole_people():
    share = CATALOGUE.indicators["staff_migration_share"]

    assert series_wording.reading_aid(
        share, released({"value": 17.3}), Speaker(CATALOGUE, "de")
    ) == (
        "Mülheim an der Ruhr, 2021: Von 100 Beschäftigten, die Auskunft gegeben haben, haben 17 "
        "eine Zuwanderungsgeschichte."
    )


def test_a_gap_names_the_shares_it_is_made_of():
    gap = CATALOGUE.indicators["representation_gap"]
    related = [entry.code for entry in series_wording.related_series(gap, CATALOGUE)]

    assert related[:2] == ["P1", "C1"]


def test_the_text_alternative_of_pairs_is_short():
    pairs = [(row(area=city.code), row(area=city.code)) for city in CATALOGUE.monitored_cities]
    text = comparison_wording.pairs_alternative(pairs, "Anteil", Speaker(CATALOGUE, "de"))

    assert len(text) <= wording.LONGEST_ALTERNATIVE
