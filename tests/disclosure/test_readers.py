"""Who knows more than what is published: all sizes, the own tiny group, the own city."""

import numpy as np
import pandas as pd
import pytest

from indicators.catalogue import load_catalogue
from indicators.disclosure.counts.linked import link
from indicators.disclosure.primary import disclosure_rules
from indicators.disclosure.solver import choice, covering
from indicators.disclosure.solver.audit import exposed_cells
from indicators.disclosure.solver.suppression import protect
from indicators.release.protection import protect_figures
from tests.disclosure.counts import figures, graded, observed, rules_without_lots
from tests.disclosure.families import EXACTLY, OUTSIDER, ROUGHLY, SEED, frame, rules_with, table
from tests.disclosure.families import RULES as FAMILY_RULES
from tests.disclosure.independent_attacker import width_up_to

CATALOGUE, RULES = load_catalogue(), rules_without_lots()


def cells_of(counts):
    """Cells that may be hidden for 1; all but those named „without“ or „with“ are sizes."""
    cells = pd.DataFrame({"cell_id": list(counts), "count": list(counts.values())})
    cells["is_size"] = ~cells["cell_id"].str.startswith("with")
    cells["primary"] = ~cells["is_size"] & (cells["count"] < 5)
    return cells.assign(weight=1.0)


def exposed(counts, relations, published):
    """Groups that one of the readers finds out, with the bounds, if so much is published."""
    cells = cells_of(counts)
    is_published = cells["cell_id"].isin(published)
    seen = cells.assign(status=is_published.map({True: "published", False: "hidden"}))
    found = exposed_cells(seen, relations, RULES)
    return {name: (low, high) for name, low, high in found.itertuples(index=False)}


GRADE = {"grade": 40, "with": 3, "without": 37}
GRADE_SUM = [("grade", ["with", "without"])]


def test_who_knows_the_size_of_a_group_needs_no_figure_for_it():
    assert exposed(GRADE, GRADE_SUM, ["without"]) == {"with": (3, 3)}
    assert exposed(GRADE, GRADE_SUM, []) == {}


def test_the_others_are_hidden_though_no_figure_shows_the_size():
    protected = protect(cells_of(GRADE), GRADE_SUM, RULES, SEED)
    status = dict(zip(protected["cell_id"], protected["status"], strict=True))

    assert (status["with"], status["without"]) == ("primary", "complementary")


TINY = {"staff": 44, "large grade": 40, "tiny grade": 4, "with": 3, "without": 1}
TINY_SUMS = [("staff", ["large grade", "tiny grade"]), ("tiny grade", ["with", "without"])]


def test_what_a_size_alone_gives_away_is_kept_from_those_who_do_not_know_it():
    """Nobody's origin among four is uncertain by five, if it is known that they are four."""
    protected = protect(cells_of(TINY), TINY_SUMS, RULES, SEED)
    hidden = set(protected.loc[protected["status"] != "published", "cell_id"])

    assert hidden > {"with", "without", "tiny grade"}
    assert len(hidden) == 4
    assert exposed(TINY, TINY_SUMS, set(TINY) - hidden) == {}
    assert exposed(TINY, TINY_SUMS, ["staff", "large grade"]).keys() == {"with", "without"}


NATIONALITIES = [
    {"breakdown": "nationality=foreign", "value": 96},
    {"breakdown": "nationality=german", "value": 3},
]
FOREIGNERS = {"series": "staff_foreign_count", "unit": "persons", "value": 96}


def test_who_knows_the_size_of_the_staff_must_not_find_the_few_others():
    """Ninety-six foreigners are shown; who knows of ninety-nine employees has the three."""
    staff = {"value": 99, "concept": "all"}
    without_staff = protect_figures(
        figures(FOREIGNERS), observed(*NATIONALITIES), CATALOGUE, RULES, secret=SEED
    )
    with_staff = protect_figures(
        figures(FOREIGNERS), observed(*NATIONALITIES, staff), CATALOGUE, RULES, secret=SEED
    )

    assert list(without_staff["status"]) == ["published"]
    assert list(with_staff["status"]) == ["hidden"]


@pytest.mark.parametrize(
    "counts",
    [
        [(15, 46), (28, 6), (4, 50), (1, 3)],
        [(3, 37), (20, 40), (17, 43), (1, 3)],
        [(2, 30), (9, 11), (12, 40), (3, 1)],
    ],
)
def test_a_tiny_grade_is_no_cover_for_those_who_know_its_size(counts):
    observation, shown = graded(*counts)
    protected = protect_figures(shown, observation, CATALOGUE, RULES, secret=SEED)
    linked = link(shown, observation, CATALOGUE)
    visible = set(protected.loc[protected["status"] == "published", "figure_id"])
    seen = {cell for entry in linked.counted if entry.figure_id in visible for cell in entry.cells}
    persons = {cell: cell.persons for cell in linked.cells}
    unseen = (linked.cells - seen) & linked.about_origin
    tiny = {"grade": "higher_service"}.items()

    small = [
        cell for cell in unseen if 0 < cell.persons < 5 and not tiny <= dict(cell.codes).items()
    ]
    assert small
    for cell in small:
        assert width_up_to(persons, list(linked.sums), unseen, cell, 5) == 5


