"""The whole dashboard as one folder of a larger site, in a browser: pages, links, files."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.serving import served
from tests.browser.visits import visit
from tests.dashboard.behind_prefix import PREFIX, site_in_a_folder


@pytest.fixture(scope="module")
def folder_address(real_data, tmp_path_factory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("folder") / "data"
    shutil.copytree(real_data, folder)
    site_in_a_folder(folder / "site.yaml")
    with served(folder) as dashboard:
        yield f"{dashboard.address}{PREFIX}"


def test_a_live_page_and_its_links_stay_in_the_folder(page, folder_address):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    visit(page, f"{folder_address}/stadt?stadt=05113")
    expect(page.locator("h1").first).to_contain_text("Essen")
    page.locator(".om-pages a", has_text="Methodik").first.click()
    page.wait_for_url(f"{folder_address}/methodik**")
    expect(page.locator("h1").first).to_contain_text("Methodik")

    outside = [
        url for url in asked if url.startswith("http") and not url.startswith(folder_address)
    ]
    assert outside == []


def test_the_first_page_is_the_folder_itself(page, folder_address):
    visit(page, folder_address)

    assert page.url == f"{folder_address}/"
    links = page.locator("a[href^='/']").evaluate_all("links => links.map(a => a.pathname)")
    assert links
    assert [one for one in links if not one.startswith(f"{PREFIX}/")] == []


def test_the_reading_page_is_one_click_away(page, folder_address):
    visit(page, f"{folder_address}/stadt?stadt=05113")
    page.locator("a[href*='/lesen/stadt']").last.click()
    page.wait_for_url(f"{folder_address}/lesen/stadt**")

    expect(page.locator("h1")).to_contain_text("Essen")
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.size)") > 0
