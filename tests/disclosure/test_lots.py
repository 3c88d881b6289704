"""Chance from a secret: who has the program cannot tell which hidden group is the small one."""

import pytest

from indicators.disclosure.primary import disclosure_rules
from indicators.disclosure.solver.lots import lots
from indicators.disclosure.solver.suppression import protect
from tests.disclosure.families import EXACTLY, NO_LOTS, SEED, frame, rules_with
from tests.disclosure.program_owner import hidden_cells, likely_values

LOTS = disclosure_rules().lots
BY_LOT = rules_with(exact_cells_limit=60, lots=LOTS)
ROUGHLY_BY_LOT = rules_with(exact_cells_limit=0, lots=LOTS)
"""As in larger systems: covered cell by cell, and exchanged afterwards."""
SECRETS = [bytes([number]) for number in range(24)]
ROW = {"a": 3, "b": 20, "c": 40, "d": 50, "all": 113}
ROW_SUM = [("all", ["a", "b", "c", "d"])]


def row(counts, weights=None):
    small = [cell for cell, count in counts.items() if count < 5]
    return frame(counts, small, {"all": 100} | (weights or {}))


def share_below(values, threshold=5):
    return sum(share for value, share in values.items() if value < threshold)


def secret_with(cells, relations, hidden, rules=BY_LOT):
    """A secret under which exactly these cells are hidden."""
    return next(
        secret
        for secret in SECRETS
        if hidden_cells(cells, relations, rules, secret) == frozenset(hidden)
    )


def test_without_lots_the_program_tells_which_of_two_groups_is_the_small_one():
    """The attack finds 0 to 53 for both; the program hides just these two only if a is small."""
    hidden = hidden_cells(row(ROW), ROW_SUM, EXACTLY, SEED)
    (other,) = hidden - {"a"}

    found = likely_values(row(ROW), ROW_SUM, hidden, EXACTLY, [SEED])

    assert set(found["a"]) == {0, 1, 2, 3, 4}
    assert share_below(found[other]) == 0


@pytest.mark.slow
@pytest.mark.parametrize("rules", [BY_LOT, ROUGHLY_BY_LOT], ids=["exact", "exchanged"])
def test_with_lots_either_of_two_groups_may_be_the_small_one(rules):
    """3 + 20: the attack finds 0 to 23 for both, and so does, at both ends, the program."""
    assert secret_with(row(ROW), ROW_SUM, "ab", rules)

    found = likely_values(row(ROW), ROW_SUM, frozenset("ab"), rules, SECRETS)

    for cell in "ab":
        assert 0.25 < share_below(found[cell]) < 0.75
        # Even who guesses which it is does not know it more closely than required.
        assert set(found[cell]) == {*range(7), *range(17, 24)}


@pytest.mark.slow
@pytest.mark.parametrize("rules", [BY_LOT, ROUGHLY_BY_LOT], ids=["exact", "exchanged"])
def test_with_lots_two_rows_do_not_tell_which_column_is_small(rules):
    counts = {
        "a1": 3, "a2": 30, "a3": 25, "a": 58, "b1": 60, "b2": 40, "b3": 35, "b": 135,
        "1": 63, "2": 70, "3": 60,
    }  # fmt: skip
    sums = [("a", ["a1", "a2", "a3"]), ("b", ["b1", "b2", "b3"])]
    sums += [(column, [f"a{column}", f"b{column}"]) for column in "123"]
    cells = row(counts, dict.fromkeys(["a", "b", "1", "2", "3"], 100))
    ring = frozenset(["a1", "a2", "b1", "b2"])
    assert secret_with(cells, sums, ring, rules)

    found = likely_values(cells, sums, ring, rules, SECRETS[:12])

    assert all(0.2 < share_below(found[cell]) < 0.8 for cell in ("a1", "a2"))


@pytest.mark.parametrize("rules", [BY_LOT, ROUGHLY_BY_LOT], ids=["exact", "exchanged"])
def test_the_same_secret_gives_the_same_choice_and_another_one_another(rules):
    choices = [hidden_cells(row(ROW), ROW_SUM, rules, secret) for secret in SECRETS]

    assert choices == [hidden_cells(row(ROW), ROW_SUM, rules, secret) for secret in SECRETS]
    assert {frozenset("ab"), frozenset("ac"), frozenset("ad")} <= set(choices)


def test_other_counts_and_further_cells_do_not_draw_again():
    names = ["a", "b", "c"]

    assert list(lots(SEED, "cost", names)) == list(lots(SEED, "cost", [*names, "d"]))[:3]
    assert lots(SEED, "cost", names)[0] != lots(SEED, "width", names)[0]
    assert all(0 <= lot < 1 for lot in lots(SEED, "cost", range(1000)))


def test_some_groups_just_above_the_threshold_are_hidden_too():
    cells = row({f"{number}": 5 + number % 3 for number in range(900)})
    protected = protect(cells, [], BY_LOT, SEED)
    hidden = protected.loc[protected["status"] != "published", "count"].value_counts()

    assert set(hidden.index) == {5, 6}
    assert all(50 < number < 100 for number in hidden)


def test_a_group_that_cannot_be_hidden_is_shown_as_if_its_lot_were_another():
    known = {"x": float("inf"), "all": float("inf")}
    cells = row({"a": 5, "x": 30, "all": 35}, known)
    always = LOTS.model_copy(update={"share": 100})

    protected = protect(
        cells, [("all", ["a", "x"])], rules_with(exact_cells_limit=60, lots=always), SEED
    )

    assert set(protected["status"]) == {"published"}


@pytest.mark.parametrize("secret", SECRETS[:8])
def test_a_lot_for_more_width_does_not_prevent_what_is_wide_enough(secret):
    """Everybody knows that a is at most five: wider than five cannot be had."""
    cells = row(ROW).assign(high=[5, None, None, None, None])
    wide = rules_with(exact_cells_limit=60, lots=LOTS.model_copy(update={"share": 0}))

    assert "a" in hidden_cells(cells, ROW_SUM, wide, secret)


def test_chance_costs_little():
    cells = row(ROW)
    without = rules_with(exact_cells_limit=60, lots=NO_LOTS)
    least = len(hidden_cells(cells, ROW_SUM, without, SEED))

    assert {len(hidden_cells(cells, ROW_SUM, BY_LOT, secret)) for secret in SECRETS} == {least}
