"""Complementary suppression, tried by an attacker that shares no code with it."""

import math
import time
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import milp

from indicators.disclosure.solver import choice as choosing
from indicators.disclosure.solver import moves, programs
from indicators.disclosure.solver.attack import attack
from indicators.disclosure.solver.audit import audit
from indicators.disclosure.solver.choice import UnprotectableError
from indicators.disclosure.solver.relations import ContradictionError
from indicators.disclosure.solver.suppression import protect
from tests.disclosure.families import EXACTLY, OUTSIDER, ROUGHLY, RULES, SEED, frame, loss, table
from tests.disclosure.independent_attacker import possible_values, width_up_to


def status_of(cells, relations, rules=RULES):
    protected = protect(cells, relations, rules, SEED)
    return dict(zip(protected["cell_id"], protected["status"], strict=True))


def hidden_cells(cells, relations, rules=RULES):
    found = status_of(cells, relations, rules)
    return {cell for cell, status in found.items() if status != "published"}


def intervals(counts, relations):
    cells = pd.DataFrame({"cell_id": list(counts), "count": list(counts.values())})
    found = attack(cells, relations)
    return {cell: (low, high) for cell, low, high in found.itertuples(index=False)}


def assert_nobody_is_exposed(families, rules=RULES):
    """Protects families together, as a release does, and attacks each: they share no cell."""
    cells, relations = union(families)
    protected = protect(cells, relations, rules, SEED)
    hidden = set(protected.loc[protected["status"] != "published", "cell_id"])
    for cells, relations in families:
        counts = dict(zip(cells["cell_id"], cells["count"].tolist(), strict=True))
        primary = cells.loc[cells["primary"], "cell_id"].tolist()
        assert set(primary) <= hidden
        for cell in primary:
            assert width_up_to(counts, relations, hidden, cell, 5) == 5, (cell, hidden)


def union(families):
    cells = pd.concat([cells for cells, _ in families], ignore_index=True)
    return cells, [relation for _, relations in families for relation in relations]


# Hand-made tables


def test_a_single_hidden_cell_in_a_row_gets_company():
    row = frame({"a": 3, "b": 10, "c": 20, "all": 33}, "a", {"all": 100, "c": 2})

    assert status_of(row, [("all", ["a", "b", "c"])]) == {
        "a": "primary",
        "b": "complementary",
        "c": "published",
        "all": "published",
    }


def test_a_cheaper_total_is_hidden_instead_of_a_part():
    row = frame({"a": 3, "b": 10, "all": 13}, "a", {"b": 5})

    assert hidden_cells(row, [("all", ["a", "b"])]) == {"a", "all"}


def test_company_that_is_too_small_does_not_count():
    row = frame({"a": 3, "b": 1, "c": 20, "all": 24}, "a", {"all": 100, "c": 50})

    assert hidden_cells(row, [("all", ["a", "b", "c"])]) == {"a", "c"}


def test_two_zeros_do_not_protect_each_other():
    row = frame({"a": 0, "b": 0, "c": 20, "all": 20}, "ab", {"all": 100})

    assert hidden_cells(row, [("all", ["a", "b", "c"])]) == {"a", "b", "c"}


RECTANGLE = {
    "11": 2, "12": 9, "13": 30, "1": 41,
    "21": 8, "22": 40, "23": 50, "2": 98,
    "31": 60, "32": 70, "33": 80, "3": 210,
    ".1": 70, ".2": 119, ".3": 160, "..": 349,
}  # fmt: skip
RECTANGLE_SUMS = [
    *((row, [row + "1", row + "2", row + "3"]) for row in "123"),
    *(("." + column, [row + column for row in "123"]) for column in "123"),
    ("..", ["1", "2", "3"]),
    ("..", [".1", ".2", ".3"]),
]


