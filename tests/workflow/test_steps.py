"""Long work says how far it is, in steps that there are and no others."""

import pytest

from indicators.intake.check_steps import Step
from indicators.making import STEPS
from indicators.workflow.casebook import casebook
from indicators.workflow.deliveries.city_preview import preview
from indicators.workflow.deliveries.handing_in import check_parcel, hand_in
from indicators.workflow.deliveries.reviewing import accept
from indicators.workflow.releases.preparing import prepare_release
from indicators.workflow.steps import PREPARING_STEPS, PREVIEW_STEPS, counted
from tests.workflow.fictional_place import acting, empty_place, parcel
from tests.workflow.people import ANNA, CLARA


def test_a_check_names_the_file_then_each_sheet_then_the_rules(tmp_path):
    me = acting(empty_place(tmp_path), CLARA)
    heard: list[Step] = []

    check_parcel(parcel(), me, casebook(tmp_path), heard.append)

    keys = [step.key for step in heard]
    assert keys[0] == "open"
    assert keys == sorted(keys, key=["open", "sheet", "rules"].index)
    for key in set(keys):
        own = [step for step in heard if step.key == key]
        assert [step.number for step in own] == list(range(1, len(own) + 1))
        assert {step.total for step in own} == {len(own)}


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_step_is_a_sentence_with_the_sheet_in_it(language):
    step = Step("sheet", 3, 6, (("file", "a.xlsx"), ("sheet", "Kriterien")))

    assert step.sentence(language).startswith("a.xlsx")
    assert "3" in step.sentence(language)
    assert "Kriterien" in step.sentence(language)


@pytest.mark.parametrize("steps", [PREVIEW_STEPS, PREPARING_STEPS])
def test_every_step_of_a_build_is_counted_and_has_words(steps):
    heard: list[Step] = []
    for name in steps:
        counted(steps, heard.append)(name)

    assert [step.number for step in heard] == list(range(1, len(steps) + 1))
    for step in heard:
        assert step.sentence("de") != step.sentence("en")


@pytest.mark.slow
def test_preview_and_preparing_tell_all_their_steps_once(tmp_path, without_rules):
    place = empty_place(tmp_path)
    heard: list[str] = []
    preview(parcel(), acting(place, CLARA), progress=heard.append)
    assert tuple(heard) == PREVIEW_STEPS

    accept(hand_in(parcel(), acting(place, CLARA, 1)), "", acting(place, ANNA, 2))
    heard.clear()
    prepare_release(acting(place, ANNA, 3), progress=heard.append)
    assert tuple(heard) == PREPARING_STEPS
    assert set(STEPS) < set(heard)
