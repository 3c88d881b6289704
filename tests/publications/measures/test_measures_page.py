"""The page Maßnahmen, composed whole from the released figures."""

import pytest

from indicators.publications.composing import compose
from indicators.publications.exhibit import Chart, Note, Table, Words
from indicators.publications.forms.place import every
from indicators.publications.view import View


def blocks_of(release, **given):
    return list(every(compose("measures", View(release, given, "de"))))


def words(blocks):
    return "\n".join(block.text for block in blocks if isinstance(block, Words | Note))


def test_one_measure_says_what_it_moved_and_that_this_proves_no_cause(demo_release):
    text = words(blocks_of(demo_release, massnahme="88", stadt="X01"))

    assert "Die Maßnahme lief von 2012 bis 2017." in text
    assert "beweist das nicht, dass die Maßnahme die Ursache ist" in text


def test_a_measure_without_a_start_says_why_there_is_no_before(demo_release):
    text = words(blocks_of(demo_release, massnahme="90"))

    assert "Die Quelle nennt keinen Beginn dieser Maßnahme." in text
    assert "beweist das nicht" not in text


def test_participants_of_trainings_are_drawn_where_they_were_delivered(demo_release, real_release):
    charts = [b for b in blocks_of(demo_release, massnahme="90") if isinstance(b, Chart)]

    assert [chart.name for chart in charts] == ["wirkungskette_90", "schulungen_90_X01"]
    assert "liegt keine Zahl der Geschulten vor" in words(blocks_of(real_release, massnahme="90"))


def test_goals_bear_their_titles(real_release):
    text = words(blocks_of(real_release, massnahme="90"))

    assert "→ Kontraktziel 1 (Interkulturelle Kompetenz als Qualitätsmerkmal)" in text


def test_the_table_of_measures_has_two_columns_and_its_file_five(real_release):
    (table,) = (block for block in blocks_of(real_release) if isinstance(block, Table))

    assert len(table.marked.columns) == 2
    assert len(table.text.columns) == 5
    assert len(table.marked) == len(real_release.catalogue.measures)
    assert "](/massnahmen?massnahme=81)" in table.marked.iloc[0, 0]


@pytest.mark.parametrize("code", ["88", "90"])
def test_a_city_that_has_not_reported_is_not_said_to_run_the_measure(real_release, code):
    text = words(blocks_of(real_release, massnahme=code, stadt="05916"))

    assert ("Ob diese Maßnahme auch in Herne läuft" in text) is (code == "88")


@pytest.mark.parametrize(
    ("given", "begin"),
    [
        ({"suche": "charta vielfalt"}, "**Eine von {all} Maßnahmen** entspricht der Auswahl; "),
        ({"suche": "Einhorn"}, "**Keine der {all} Maßnahmen** entspricht der Auswahl."),
        ({"herkunft": "offers"}, "**{offers} von {all} Maßnahmen** entsprechen der Auswahl; "),
        ({}, "Das Verzeichnis führt **{all} Maßnahmen**; "),
    ],
)
def test_what_was_found_is_counted_in_the_right_number(given, begin, real_release):
    measures = real_release.catalogue.measures
    offers = sum(measure.origin == "offers" for measure in measures)
    text = words(blocks_of(real_release, **given))

    assert begin.format(all=len(measures), offers=offers) in text