def test_one_hidden_cell_of_a_table_becomes_a_rectangle():
    cells = frame(RECTANGLE, ["11"], dict.fromkeys(["1", "2", "3", ".1", ".2", ".3", ".."], 9))
    hidden = hidden_cells(cells, RECTANGLE_SUMS)

    assert len(hidden) == 4
    assert {name[0] for name in hidden} >= {"1"}
    assert all(sum(name[0] == row for name in hidden) in (0, 2) for row in "123")
    assert all(sum(name[1] == column for name in hidden) in (0, 2) for column in "123")


def test_two_hidden_cells_in_one_row_of_a_rectangle_are_not_enough():
    dear = dict.fromkeys(["1", "2", "3", ".1", ".2", ".3", ".."], 9)
    cells = frame(RECTANGLE, ["11", "12"], dear)

    assert hidden_cells(cells, RECTANGLE_SUMS, OUTSIDER) in (
        {"11", "12", "21", "22"},
        {"11", "12", "31", "32"},
    )


def test_a_rectangle_with_zeros_across_protects_nobody():
    counts = {"a": 0, "b": 0, "c": 0, "d": 0, "ab": 0, "cd": 0, "ac": 0, "bd": 0}
    sums = [("ab", "ab"), ("cd", "cd"), ("ac", "ac"), ("bd", "bd")]

    found = intervals({**counts, **dict.fromkeys("abcd")}, sums)

    assert found == {"a": (0, 0), "b": (0, 0), "c": (0, 0), "d": (0, 0)}
    assert_nobody_is_exposed([(frame(counts, "abcd"), sums)])


def test_a_published_total_that_was_revised_gives_the_difference_away():
    cells = frame({"old": 120, "new": 123, "joined": 3}, ["joined"], {"old": math.inf})

    # The old release is public for good, so the new total has to go.
    assert hidden_cells(cells, [("new", ["old", "joined"])]) == {"joined", "new"}


def test_what_is_public_already_cannot_be_protected():
    public = {"old": math.inf, "new": math.inf}
    cells = frame({"old": 120, "new": 123, "joined": 3}, ["joined"], public)

    with pytest.raises(UnprotectableError, match="joined"):
        protect(cells, [("new", ["old", "joined"])], RULES, SEED)


def test_the_sum_of_nine_cities_minus_eight_is_the_ninth():
    cities = {f"city {number}": 40 + number for number in range(1, 9)} | {"city 9": 4}
    dear = {"region": 20} | {f"city {number}": number for number in range(1, 9)}
    cells = frame({**cities, "region": 360}, ["city 9"], dear)

    assert sum(cities.values()) == 360
    assert hidden_cells(cells, [("region", list(cities))]) == {"city 9", "city 1"}


def test_numerator_and_complement_hide_together_and_the_base_stays():
    cells = frame({"yes": 3, "no": 97, "base": 100}, ["yes"], {"base": 10})

    assert hidden_cells(cells, [("base", ["yes", "no"])]) == {"yes", "no"}


def test_a_known_upper_bound_takes_room_away():
    cells = frame({"a": 3, "b": 10, "c": 20, "all": 33}, "a", {"all": 100, "c": 2})
    cells["high"] = [math.nan, 11, math.nan, math.nan]
    cells["low"] = [math.nan, 9, math.nan, math.nan]

    assert hidden_cells(cells, [("all", ["a", "b", "c"])]) == {"a", "c"}


def test_a_cell_without_relations_needs_no_company():
    assert status_of(frame({"a": 3, "b": 9}, "a"), []) == {"a": "primary", "b": "published"}


def test_no_cells_no_trouble():
    assert protect(frame({"a": 1}, "").iloc[:0], [], RULES, SEED).empty


def test_parts_that_do_not_add_up_are_refused():
    with pytest.raises(ContradictionError, match="all"):
        protect(frame({"a": 3, "b": 10, "all": 14}, "a"), [("all", "ab")], RULES, SEED)


def test_the_same_table_gets_the_same_answer_twice():
    cells, relations = table((4, 5), np.random.default_rng(1))

    assert status_of(cells, relations) == status_of(cells, relations)


# The attack


