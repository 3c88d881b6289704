"""Sentences about verdicts: numbers, units, plural and direction, in both languages and plain."""

import re
from math import nan
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.thresholds import analysis_rules
from indicators.analysis.verdicts.opinions import REASONS
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import sentences
from indicators.publications.verdicts import verdict_numbers, verdict_tables, weather_wording
from indicators.publications.verdicts.component_wording import components
from indicators.publications.verdicts.plain_verdict import plain_sentence, plain_sentences
from indicators.publications.verdicts.point_wording import point_sentences
from indicators.publications.verdicts.verdict_wording import (
    needed,
    short_verdict,
    verdict_sentence,
)
from tests.publications.released import CATALOGUE, released

LANGUAGES = ("de", "en")
SPEAKER = Speaker(CATALOGUE, "de")
NO_POINTS = pd.DataFrame(columns=["year", "day", "gap", "left_out", "provisional", "verdict_id"])

CLOSING: Any = {
    "verdict_id": 1, "area": "05113", "indicator": "staff_migration_share",
    "concept": "migration_background", "method": "staff_survey", "scope": "administration",
    "breakdown": "", "line": 1, "is_current": True, "verdict": "closing", "reason": "",
    "obstacles": (), "parity_not_excluded": False, "base_line": 2,
    "base_series": "population_migration_share", "withstands": True, "p_value": 0.0004,
    "slope_error": 0.02, "slope_scatter": 0.03, "turnover": 4.0, "yearly_variance": 0.04,
    "turnover_origin": "assumed", "turnover_first_year": pd.NA, "turnover_last_year": pd.NA,
    "provisional_staff": 0, "provisional_population": 0,
    "first_response": 61.0, "last_response": 58.0, "tipping_point": 1.31,
    "base_concept": "migration_background", "base_method": "population_register",
    "base_level": "comparable", "n_figures": 4, "n_points": 4, "first_year": 2018,
    "last_year": 2024, "latest_staff_figure": 4, "latest_base_figure": 8, "staff": 20.1,
    "staff_low": 18.9, "staff_high": 21.3, "population": 27.2, "gap": 7.1, "gap_low": 5.9,
    "gap_high": 8.3, "ratio": 0.74, "ratio_low": 0.69, "ratio_high": 0.78, "slope": -0.43,
    "slope_low": -0.49, "slope_high": -0.38, "years_to_parity_low": 12.04,
    "years_to_parity_high": 21.8, "breaks": (), "bases_rejected": (),
}  # fmt: skip
NUMBERS = [
    name for name in CLOSING if name.startswith(("staff", "population", "gap", "ratio", "slope"))
]
REFUSED = (
    CLOSING
    | dict.fromkeys([*NUMBERS, "years_to_parity_low", "years_to_parity_high", "p_value",
                     "turnover", "yearly_variance", "first_response", "last_response",
                     "tipping_point"], nan)
    | {"verdict": "not_assessable", "reason": "fewer_than_four_points", "n_points": 0,
       "obstacles": ("fewer_than_four_points",), "n_figures": 3, "last_year": pd.NA}
)  # fmt: skip
SUBJECT = "Essen, Anteil der Beschäftigten mit Zuwanderungsgeschichte"


def said(language="de", **changes):
    text = verdict_sentence(CLOSING | changes, Speaker(CATALOGUE, language))
    return text.replace("\u00a0", " ")


