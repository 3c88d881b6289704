"""A single large correction is named on its own; small and usual ones are not."""

from indicators.catalogue import load_catalogue
from indicators.release.figure_changes import Change
from indicators.workflow.releases import checklist
from indicators.workflow.releases.differences import Differences
from indicators.workflow.releases.large_changes import large_changes, percent_of, words_of
from indicators.workflow.workflow_rules import LargeChange

LIMITS = LargeChange(percent=20, steps=3, named=10)
LINE = ("staff_migration_share", "05113", "", "c", "m", "s", "Quelle")


def figure(value, number=7):
    names = ("series", "area", "breakdown", "concept", "method", "scope", "source_title")
    own = dict(zip(names, LINE, strict=True))
    return {**own, "figure_id": number, "year": 2024, "value": value}


def corrected(before, now):
    return Change("corrected", figure(before), figure(now))


def found(*changes, usual=0.0):
    return Differences(tuple(changes), (), {LINE: usual} if usual else {})


def test_a_change_is_measured_by_the_larger_of_both_values():
    # From 20 to 25 and back: 5 of 25.
    assert percent_of(corrected(20, 25)) == percent_of(corrected(25, 20)) == 20
    assert percent_of(corrected(0, 4)) == 100
    assert percent_of(corrected(-2, 2)) == 200
    assert percent_of(corrected(0, 0)) == 0


def test_a_change_must_be_large_in_itself_and_for_its_line():
    large, usual = corrected(20, 25), 1.0

    assert large_changes(found(large, usual=usual), LIMITS) == [large]
    # 5 is less than three of the usual steps of 2.
    assert large_changes(found(large, usual=2.0), LIMITS) == []
    # 4 of 24 are 17 per cent.
    assert large_changes(found(corrected(20, 24), usual=usual), LIMITS) == []
    # A line of one value has no usual step.
    assert large_changes(found(large), LIMITS) == [large]


def test_what_is_hidden_new_or_gone_is_no_large_change():
    hidden = Change("now_hidden", figure(20), figure(None))
    new = Change("new", None, figure(20))
    gone = Change("removed", figure(20), None)
    sizes_only = corrected(None, None)

    assert large_changes(found(hidden, new, gone, sizes_only), LIMITS) == []


def test_a_warning_names_the_figure_and_not_its_value():
    words = dict(words_of(corrected(20, 25), load_catalogue()))

    assert words == {
        "figure": "staff_migration_share/05113/2024/7",
        "code": load_catalogue().indicators["staff_migration_share"].code,
        "name": "Essen",
        "city": "05113",
        "year": 2024,
        "percent": 20,
    }


def test_each_of_the_largest_needs_a_reason_of_its_own_and_the_others_one_together():
    changes = [Change("corrected", figure(20, number), figure(40, number)) for number in range(12)]

    items = list(checklist._large(found(*changes), load_catalogue()))

    assert [item.name for item in items] == [
        *(f"large_change:staff_migration_share/05113/2024/{number}" for number in range(10)),
        "large_changes_more:2",
    ]
    assert all(item.severity == "warning" and item.is_open for item in items)
    assert "Essen (05113), 2024: Ein einzelner Wert ändert sich um 50 %" in items[0].sentence("de")
    assert "Further single figures that change as much: 2." in items[-1].sentence("en")
