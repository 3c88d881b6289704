"""A corrected value on an old page: its sign leads to both values and the reason."""

import shutil
from collections.abc import Iterator

import duckdb
import pytest
from playwright.sync_api import Page, expect

from indicators.release import Release
from indicators.release.write import point_to
from tests.browser.axe import found_by_axe
from tests.browser.serving import served
from tests.browser.visits import visit

OLD, NOW = "2026-11-20-01", "2026-11-21-01"
SHARE = "staff_migration_share"
CORRECTED = """
    INSERT INTO revision
    SELECT ?, DATE '2026-11-21', 'corrected', series, area, year, reference_date, breakdown,
        concept, method, scope, base, source_title, unit, value, value + 9, 'Nachgezählt.'
    FROM figure WHERE series = ? AND area = '05113' AND breakdown = ''
"""
RAISED = "UPDATE figure SET value = value + 9 WHERE series = ? AND area = '05113'"


@pytest.fixture(scope="module")
def corrected_address(
    real_release: Release, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A server whose release in force corrects what Essen said before."""
    folder = tmp_path_factory.mktemp("corrected")
    (folder / "releases").mkdir()
    for number in (OLD, NOW):
        shutil.copy(real_release.path, folder / "releases" / f"release-{number}.duckdb")
    newest = folder / "releases" / f"release-{NOW}.duckdb"
    with duckdb.connect(str(newest)) as now:
        now.execute(CORRECTED, [NOW, SHARE])
        now.execute(RAISED, [SHARE])
    point_to(newest)
    program = (
        "from dashboard.server import serve; import sys; "
        "serve(int(sys.argv[sys.argv.index('--port') + 1]))"
    )
    with served(folder, program=program) as dashboard:
        yield dashboard.address


@pytest.mark.parametrize("width", [1440, 400])
def test_a_corrected_value_is_marked_and_its_reason_one_click_away(
    width: int, page: Page, corrected_address: str
) -> None:
    page.set_viewport_size({"width": width, "height": 1000})
    visit(page, f"{corrected_address}/stadt?stadt=05113&stand={OLD}")
    mark = page.locator("dl").get_by_role("link", name="r: später berichtigt").first
    expect(mark).to_be_visible()
    expect(page.locator("dl").first).to_contain_text("später berichtigt")
    assert found_by_axe(page) == []

    mark.click()
    reason = page.locator("#berichtigungen").get_by_text("Nachgezählt.").first
    expect(reason).to_be_visible(timeout=20_000)
    # On a phone the last column of the table is reached by scrolling it sideways.
    expect(page.locator("#berichtigungen")).to_be_in_viewport(timeout=20_000)
    assert f"stand={OLD}" in page.url
    assert found_by_axe(page) == []


def test_the_reading_page_of_then_leads_to_its_reason_without_a_program(
    page: Page, corrected_address: str
) -> None:
    page.goto(f"{corrected_address}/stand/{OLD}/lesen/stadt?stadt=05113")
    assert found_by_axe(page) == []
    page.get_by_role("link", name="r: später berichtigt").first.click()

    expect(page.locator("#berichtigungen").get_by_text("Nachgezählt.").first).to_be_visible()
    assert page.url.startswith(f"{corrected_address}/stand/{OLD}/lesen/indikator")
