"""The invented people of the demonstration: one click, and everybody sees the own things only."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple
from unittest import mock

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from indicators.build import open_workplace
from indicators.demonstration.fictional_people import fictional_person
from indicators.workflow.acting import Acting
from indicators.workflow.deliveries.drafts import add_file, new_draft
from tests.browser.axe import found_by_axe
from tests.browser.serving import served

SECRET = "streng_vertraulich"


class Place(NamedTuple):
    """A demonstration in which Brahmstadt has a draft."""

    address: str
    draft: str
    files: list[str]


@pytest.fixture(scope="module")
def place(demo_data, tmp_path_factory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("people") / "data"
    shutil.copytree(demo_data, folder)
    with mock.patch.dict(os.environ, {"OEFFNUNGSMONITOR_DATA": str(folder)}):
        workplace, catalogue = open_workplace(True)
    alma = fictional_person("brahmstadt")
    assert alma is not None
    me = Acting(workplace, catalogue, alma, datetime.now(UTC))
    draft = new_draft("X01", datetime.now(UTC).year - 1, me)
    add_file(draft.number, f"{SECRET}.csv", b"Gebiet;Wert\nX01;4711\n", me)
    files = [
        path.relative_to(folder).as_posix()
        for path in (workplace.private / "drafts").rglob("*")
        if path.is_file()
    ]
    with served(folder, "--demo") as server:
        yield Place(server.address, draft.number, files)


def sign_in(context: BrowserContext, place: Place, name: str, path: str = "/freigabe") -> Page:
    page = context.new_page()
    page.goto(f"{place.address}{path}")
    page.get_by_test_id("stMain").get_by_role("button", name=name).click()
    expect(page.get_by_test_id("stSidebar")).to_contain_text(f"Angemeldet: {name}", timeout=30_000)
    return page


def test_one_click_signs_in_and_one_signs_out(browser: Browser, place):
    context = browser.new_context(locale="de-DE")
    page = sign_in(context, place, "Carla Moos", "/pruefung")
    expect(page.get_by_role("link", name="Prüfung")).to_be_visible()
    assert page.get_by_role("link", name="Datenlieferung").count() == 0
    page.get_by_role("button", name="Abmelden").click()
    expect(page.get_by_text("Anmelden als erfundene Person")).to_be_visible()
    page.goto(f"{place.address}/pruefung")

    expect(page.get_by_test_id("stMain")).to_contain_text("Diese Seite ist für Angemeldete.")
    context.close()


@pytest.mark.parametrize("width", [1440, 400])
def test_the_way_in_is_accessible(browser: Browser, place, width):
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="de-DE")
    page = context.new_page()
    page.goto(f"{place.address}/pruefung")
    expect(page.get_by_test_id("stMain").get_by_role("button", name="Alma Kern")).to_be_visible()
    page.wait_for_timeout(500)

    assert found_by_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_a_draft_is_seen_by_its_city_and_by_nobody_else(browser: Browser, place):
    alma, bero, public = (browser.new_context(locale="de-DE") for _ in range(3))
    address = f"/datenlieferung?entwurf={place.draft}"
    own = sign_in(alma, place, "Alma Kern", "/datenlieferung")
    own.goto(f"{place.address}{address}")
    expect(own.get_by_test_id("stMain")).to_contain_text(SECRET, timeout=60_000)
    own.get_by_test_id("stMain").locator("a[href^='/abholen/']").first.wait_for()
    offered = [
        str(link.get_attribute("href"))
        for link in own.get_by_test_id("stMain").locator("a[href^='/abholen/']").all()
    ]

    other = sign_in(bero, place, "Bero Linde", "/datenlieferung")
    for suffix in (address, f"{address}&stadt=X01", "/datenlieferung?stadt=X01"):
        other.goto(f"{place.address}{suffix}")
        expect(other.get_by_role("button", name="Abmelden")).to_be_visible()
        other.wait_for_timeout(2500)
        assert SECRET not in other.content()
    nobody = public.new_page()
    nobody.goto(f"{place.address}{address}")
    expect(nobody.get_by_test_id("stMain")).to_contain_text("Diese Seite ist für Angemeldete.")
    assert SECRET not in nobody.content()

    assert place.files
    paths = [f"/{file}" for file in place.files] + [f"/{place.draft}", f"/api/v1/{place.draft}"]
    stolen = [*offered, *paths, *(f"/app/static/../..{one}" for one in paths)]
    for context in (bero, public):
        for path in stolen:
            answer = context.request.get(f"{place.address}{path}")
            assert answer.status == 404, path
            assert "4711" not in answer.text()
    assert {alma.request.get(f"{place.address}{path}").status for path in offered} == {200}
    for context in (alma, bero, public):
        context.close()