def test_bounds_of_a_rectangle_known_by_hand():
    sums = [("r1", ["a", "b"]), ("r2", ["c", "d"]), ("k1", ["a", "c"]), ("k2", ["b", "d"])]
    known = {"r1": 5, "r2": 7, "k1": 8, "k2": 4}

    assert intervals({**known, **dict.fromkeys("abcd")}, sums) == {
        "a": (1, 5),
        "b": (0, 4),
        "c": (3, 7),
        "d": (0, 4),
    }


def test_a_hidden_total_of_hidden_parts_has_no_upper_end():
    assert intervals({"a": None, "b": 4, "all": None}, [("all", "ab")]) == {
        "a": (0, math.inf),
        "all": (4, math.inf),
    }


def test_whole_numbers_tell_more_than_a_linear_program():
    # a+b = b+c = a+c = 7 - x would be 3.5 each for x = 0; whole numbers need x to be odd.
    sums = [("ab", ["a", "b", "x"]), ("bc", ["b", "c", "x"]), ("ac", ["a", "c", "x"])]
    known = {"ab": 7, "bc": 7, "ac": 7}

    assert intervals({**known, **dict.fromkeys("abcx")}, sums)["x"] == (1, 7)


def test_figures_that_contradict_each_other_are_refused():
    with pytest.raises(ContradictionError):
        intervals({"a": 5, "b": None, "all": 3}, [("all", "ab")])


def test_the_audit_names_an_exposed_cell_with_its_interval():
    cells = frame({"a": 3, "b": 1, "all": 4}, "a").assign(
        status=["primary", "complementary", "published"]
    )

    assert audit(cells, [("all", "ab")], RULES) == [("a", 0, 4)]


# Random families


SHAPES = [((5,), 400), ((8,), 200), ((2, 2), 100), ((2, 3), 60), ((4, 4), 20), ((2, 2, 2), 20)]


@pytest.mark.slow
@pytest.mark.parametrize(("shape", "number"), SHAPES)
def test_nobody_is_exposed_in_many_small_families(shape, number):
    random = np.random.default_rng([2024, *shape])
    letters = "abcdefghijklmnopqrst"
    for _ in range(number // len(letters)):
        families = [
            table(shape, random, mean=random.choice([4, 12, 30]), name=letter, has_hierarchy=True)
            for letter in letters
        ]
        assert_nobody_is_exposed(families)


# With their sums 253, 294, 210, 81 and 891 cells: each size has its own way of searching.
@pytest.mark.slow
@pytest.mark.parametrize(
    ("shape", "mean"),
    [((250,), 12), ((11, 20), 12), ((4, 4, 5), 12), ((2, 2, 2, 2), 12), ((8, 8, 8), 60)],
)
def test_nobody_is_exposed_in_larger_families(shape, mean):
    family = table(shape, np.random.default_rng(7), mean, name="x", has_hierarchy=True)

    assert_nobody_is_exposed([family], ROUGHLY)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    inner=st.lists(st.lists(st.integers(0, 12), min_size=2, max_size=3), min_size=2, max_size=3),
    weights=st.lists(st.integers(0, 5), min_size=16, max_size=16),
)
def test_nobody_is_exposed_whatever_the_counts_and_weights(inner, weights):
    width = min(len(row) for row in inner)
    counts = {f"{r}{k}": row[k] for r, row in enumerate(inner) for k in range(width)}
    rows = [(f"{r}.", [f"{r}{k}" for k in range(width)]) for r in range(len(inner))]
    columns = [(f".{k}", [f"{r}{k}" for r in range(len(inner))]) for k in range(width)]
    corner = [("..", [total for total, _ in rows]), ("..", [total for total, _ in columns])]
    for total, parts in rows + columns + corner:
        counts[total] = sum(counts[part] for part in parts)
    cells = frame(counts, [cell for cell, count in counts.items() if count < 5])
    cells["weight"] = [float(weight) for weight in weights[: len(cells)]]

    assert_nobody_is_exposed([(cells, rows + columns + corner)])


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    inner=st.lists(st.integers(0, 4), min_size=4, max_size=4),
    hidden=st.sets(st.sampled_from("abcd"), min_size=1),
)
def test_the_attack_finds_exactly_the_values_an_exhaustive_search_finds(inner, hidden):
    counts = dict(zip("abcd", inner, strict=True))
    sums = [("ab", "ab"), ("cd", "cd"), ("ac", "ac"), ("bd", "bd")]
    for total, parts in sums:
        counts[total] = sum(counts[part] for part in parts)
    seen = {cell: None if cell in hidden else count for cell, count in counts.items()}

    for cell, (low, high) in intervals(seen, sums).items():
        possible = possible_values(seen, sums, cell, top=8)
        assert (min(possible), max(possible)) == (low, high)


