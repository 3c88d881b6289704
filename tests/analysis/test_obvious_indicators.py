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
    shown = figures[figures["origin"] == "computed"]
    slow = defaultdict(list)
    for row in obvious_indicators(observations(path), released.catalogue):
        slow[comparable(row)[:8]].append(row["value"])

    assert len(shown) == sum(map(len, slow.values()))
    for row in shown[shown["status"] == "published"].to_dict("records"):
        # Two sources of one count give two values.
        key = comparable(row | {"smallest_count": None})[:8]
        assert any(row["value"] == pytest.approx(value) for value in slow[key]), key
