"""What changed from one release to the next, and what is not told again."""

import pytest

from indicators.publications.open_data.changes import changes
from indicators.release.figure_changes import change_row
from tests.publications.open_data.later import later_release

ESSEN = "area = '05113' AND series = 'naturalisation_quota'"


@pytest.fixture
def first(real_release):
    """The first three published figures of one city: number and value."""
    own = real_release.figures("naturalisation_quota", "05113")
    return list(zip(own["figure_id"], own["value"], strict=True))[:3]


def rows(release, folder, *statements):
    before, after = later_release(release, folder, *statements)
    return [change_row(change) for change in changes(before, after)]


def test_a_release_like_the_one_before_changes_nothing(real_release, tmp_path):
    assert rows(real_release, tmp_path) == []


def test_the_first_release_has_no_changes(real_release):
    assert changes(None, real_release) == []


def test_a_corrected_figure_is_told_with_both_values(real_release, first, tmp_path):
    number, value = first[0]
    change = f"UPDATE figure SET value = 9.5 WHERE figure_id = {number}"
    (row,) = rows(real_release, tmp_path, change)

    assert (row["change"], row["area"], row["value_before"], row["value"]) == (
        "corrected", "05113", value, 9.5,
    )  # fmt: skip


def test_a_figure_that_is_hidden_now_is_told_without_any_number(real_release, first, tmp_path):
    number, _ = first[1]
    change = "UPDATE figure SET status = 'hidden', value = NULL"
    (row,) = rows(real_release, tmp_path, f"{change} WHERE figure_id = {number}")

    assert row["change"] == "now_hidden"
    assert (row["value_before"], row["value"]) == (None, None)


def test_a_figure_that_is_gone_is_told_without_its_number(real_release, first, tmp_path):
    number, _ = first[2]
    (row,) = rows(real_release, tmp_path, f"DELETE FROM figure WHERE figure_id = {number}")

    assert (row["change"], row["value_before"], row["value"]) == ("removed", None, None)


def test_a_new_figure_is_told_with_its_value(real_release, first, tmp_path):
    number, value = first[0]
    before, after = later_release(
        real_release, tmp_path, f"DELETE FROM figure WHERE figure_id = {number}"
    )
    # Read the other way round, what is gone is new.
    (row,) = (change_row(change) for change in changes(after, before))

    assert (row["change"], row["value_before"], row["value"]) == ("new", None, value)


def test_numbers_of_rows_may_change_without_any_change(real_release, tmp_path):
    renumbered = "UPDATE figure SET figure_id = 100000 - figure_id"

    assert rows(real_release, tmp_path, renumbered) == []