def test_a_closing_gap_is_told_with_size_speed_and_years():
    assert said() == (
        f"{SUBJECT}: 20,1 % (2024; unter den Antwortenden, Beteiligung 58 %), das sind "
        "7,1 Prozentpunkte weniger als in der Bevölkerung (27,2 %). Der Abstand wird kleiner: von "
        "2018 bis 2024 (4 Erhebungen) im Jahr um 0,43 Prozentpunkte (0,38 bis 0,49). Die Richtung "
        "verschwände, wenn Menschen mit Zuwanderungsgeschichte am Ende 1,31-mal so bereitwillig "
        "geantwortet hätten wie am Anfang. "
        "Ginge es so weiter, dauerte es noch 12 bis 22 Jahre bis zur Parität."
    )
    assert said("en") == (
        "Essen, Staff with migration history: 20.1 % (2024; of those who answered, response 58 %), "
        "which is 7.1 percentage points less than in the population (27.2 %). The gap is closing: "
        "from 2018 to 2024 (4 surveys) by 0.43 percentage points (0.38 to 0.49) a year. The "
        "direction would vanish if people with migration history had answered 1.31 times as "
        "readily at the end as at the beginning. If it went on like this, it would take 12 to 22 "
        "years to reach parity."
    )


def test_a_falling_gap_of_a_city_above_the_population_closes_nothing():
    text = said(gap=-3.4, gap_low=-8.0, gap_high=1.2, staff=30.6, parity_not_excluded=True)

    assert "3,4 Prozentpunkte mehr als in der Bevölkerung" in text
    assert "steigt gegenüber der Bevölkerung: von 2018 bis 2024 (4 Erhebungen) im Jahr" in text
    assert "wird kleiner" not in text
    assert "bis zur Parität" not in text
    assert "Parität ist nicht ausgeschlossen (Bereich des Abstands −8,0 bis 1,2)" in text


def test_a_widening_gap_has_no_minus_and_no_year():
    text = said(verdict="widening", slope=0.7, slope_low=0.61, slope_high=0.79)

    assert "Der Abstand wird größer: von 2018 bis 2024 (4 Erhebungen) im Jahr um 0,70 " in text
    assert "0,70 Prozentpunkte (0,61 bis 0,79)." in text
    assert "−" not in text
    assert "Jahre" not in text


def test_parity_may_lie_a_little_below():
    text = said(verdict="parity", gap=0.2, gap_low=-0.4, gap_high=0.8, staff=27.0)

    assert "0,2 Prozentpunkte weniger" in text
    assert (
        "Prozentpunkten (Unsicherheitsbereich −0,4 bis 0,8; unter null liegt der Anteil über"
        in text
    )
    assert said(verdict="parity", gap=-0.02).count("ebenso viel wie") == 1


def test_an_unclear_direction_names_both_ends():
    wide = said(verdict="unclear", slope=-0.7, slope_low=-2.26, slope_high=0.9)
    small = said(verdict="unclear", slope=0.05, slope_low=-0.2, slope_high=0.31)

    assert "jährlich um bis zu 2,26 kleiner oder bis zu 0,90 größer" in wide
    assert (
        "Von 2018 bis 2024 (4 Erhebungen) könnte der Abstand jährlich um bis zu 2,26 kleiner oder "
        "bis zu 0,90 größer geworden sein (in Prozentpunkten)."
    ) in wide
    assert "Zufall" not in wide
    assert "Die Veränderung ist zu klein, um sie von Zufall zu unterscheiden." in small


@pytest.mark.parametrize(
    ("low", "high", "change"),
    [
        (-2.26, 0.9, "Der Abstand wird jährlich um bis zu 2,26 kleiner oder bis zu 0,90 größer"),
        (-0.49, -0.38, "Der Abstand wird jährlich um 0,38 bis 0,49 kleiner"),
        (0.2, 0.5, "Der Abstand wird jährlich um 0,20 bis 0,50 größer"),
    ],
)
def test_the_interval_of_a_slope_is_told_by_its_direction(low, high, change):
    verdict = CLOSING | {"slope": (low + high) / 2, "slope_low": low, "slope_high": high}

    assert dict(components(verdict, NO_POINTS, SPEAKER))["Veränderung im Jahr"].startswith(change)


