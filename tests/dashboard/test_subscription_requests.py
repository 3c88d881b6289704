"""Subscriptions as programs fetch them: addresses, types, languages, marks."""

import pytest

from tests.dashboard.asking import ask


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("alles.atom", "application/atom+xml", "Veröffentlichungen und Berichtigungen</title>"),
        ("stadt/05117.atom", "application/atom+xml", ": Mülheim an der Ruhr</title>"),
        ("indikator/naturalisation_quota.atom", "application/atom+xml", "Einbürgerungsquote"),
        ("termine.ics", "text/calendar", "BEGIN:VCALENDAR"),
    ],
)
def test_each_subscription_has_an_address(name, kind, said, programs):
    status, heads, body = ask(programs, f"/abo/{name}")

    assert (status, dict(heads)["content-type"]) == (200, f"{kind}; charset=utf-8")
    assert said in body.decode()
    mark = dict(heads)["etag"].encode()
    assert ask(programs, f"/abo/{name}", b"", (b"if-none-match", mark))[0] == 304


def test_english_is_told_by_the_address(programs):
    body = ask(programs, "/abo/alles.atom", b"sprache=en")[2].decode()

    assert "releases and corrections" in body
    assert "http://localhost/abo/alles.atom?sprache=en" in body


@pytest.mark.parametrize(
    "name", ["", "stadt/1.atom", "stadt/DE.atom", "indikator/x.atom", "stadt/05117", "x/y.atom"]
)
def test_what_is_not_there_is_said(name, programs):
    status, _, body = ask(programs, f"/abo/{name}")

    assert status == 404
    assert body.decode().startswith("Unter dieser Adresse gibt es kein Abonnement.")


def test_without_a_release_a_sentence_says_so(programs, tmp_path, use_data):
    use_data(tmp_path)

    assert ask(programs, "/abo/alles.atom")[0] == 503