# Quality


def test_the_exact_choice_is_the_cheapest_of_all_choices():
    random = np.random.default_rng(11)
    for _ in range(10):
        cells, relations = table((2, 2), random, mean=8)
        assert loss(protect(cells, relations, EXACTLY, SEED))[0] == pytest.approx(
            _cheapest_by_trying_all(cells, relations)
        )


def _cheapest_by_trying_all(cells, relations):
    """Goes through all 512 choices, cheapest first, with the independent attacker."""
    counts = dict(zip(cells["cell_id"], cells["count"].tolist(), strict=True))
    weights = dict(zip(cells["cell_id"], cells["weight"], strict=True))
    primary = set(cells.loc[cells["primary"], "cell_id"])
    others = sorted(set(counts) - primary)
    choices = [
        {cell for place, cell in enumerate(others) if number >> place & 1}
        for number in range(2 ** len(others))
    ]
    price = {frozenset(choice): sum(weights[cell] for cell in choice) for choice in choices}
    for choice in sorted(price, key=lambda choice: price[choice]):
        if _is_safe(counts, relations, primary | choice, primary):
            return price[choice]
    raise AssertionError("No choice protects the table.")


def _is_safe(counts, relations, hidden, primary):
    """From the outsider, and from those in a group of one or two as far as hiding can help."""
    known = [set(), *({cell} for cell in sorted(primary) if counts[cell] in (1, 2))]
    return all(
        width_up_to(counts, relations, hidden - own, cell, 5) == 5
        or width_up_to(counts, relations, set(counts) - own, cell, 5) < 5
        for own in known
        for cell in sorted(primary - own)
    )


@pytest.mark.slow
def test_the_heuristic_loses_at_most_a_tenth_more_than_the_optimum():
    random = np.random.default_rng(5)
    families = [table(shape, random) for shape in [(4, 4)] * 5 + [(6, 6)] * 3 + [(2, 2, 3)] * 4]
    exact, rough = (
        sum(loss(protect(cells, relations, rules, SEED))[0] for cells, relations in families)
        for rules in (EXACTLY, ROUGHLY)
    )

    assert exact <= rough + 1e-6
    assert rough <= 1.1 * exact


@pytest.mark.slow
@pytest.mark.parametrize(("shape", "rules"), [((43, 43), RULES), ((11, 11, 11), OUTSIDER)])
def test_two_thousand_cells_take_less_than_ten_seconds(shape, rules):
    cells, relations = table(shape, np.random.default_rng(1), mean=60)
    start = time.process_time()
    protected = protect(cells, relations, rules, SEED)

    assert audit(protected, relations, rules) == []
    assert time.process_time() - start < 10


# Mistakes of the caller, and odd tables


def test_a_part_that_counts_twice_tells_odd_from_even():
    cells = frame({"a": 1, "b": 0, "c": 3, "T": 5}, {"c"}, {"T": math.inf})

    with pytest.raises(UnprotectableError):
        protect(cells, [("T", ["a", "a", "b", "b", "c"])], RULES, SEED)


def test_what_is_public_already_cannot_be_called_hidden():
    cells = frame({"a": 3, "b": 10, "all": 13}, {"a"}, {"a": math.inf})

    with pytest.raises(UnprotectableError):
        protect(cells, [("all", ["a", "b"])], RULES, SEED)