def test_above_the_population_a_share_rises_or_falls_instead_of_a_gap():
    ahead = CLOSING | {"gap": -3.6}

    assert dict(components(ahead, NO_POINTS, SPEAKER))["Veränderung im Jahr"].startswith(
        "Gegenüber der Bevölkerung ist der Anteil jährlich um 0,38 bis 0,49 gestiegen"
    )


def test_provisional_figures_are_counted_in_sentence_and_components():
    some = CLOSING | {"provisional_population": 2}
    points = pd.DataFrame({
        "year": [2018, 2020, 2022, 2024], "left_out": "",
        "provisional": [(), (), ("population",), ("population",)],
    })  # fmt: skip

    assert said(provisional_population=2).endswith(
        "Von den Bevölkerungszahlen dazu sind zwei von vier vorläufig."
    )
    assert said(provisional_population=4).endswith("Alle Bevölkerungszahlen dazu sind vorläufig.")
    assert "vorläufig" not in said()
    assert dict(components(some, points, SPEAKER))["Vorläufiges"] == (
        "Von den Bevölkerungszahlen dazu sind zwei von vier vorläufig (2022 und 2024)"
    )


def test_the_points_of_a_full_count_are_called_so():
    counted = {"method": "hr_master_data", "last_response": nan, "tipping_point": nan}

    assert "20,1 % (2024; Vollzählung), das sind" in said(**counted)
    assert "von 2018 bis 2024 (4 Vollzählungen)" in said(**counted)
    assert "Antwortenden" not in said(**counted)
    assert "Bei der Stadt waren es 2024: 20 von 100." in plain_sentence(
        CLOSING | counted, CATALOGUE
    )


def test_a_city_above_the_population_rises_or_falls_against_it():
    text = said(verdict="unclear", gap=-3.4, slope=0.1, slope_low=-0.7, slope_high=0.9)

    assert "jährlich um bis zu 0,70 gestiegen oder um bis zu 0,90 gefallen sein" in text


def test_a_gap_that_stays_the_same_is_told_with_its_most():
    text = said(verdict="steady", slope=-0.01, slope_low=-0.08, slope_high=0.06, tipping_point=nan)

    assert "bleibt gleich: Von 2018 bis 2024 (4 Erhebungen) änderte er sich im Jahr um" in text
    assert "um höchstens 0,08 Prozentpunkte." in text


def test_a_full_count_has_neither_response_nor_advice_on_it():
    of_a_count = {"method": "hr_master_data", "first_response": nan, "last_response": nan,
                  "tipping_point": nan}  # fmt: skip
    unclear = {"verdict": "unclear", "slope": 0.1, "slope_low": -0.7, "slope_high": 0.9}
    exact = {"ratio_low": 0.74, "ratio_high": 0.74, "gap_low": 7.1, "gap_high": 7.1}
    texts = dict(components(CLOSING | of_a_count | exact, NO_POINTS, SPEAKER))

    assert said(**of_a_count).startswith(f"{SUBJECT}: 20,1 % (2024; Vollzählung), das sind")
    assert "Beteiligung" not in needed(CLOSING | unclear | of_a_count, "de")
    assert "Beteiligung" in needed(CLOSING | unclear, "de")
    assert texts["Verhältnis"] == "0,74 (Vollzählung); 1 wäre Parität"


def test_answers_without_a_known_response_are_those_of_who_answered():
    text = said(method="application_form", first_response=nan, last_response=nan)

    assert "20,1 % (2024; unter den Antwortenden)," in text


def test_a_direction_that_holds_only_by_itself_says_so():
    text = said(withstands=False)

    assert "Das gilt einzeln betrachtet; unter so vielen Bewertungen kann es auch Zufall sein." in (
        text
    )
    assert (
        "einzeln betrachtet"
        in dict(components(CLOSING | {"withstands": False}, NO_POINTS, SPEAKER))["Zusatz"]
    )
    assert "Das kann auch Zufall sein." in plain_sentence(
        CLOSING | {"withstands": False}, CATALOGUE
    )


