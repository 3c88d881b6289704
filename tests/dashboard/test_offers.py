"""A file that is not public is fetched by the session it was offered to, and for a short time."""

from datetime import UTC, datetime, timedelta

import pytest
from starlette.applications import Starlette

from dashboard.serving import offered_files
from dashboard.serving.for_programs import ForPrograms
from dashboard.serving.offered_files import OFFERS, Offers
from dashboard.serving.session_cookie import NAME
from dashboard.serving.sessions import SESSIONS
from indicators.workflow.access.rights import AccessError
from tests.dashboard.asking import ask

APP = ForPrograms(Starlette())
NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.fixture
def anna():
    return SESSIONS.begin({"sub": "anna"}, datetime.now(UTC))


@pytest.fixture
def clara():
    return SESSIONS.begin({"sub": "clara"}, datetime.now(UTC))


def offered(session, name="entwurf.xlsx", make=lambda: b"secret"):
    return OFFERS.offer(session, name, make, "application/octet-stream", datetime.now(UTC))


def fetch(word, session=None, method="GET"):
    cookies = [(b"cookie", f"{NAME}={session}".encode())] if session else []
    return ask(APP, f"/abholen/{word}", b"", *cookies, method=method)


def test_the_session_it_was_offered_to_gets_the_file(anna):
    status, heads, body = fetch(offered(anna, "Köln ../a.xlsx"), anna)
    told = dict(heads)

    assert (status, body) == (200, b"secret")
    assert told["content-disposition"] == "attachment; filename=\"a.xlsx\"; filename*=UTF-8''a.xlsx"
    assert told["cache-control"] == "no-store"
    assert told["x-content-type-options"] == "nosniff"


def test_a_stolen_address_shows_nothing_to_others_and_to_the_public(anna, clara):
    word = offered(anna)
    stolen, public, guessed = fetch(word, clara), fetch(word), fetch("a" * 43, clara)

    assert {one[0] for one in (stolen, public, guessed)} == {404}
    assert stolen[2] == public[2] == guessed[2]
    assert b"secret" not in stolen[2] + public[2]


def test_nothing_is_made_for_others(anna, clara):
    asked = []

    def make():
        asked.append(1)
        return b""

    word = offered(anna, make=make)
    fetch(word, clara)
    fetch(word)

    assert asked == []


def test_it_is_over_with_the_session(anna):
    word = offered(anna)
    SESSIONS.end(anna)

    assert fetch(word, anna)[0] == 404


def test_it_is_over_after_a_quarter_of_an_hour():
    offers = Offers()
    word = offers.offer("s", "a", bytes, "text/plain", NOON)

    assert offers.find(word, "s", NOON + timedelta(minutes=14))
    assert offers.find(word, "s", NOON + timedelta(minutes=15)) is None


def test_looking_again_keeps_the_address_and_the_newest_file():
    offers = Offers()
    first = offers.offer("s", "a", lambda: b"1", "text/plain", NOON)
    again = offers.offer("s", "a", lambda: b"2", "text/plain", NOON + timedelta(minutes=10))
    found = offers.find(again, "s", NOON + timedelta(minutes=20))

    assert again == first
    assert found and found.make() == b"2"
    assert offers.offer("other", "a", bytes, "text/plain", NOON) != first


def test_not_more_than_so_many_are_kept(monkeypatch):
    monkeypatch.setattr(offered_files, "MOST", 3)
    offers = Offers()
    words = [offers.offer("s", str(number), bytes, "text/plain", NOON) for number in range(6)]
    kept = [word for word in words if offers.find(word, "s", NOON)]

    assert words[-1] in kept
    assert len(kept) <= 4


def test_what_the_person_may_not_have_is_refused_with_a_sentence(anna):
    def refuse():
        raise AccessError("access_refused")

    status, _, body = fetch(offered(anna, make=refuse), anna)

    assert (status, body.decode().splitlines()[0][:34]) == (
        403,
        "Dafür haben Sie keine Berechtigung",
    )


@pytest.mark.parametrize(
    ("name", "kept"),
    [("../../etc/passwd", "passwd"), ("a\r\nset-cookie: x", "a__set-cookie_ x"), ("..", "datei"),
     ("C:\\a\\b.csv", "b.csv"), ('x".html', "x_.html")],
)  # fmt: skip
def test_a_name_somebody_chose_is_a_name_and_nothing_else(anna, name, kept):
    told = dict(fetch(offered(anna, name), anna)[1])["content-disposition"]

    assert f'filename="{kept}"' in told
    assert "\r" not in told
