"""Signing in as an invented person: on this machine only, in the demonstration only."""

from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from dashboard.serving.session_cookie import NAME, word_in
from dashboard.serving.sessions import SESSIONS
from dashboard.serving.sign_in_requests import SignIn, safe_place
from indicators.demonstration.fictional_people import fictional_people
from indicators.workflow.access.people import Role
from tests.dashboard.asking import ask

APP = SignIn(Starlette())


def form(person="rat", page="/freigabe"):
    return urlencode({"person": person, "seite": page}).encode()


def sign_in(*headers, **asked):
    return ask(APP, "/anmelden", b"", *headers, method="POST", **{"body": form(), **asked})


@pytest.fixture(autouse=True)
def demonstration(monkeypatch):
    monkeypatch.setenv("OEFFNUNGSMONITOR_DEMO", "1")


def test_five_people_are_offered_two_of_each_side_and_one_of_the_council():
    roles = [one.roles for one in fictional_people()]
    cities = [set(one.cities) for one in fictional_people() if one.cities]

    assert roles == [{Role.CITY}, {Role.CITY}, {Role.OFFICE}, {Role.OFFICE}, {Role.COUNCIL}]
    assert cities == [{"X01"}, {"X02"}]


def test_one_click_leads_back_to_the_page_with_a_word_for_this_browser_only():
    status, heads, _ = sign_in()
    told = dict(heads)

    assert (status, told["location"]) == (303, "/freigabe")
    assert told["set-cookie"].endswith("; Path=/; HttpOnly; SameSite=Strict")
    assert told["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "header",
    [
        (b"x-forwarded-for", b"127.0.0.1"),
        (b"forwarded", b"for=127.0.0.1"),
        (b"via", b"1.1 proxy"),
        (b"sec-fetch-site", b"cross-site"),
    ],
)
def test_whoever_comes_through_a_proxy_or_from_another_site_is_refused(header):
    status, heads, body = sign_in(header)

    assert status == 403
    assert "set-cookie" not in dict(heads)
    assert body.decode().startswith("Als erfundene Person kann sich nur anmelden")


@pytest.mark.parametrize(
    "host", [b"monitor.example.org", b"10.0.0.7:8501", b"localhost.evil.example"]
)
def test_another_name_of_this_machine_is_refused(host):
    assert sign_in(hosts=(host,))[0] == 403


@pytest.mark.parametrize("host", [b"localhost:8501", b"127.0.0.1:8501", b"[::1]:8501"])
def test_the_names_of_this_machine_are_known(host):
    assert sign_in(hosts=(host,))[0] == 303


def test_nobody_signs_in_as_an_invented_person_in_the_real_monitor(monkeypatch):
    monkeypatch.setenv("OEFFNUNGSMONITOR_DEMO", "0")

    status, heads, _ = sign_in()

    assert status == 404
    assert "set-cookie" not in dict(heads)


def test_a_person_nobody_invented_is_refused():
    assert sign_in(body=form(person="demo:rat"))[0] == 403
    assert sign_in(body=b"\xff\x00" * 4000)[0] == 403


def test_a_word_ends_with_the_sign_out_and_with_the_next_sign_in():
    first = word_in(dict(sign_in()[1])["set-cookie"])
    cookie = (b"cookie", f"{NAME}={first}".encode())
    second = word_in(dict(sign_in(cookie)[1])["set-cookie"])
    ask(APP, "/abmelden", b"", (b"cookie", f"{NAME}={second}".encode()), method="POST")

    assert first and second and first != second
    assert SESSIONS.end(first) is None
    assert SESSIONS.end(second) is None


def test_a_link_signs_nobody_out():
    word = word_in(dict(sign_in()[1])["set-cookie"])
    ask(APP, "/abmelden", b"", (b"cookie", f"{NAME}={word}".encode()))

    assert SESSIONS.end(word) is not None


@pytest.mark.parametrize(
    "asked",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil",
        "/stadt\r\nset-cookie: a=b",
        "",
        "/nein",
    ],
)
def test_only_pages_of_ours_are_led_back_to(asked):
    assert safe_place(asked) == "/"
    assert safe_place("/stadt?sprache=en") == "/stadt?sprache=en"


def test_the_public_uploads_nothing():
    status, _, body = ask(APP, "/_stcore/upload_file/a/b", method="PUT", body=b"x")
    word = word_in(dict(sign_in()[1])["set-cookie"])
    cookie = (b"cookie", f"{NAME}={word}".encode())

    assert (status, body.decode().splitlines()[0]) == (
        403,
        "Dateien hochladen können nur Angemeldete.",
    )
    # The empty application behind has no such address.
    assert ask(APP, "/_stcore/upload_file/a/b", b"", cookie, method="PUT")[0] == 404
