"""Another release comes into force: pages that are open show it by themselves, within seconds."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from indicators.release import Release
from indicators.release.write import point_to
from tests.browser.axe import found_by_axe
from tests.browser.serving import served
from tests.browser.visits import visit

FIRST, SECOND = "2026-11-20-01", "2026-11-21-01"
SECONDS = 5


@pytest.fixture
def releases(real_release: Release, tmp_path: Path) -> Path:
    folder = tmp_path / "releases"
    folder.mkdir()
    for number in (FIRST, SECOND):
        shutil.copy(real_release.path, folder / f"release-{number}.duckdb")
    point_to(folder / f"release-{FIRST}.duckdb")
    return folder


@pytest.fixture
def own_address(releases: Path) -> Iterator[str]:
    """A server that shows what the pointer of its own folder names."""
    program = (
        "from dashboard.server import serve; import sys; "
        "serve(int(sys.argv[sys.argv.index('--port') + 1]))"
    )
    with served(releases.parent, program=program) as dashboard:
        yield dashboard.address


@pytest.mark.parametrize("place", ["/stadt?stadt=05113", "/stadt?stadt=05113#anteil"])
def test_an_open_page_shows_the_new_release_without_a_click(
    place: str, page: Page, own_address: str, releases: Path
) -> None:
    visit(page, f"{own_address}{place}")
    foot = page.locator("footer.remark")
    expect(foot).to_contain_text(f"Veröffentlichungsstand {FIRST}")
    before = page.url

    point_to(releases / f"release-{SECOND}.duckdb")
    start = time.monotonic()
    expect(foot).to_contain_text(f"Veröffentlichungsstand {SECOND}", timeout=20_000)
    waited = time.monotonic() - start

    assert page.url == before
    assert waited < SECONDS
    page.goto(f"{own_address}/stadt?stadt=05113&stand={FIRST}")
    expect(page.get_by_role("complementary", name="Welcher Stand das ist")).to_contain_text(FIRST)
    assert found_by_axe(page) == []