def test_a_grade_of_four_persons_does_not_prevent_a_release():
    observation, shown = graded((1, 3), (20, 40), (17, 43), (30, 50))

    found = protect_figures(shown, observation, CATALOGUE, RULES, secret=SEED)

    hidden = set(found.loc[found["status"] == "hidden", "breakdown"])
    assert "grade=lower_service" in hidden
    assert len(hidden) == 2


# People inside a group

ROW = {"a": 2, "b": 3, "c": 20, "d": 30, "all": 55}
ROW_SUM = [("all", ["a", "b", "c", "d"])]
DEAR = {"all": 100, "d": 9}


def hidden_of(cells, relations, rules=FAMILY_RULES):
    protected = protect(cells, relations, rules, SEED)
    return set(protected.loc[protected["status"] != "published", "cell_id"])


def found_out(cells, relations, hidden, rules=FAMILY_RULES):
    """Cells that a reader finds out, with the bounds, if exactly these are hidden."""
    is_hidden = cells["cell_id"].isin(list(hidden))
    seen = cells.assign(status=is_hidden.map({True: "hidden", False: "published"}))
    found = exposed_cells(seen, relations, rules)
    return {name: (low, high) for name, low, high in found.itertuples(index=False)}


def test_two_small_groups_are_no_cover_for_each_other_where_one_knows_himself():
    """2 + 3: outsiders find 0 to 5 for each, the two of a know that b has three."""
    row = frame(ROW, "ab", DEAR)

    assert found_out(row, ROW_SUM, "ab", OUTSIDER) == {}
    assert found_out(row, ROW_SUM, "ab") == {"b": (3, 3)}
    assert hidden_of(row, ROW_SUM, OUTSIDER) == {"a", "b"}
    assert hidden_of(row, ROW_SUM) == {"a", "b", "c"}


def test_a_group_of_three_is_no_group_whose_members_know_its_count():
    row = frame({**ROW, "a": 3, "c": 19}, "ab", DEAR)

    assert hidden_of(row, ROW_SUM) == {"a", "b"}


def test_the_members_may_find_out_what_is_no_small_group():
    row = frame({"a": 2, "c": 20, "d": 33, "all": 55}, "a", DEAR)

    assert hidden_of(row, [("all", "acd")]) == {"a", "c"}


def test_the_groups_within_the_own_group_are_known_to_it_whatever_is_hidden():
    """Of the two, one is a woman: both know that women are at most two."""
    counts = {"two": 2, "women": 1, "men": 1, "others": 40, "all": 42}
    sums = [("two", ["women", "men"]), ("all", ["two", "others"])]
    cells = frame(counts, ["two", "women", "men"], {"all": 100})

    assert hidden_of(cells, sums) == {"two", "women", "men", "others"}


def test_the_same_group_in_two_reports_is_no_other_group():
    cells = frame({"first": 2, "second": 2, "more": 40, "all": 42}, ["first", "second"])
    sums = [("first", ["second"]), ("all", ["first", "more"])]

    assert found_out(cells, sums, ["first", "second", "more"]) == {}
    assert "first" in found_out(cells, sums, ["first", "second"])


def test_a_member_who_knows_the_sizes_does_not_find_the_next_group():
    counts = {
        "grade": 45, "with": 2, "without": 43,
        "next grade": 47, "with next": 4, "without next": 43,
        "last grade": 90, "with last": 30, "without last": 60,
        "staff": 182, "with all": 36, "without all": 146,
    }  # fmt: skip
    grades = ["", " next", " last"]
    sums = [
        *((f"{name}grade", [f"with{own}", f"without{own}"])
          for name, own in zip(["", "next ", "last "], grades, strict=True)),
        ("staff", ["grade", "next grade", "last grade"]),
        ("staff", ["with all", "without all"]),
        ("with all", [f"with{own}" for own in grades]),
        ("without all", [f"without{own}" for own in grades]),
    ]  # fmt: skip
    pair = set(counts) - {"with", "without", "with next", "without next"}

    assert exposed(counts, sums, pair) == {"with next": (4, 4)}
    protected = protect(cells_of(counts), sums, RULES, SEED)
    assert exposed(counts, sums, set(protected.loc[protected["status"] == "published",
                                                   "cell_id"])) == {}  # fmt: skip


