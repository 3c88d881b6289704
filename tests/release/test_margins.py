"""Sizes of groups that outsiders may know from elsewhere are known to the attacker too."""

import pandas as pd
import pytest

from indicators.catalogue import load_catalogue
from indicators.release.disclosure import disclosure_rules
from indicators.release.linked import link
from indicators.release.margins import exposed_to_either, protect_from_both
from indicators.release.protection import protect_figures
from tests.release.counts import figures, graded, observed
from tests.release.independent_attacker import width_up_to

CATALOGUE, RULES = load_catalogue(), disclosure_rules()


def cells_of(counts):
    """Cells that may be hidden for 1; those named „without“ or „with“ are about origin."""
    cells = pd.DataFrame({"cell_id": list(counts), "count": list(counts.values())})
    cells["is_about_origin"] = cells["cell_id"].str.startswith("with")
    cells["primary"] = cells["is_about_origin"] & (cells["count"] < 5)
    return cells.assign(is_known=False, weight=1.0)


def exposed(counts, relations, published):
    """Groups that one of the readers finds out, with the bounds, if so much is published."""
    cells = cells_of(counts)
    is_published = cells["cell_id"].isin(published)
    seen = cells.assign(status=is_published.map({True: "published", False: "hidden"}))
    found = exposed_to_either(seen, relations, RULES)
    return {name: (low, high) for name, low, high in found.itertuples(index=False)}


GRADE = {"grade": 40, "with": 3, "without": 37}
GRADE_SUM = [("grade", ["with", "without"])]


def test_who_knows_the_size_of_a_group_needs_no_figure_for_it():
    assert exposed(GRADE, GRADE_SUM, ["without"]) == {"with": (3, 3)}
    assert exposed(GRADE, GRADE_SUM, []) == {}


def test_the_others_are_hidden_though_no_figure_shows_the_size():
    protected = protect_from_both(cells_of(GRADE), GRADE_SUM, RULES)
    status = dict(zip(protected["cell_id"], protected["status"], strict=True))

    assert (status["with"], status["without"]) == ("primary", "complementary")


TINY = {"staff": 44, "large grade": 40, "tiny grade": 4, "with": 3, "without": 1}
TINY_SUMS = [("staff", ["large grade", "tiny grade"]), ("tiny grade", ["with", "without"])]


def test_what_a_size_alone_gives_away_is_kept_from_those_who_do_not_know_it():
    """Nobody's origin among four is uncertain by five, if it is known that they are four."""
    protected = protect_from_both(cells_of(TINY), TINY_SUMS, RULES)
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
    without_staff = protect_figures(figures(FOREIGNERS), observed(*NATIONALITIES), CATALOGUE, RULES)
    with_staff = protect_figures(
        figures(FOREIGNERS), observed(*NATIONALITIES, staff), CATALOGUE, RULES
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
    protected = protect_figures(shown, observation, CATALOGUE, RULES)
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

    found = protect_figures(shown, observation, CATALOGUE, RULES)

    hidden = set(found.loc[found["status"] == "hidden", "breakdown"])
    assert "grade=lower_service" in hidden
    assert len(hidden) == 2