def test_above_the_population_at_the_bottom_is_no_success():
    lowest = {"indicator": "staff_migration_share_by_grade", "breakdown": "grade=lower_service",
              "verdict": "parity", "staff": 44.7, "gap": -17.5, "gap_low": -21.0,
              "gap_high": -14.0}  # fmt: skip
    text, plain = said(**lowest), plain_sentence(CLOSING | lowest, CATALOGUE)

    assert (
        "Der Anteil liegt 17,5 Punkte über dem der Bevölkerung; in der untersten Laufbahngruppe "
        "ist das kein Beleg für gleiche Teilhabe."
    ) in text
    assert "Parität" not in text + short_verdict(CLOSING | lowest, "de")
    assert "Darum ist das kein Zeichen für gleiche Chancen." in plain
    assert "Ziel" not in plain


@pytest.mark.parametrize("code", ["closing", "unclear", "widening"])
def test_whatever_the_direction_above_at_the_bottom_is_no_success(code):
    lowest = {"indicator": "staff_migration_share_by_grade", "breakdown": "grade=lower_service",
              "verdict": code, "staff": 44.7, "gap": -17.5, "gap_low": -21.0, "gap_high": 2.0,
              "parity_not_excluded": True, "slope_high": 0.2 if code == "unclear" else -0.38,
              }  # fmt: skip
    text, plain = said(**lowest), plain_sentence(CLOSING | lowest, CATALOGUE)

    assert "in der untersten Laufbahngruppe ist das kein Beleg für gleiche Teilhabe." in text
    assert "Parität" not in text
    assert "gegenüber der Bevölkerung" in text
    assert "kein Zeichen für gleiche Chancen." in plain


def test_the_population_is_named_by_its_age():
    of_age = {"base_series": "population_working_age_migration_share"}

    assert "weniger als in der Bevölkerung im erwerbsfähigen Alter (27,2 %)" in said(**of_age)
    all_ages = dict(components(CLOSING, NO_POINTS, SPEAKER))["Bevölkerungsreihe"]
    assert "Gezählt sind alle Altersgruppen" in all_ages
    mine = dict(components(CLOSING | of_age, NO_POINTS, SPEAKER))["Bevölkerungsreihe"]
    assert "alle Altersgruppen" not in mine
    assert mine.startswith("Bevölkerung im erwerbsfähigen Alter, Melderegister")


def test_every_component_of_the_interval_is_told():
    texts = dict(components(CLOSING, NO_POINTS, SPEAKER))

    assert (
        "Fluktuation 0,02, aus der Streuung um die Gerade 0,03"
        in (texts["Woraus der Bereich entsteht"])
    )
    assert "weniger als 0,1" in texts["Woraus der Bereich entsteht"]
    assert texts["Fluktuation"].startswith(
        "angenommen, für diese Gruppe ist keine geliefert: 4,0 % gehen und kommen im Jahr"
    )
    years = {"turnover_first_year": 2016, "turnover_last_year": 2025}
    told = CLOSING | years | {"turnover_origin": "delivered", "turnover": 6.04}
    assert dict(components(told, NO_POINTS, SPEAKER))["Fluktuation"].startswith(
        "geliefert, Mittel der Jahre 2016 bis 2025: 6,0 % gehen und kommen im Jahr"
    )
    assert texts["Beteiligung"].replace("\u00a0", " ") == "61 % (2018), 58 % (2024)"
    cohort = dict(components(CLOSING | {"turnover": nan}, NO_POINTS, SPEAKER))
    assert cohort["Fluktuation"] == "entfällt: Es sind jedes Mal neue Personen"


def test_a_movement_that_rounds_to_nothing_says_so():
    text = said(slope=-0.004, slope_low=-0.0045, slope_high=-0.0035)

    assert "im Jahr um weniger als 0,01 Prozentpunkte." in text


