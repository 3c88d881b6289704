"""Sizes of groups that outsiders may know from elsewhere are known to the attacker too."""

import pandas as pd

from indicators.catalogue import load_catalogue
from indicators.release.disclosure import disclosure_rules
from indicators.release.margins import with_known_margins
from indicators.release.protection import protect_figures
from tests.release.counts import figures, graded, observed

CATALOGUE, RULES = load_catalogue(), disclosure_rules()


def known(counts, relations, public=()):
    """Names of the cells taken for known; those named „without“ or „with“ are about origin."""
    cells = pd.DataFrame({"cell_id": list(counts), "count": list(counts.values())})
    cells["is_known"] = cells["cell_id"].isin(public)
    cells["is_about_origin"] = cells["cell_id"].str.startswith("with")
    cells["primary"] = cells["is_about_origin"] & (cells["count"] < 5)
    found = with_known_margins(cells, relations, RULES)
    return set(found.loc[found["is_known"], "cell_id"])


def test_the_size_of_a_group_is_known_though_no_figure_shows_it():
    counts = {"grade": 40, "with": 3, "without": 37}

    assert known(counts, [("grade", ["with", "without"])]) == {"grade"}


def test_the_size_of_a_tiny_group_is_to_be_secret_itself():
    """Of four persons nobody's origin could be kept within five cases if four were known."""
    counts = {"grade": 4, "with": 3, "without": 1}

    assert known(counts, [("grade", ["with", "without"])]) == set()


STAFF = {"staff": 44, "large grade": 40, "tiny grade": 4, "with": 3, "without": 1}
STAFF_SUMS = [("staff", ["large grade", "tiny grade"]), ("tiny grade", ["with", "without"])]


def test_a_tiny_group_makes_a_secret_of_the_sizes_it_follows_from():
    assert known(STAFF, STAFF_SUMS) == set()
    assert known(STAFF, STAFF_SUMS, public={"staff"}) == {"staff"}


def test_sizes_elsewhere_stay_known_though_they_are_linked_to_a_tiny_group():
    """Groups by origin are linked too: neither makes a secret of the other town's size."""
    counts = {**STAFF, "region": 114, "other town": 70, "with there": 10, "without there": 60,
              "with in the region": 13}  # fmt: skip
    relations = [
        *STAFF_SUMS,
        ("region", ["staff", "other town"]),
        ("other town", ["with there", "without there"]),
        ("with in the region", ["with", "with there"]),
    ]

    assert known(counts, relations) == {"region", "other town"}


def test_a_size_behind_unknown_counts_is_found_too():
    """Four answered: three with, one who did not say, nobody without; no sum has with and four."""
    counts = {"answers": 4, "with or unsaid": 4, "with": 3, "with unsaid": 1, "without": 0}
    relations = [
        ("answers", ["with or unsaid", "without"]),
        ("with or unsaid", ["with", "with unsaid"]),
    ]

    assert known(counts, relations) == set()


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


def test_a_grade_of_four_persons_does_not_prevent_a_release():
    observation, shown = graded((1, 3), (20, 40), (17, 43), (30, 50))

    found = protect_figures(shown, observation, CATALOGUE, RULES)

    hidden = set(found.loc[found["status"] == "hidden", "breakdown"])
    assert "grade=lower_service" in hidden
    assert len(hidden) == 2
