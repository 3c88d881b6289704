"""People of the real monitor sign in with a provider of identities, in a real browser."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.serving.session_cookie import NAME
from tests.browser.provider import PEOPLE, provided, sign_in, signed_in_site
from tests.dashboard.behind_prefix import PREFIX, site_in_a_folder
from tests.server_process import PROGRAM

WORKFLOW = ["Datenlieferung", "Prüfung", "Freigabe"]
SHORT = """
from datetime import timedelta
from dashboard.serving import sessions
as_ever = sessions.is_open
sessions.is_open = lambda one, now: as_ever(one, now + timedelta(minutes=59, seconds=55))
"""
"""Puts clocks forward, so that a session ends five seconds after the last look at a page."""


@pytest.fixture(scope="module")
def provider(tmp_path_factory) -> Iterator[str]:
    with provided(tmp_path_factory.mktemp("provider")) as address:
        yield address


@pytest.fixture(scope="module")
def site(real_data, provider, tmp_path_factory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("openid") / "data"
    with signed_in_site(real_data, folder, provider) as server:
        yield server.address


def entries(page: Page) -> list[str]:
    listed = page.get_by_test_id("stSidebar").locator(".om-pages a").all_inner_texts()
    return [one for one in listed if one in WORKFLOW]


def shown(page: Page) -> str:
    return page.get_by_test_id("stMain").inner_text()


@pytest.mark.parametrize(
    ("person", "own"),
    [
        ("mia", ["Datenlieferung", "Freigabe"]),
        ("vera", ["Prüfung", "Freigabe"]),
        ("rolf", ["Freigabe"]),
        ("nina", []),
    ],
)
def test_each_role_sees_its_own_pages_and_opens_no_other(page, site, person, own):
    sign_in(page, site, person)

    expect(page.get_by_test_id("stSidebar")).to_contain_text(PEOPLE[person]["name"])
    assert entries(page) == own
    for name, path in zip(WORKFLOW, ("datenlieferung", "pruefung", "freigabe"), strict=True):
        page.goto(f"{site}/{path}")
        expect(page.get_by_test_id("stMain").locator("h1").first).to_have_text(name)
        expect(page.get_by_role("button", name="Abmelden")).to_be_visible()
        assert ("gehört nicht zu Ihren Aufgaben" in shown(page)) == (name not in own)


def test_the_public_sees_one_sentence_and_the_way_in(page, site):
    page.goto(f"{site}/pruefung")
    expect(page.get_by_test_id("stMain")).to_contain_text("Diese Seite ist für Angemeldete.")

    assert entries(page) == []
    assert page.get_by_test_id("stMain").get_by_role("link", name="Anmelden").count() == 1


def test_people_come_back_to_the_page_they_came_from(page, site):
    sign_in(page, site, "vera", "/pruefung")

    assert page.url == f"{site}/pruefung"


def test_a_large_token_leaves_one_small_cookie_of_ours(page, site):
    sign_in(page, site, "gus")
    cookies = {one["name"]: one for one in page.context.cookies(site)}

    assert entries(page) == ["Prüfung", "Freigabe"]
    assert not [name for name in cookies if name.startswith("_streamlit_user")]
    assert len(cookies[NAME]["value"]) < 100
    assert cookies[NAME]["httpOnly"] is True
    assert cookies[NAME]["sameSite"] == "Strict"
    assert cookies[NAME]["expires"] == -1


def test_after_the_sign_out_a_copied_cookie_shows_nothing(page, site, browser: Browser):
    sign_in(page, site, "vera", "/pruefung")
    (copied,) = [one for one in page.context.cookies(site) if one["name"] == NAME]
    page.get_by_role("button", name="Abmelden").click()
    # The provider asks whether the person wants to sign out of everything.
    page.get_by_role("button", name="End session").click()
    page.wait_for_url(f"{site}/")
    expect(page.get_by_test_id("stSidebar").get_by_role("link", name="Anmelden")).to_be_visible()

    thief = browser.new_context()
    thief.add_cookies([{"name": NAME, "value": copied["value"], "url": site}])
    stolen = thief.new_page()
    stolen.goto(f"{site}/pruefung")
    expect(stolen.get_by_test_id("stMain")).to_contain_text("Diese Seite ist für Angemeldete.")
    thief.close()


def test_another_window_of_the_same_session_is_signed_out_too(page, site):
    sign_in(page, site, "vera", "/pruefung")
    other = page.context.new_page()
    other.goto(f"{site}/freigabe")
    expect(other.get_by_role("button", name="Abmelden")).to_be_visible()
    page.get_by_role("button", name="Abmelden").click()
    page.get_by_role("button", name="End session").wait_for()
    # Not loaded anew: the next click within the open page finds nobody signed in.
    other.get_by_role("link", name="Prüfung").click()

    expect(other.get_by_test_id("stMain")).to_contain_text("Diese Seite ist für Angemeldete.")


def test_who_refuses_at_the_provider_is_told_and_not_signed_in(page, site):
    page.goto(site)
    page.get_by_role("link", name="Anmelden", exact=True).first.click()
    page.get_by_role("button", name="Deny").click()

    expect(page.locator("body")).to_contain_text("Die Anmeldung hat nicht geklappt.")
    assert NAME not in {one["name"] for one in page.context.cookies(site)}


def test_a_made_up_way_back_signs_nobody_in(page, site):
    page.goto(f"{site}/oauth2callback?code=abc&state=xyz")

    expect(page.locator("body")).to_contain_text("Die Anmeldung hat nicht geklappt.")
    assert NAME not in {one["name"] for one in page.context.cookies(site)}


def test_pages_kept_for_everybody_know_nobody(page, site, browser: Browser):
    sign_in(page, site, "nina")
    public = browser.new_context()
    paths = ("/", "/lesen/uebersicht", "/sitemap.xml", "/api/v1/openapi.json", "/health")
    answers = {
        (path, context is public): context.request.get(f"{site}{path}").text()
        for path in paths
        for context in (page.context, public)
    }
    public.close()

    assert [path for (path, _), text in answers.items() if "Niemand" in text] == []
    assert [path for (path, _), text in answers.items() if "Abmelden" in text] == []


def test_a_session_ends_in_time_also_for_a_copied_cookie(page, real_data, provider, tmp_path):
    program = f"{SHORT}\n{PROGRAM}"
    with signed_in_site(real_data, tmp_path / "data", provider, program=program) as server:
        sign_in(page, server.address, "vera", "/pruefung")
        page.wait_for_timeout(timedelta(seconds=6) / timedelta(milliseconds=1))
        page.get_by_role("link", name="Freigabe").click()
        expect(page.get_by_test_id("stMain")).to_contain_text("Diese Seite ist für Angemeldete.")
        page.goto(f"{server.address}/pruefung")
        expect(page.get_by_test_id("stMain")).to_contain_text("Diese Seite ist für Angemeldete.")


def test_signing_in_and_out_works_behind_the_path_of_a_larger_site(
    page, real_data, provider, tmp_path
):
    folder = tmp_path / "data"
    with signed_in_site(real_data, folder, provider, PREFIX) as server:
        site_in_a_folder(folder / "site.yaml")
        sign_in(page, server.address, "vera", "/pruefung")
        assert page.url == f"{server.address}/pruefung"
        page.get_by_role("button", name="Abmelden").click()
        page.get_by_role("button", name="End session").click()
        page.wait_for_url(f"{server.address}/")