@pytest.mark.parametrize(
    ("low", "high", "german", "english"),
    [
        (12.04, 21.8, "12 bis 22 Jahre", "12 to 22 years"),
        (0.0, 0.4, "höchstens ein Jahr", "at most one year"),
        (0.0, 10.2, "höchstens 11 Jahre", "at most 11 years"),
        (1.0, 1.0, "ein Jahr", "one year"),
        (7.0, 7.0, "7 Jahre", "7 years"),
        (12.0, 754.9, "12 bis über 100 Jahre", "12 to more than 100 years"),
        (180.0, 754.9, "über 100 Jahre", "more than 100 years"),
    ],
)
def test_years_have_singular_plural_and_an_end(low, high, german, english):
    assert verdict_numbers.years(low, high, "de") == german
    assert verdict_numbers.years(low, high, "en") == english


@pytest.mark.parametrize(
    ("figures", "points", "german"),
    [
        (1, 0, "Es liegt ein Wert vor, der für die Bewertung nicht zählt; nötig sind vier."),
        (1, 1, "Es liegt ein Wert vor; nötig sind vier."),
        (3, 0, "Es liegen 3 Werte vor, von denen keiner für die Bewertung zählt; nötig sind vier."),
        (3, 1, "Es liegen 3 Werte vor, von denen einer für die Bewertung zählt; nötig sind vier."),
        (3, 2, "Es liegen 3 Werte vor, von denen 2 für die Bewertung zählen; nötig sind vier."),
        (3, 3, "Es liegen 3 Werte vor; nötig sind vier."),
    ],
)
def test_a_refusal_counts_the_values_at_hand(figures, points, german):
    text = verdict_sentence(
        REFUSED | {"n_figures": figures, "n_points": points}, Speaker(CATALOGUE, "de")
    )

    assert text == (f"{SUBJECT} – nicht bewertbar: weniger als vier vergleichbare Werte. {german}")


def test_nothing_recorded_needs_no_count():
    row = REFUSED | {"reason": "not_recorded", "n_figures": 0, "concept": ""}

    assert (
        verdict_sentence(row, Speaker(CATALOGUE, "de"))
        == f"{SUBJECT} – nicht bewertbar: kein Wert bekannt."
    )
    assert needed(row, "de").startswith("Eine erste Erhebung")


def test_plain_german_reads_like_this():
    assert plain_sentence(CLOSING, CATALOGUE) == (
        "Stadt: Essen. Thema: Anteil der Beschäftigten mit Zuwanderungsgeschichte. "
        "Bei der Umfrage 2024 waren es: 20 von 100. In der Bevölkerung waren es: 27 von 100. "
        "Bei der Stadt sind es weniger. Der Abstand wird kleiner. "
        "Bis zum Ziel fehlen noch: 12 bis 22 Jahre. Das gilt nur bei gleichem Tempo."
    )


def test_plain_german_does_not_call_equal_numbers_less():
    text = plain_sentence(CLOSING | {"staff": 30.7, "population": 31.3, "gap": 0.6}, CATALOGUE)

    assert "31 von 100. In der Bevölkerung waren es: 31 von 100. Beide Zahlen sind fast" in text


BASES = ("population_migration_share", "population_working_age_migration_share",
         "population_young_adult_migration_share")  # fmt: skip


