"""What is said of all cities together: never of too few, and never as a ranking."""

import pandas as pd
import pytest

from indicators.publications.composing import compose
from indicators.publications.speech.speaker import Speaker
from indicators.publications.verdicts.pooled_section import said
from indicators.publications.view import View
from tests.publications.released import CATALOGUE

SPEAKER = Speaker(CATALOGUE, "de")
ROW = {
    "areas": ("05113", "05117", "05911", "05916"), "n_cities": 4, "slope": -0.4, "slope_low": -0.7,
    "slope_high": -0.1, "between": 0.2, "heterogeneity": 0.2, "reason": "",
}  # fmt: skip

FEW = ROW | {"reason": "too_few_cities"}


def text(*rows):
    return said(pd.DataFrame(rows, columns=list(ROW)), SPEAKER).replace("\u00a0", " ")


def test_cities_that_come_nearer_together_are_named_with_size_and_interval():
    assert text(ROW) == (
        "In den vier Städten mit vergleichbarer Reihe (Essen, Mülheim an der Ruhr, Bochum und "
        "Herne) wird der Abstand im Mittel jährlich um 0,40 Prozentpunkte kleiner (Bereich 0,10 "
        "bis 0,70)."
    )


def test_where_both_directions_are_possible_both_are_told():
    found = text(ROW | {"slope_high": 0.15, "heterogeneity": 0.83})

    assert "jährlich um bis zu 0,70 kleiner oder bis zu 0,15 größer geworden" in found
    assert found.endswith("83 % der Unterschiede erklärt der Zufall nicht.")


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ((), "Keine Stadt hat eine vergleichbare Reihe, die sich"),
        ((FEW | {"n_cities": 1},), "Nur eine Stadt hat eine vergleichbare Reihe, die sich"),
        ((FEW | {"n_cities": 3},), "Nur drei Städte haben vergleichbare Reihen, die sich"),
    ],
)
def test_too_few_cities_are_counted_in_words(rows, count):
    said = text(*rows)

    assert said.startswith("Über alle Städte zusammen lässt sich noch nichts sagen: ")
    assert count in said
    assert said.endswith("; nötig sind mindestens vier.")


@pytest.mark.parametrize("page", ["overview", "comparison"])
@pytest.mark.parametrize("name", ["real_release", "demo_release"])
def test_overview_and_comparison_say_it(page, name, request):
    release = request.getfixturevalue(name)
    words = str(compose(page, View(release, {}, "de")))
    expected = "noch nichts sagen" if name == "real_release" else "Städten mit vergleichbarer Reihe"

    assert expected in words
