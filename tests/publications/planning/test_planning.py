"""What the page and the command say of a plan, with values that can be checked by hand."""

from dataclasses import replace

import pytest

from indicators.analysis.outlook.survey_planning import Plan
from indicators.publications.planning import planning_wording as wording
from indicators.publications.planning.planning_settings import SIZES, groups, starts
from indicators.publications.planning.power_chart import power_chart
from indicators.publications.speech.speaker import Speaker
from tests.publications.released import CATALOGUE, released

GERMAN, ENGLISH = Speaker(CATALOGUE, "de"), Speaker(CATALOGUE, "en")
STAFF = Plan(size=3000, response=55, every=2, change=0.5, share=20, turnover=4.0)
FEW = Plan(size=60, response=100, every=2, change=0.5, share=25, turnover=None, intakes=3)
SILENT = Plan(size=3000, response=20, every=2, change=0.5, share=20, turnover=4.0)


def plain(text):
    return text.replace("\u00a0", " ")


def test_the_answer_is_one_sentence_with_surveys_years_and_chance():
    # Six surveys, two years apart: the sixth comes ten years after the first.
    assert plain(wording.describe_plan(wording.prospect_of(STAFF), GERMAN)) == (
        "Nach 6 Erhebungen, 10 Jahre nach der ersten, ließe sich eine Veränderung des Abstands um "
        "0,5 Prozentpunkte im Jahr mit mindestens 80 % Wahrscheinlichkeit zeigen."
    )


def test_what_cannot_be_shown_is_said_with_the_best_there_is():
    said = plain(wording.describe_plan(wording.prospect_of(FEW), ENGLISH))

    assert said.startswith(
        "Even after 15 surveys, 28 years after the first, a change of the gap by"
    )
    assert said.endswith("only, not 80 %.")


def test_too_weak_a_response_is_said_first_and_shows_no_group():
    assert wording.warnings(STAFF, GERMAN) == []
    assert plain(wording.warnings(SILENT, GERMAN)[0]).startswith("Unter 30 % Beteiligung gibt es")
    assert plain(wording.groups_shown(SILENT, GERMAN)).startswith("Unter 30 % Beteiligung wird")
    table = wording.group_table(SILENT, {"grade": 4}, GERMAN)
    assert table.iloc[0].tolist()[-1] == "nein"


def test_groups_are_told_from_the_rules_of_disclosure_control():
    # Five of twenty per cent are 25 answers; at 55 % response 46 people.
    said = plain(wording.groups_shown(STAFF, GERMAN))

    assert "mindestens 25 Menschen antworten" in said
    assert "ab etwa 46 Menschen" in said
    # 1650 answers in four groups.
    row = wording.group_table(STAFF, {"grade": 4}, GERMAN).iloc[0].map(str).tolist()
    assert row == ["Laufbahngruppe", "4", "412", "ja, wenn die Gruppen etwa gleich groß sind"]


def test_the_table_says_why_there_is_no_chance_yet_and_nothing_is_certain():
    table = wording.chance_table(wording.prospect_of(STAFF), GERMAN)
    cells = [plain(str(cell)) for cell in table.iloc[:, 2]]

    assert cells[:3] == ["keine Bewertung unter 4 Werten"] * 3
    assert cells[-1] == "über 99 %"
    assert [cell.value for cell in table.iloc[5].tolist()[:2]] == [6, 10]


@pytest.mark.parametrize("plan", [STAFF, FEW, SILENT])
def test_the_chart_begins_with_the_fewest_values_and_labels_one_point(plan):
    prospect = wording.prospect_of(plan)
    line, *points = power_chart(prospect, GERMAN)["data"]

    assert line["x"] == list(range(4, 16)) == sorted(x for part in points for x in part["x"])
    labelled = [x for x, text in zip(line["x"], line["text"], strict=True) if text]
    assert labelled == [prospect.needed or 15]
    for part in points:
        is_filled = part["marker"]["symbol"] == "circle"
        assert all((height >= 80) is is_filled for height in part["y"])


def test_every_group_that_verdicts_judge_can_be_planned():
    found = groups(CATALOGUE)

    assert {name: entry.code for name, entry in found.items()} == {
        "staff": "P1",
        "leaders": "P8",
        "trainees": "A1",
        "trainee_intake": "A2",
        "new_hires": "N1",
    }


def test_a_city_begins_with_its_own_newest_figures_and_else_with_assumptions():
    share = CATALOGUE.indicators["staff_migration_share"]
    own = {"series": share.name, "breakdown": "", "quantity": None, "unit": "percent"}
    count = {"series": "staff", "breakdown": "", "quantity": "staff", "unit": "persons"}
    figures = released(
        own | {"year": 2019, "value": 15.0, "response_rate": 40.0},
        own | {"year": 2023, "value": 17.26, "response_rate": 52.4},
        count | {"year": 2023, "value": 2911.0, "response_rate": float("nan")},
    )

    found = starts(figures, share)
    assert {name: start.value for name, start in found.items()} == {
        "size": 2911,
        "response": 52,
        "every": 2,
        "change": 0.5,
        "share": 17.3,
    }
    assert found["every"].figure is None
    assert starts(figures.iloc[:0], share)["size"].value == 3000


def test_the_sizes_to_choose_from_rise():
    assert list(SIZES) == sorted(set(SIZES))


def test_one_year_between_surveys_is_said_in_the_singular():
    every_year = replace(STAFF, every=1)

    assert "Abstand zwischen zwei Erhebungen ein Jahr," in wording.assumed(every_year, GERMAN)
    assert "time between two surveys 2 years," in wording.assumed(STAFF, ENGLISH)
