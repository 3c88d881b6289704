"""Sentences of the register: running times, numbers, counts in singular and plural."""

import pandas as pd
import pytest

from indicators.catalogue import load_catalogue
from indicators.catalogue.models import RunningTime
from indicators.publications.measures import register_wording
from indicators.publications.measures.register import chain_of_measure
from indicators.publications.speech.wording import LONGEST_ALTERNATIVE

CATALOGUE = load_catalogue()


@pytest.mark.parametrize(
    ("code", "german", "english"),
    [
        ("81", "seit 2008, laufend", "since 2008, ongoing"),
        ("88", "2012 bis 2017", "2012 to 2017"),
        ("86", "laufend", "ongoing"),
        ("KI-1", "bis 31. Dezember 2021", "until 31 December 2021"),
        ("99", "seit August 2013, laufend", "since August 2013, ongoing"),
    ],
)
def test_running_times(code, german, english):
    time = CATALOGUE.measures[code].running_time

    assert register_wording.running_time(time, "de") == german
    assert register_wording.running_time(time, "en") == english


def test_a_running_time_that_is_not_stated_says_so():
    time = RunningTime(kind="not_stated", as_printed="")

    assert register_wording.running_time(time, "de") == "nicht genannt"


@pytest.mark.parametrize(
    ("code", "position", "german"),
    [
        ("92", 0, "über 800\u00a0Personen"),
        ("122", 0, "rund 18.200\u00a0Euro pro Jahr"),
        ("102", 0, "18\u00a0Sprachen"),
    ],
)
def test_facts_keep_their_qualifier(code, position, german):
    entry = CATALOGUE.measures[code].facts[position]

    assert register_wording.fact(entry, "de") == german


def table(*states):
    """One city, one row per state."""
    rows = [
        {"area": "05117", "indicator": f"i{number}", "state": state, "level": "B"}
        for number, state in enumerate(states)
    ]
    return pd.DataFrame(rows)


def test_states_that_do_not_occur_are_not_named():
    text = register_wording.describe_recordability(table("published", "unknown"), "de")

    assert text == (
        "Von 2 möglichen Angaben (eine Stadt, 2 Indikatoren) ist eine veröffentlicht; "
        "zu einer ist nichts bekannt."
    )


def test_hidden_figures_are_no_gaps():
    text = register_wording.describe_effort(table("hidden", "unknown", "unknown"), "de")

    assert text == "Die 2 Lücken ließen sich so schließen: 2 mit geringem Aufwand (B)."


def test_an_indicator_published_nowhere_says_so():
    states = pd.Series(["unknown"] * 8 + ["not_recorded"])

    assert register_wording.known_today(states, "de") == (
        "in keiner der 9 Städte veröffentlicht, laut Stadt nicht erfasst in 1"
    )


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("measure", CATALOGUE.measures.entries, ids=lambda measure: measure.code)
def test_text_alternatives_are_short(measure, language):
    chain = chain_of_measure(CATALOGUE, measure.code)
    text = register_wording.describe_chain("X", chain.indicators, chain.goals, language)

    assert 0 < len(text) <= LONGEST_ALTERNATIVE