@st.composite
def verdict_rows(draw):
    """Rows that the rules could give: the verdict follows from the numbers."""
    if draw(st.booleans()):
        figures = draw(st.integers(0, 12))
        reason = draw(st.sampled_from(REASONS[1:])) if figures else "not_recorded"
        points = draw(st.integers(0, figures))
        return REFUSED | {"reason": reason, "n_figures": figures, "n_points": points}
    staff, population = draw(st.floats(0, 100)), draw(st.floats(0.1, 100))
    below, above = draw(st.floats(0, 20)), draw(st.floats(0, 20))
    gap, middle = population - staff, draw(st.floats(-9, 9))
    low, high = gap - below, gap + above
    steep, flat = middle - draw(st.floats(0, 5)), middle + draw(st.floats(0, 5))
    row = CLOSING | {
        "staff": staff, "population": population, "gap": gap, "gap_low": low, "gap_high": high,
        "slope": middle, "slope_low": steep, "slope_high": flat,
        "parity_not_excluded": low <= 0 <= high, "years_to_parity_low": nan,
        "years_to_parity_high": nan, "withstands": draw(st.booleans()),
        "p_value": draw(st.floats(0, 1)),
        "last_response": draw(st.sampled_from([nan, 30.0, 99.6])),
        "breakdown": draw(st.sampled_from(["", "grade=lower_service", "age=under_35"])),
        "base_series": draw(st.sampled_from(BASES)),
        "tipping_point": draw(st.sampled_from([nan, 0.4, 1.31])),
    }  # fmt: skip
    if high <= analysis_rules().verdict.margin:
        return row | {"verdict": "parity"}
    if steep >= -0.1 and flat <= 0.1:
        return row | {"verdict": "steady"}
    if flat < -1e-9:
        years = {"years_to_parity_low": max(0.0, low) / -steep,
                 "years_to_parity_high": max(0.0, high) / -flat}  # fmt: skip
        return row | {"verdict": "closing"} | years
    return row | {"verdict": "widening" if steep > 1e-9 else "unclear"}


def texts_of(row):
    speakers = [Speaker(CATALOGUE, language) for language in LANGUAGES]
    found = [verdict_sentence(row, speaker) for speaker in speakers]
    found += [said(row, language) for said in (short_verdict, needed) for language in LANGUAGES]
    found += [
        text
        for speaker in speakers
        for pair in components(row, NO_POINTS, speaker)
        for text in pair
    ]
    return [*found, plain_sentence(row, CATALOGUE)]


@given(verdict_rows())
def test_no_sentence_has_a_hole(row):
    for text in texts_of(row):
        assert not re.search(r"[{}]|\bnan\b|\binf\b|None|<NA>|\(\)|  |\s[.,;]|\.\.", text), text
        assert not re.search(r"(?<!\d)(?<!\d,)1 (Jahre|Werte|years|values)\b", text), text


@given(verdict_rows())
def test_the_direction_is_that_of_the_numbers(row):
    text = verdict_sentence(row, Speaker(CATALOGUE, "de"))
    if "Prozentpunkte weniger als" in text:
        assert row["staff"] < row["population"]
    if "Prozentpunkte mehr als" in text:
        assert row["staff"] > row["population"]
    if "Abstand wird kleiner" in text:
        assert row["slope_high"] < 0 < row["gap"]
    if "Abstand wird größer" in text:
        assert row["slope_low"] > 0
        assert row["gap"] > 0
    if "bis zur Parität" in text:
        assert row["verdict"] == "closing"


@given(verdict_rows())
def test_plain_sentences_are_short(row):
    for clause in plain_sentences(row, CATALOGUE):
        assert len(clause.split()) <= 10, clause
        assert clause[-1] in ".?"
        assert not re.search(r"Prozent|Intervall|Parität|signifikant|,", clause), clause


def test_every_template_has_both_languages_or_is_plain_only():
    for key, forms in sentences().items():
        assert {"de", "en"} <= forms.keys() <= {"de", "en", "plain"} or forms.keys() == {"plain"}, (
            key
        )


POINTS = pd.DataFrame(
    {
        "verdict_id": 1, "staff_figure": [1, 2], "base_figure": [pd.NA, 3], "year": [2011, 2021],
        "day": pd.to_datetime(["2011-12-31", "2021-12-31"]), "gap": [nan, 4.7],
        "gap_low": [nan, -3.4], "gap_high": [nan, 11.9], "standard_error": [nan, 1.0],
        "left_out": ["concepts_not_comparable", ""],
    }
)  # fmt: skip
FIGURES = released(
    {"year": 2011, "value": 16.7, "numerator": 7.0, "denominator": 42.0, "low": 8.3, "high": 30.6},
    {"value": 20.0, "numerator": 40.0, "denominator": 200.0, "low": 15.1, "high": 26.1},
    {"series": "population_migration_share", "value": 24.7},
)


