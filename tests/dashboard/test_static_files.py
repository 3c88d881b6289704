"""Files that travel to every visitor: in the right encoding, once, and from nowhere else."""

import asyncio
import gzip
import re
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import brotli
import pytest

from dashboard.server import SCRIPT, build_app
from dashboard.serving import static_files
from dashboard.serving.headers import HEADERS
from dashboard.serving.static_files import StaticFiles, files_in
from tests.dashboard.asking import ask

DECODE = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}
TEXT = "Öffnung " * 1000
STATIC = SCRIPT.with_name("static")
FONT = "/app/static/fonts/public-sans-latin-wght-normal.woff2"


@pytest.fixture(scope="module")
def app():
    return build_app()


@pytest.fixture(scope="module")
def script(app):
    return re.findall(r'src="\.(/static/js/[^"]+\.js)"', ask(app, "/")[2].decode())[0]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "long.js").write_text(TEXT, encoding="utf-8")
    (tmp_path / "short.js").write_text("1;", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG" + bytes(5000))
    (tmp_path / "notes.txt").write_text("not for visitors", encoding="utf-8")
    return tmp_path


async def nothing_else(scope, receive, send):
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 404, "headers": []})
        await send({"type": "http.response.body", "body": b""})


def served(folder, first=()):
    return StaticFiles(nothing_else, files_in(folder, "/files", "max-age=60"), first)


def accepting(encodings):
    return (b"accept-encoding", encodings.encode())


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.0, gzip;q=0.5", "gzip"),
        ("br; q=0.001", "br"),
        ("*", "br"),
        ("*;q=0", None),
        ("br;q=0, *", "gzip"),
        ("identity", None),
        ("zstd", None),
        ("", None),
    ],
)
def test_a_script_comes_in_the_best_encoding_the_browser_reads(accepted, encoding, app, script):
    whole = ask(app, script)[2]
    status, heads, body = ask(app, script, b"", accepting(accepted))
    heads = dict(heads)

    assert status == 200
    assert heads.get("content-encoding") == encoding
    assert heads["vary"] == "accept-encoding"
    assert heads["content-length"] == str(len(body))
    assert heads["content-type"] == "text/javascript; charset=utf-8"
    assert DECODE[encoding](body) == whole
    assert encoding is None or len(body) < len(whole) / 2


def test_what_is_short_or_compressed_already_stays_as_it_is(folder):
    for address in ("/files/short.js", "/files/picture.png"):
        _, heads, body = ask(served(folder), address, b"", accepting("br, gzip"))

        assert body == (folder / address.removeprefix("/files/")).read_bytes()
        assert not {"content-encoding", "vary"} & set(dict(heads))


@pytest.fixture
def compressed(monkeypatch):
    """The name of an encoding for each time that something was compressed."""
    done = []

    def noting(name, compress):
        def compress_and_note(content):
            done.append(name)
            return compress(content)

        return compress_and_note

    for name, compress in static_files.ENCODERS.items():
        monkeypatch.setitem(static_files.ENCODERS, name, noting(name, compress))
    return done


def test_a_file_is_compressed_once_for_all_who_ask(folder, compressed):
    files = served(folder)
    answers = [ask(files, "/files/deep/long.js", b"", accepting("gzip")) for _ in range(5)]

    assert compressed == ["gzip"]
    assert all(answer == answers[0] for answer in answers)


def test_what_pages_need_is_compressed_at_the_start_without_being_asked_for(folder, compressed):
    files = served(folder, ["/files/picture.png", "/files/deep/long.js"])
    # In a thread of its own: a browser that is open in this process has a loop in this one.
    with ThreadPoolExecutor(1) as threads:
        threads.submit(lambda: asyncio.run(files({"type": "lifespan"}, None, None))).result()
    until = time.monotonic() + 30
    while len(compressed) < 2 and time.monotonic() < until:
        time.sleep(0.01)

    assert compressed == ["br", "gzip"]


