"""Requests that are too large are refused with a sentence before anything reads them."""

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dashboard.serving.request_limits import (
    MOST_ADDRESS,
    MOST_BODY,
    MOST_HEAD,
    MOST_UPLOAD,
    UPLOADS,
    RequestLimits,
)
from tests.dashboard.asking import ask


async def well(_):
    return PlainTextResponse("well")


APP = RequestLimits(Starlette(routes=[Route("/", well, methods=["GET", "POST"])]))


@pytest.mark.parametrize(
    ("query", "header", "status", "sentence"),
    [
        (b"a" * MOST_ADDRESS, (b"a", b"b"), 414, "Die Adresse ist zu lang: höchstens 8000"),
        (b"", (b"cookie", b"c" * MOST_HEAD), 431, "Der Kopf der Anfrage ist zu groß: höchstens"),
        (b"", (b"content-length", b"%d" % (MOST_BODY + 1)), 413, "Der Inhalt der Anfrage ist zu"),
        (b"", (b"transfer-encoding", b"chunked"), 411, "Die Anfrage sagt nicht, wie lang"),
    ],
)
def test_what_is_too_large_is_refused_in_both_languages(query, header, status, sentence):
    found, heads, body = ask(APP, "/", query, header, method="POST")
    german, english = body.decode().splitlines()

    assert found == status
    assert german.startswith(sentence)
    assert english.startswith("The ")
    assert dict(heads)["connection"] == "close"
    assert "unsafe" not in dict(heads)["content-security-policy"]


@pytest.mark.parametrize(
    ("query", "header"),
    [
        (b"a" * (MOST_ADDRESS - 1), (b"a", b"b")),
        (b"", (b"cookie", b"c" * (MOST_HEAD - 30))),
        (b"", (b"content-length", b"%d" % MOST_BODY)),
    ],
)
def test_what_is_just_not_too_large_passes(query, header):
    assert ask(APP, "/", query, header, method="POST")[2] == b"well"


@pytest.mark.parametrize(("size", "status"), [(MOST_UPLOAD, 404), (MOST_UPLOAD + 1, 413)])
def test_a_file_that_is_handed_in_may_be_larger_but_not_two_hundred_megabytes(size, status):
    header = (b"content-length", b"%d" % size)

    # The application behind has no such address; it is asked at all.
    assert ask(APP, f"{UPLOADS}a/b", b"", header, method="PUT")[0] == status