# Cities beside each other

CITIES = {"a": 3, "b": 27, "c": 30, "d": 40, "region": 100}
CITIES_SUM = [("region", ["a", "b", "c", "d"])]


def cities(weights):
    return frame(CITIES, "a", weights).assign(area=list(CITIES))


def test_a_city_that_knows_its_own_figure_does_not_find_its_neighbours():
    dear = {"region": 100, "d": 9}
    assert hidden_of(cities(dear).drop(columns="area"), CITIES_SUM) in ({"a", "b"}, {"a", "c"})

    assert found_out(cities(dear), CITIES_SUM, "ab") == {"a": (3, 3)}
    assert hidden_of(cities(dear), CITIES_SUM) == {"a", "b", "c"}


def test_a_hidden_sum_is_no_cover_from_those_who_added_the_cities_up():
    found = hidden_of(cities({"b": 8, "c": 9, "d": 9}), CITIES_SUM)

    assert found_out(cities({}), CITIES_SUM, ["a", "region"]) == {"a": (3, 3)}
    assert found == {"a", "b", "region"}


def test_a_city_may_know_itself():
    known_to_itself = cities({}).assign(primary=[True] * 4 + [False])

    assert "a" in hidden_of(known_to_itself, CITIES_SUM)


# Random families, tried by an attacker that shares no code


def assert_no_reader_finds_out(cells, relations, hidden):
    counts = dict(zip(cells["cell_id"], cells["count"].tolist(), strict=True))
    wanted = set(cells.loc[cells["primary"], "cell_id"])
    for known in own_knowledge(cells, counts, wanted):
        for cell in wanted - known:
            if width_up_to(counts, relations, hidden - known, cell, 5) < 5:
                # Then nothing that is hidden can help.
                assert known
                assert width_up_to(counts, relations, set(counts) - known, cell, 5) < 5


def own_knowledge(cells, counts, wanted):
    yield set()
    yield from ({cell} for cell in sorted(wanted) if counts[cell] in (1, 2))
    if "area" in cells:
        yield from (set(group) for _, group in cells.groupby("area")["cell_id"])


@pytest.mark.slow
@pytest.mark.parametrize("rules", [EXACTLY, ROUGHLY], ids=["exact", "rough"])
@pytest.mark.parametrize(
    ("shape", "number"), [((5,), 20), ((2, 2), 20), ((3, 3), 8), ((2, 2, 2), 3), ((4, 4), 2)]
)
def test_no_member_of_a_tiny_group_finds_another_in_random_families(shape, number, rules):
    random = np.random.default_rng([93, *shape])
    for _ in range(number):
        cells, relations = table(shape, random, random.choice([2, 4, 12]), has_hierarchy=True)
        assert_no_reader_finds_out(cells, relations, hidden_of(cells, relations, rules))


@pytest.mark.parametrize("shape", [(3, 3), (2, 2, 3)])
def test_no_member_finds_another_where_readers_are_served_in_turn(shape, monkeypatch):
    """As in tables of over 800 cells, where asking all readers before takes too long."""
    for module in (choice, covering):
        monkeypatch.setattr(module, "LARGE", 0)
    monkeypatch.delattr(covering, "covered")
    random = np.random.default_rng([7, *shape])
    for _ in range(3):
        cells, relations = table(shape, random, 6)
        hidden = hidden_of(cells, relations, ROUGHLY)
        assert hidden > set(cells.loc[cells["primary"], "cell_id"])
        assert_no_reader_finds_out(cells, relations, hidden)


@pytest.mark.slow
@pytest.mark.parametrize("secret", [b"one", b"two"])
def test_lots_open_no_hole(secret):
    random = np.random.default_rng(17)
    by_lot = rules_with(exact_cells_limit=60, lots=disclosure_rules().lots)
    for _ in range(8):
        cells, relations = table((3, 3), random, 6)
        protected = protect(cells, relations, by_lot, secret)
        hidden = set(protected.loc[protected["status"] != "published", "cell_id"])
        assert_no_reader_finds_out(cells, relations, hidden)


@pytest.mark.slow
@pytest.mark.parametrize("rules", [EXACTLY, ROUGHLY], ids=["exact", "rough"])
def test_no_city_finds_a_small_group_of_its_neighbour_in_random_families(rules):
    """Tables of cities by grade: each city knows its row, the last row is the region."""
    random = np.random.default_rng(5)
    for _ in range(12):
        cells, relations = table((3, 2), random, 8)
        areas = np.repeat(["a", "b", "c", "region"], 3)
        known = cells.assign(area=areas)
        assert_no_reader_finds_out(known, relations, hidden_of(known, relations, rules))
