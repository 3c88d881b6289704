"""Subscriptions as programs fetch them: addresses, types, languages, marks."""

import pytest
from starlette.applications import Starlette

from dashboard.serving.for_programs import ForPrograms
from tests.dashboard.asking import ask


@pytest.fixture(scope="module")
def app():
    return ForPrograms(Starlette())


@pytest.fixture(autouse=True)
def released(real_data, use_data):
    use_data(real_data)


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("alles.atom", "application/atom+xml", "Veröffentlichungen und Berichtigungen</title>"),
        ("stadt/05117.atom", "application/atom+xml", ": Mülheim an der Ruhr</title>"),
        ("indikator/naturalisation_quota.atom", "application/atom+xml", "Einbürgerungsquote"),
        ("termine.ics", "text/calendar", "BEGIN:VCALENDAR"),
    ],
)
def test_each_subscription_has_an_address(name, kind, said, app):
    status, heads, body = ask(app, f"/abo/{name}")

    assert (status, dict(heads)["content-type"]) == (200, f"{kind}; charset=utf-8")
    assert said in body.decode()
    mark = dict(heads)["etag"].encode()
    assert ask(app, f"/abo/{name}", b"", (b"if-none-match", mark))[0] == 304


def test_english_is_told_by_the_address(app):
    body = ask(app, "/abo/alles.atom", b"sprache=en")[2].decode()

    assert "releases and corrections" in body
    assert "http://localhost/abo/alles.atom?sprache=en" in body


@pytest.mark.parametrize(
    "name", ["", "stadt/1.atom", "stadt/DE.atom", "indikator/x.atom", "stadt/05117", "x/y.atom"]
)
def test_what_is_not_there_is_said(name, app):
    status, _, body = ask(app, f"/abo/{name}")

    assert status == 404
    assert body.decode().startswith("Unter dieser Adresse gibt es kein Abonnement.")


def test_without_a_release_a_sentence_says_so(app, tmp_path, use_data):
    use_data(tmp_path)

    assert ask(app, "/abo/alles.atom")[0] == 503
