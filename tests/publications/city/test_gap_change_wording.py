"""What is said of a split change: signs as readers see them, sums that fit, missing years."""

from indicators.analysis.outlook.gap_change import GapChange
from indicators.publications.city import gap_change_chart, gap_change_wording
from indicators.publications.speech.speaker import Speaker
from tests.publications.released import CATALOGUE

GERMAN, ENGLISH = Speaker(CATALOGUE, "de"), Speaker(CATALOGUE, "en")
CLOSER = GapChange(2013, 2025, population=4.2, intake=-10.7, rest=0.02)


def test_the_sentence_names_every_part_with_its_direction():
    assert gap_change_wording.describe_change(CLOSER, GERMAN) == (
        "Von 2013 bis 2025 wurde der Abstand um 6,5 Prozentpunkte kleiner: Die Veränderung der "
        "Bevölkerung hat ihn um 4,2 vergrößert, die Neueinstellung hat ihn um 10,7 verkleinert und "
        "alles Übrige (Weggang, neue Antworten, Erfassung) hat ihn nicht bewegt."
    )


def test_a_change_nobody_sees_is_called_none():
    still = GapChange(2020, 2022, population=0.3, intake=-0.28, rest=0.0)

    assert gap_change_wording.describe_change(still, ENGLISH).startswith(
        "From 2020 to 2022 the gap stayed the same: The change of the population widened it by 0.3"
    )


def test_table_and_chart_hold_the_parts_and_their_sum():
    table = gap_change_wording.part_table(CLOSER, GERMAN)
    bars = gap_change_chart.parts(CLOSER, GERMAN)["data"]

    assert table.iloc[:, 1].map(str).tolist() == ["+4,2", "−10,7", "0,0", "−6,5"]
    assert [round(cell.value, 2) for cell in table.iloc[:, 1]] == [4.2, -10.7, 0.02, -6.48]
    ends = [
        tuple(round(end, 2) for end in (bar["base"][0], bar["base"][0] + bar["x"][0]))
        for bar in bars
    ]
    assert ends == [(0, 4.2), (-10.7, 0), (0, 0.02), (-6.48, 0)]


def test_years_that_are_missing_are_named():
    said = gap_change_wording.not_known(2013, 2016, (2014, 2016), GERMAN)

    assert said.startswith("Was den Abstand von 2013 bis 2016 bewegt hat, lässt sich nicht")
    assert "Für 2014 und 2016 fehlt" in said


def test_plain_german_names_the_largest_part():
    assert gap_change_wording.plain(CLOSER)[-1] == (
        "Am meisten haben die neuen Beschäftigten verändert."
    )