@pytest.mark.parametrize(
    "mistake",
    [{"count": math.nan}, {"status": "Published"}, {"primary": None}],
)
def test_the_audit_does_not_call_safe_what_it_does_not_understand(mistake):
    cells = frame({"a": 3, "b": 10, "all": 13}, {"a"})
    cells["status"] = ["primary", "published", "published"]
    cells = cells.astype({"primary": object})
    for column, value in mistake.items():
        cells.loc[1, column] = value

    with pytest.raises(AssertionError):
        audit(cells, [("all", ["a", "b"])], RULES)


@pytest.mark.parametrize("count", [-1, 2.5, math.inf])
def test_what_is_no_count_of_persons_cannot_be_attacked(count):
    cells = pd.DataFrame({"cell_id": ["a", "b", "all"], "count": [math.nan, math.nan, count]})

    with pytest.raises(ContradictionError, match="all"):
        attack(cells, [("all", ["a", "b"])])


def test_a_search_that_ends_early_without_a_choice_is_begun_again(monkeypatch):
    efforts = []

    def gives_up_once(*given, options, **more):
        efforts.append(options)
        is_first = len(efforts) == 1
        return (
            SimpleNamespace(x=None, status=1) if is_first else milp(*given, options=options, **more)
        )

    monkeypatch.setattr(choosing, "milp", gives_up_once)
    row = frame({"a": 3, "b": 10, "c": 20, "all": 33}, "a", {"all": 100, "c": 20})
    found = status_of(row, [("all", ["a", "b", "c"])], ROUGHLY)

    assert efforts[0] == choosing.ROUGHLY
    assert found["b"] == "complementary"


@pytest.mark.parametrize(
    "effort",
    [moves.WHOLE, programs.EXACTLY, programs.ROUGHLY, choosing.EXACTLY, choosing.ROUGHLY],
)
def test_nobody_takes_the_limit_out_of_the_options_of_a_search(effort):
    """SciPy does, so that it would hold for the first search only."""
    given = dict(effort)
    milp([1.0], integrality=[1], options=given)

    assert "node_limit" not in given
    with pytest.raises(AttributeError):
        milp([1.0], integrality=[1], options=effort)
    assert "node_limit" in effort


def test_cells_that_can_grow_for_ever_still_have_a_lower_end():
    ring = [("r1", ["a", "b"]), ("r2", ["c", "d"]), ("k1", ["a", "c"]), ("k2", ["b", "d"])]
    cells = pd.DataFrame({"cell_id": list("abcd"), "count": math.nan})

    found = attack(cells, ring)

    assert set(found["low"]) == {0.0}
    assert set(found["high"]) == {math.inf}


def test_a_cell_that_nothing_can_accompany_is_not_chosen_as_cover():
    """x0 stands in three sums whose other cells are public: hiding it helps nobody."""
    cells, relations = _groups_beside_public_sums(padding=150)

    protected = protect(cells, relations, RULES, SEED).set_index("cell_id")

    assert protected.loc["x0", "status"] == "published"
    assert protected.loc["y0", "status"] == "complementary"


def _groups_beside_public_sums(padding):
    counts: dict[str, int] = {}
    weights: dict[str, float] = {}
    relations = []
    for number in range(4):
        group = {f"p{number}": 3, f"x{number}": 20, f"y{number}": 30}
        counts |= group | {f"T{number}": 53}
        weights |= {f"y{number}": 50, f"T{number}": math.inf}
        relations.append((f"T{number}", list(group)))
    for name in ("k", "l", "m"):
        counts |= {f"z{name}": 7, f"Z{name}": 27}
        weights |= {f"z{name}": math.inf, f"Z{name}": math.inf}
        relations.append((f"Z{name}", ["x0", f"z{name}"]))
    public = {f"g{number}": 9 for number in range(padding)}
    counts |= public | {"G": 4 * 53 + 9 * padding}
    weights |= dict.fromkeys([*public, "G"], math.inf)
    relations.append(("G", ["T0", "T1", "T2", "T3", *public]))
    return frame(counts, {f"p{number}" for number in range(4)}, weights), relations
