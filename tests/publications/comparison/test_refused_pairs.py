"""What speaks against comparing cities is said once, with pairs one can count by hand."""

import pandas as pd
import pytest

from indicators.catalogue import load_catalogue
from indicators.publications.comparison import refused_pairs
from indicators.publications.speech.speaker import Speaker

SPEAKER = Speaker(load_catalogue(), "de")
ESSEN, MUELHEIM, OBERHAUSEN, HERNE = "05113", "05117", "05119", "05916"
METHOD = "Methode: Schätzung gegenüber Befragung"
TURNED = "Methode: Befragung gegenüber Schätzung"


def pairs(*rows):
    told = [(*row[:3], tuple(row[3].split("\n")) if row[3] else ()) for row in rows]
    return pd.DataFrame(told, columns=["area_a", "area_b", "level", "reasons_de"])


def apart(*reasons, level="not_comparable"):
    """Herne against three others that compare with each other."""
    others = (ESSEN, MUELHEIM, OBERHAUSEN)
    against = [(city, HERNE, level, text) for city, text in zip(others, reasons, strict=True)]
    among = [(ESSEN, MUELHEIM), (ESSEN, OBERHAUSEN), (MUELHEIM, OBERHAUSEN)]
    return pairs(*against, *((a, b, "comparable", "") for a, b in among))


def test_one_pair_is_one_sentence():
    told = refused_pairs.in_a_sentence(
        pairs((OBERHAUSEN, ESSEN, "not_comparable", METHOD)), SPEAKER
    )

    assert told == f"Essen und Oberhausen lassen sich nicht vergleichen. {METHOD}."


@pytest.mark.parametrize(
    ("level", "begin"),
    [
        ("not_comparable", "**Herne lässt sich mit keiner der 3 anderen Städte vergleichen;**"),
        (
            "limited",
            "**Herne lässt sich mit den 3 anderen Städten nur eingeschränkt vergleichen;**",
        ),
    ],
)
def test_one_city_apart_from_all_others_is_one_sentence(level, begin):
    told = refused_pairs.in_a_sentence(apart(METHOD, TURNED, METHOD, level=level), SPEAKER)

    assert told.startswith(begin)
    assert told.count("Methode") == 1


@pytest.mark.parametrize(
    "table",
    [
        apart(METHOD, METHOD, "Bereich: Kernverwaltung"),
        pairs((ESSEN, MUELHEIM, "comparable", ""), (ESSEN, OBERHAUSEN, "comparable", "")),
        pairs(
            (ESSEN, MUELHEIM, "limited", METHOD),
            (ESSEN, OBERHAUSEN, "comparable", ""),
            (MUELHEIM, OBERHAUSEN, "comparable", ""),
        ),
    ],
    ids=["two reasons", "nothing refused", "one pair of three"],
)
def test_where_cities_differ_more_than_that_a_table_stands(table):
    assert refused_pairs.in_a_sentence(table, SPEAKER) == ""


def test_each_reason_stands_once_with_its_pairs():
    table = refused_pairs.reason_table(
        pairs(
            (ESSEN, MUELHEIM, "comparable", ""),
            (ESSEN, OBERHAUSEN, "not_comparable", METHOD),
            (HERNE, ESSEN, "not_comparable", TURNED),
            (MUELHEIM, OBERHAUSEN, "limited", "A.\nB."),
        ),
        SPEAKER,
    )

    assert table.to_dict("list") == {
        "Was dagegen spricht": [METHOD, "A; B"],
        "Urteil": ["nicht vergleichbar", "eingeschränkt vergleichbar"],
        "Städte": ["Essen mit Herne und Oberhausen", "Mülheim an der Ruhr – Oberhausen"],
    }
