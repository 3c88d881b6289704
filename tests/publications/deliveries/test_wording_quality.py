"""Sentences about deliveries: rows in, figures out."""

import pandas as pd

from indicators.publications.deliveries import deliveries_wording

DELIVERIES = pd.DataFrame(
    {
        "file": ["a.csv", "b.csv"],
        "rows": [1000, 72],
        "published": [900, 60],
        "hidden": [5, 0],
        "errors": [0, 0],
        "warnings": [1, 0],
    }
)
RULES = pd.DataFrame({"rule": ["one", "two"]})
INFO = {"rows_superseded": 0, "figures_published": 970, "figures_hidden": 9}


def test_every_delivered_row_is_accounted_for():
    text = deliveries_wording.describe_output(DELIVERIES, INFO, "de")

    assert text.startswith("Von 965 gelieferten Zahlen sind 960 veröffentlicht und 5 geheim")
    assert "107 weitere Zeilen" in text
    assert text.endswith("sind 970 veröffentlicht und 9 geheim gehalten.")


def test_one_replaced_row_is_singular():
    text = deliveries_wording.describe_output(DELIVERIES, INFO | {"rows_superseded": 1}, "de")

    assert "eine Zeile ist durch eine spätere Lieferung ersetzt" in text


def test_counts_of_nothing_and_of_one_are_words():
    text = deliveries_wording.describe_intake(DELIVERIES, RULES, "de")

    assert text == (
        "Jede der 1.072 gelieferten Zeilen aus 2 Dateien ist nach den Regeln für ihr Blatt "
        "geprüft (insgesamt 2 Regeln). Ergebnis: kein Fehler, ein Hinweis."
    )
