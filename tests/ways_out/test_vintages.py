"""Pages of an earlier release and lists of corrections are ways out like all others."""

import shutil

import duckdb
import pytest

from dashboard import cached
from indicators.release.write import point_to
from tests.ways_out import links, rows
from tests.ways_out.conftest import LEADERS, SMALL
from tests.ways_out.pages import visit
from tests.ways_out.test_pages import leaks_in_texts

OLD, NOW = "2026-11-20-01", "2026-11-21-01"
PLACES = [
    ("overview", {"stand": OLD}),
    ("city", {"stadt": SMALL, "stand": OLD}),
    ("indicator", {"indikator": LEADERS, "gebiet": SMALL, "stand": OLD}),
    ("data_quality", {}),
    ("city", {"stadt": SMALL}),
    ("indicator", {"indikator": LEADERS, "gebiet": SMALL}),
]
HIDDEN_NOW = """
    INSERT INTO revision
    SELECT ?, DATE '2026-11-21', 'now_hidden', series, area, year, reference_date, breakdown,
        concept, method, scope, base, source_title, unit, NULL, NULL, 'Zu wenige Personen.'
    FROM figure WHERE status = 'hidden' AND area = ?
"""


@pytest.fixture(scope="module")
def seen(demo_release, tmp_path_factory):
    """What a visitor is sent; all hidden figures of a city were hidden after the first release."""
    folder = tmp_path_factory.mktemp("vintages")
    releases = folder / "demonstration" / "releases"
    releases.mkdir(parents=True)
    for number in (OLD, NOW):
        shutil.copy(demo_release.path, releases / f"release-{number}.duckdb")
    with duckdb.connect(str(releases / f"release-{NOW}.duckdb")) as now:
        now.execute(HIDDEN_NOW, [NOW, SMALL])
    point_to(releases / f"release-{NOW}.duckdb")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("OEFFNUNGSMONITOR_DATA", str(folder))
        environment.setenv("OEFFNUNGSMONITOR_DEMO", "1")
        cached._seen.clear()
        return visit(PLACES)


def test_the_lists_of_corrections_are_among_what_is_read(seen):
    told = [page.name for page in seen if "Zu wenige Personen." in str(page.tables)]

    assert told == ["overview", "city", "indicator", "city", "indicator"]


def test_no_text_names_a_hidden_number(seen, reader):
    assert leaks_in_texts(seen, reader) == []


def test_tables_agree_with_the_release_on_what_is_hidden(seen, secrets, demo_release):
    labelled = rows.labelled(secrets, demo_release.catalogue, "de")

    assert [leak for page in seen for leak in rows.leaks_in_rows(page, labelled)] == []


def test_addresses_hold_pages_codes_and_known_releases_only(seen, demo_release):
    codes = links.codes_of(demo_release.catalogue, [OLD, NOW])
    found = {(address, page.way) for page in seen for address in page.links}

    assert any(f"stand={OLD}" in address for address, _ in found)
    assert [
        leak for address, way in found for leak in links.leaks_in_address(way, address, codes)
    ] == []
