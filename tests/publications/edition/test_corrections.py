"""What of an earlier release is another value now, and what is gone."""

from typing import NamedTuple

import pandas as pd

from indicators.publications.edition.corrections import Corrections, corrections
from tests.publications.released import NAN, released, row


class Shown(NamedTuple):
    """A release of a few figures."""

    table: pd.DataFrame
    withheld: frozenset = frozenset()
    """Figures of it that are hidden today."""

    def figures(self, area=None):
        return self.table if area is None else self.table[self.table["area"] == area]


def shown(*rows):
    return Shown(released(*rows))


THEN = shown(row(value=20.0), row(value=30.0, year=2022), row(value=40.0, area="05113"))


def test_the_same_values_are_no_correction():
    assert corrections(THEN, THEN) == Corrections(0, 0)


def test_a_value_that_changed_is_corrected_and_one_that_is_gone_withdrawn():
    now = shown(row(value=21.0), row(value=40.0, area="05113"))

    assert corrections(THEN, now) == Corrections(1, 1)


def test_a_value_that_is_hidden_now_is_withdrawn():
    now = shown(row(value=20.0), row(value=NAN, year=2022), row(value=40.0, area="05113"))

    assert corrections(THEN, now) == Corrections(0, 1)


def test_a_value_that_may_be_told_no_more_is_withdrawn_without_being_told():
    then = shown(row(value=20.0), row(value=NAN, year=2022))
    now = shown(row(value=20.0), row(value=NAN, year=2022))
    hidden = frozenset({int(then.table["figure_id"].iloc[1])})

    assert corrections(then, now) == Corrections(0, 0)
    assert corrections(then._replace(withheld=hidden), now) == Corrections(0, 1)


def test_a_new_value_corrects_nothing():
    now = shown(row(value=20.0), row(value=30.0, year=2022), row(value=40.0, area="05113"),
                row(value=1.0, year=2023))  # fmt: skip

    assert corrections(THEN, now) == Corrections(0, 0)


def test_a_page_of_a_city_hears_of_its_own_corrections_only():
    now = shown(row(value=21.0), row(value=30.0, year=2022), row(value=40.0, area="05113"))

    assert corrections(THEN, now, "05113") == Corrections(0, 0)
    assert corrections(THEN, now, "05117") == Corrections(1, 0)
