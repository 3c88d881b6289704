"""A slow and obvious second implementation computes the same indicators."""

from collections import Counter, defaultdict

import duckdb
import pytest

from indicators.analysis.figures.all_figures import opened_store
from indicators.analysis.figures.compute import compute_indicators
from tests.analysis.obvious_indicators import comparable, obvious_indicators

STORES = [
    pytest.param("real_data", "real_release", "store.duckdb", id="published"),
    pytest.param("demo_data", "demo_release", "demonstration/store.duckdb", id="fictional"),
]


def observations(path):
    with duckdb.connect(str(path), read_only=True) as connection:
        answer = connection.execute("SELECT * FROM observation")
        names = [column[0] for column in answer.description]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def computed(path, catalogue):
    with opened_store(path) as store:
        return compute_indicators(store.table("observation"), catalogue).to_dict("records")


@pytest.mark.parametrize(("folder", "release", "store"), STORES)
def test_both_ways_give_the_same_figures(folder, release, store, request):
    path = request.getfixturevalue(folder) / store
    catalogue = request.getfixturevalue(release).catalogue

    fast = Counter(map(comparable, computed(path, catalogue)))
    slow = Counter(map(comparable, obvious_indicators(observations(path), catalogue)))

    assert fast == slow
    assert fast.total() > 0


def test_every_indicator_with_a_numerator_occurs_in_the_demonstration(demo_data, demo_release):
    path = demo_data / "demonstration" / "store.duckdb"
    wanted = {entry.name for entry in demo_release.catalogue.indicators if entry.numerator}

    assert {row["series"] for row in computed(path, demo_release.catalogue)} == wanted


@pytest.mark.parametrize(("folder", "release", "store"), STORES)
def test_what_is_published_was_computed_and_nothing_is_lost(folder, release, store, request):
    path = request.getfixturevalue(folder) / store
    released = request.getfixturevalue(release)
    figures = released.figures()
    names = {entry.name for entry in released.catalogue.indicators}
    shown = figures[(figures["origin"] == "computed") & figures["series"].isin(names)]
    slow = defaultdict(list)
    for row in obvious_indicators(observations(path), released.catalogue):
        slow[comparable(row)[:8]].append(row["value"])

    assert len(shown) == sum(map(len, slow.values()))
    for row in shown[shown["status"] == "published"].to_dict("records"):
        # Two sources of one count give two values.
        key = comparable(row | {"smallest_count": None})[:8]
        assert any(row["value"] == pytest.approx(value) for value in slow[key]), key


def test_every_population_at_the_ages_of_the_staff_is_the_weighted_mean(demo_data, demo_release):
    rows = observations(demo_data / "demonstration" / "store.duckdb")
    shown = demo_release.figures("population_staff_age_migration_share")
    by_age = [row for row in rows if row["breakdown"] in
              ("age=under_35", "age=from_35_to_54", "age=from_55")]  # fmt: skip
    told = [row for row in by_age if row["quantity"] == "population_working_age_migration_share"]

    assert len(shown) == len(told) / 3
    for figure in shown.to_dict("records"):
        place = figure["area"], figure["year"]
        mine = [row for row in by_age if (row["area"], row["year"]) == place]
        people = {r["breakdown"]: r["value"] for r in mine if r["quantity"] == "staff"}
        shares = {r["breakdown"]: r["value"] for r in mine if r in told}
        weighted = sum(people[age] * shares[age] for age in people) / sum(people.values())
        assert figure["value"] == pytest.approx(weighted)