def test_points_are_told_with_counts_interval_and_population():
    lines = point_sentences(POINTS, FIGURES, Speaker(CATALOGUE, "de"))

    assert [line.replace("\u00a0", " ") for line in lines] == [
        "2011: 17 % (7 von 42; Bereich 8 bis 31 %); zählt nicht: Begriffe nicht vergleichbar",
        "2021: 20,0 % (40 von 200; Bereich 15 bis 26 %); Bevölkerung 24,7 % (2021); "
        "Abstand 4,7 Prozentpunkte (−3,4 bis 11,9)",
    ]


def test_components_name_the_years_that_count():
    texts = dict(components(CLOSING, POINTS, Speaker(CATALOGUE, "de")))

    assert texts["Werte"] == (
        "Ein Wert zählt (2021); nicht gezählt 2011: Begriffe nicht vergleichbar"
    )
    assert texts["Jahre bis zur Parität"] == "12 bis 22 Jahre von 2024 an, wenn es so weiterginge"
    assert "Was nötig wäre" not in texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_have_a_row_per_verdict_and_point_and_headings_without_any(language):
    verdicts = pd.DataFrame([CLOSING, REFUSED])
    table = verdict_tables.verdict_table(verdicts, FIGURES, Speaker(CATALOGUE, language))
    points = verdict_tables.point_table(POINTS, FIGURES, Speaker(CATALOGUE, language))
    nothing = verdict_tables.point_table(POINTS.iloc[:0], FIGURES, Speaker(CATALOGUE, language))

    assert (len(table), len(points), len(nothing)) == (2, 2, 0)
    assert list(nothing) == list(points)
    assert len(set(table)) == len(table.columns)
    assert not table.isin(["nan", "<NA>"]).any().any()


def outlook(gaps, year=2030):
    days = pd.to_datetime([f"{2020 + place}-01-01" for place in range(len(gaps))])
    points = pd.DataFrame({"verdict_id": 1, "day": days, "gap": gaps, "left_out": ""})
    return weather_wording.weather(points, year)


def weather_text(gaps, year=2030):
    return weather_wording.weather_sentence(outlook(gaps, year), "de")


def test_the_outlook_is_called_an_assumption():
    assert weather_text([10, 9, 8, 7]) == (
        "Annahme: Zieljahr 2030. Sonne: Ginge es so weiter, wäre der Abstand von "
        "7,0 Prozentpunkten Ende 2030 geschlossen."
    )
    assert weather_text([10, 9.9, 9.8, 9.7]).endswith(
        "Wolke: Ginge es so weiter, wären Ende 2030 vom Abstand von 9,7 Prozentpunkten noch "
        "8,9 übrig (92 %)."
    )


@pytest.mark.parametrize(
    ("gaps", "year", "ending"),
    [
        ([7, 8, 9, 10], 2030, "Blitz: Der Abstand von 10,0 Prozentpunkten bleibt gleich oder "
         "wächst; ginge es so weiter, läge er Ende 2030 bei 18,0 Prozentpunkten."),
        ([-4, -3, -2, -1], 2030, "fehlten Ende 2030 7,0 Prozentpunkte."),
        ([-1, -2, -3, -4], 2030, "bliebe es bis Ende 2030 dabei."),
        ([3, 2, 1], 2030, "Kein Symbol: Mit weniger als vier vergleichbaren Werten lässt sich "
         "nichts fortschreiben."),
        ([4, 3, 2, 1], 2020, "Das Zieljahr ist beim jüngsten Wert schon vorbei."),
    ],
)  # fmt: skip
def test_the_outlook_fits_where_the_city_stands(gaps, year, ending):
    assert weather_text(gaps, year).endswith(ending)


