"""Which cities may share a scale, and which figure stands for each."""

from indicators.analysis.comparability.comparisons import judge_comparability
from indicators.catalogue import load_catalogue
from tests.analysis.frames import frame, people, staff

CATALOGUE = load_catalogue()
ESSEN, MUELHEIM, OBERHAUSEN, BERLIN = "05113", "05117", "05119", "11-LAND"


def judge(*rows):
    compared, pairs = judge_comparability(frame(list(rows)), CATALOGUE)
    axes = dict(zip(compared["area"], compared["axis"], strict=True))
    levels = {(pair.area_a, pair.area_b): pair.level for pair in pairs.itertuples()}
    return axes, levels, compared


def test_cities_alike_share_an_axis():
    axes, levels, _ = judge(staff(2021, 10, area=ESSEN), staff(2022, 12, area=MUELHEIM))

    assert axes == {ESSEN: 0, MUELHEIM: 0}
    assert levels == {(ESSEN, MUELHEIM): "comparable"}


def test_an_estimate_has_an_axis_of_its_own():
    axes, levels, _ = judge(
        staff(2021, 10, area=ESSEN, method="estimate"), staff(2021, 12, area=OBERHAUSEN)
    )

    assert axes[ESSEN] != axes[OBERHAUSEN]
    assert levels == {(ESSEN, OBERHAUSEN): "not_comparable"}


def test_a_comparator_never_shares_an_axis_with_a_city():
    axes, levels, _ = judge(staff(2021, 10, area=ESSEN), staff(2021, 22, area=BERLIN))

    assert axes[ESSEN] != axes[BERLIN]
    assert levels == {(ESSEN, BERLIN): "comparable"}


def test_the_basis_that_most_cities_share_stands_for_each():
    _, _, compared = judge(
        people(2023, 34, area=ESSEN),
        people(2022, 27, area=ESSEN, method="census"),
        people(2022, 25, area=MUELHEIM, method="census"),
    )

    assert list(compared["figure"]) == [2, 3]


def test_breakdowns_and_hidden_figures_are_not_compared():
    axes, _, _ = judge(
        staff(2021, 10, area=ESSEN, breakdown="sex=female"),
        staff(2021, float("nan"), area=MUELHEIM),
        staff(2021, 12, area=OBERHAUSEN),
    )

    assert axes == {OBERHAUSEN: 0}


def test_nothing_to_compare_is_an_empty_table():
    axes, levels, _ = judge(staff(2021, float("nan")))

    assert (axes, levels) == ({}, {})
