"""Age groups: what a label means, and that a band is made of each year once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.intake.official.age_groups import ages_of, made_of


@pytest.mark.parametrize(
    ("label", "ages"),
    [
        ("unter 3 Jahre", (0, 2)),
        ("unter 1 Jahr", (0, 0)),
        ("18 bis unter 20 Jahre", (18, 19)),
        ("60 bis 69 Jahre", (60, 69)),
        ("75 Jahre und mehr", (75, 200)),
        ("80 Jahre und älter", (80, 200)),
        ("18 Jahre", (18, 18)),
        ("18-Jährige", (18, 18)),
        ("  20 bis  unter 25 Jahre ", (20, 24)),
        ("Insgesamt", None),
        ("25 bis unter 20 Jahre", None),
        ("unter 0 Jahre", None),
        ("EU-27 (bis 30.06.2013)", None),
    ],
)
def test_a_label_means_years_of_age_or_nothing(label, ages):
    assert ages_of(label) == ages


def test_a_band_is_made_of_as_few_groups_as_possible():
    groups = [(18, 19), (20, 24), (18, 24), (18, 64)]

    assert made_of((18, 24), groups) == [(18, 24)]
    assert made_of((18, 64), groups) == [(18, 64)]
    assert made_of((18, 64), [(18, 24), (18, 19), (20, 64)]) == [(18, 19), (20, 64)]


def test_a_gap_and_an_overlap_make_no_band():
    assert made_of((18, 24), [(18, 19), (21, 24)]) == []
    assert made_of((18, 24), [(15, 19), (20, 24)]) == []
    assert made_of((18, 24), [(18, 20), (20, 24)]) == []


@given(
    cuts=st.lists(st.integers(1, 98), max_size=20, unique=True),
    others=st.lists(st.tuples(st.integers(0, 60), st.integers(60, 99)), max_size=5),
)
def test_a_band_cut_anywhere_is_made_of_each_year_once(cuts, others):
    edges = [0, *sorted(cuts), 99]
    groups = list(zip(edges[:-1], [edge - 1 for edge in edges[1:]], strict=True))
    chosen = made_of((0, 98), [*groups, *others])

    years = [year for first, last in chosen for year in range(first, last + 1)]
    assert years == list(range(99))


@given(st.integers(0, 90), st.integers(1, 30), st.integers(1, 9))
def test_a_missing_group_is_never_filled(first, width, step):
    last = first + width * step - 1
    groups = [(start, start + step - 1) for start in range(first, last + 1, step)]

    for place in range(len(groups)):
        assert made_of((first, last), groups[:place] + groups[place + 1 :]) == []