@pytest.mark.parametrize(
    ("gaps", "verdict", "differs"),
    [
        ([10, 9, 8, 7], "closing", False),
        ([10, 9, 8, 7], "unclear", True),
        ([10, 9.9, 9.8, 9.7], "widening", True),
        ([7, 8, 9, 10], "widening", False),
        ([7, 8, 9, 10], "unclear", True),
        ([7, 8, 9, 10], "closing", True),
    ],
)
def test_beside_the_symbol_stands_what_it_leaves_out(gaps, verdict, differs):
    row = CLOSING | {"verdict": verdict}
    found = outlook(gaps)
    german, english = (weather_wording.weather_note(found, row, lang) for lang in LANGUAGES)
    plain = weather_wording.plain_weather(found, row)

    assert "Die Unsicherheit der Werte beachtet es nicht." in german
    assert "It takes no account of the uncertainty" in english
    assert "Es sagt nicht: Diese Zahlen sind sicher." in plain
    assert ("geht vor" in german, "comes first" in english) == (differs, differs)
    assert ("Die Bewertung ist wichtiger." in plain) == differs


def test_the_sun_beside_an_unclear_verdict_gives_way_to_it():
    note = weather_wording.weather_note(
        outlook([10, 9, 8, 7]), CLOSING | {"verdict": "unclear"}, "de"
    )

    assert note.endswith(
        "Die Bewertung lautet „Richtung unklar“; sie beachtet die Unsicherheit und geht vor."
    )


def test_without_a_symbol_there_is_nothing_to_leave_out():
    assert weather_wording.weather_note(outlook([3, 2, 1]), REFUSED, "de") == ""


@pytest.mark.parametrize(
    ("gaps", "year", "said"),
    [
        ([10, 9, 8, 7], 2030, ["Bei gleichem Tempo ist das Ziel dann erreicht."]),
        ([10, 9.9, 9.8, 9.7], 2030, ["Der Abstand wird kleiner.",
                                     "Bei gleichem Tempo fehlt dann noch ein großer Teil."]),
        ([10, 9, 8, 7], 2028, ["Der Abstand wird kleiner.",
                               "Bei gleichem Tempo fehlt dann noch ein kleiner Teil."]),
        ([7, 8, 9, 10], 2030, ["Der Abstand wird nicht kleiner.",
                               "Bei gleichem Tempo ist das Ziel dann nicht erreicht."]),
        ([-4, -3, -2, -1], 2030, ["Die Stadt liegt jetzt nicht hinten.",
                                  "Bei gleichem Tempo liegt sie dann zurück."]),
        ([-1, -2, -3, -4], 2030, ["Die Stadt liegt jetzt nicht hinten.",
                                  "Bei gleichem Tempo bleibt das so."]),
        ([3, 2, 1], 2030, ["Es gibt zu wenige passende Zahlen.", "Darum gibt es kein Zeichen."]),
        ([4, 3, 2, 1], 2020, ["Das Ziel-Jahr ist schon vorbei.", "Darum gibt es kein Zeichen."]),
    ],
)  # fmt: skip
def test_the_outlook_in_plain_german_fits_where_the_city_stands(gaps, year, said):
    plain = weather_wording.plain_weather(outlook(gaps, year), CLOSING)

    assert plain[:2] == ["Das ist nur eine Annahme.", f"Das Ziel-Jahr ist: {year}."]
    assert plain[2 : 2 + len(said)] == said
    assert all(len(clause.split()) <= 10 for clause in plain)


def test_a_target_year_asked_for_comes_before_the_configured_one():
    assert weather_wording.target_year_in_force(2040) == 2040
    assert weather_wording.target_year_in_force() == analysis_rules().target_year
