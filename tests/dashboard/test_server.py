"""What the server sends besides the pages: language, headers, compression, sentences."""

import asyncio
import gzip
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.server import HEADERS, build_app

GZIP = (b"accept-encoding", b"gzip, deflate, br")


@pytest.fixture(scope="module")
def app():
    return build_app()


def ask(app, path, query=b"", *headers):
    """Status, headers and body as the server sends them, asked in this process."""
    sent, asked = [], []
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query,
        "headers": [(b"host", b"localhost"), *headers],
        "client": ("127.0.0.1", 50000),
        "server": ("localhost", 8501),
    }

    async def receive():
        if asked:
            await asyncio.sleep(3600)
        asked.append(True)
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    # In a thread of its own: a browser test in this process may keep an event loop running.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, app(scope, receive, send)).result()
    start, *parts = sent
    heads = [(name.decode().lower(), value.decode()) for name, value in start["headers"]]
    return start["status"], heads, b"".join(part.get("body", b"") for part in parts)


def page(app, query=b"", *headers, path="/"):
    status, heads, body = ask(app, path, query, *headers)
    assert status == 200
    if dict(heads).get("content-encoding") == "gzip":
        body = gzip.decompress(body)
    return dict(heads), body.decode()


@pytest.mark.parametrize("headers", [(), (GZIP,)], ids=["plain", "gzip"])
@pytest.mark.parametrize("path", ["/", "/stadt"])
@pytest.mark.parametrize(
    ("query", "language"),
    [
        (b"", "de"),
        (b"sprache=de", "de"),
        (b"sprache=en", "en"),
        (b"stadt=05117&sprache=en", "en"),
        (b'sprache="><script>', "de"),
        (b"sprache=en&sprache=de", "de"),
        (b"sprache=%ff", "de"),
    ],
)
def test_the_page_says_its_language(query, language, path, headers, app):
    _, text = page(app, query, *headers, path=path)

    assert re.findall(r"<html[^>]*>", text) == [f'<html lang="{language}">']


def test_the_page_is_compressed_for_those_who_can_read_it(app):
    heads, text = page(app, b"", GZIP)

    assert heads["content-encoding"] == "gzip"
    assert int(heads["content-length"]) < len(text) / 2


@pytest.mark.parametrize("query", [b"", b"sprache=en"])
def test_the_stated_length_is_the_true_length(query, app):
    _, heads, body = ask(app, "/", query)

    assert dict(heads)["content-length"] == str(len(body))


@pytest.mark.parametrize(
    "path",
    ["/stadt/05117", "/impressum", "/api", "/paritaet", "/city", "/index.html"],
)
def test_an_address_that_does_not_exist_is_a_404_page_with_the_way_home(path, app):
    status, heads, body = ask(app, path)
    text = body.decode()

    assert status == 404
    assert dict(heads)["content-length"] == str(len(body))
    assert "etag" not in dict(heads)
    assert re.findall(r"<h[12]>(.*?)</h[12]>", text) == [
        "Diese Seite gibt es nicht",
        "This page does not exist",
    ]
    assert '<html lang="de">' in text
    assert '<a href="/">Überblick</a>' in text and '<a href="/?sprache=en">Overview</a>' in text
    assert f"{path}<" not in text and f'{path}"' not in text


def test_a_404_page_in_english_says_so_first(app):
    text = ask(app, "/impressum", b"sprache=en")[2].decode()

    assert '<html lang="en">' in text
    assert text.index("This page does not exist") < text.index("Diese Seite gibt es nicht")


def test_every_link_of_a_404_page_leads_to_a_page(app):
    text = ask(app, "/impressum")[2].decode()
    links = re.findall(r'href="([^"?]*)', text)

    assert len(links) == 18
    assert {ask(app, link)[0] for link in links} == {200}


def test_what_a_page_needs_is_no_page_and_is_sent_all_the_same(app):
    assert ask(app, script_of(app))[0] == 200
    assert ask(app, "/_stcore/health")[0] == 200


def script_of(app):
    _, text = page(app)
    return re.search(r'src="\.?(/static/js/[^"]+\.js)"', text)[1]


@pytest.mark.parametrize("what", ["page", "script", "missing"])
def test_everything_carries_every_security_header_once(what, app):
    path = {"page": "/", "script": script_of(app), "missing": "/static/js/gone.js"}[what]
    _, heads, _ = ask(app, path)

    for name, value in HEADERS.items():
        assert [found for key, found in heads if key == name] == [value]


def test_no_other_host_is_allowed(app):
    policy = dict(ask(app, "/")[1])["content-security-policy"]

    assert "http:" not in policy and "https:" not in policy and "*" not in policy
    assert policy.startswith("default-src 'self';")


def test_scripts_are_compressed(app):
    path = script_of(app)
    _, plain, whole = ask(app, path)
    _, heads, body = ask(app, path, b"", GZIP)

    assert "content-encoding" not in dict(plain)
    assert dict(heads)["content-encoding"] == "gzip"
    assert len(body) < len(whole) / 2
    assert gzip.decompress(body) == whole


def failing(error):
    return AppTest.from_string(
        f"from dashboard.trouble import show_trouble\n"
        f"from indicators.errors import MonitorError\n"
        f"show_trouble({error})\n"
    )


def test_an_error_one_can_mend_is_shown_as_its_sentence():
    shown = failing("MonitorError('port_taken', port=8501)").run()

    assert [box.value for box in shown.error] == [
        "Der Anschluss 8501 ist belegt. Bitte wählen Sie mit --port einen anderen."
    ]
    assert not shown.exception


def test_its_sentence_follows_the_chosen_language():
    page = failing("MonitorError('port_taken', port=8501)")
    page.query_params["sprache"] = "en"

    assert page.run().error[0].value == "Port 8501 is in use. Please choose another with --port."


def test_any_other_error_is_a_sentence_without_its_details(caplog):
    shown = failing("ValueError('secret detail')").run()

    (box,) = shown.error
    assert "secret" not in box.value
    assert "ValueError" not in box.value
    assert box.value.endswith(".")
    assert "secret detail" in caplog.text