@pytest.mark.parametrize("encodings", ["br", "gzip", "identity"])
def test_who_has_a_file_already_gets_no_second_one(encodings, app, script):
    _, heads, _ = ask(app, script, b"", accepting(encodings))
    etag = dict(heads)["etag"]
    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        given = accepting(encodings), (b"if-none-match", known.encode())
        status, again, body = ask(app, script, b"", *given)

        assert (status, body) == (304, b"")
        assert dict(again)["etag"] == etag
        assert dict(again)["cache-control"] == dict(heads)["cache-control"]
        assert dict(again)["vary"] == "accept-encoding"
        assert not {"content-length", "content-encoding", "content-type"} & set(dict(again))


def test_another_content_or_encoding_has_another_mark(folder):
    def mark(encodings):
        asked = ask(served(folder), "/files/deep/long.js", b"", accepting(encodings))
        return dict(asked[1])["etag"]

    before = [mark(encodings) for encodings in ("br", "gzip", "identity")]
    (folder / "deep" / "long.js").write_text(TEXT + "!", encoding="utf-8")
    after = [mark(encodings) for encodings in ("br", "gzip", "identity")]

    assert len({*before, *after}) == 6


def test_a_mark_that_is_no_longer_true_brings_the_file(app, script):
    status, _, body = ask(app, script, b"", (b"if-none-match", b'"of last year"'))

    assert status == 200
    assert len(body) > 100_000


@pytest.mark.parametrize("encodings", ["br", "gzip", "identity"])
def test_head_says_the_same_without_the_body(encodings, app, script):
    status, heads, body = ask(app, script, b"", accepting(encodings))
    only_heads = ask(app, script, b"", accepting(encodings), method="HEAD")

    assert only_heads == (status, heads, b"")
    assert dict(heads)["content-length"] == str(len(body))


def test_names_with_a_hash_are_kept_forever_and_others_for_a_day(app, script):
    assert dict(ask(app, script)[1])["cache-control"] == "public, max-age=31536000, immutable"
    assert dict(ask(app, FONT)[1])["cache-control"] == "public, max-age=86400"


def test_files_carry_every_security_header_once(app, script):
    etag = dict(ask(app, script)[1])["etag"].encode()
    for path, header in ((script, (b"if-none-match", etag)), (FONT, accepting("br"))):
        _, heads, _ = ask(app, path, b"", header)
        for name, value in HEADERS.items():
            assert [found for key, found in heads if key == name] == [value]


@pytest.mark.parametrize(
    "path",
    [
        "/static/js/gone.js",
        "/static/js/",
        "/static",
        "/static/../../../../server.py",
        "/static/js/../../index.html",
        "/static//js/../js/x.js",
        "/static/..%2f..%2fserver.py",
        "/app/static/../server.py",
        "/app/static/../.streamlit/config.toml",
        "/app/static/fonts/../../server.py",
        "//static/js/x.js",
        "/static/js\\..\\..\\index.html",
        "/static/js/x.js\x00",
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_no_address_leads_to_any_other_file(path, method, app):
    status, _, body = ask(app, path, method=method)

    assert status in (301, 400, 404)
    assert b"import " not in body and b"[server]" not in body


def test_what_is_not_meant_for_visitors_is_not_among_the_files(folder):
    assert sorted(files_in(folder, "/files", "no-store")) == [
        "/files/deep/long.js",
        "/files/picture.png",
        "/files/short.js",
    ]


def test_nothing_can_be_written(app, script):
    assert ask(app, script, method="POST")[0] == 405


@pytest.mark.parametrize("file", sorted(STATIC.glob("*.js")), ids=lambda file: file.name)
def test_no_name_of_a_program_stands_for_two_things(file):
    # A browser refuses the whole program then, and a merge makes it easily.
    names = re.findall(r"^  (?:const|let|function) (\w+)", file.read_text("utf-8"), re.MULTILINE)

    assert [name for name, count in Counter(names).items() if count > 1] == []
