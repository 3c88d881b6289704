"""Where nobody moved, the sentence counts the verdicts of the page instead of guessing."""

import pandas as pd
import pytest

from indicators.publications.verdicts.movement_wording import nobody_moved


def verdicts(*rows):
    table = pd.DataFrame(rows, columns=["area", "verdict", "reason"])
    return table.assign(is_current=True)


def test_cities_with_a_verdict_are_counted_and_the_most_frequent_barrier_is_named():
    found = verdicts(
        *[(f"X0{n}", "unclear", "") for n in range(1, 8)],
        ("X08", "not_assessable", "break_in_series"),
        ("X09", "not_assessable", "not_recorded"),
        ("X09", "not_assessable", "break_in_series"),
    )

    assert nobody_moved(found, "de") == (
        "Bei keiner Stadt ist gesichert, dass der Abstand kleiner wurde. "
        "7 der 9 Städte haben zu diesem Anteil eine Bewertung; sie steht oben. "
        "Der häufigste Grund, aus dem eine Bewertung fehlt, ist „Bruch in der Zeitreihe“ "
        "(2 Städte)."
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Keine der 2 Städte hat zu diesem Anteil eine Bewertung. Der häufigste Grund, "
               "aus dem eine Bewertung fehlt, ist „kein Wert bekannt“ (eine Stadt)."),
        ("en", "None of the 2 cities has a verdict on this share. The most frequent reason for "
               "having none is “no value known” (one city)."),
    ],
)  # fmt: skip
def test_without_any_verdict_no_number_of_values_is_claimed(language, words):
    found = verdicts(
        ("X01", "not_assessable", "not_recorded"), ("X02", "not_assessable", "break_in_series")
    )

    assert nobody_moved(found, language).endswith(words)


def test_a_city_with_one_judged_breakdown_is_not_counted_among_those_without():
    found = verdicts(
        ("X01", "widening", ""), ("X01", "not_assessable", "break_in_series"), ("X02", "parity", "")
    )

    assert nobody_moved(found, "en") == (
        "For no city is it certain that the gap closed. "
        "2 of the 2 cities have a verdict on this share; it stands above."
    )
