"""Tables as proofs: how cells move together, and that a wrong table proves nothing."""

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array

from indicators.disclosure.solver.audit import exposed_cells
from indicators.disclosure.solver.moves import Room, cheapest_rise, farthest_rise, widening
from tests.disclosure.families import RULES, frame

# Rows a + b and c + d, columns a + c and b + d: what a gains, b and c lose and d gains.
RECTANGLE = csr_array(np.array([[1, 1, 0, 0], [0, 0, 1, 1], [1, 0, 1, 0], [0, 1, 0, 1]], float))


def room(fall, cost=None, matrix=RECTANGLE):
    """Cells that may rise without end, and fall so far."""
    nothing = np.zeros(len(fall))
    cost = nothing if cost is None else np.array(cost, float)
    return Room(matrix.tocsc(), nothing + np.inf, nothing + fall, cost)


def test_a_cell_of_a_rectangle_rises_as_far_as_its_neighbours_fall():
    change = farthest_rise(room([2, 9, 3, 7]), 0, reached=0, goal=5)

    assert change is not None
    assert change.tolist() == [3, -3, -3, 3]


def test_a_rise_that_is_known_already_is_not_found_again():
    assert farthest_rise(room([2, 9, 3, 7]), 0, reached=3, goal=5) is None


def test_a_cell_rises_and_falls_until_it_is_far_enough_apart():
    changes = [change.tolist() for change in widening(room([2, 9, 3, 7]), 0, 0, 0, 5)]

    assert changes == [[3, -3, -3, 3], [-2, 2, 2, -2]]


def test_where_the_rise_is_enough_the_cell_need_not_fall():
    changes = [change.tolist() for change in widening(room([2, 9, 8, 7]), 0, 0, 0, 5)]

    assert changes == [[5, -5, -5, 5]]


def test_a_rise_takes_the_cheaper_way():
    row = csr_array(np.ones((1, 3)))
    change = cheapest_rise(room([2, 9, 9], cost=[0, 4, 1], matrix=row), 0, goal=5)

    assert change is not None
    assert change.tolist() == [5, 0, -5]


def test_there_is_no_rise_where_nothing_can_fall_so_far():
    assert cheapest_rise(room([2, 4, 9, 9]), 0, goal=5) is None


def test_half_persons_do_not_rise():
    """Two of a go with one of b and one of c, which fall together: a moves by even numbers."""
    tied = csr_array(np.array([[1.0, 2.0, 0.0], [0.0, 1.0, -1.0]]))

    assert cheapest_rise(room([9, 9, 9], matrix=tied), 0, goal=5) is None
    change = farthest_rise(room([9, 9, 9], matrix=tied), 0, reached=0, goal=5)
    assert change is not None
    assert change[0] == 4


HIDDEN = frame({"a": 3, "b": 10, "c": 40, "all": 53}, {"a"})
HIDDEN["status"] = ["primary", "complementary", "published", "published"]
ALONE = HIDDEN.assign(status=["primary", "published", "published", "published"])
SUM = [("all", ["a", "b", "c"])]


def test_a_table_that_fits_proves_a_cell_uncertain():
    assert exposed_cells(HIDDEN, SUM, RULES, np.array([[8.0, 5, 40, 53]])).empty


@pytest.mark.parametrize(
    "table",
    [
        [8.0, 10, 40, 53],  # does not add up
        [8.0, 5, 40, 53],  # another number where one is published
        [8.0, 10, 40, 58],
        [13.0, 0, 40, 53],
        [54.0, -1, 0, 53],
        [8.5, 4.5, 40, 53],
    ],
)
def test_a_table_that_does_not_fit_proves_nothing(table):
    found = exposed_cells(ALONE, SUM, RULES, np.array([table]))

    assert list(found["cell_id"]) == ["a"]


@pytest.mark.parametrize("table", [[-2.0, 15, 40, 53], [7.5, 5.5, 40, 53], [8.0, 5, 40, 53]])
def test_half_and_negative_persons_and_more_than_everyone_knows_prove_nothing(table):
    at_most_four = HIDDEN.assign(high=[4.0, np.nan, np.nan, np.nan])
    found = exposed_cells(at_most_four, SUM, RULES, np.array([table]))

    assert list(found["cell_id"]) == ["a"]
    assert (found["low"].iloc[0], found["high"].iloc[0]) == (0, 4)


def test_without_tables_the_attack_finds_the_same():
    assert exposed_cells(HIDDEN, SUM, RULES).empty
    pd.testing.assert_frame_equal(
        exposed_cells(ALONE, SUM, RULES), exposed_cells(ALONE, SUM, RULES, np.zeros((1, 4)))
    )


def test_half_persons_alone_make_a_table_wrong():
    """Those of a and twice those of b make five: a has one, three or five persons."""
    cells = frame({"a": 5, "b": 0, "all": 5}, {"a"})
    cells["status"] = ["primary", "complementary", "published"]
    found = exposed_cells(cells, [("all", ["a", "b", "b"])], RULES, np.array([[0.0, 2.5, 5]]))

    assert (found["low"].iloc[0], found["high"].iloc[0]) == (1, 5)
