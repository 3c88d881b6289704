"""What the server sends besides the pages: language, headers, compression, sentences."""

import gc
import gzip
import re
import subprocess
import sys
import tomllib

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.frame.addresses import listed
from dashboard.server import SCRIPT, build_app, freeze_what_stays
from dashboard.serving.headers import HEADERS
from dashboard.serving.strict_policy import hashes_of_scripts
from tests.dashboard.asking import ask
from tests.publications.site.test_site_pages import EXAMPLE
from tests.server_process import environment

GZIP = (b"accept-encoding", b"gzip, deflate, br")
# Not through Streamlit: its test of pages leaves it with defaults.
CONFIG = tomllib.loads(SCRIPT.with_name(".streamlit").joinpath("config.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def app():
    return build_app()


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


@pytest.mark.parametrize(
    ("query", "title"), [(b"", "Öffnungsmonitor"), (b"sprache=en", "Opening Monitor")]
)
@pytest.mark.parametrize("path", ["/", "/stadt"])
def test_the_page_has_its_name_before_any_script_has_run(path, query, title, app):
    _, text = page(app, query, path=path)

    assert re.findall(r"<title>(.*?)</title>", text) == [title]


@pytest.mark.parametrize("path", ["/", "/stadt", "/anfahrt"])
@pytest.mark.parametrize(
    "header", [(b"range", b"bytes=0-9"), (b"if-modified-since", b"Fri, 01 Jan 2100 00:00:00 GMT")]
)
def test_a_page_is_sent_whole_and_new_each_time(header, path, app):
    """Streamlit's file does not change when our part of the page does."""
    first, again = ask(app, path), ask(app, path, b"", header)

    assert again == first
    assert not {"etag", "last-modified", "accept-ranges", "content-range"} & set(dict(first[1]))


@pytest.mark.parametrize("path", ["/", "/stadt", "/anfahrt"])
@pytest.mark.parametrize("headers", [(), (GZIP,)], ids=["plain", "gzip"])
def test_who_asks_for_the_head_alone_is_told_the_same(headers, path, app):
    whole = ask(app, path, b"", *headers)
    head = ask(app, path, b"", *headers, method="HEAD")

    assert head[:2] == whole[:2]
    assert int(dict(head[1])["content-length"]) == len(whole[2]) > 500


def test_everything_a_page_asks_for_is_there_and_may_be_kept_forever(app):
    _, text = page(app)
    addresses = re.findall(r'(?:src|href)="\.(/static/[^"]+)"', text)
    answers = [ask(app, address) for address in addresses]

    assert len(addresses) > 60
    assert len(set(addresses)) == len(addresses)
    assert {status for status, _, _ in answers} == {200}
    assert {dict(heads)["cache-control"] for _, heads, _ in answers} == {
        "public, max-age=31536000, immutable"
    }


def test_the_chart_is_fetched_before_the_server_has_thought(app):
    _, text = page(app)
    (element,) = re.findall(r'<link rel="modulepreload" [^>]*PlotlyChart[^>]*>', text)
    address = re.findall(r'href="\.([^"]+)"', element)[0]

    assert len(ask(app, address)[2]) > 1_000_000


def test_the_only_typefaces_a_page_asks_for_at_once_are_ours(app):
    _, text = page(app)
    elements = re.findall(r'<link[^>]*as="font"[^>]*>', text)
    addresses = [re.findall(r'href="\./([^"]+)"', element)[0] for element in elements]

    assert set(addresses) <= {face["url"] for face in CONFIG["theme"]["fontFaces"]}
    assert len(addresses) == 2
    assert all(ask(app, f"/{address}")[2][:4] == b"wOF2" for address in addresses)


def test_our_typefaces_have_names_of_their_own(app):
    """Else the browser fetches Streamlit's file of that name, 429 kB, and shows it instead.

    A word of a name that begins with a digit would make the whole rule invalid in CSS.
    """
    _, text = page(app)
    style = ask(app, re.findall(r'href="\.(/static/css/[^"]+)"', text)[0])[2].decode()
    theirs = set(re.findall(r"@font-face\{font-family:([^;]+);", style))
    ours = {face["family"] for face in CONFIG["theme"]["fontFaces"]}

    assert "Source Serif" in theirs
    assert not theirs & ours
    assert {"Public Sans", "Source Serif Latin"} == ours
    assert CONFIG["theme"]["headingFont"].startswith("Source Serif Latin,")
    assert all(word[0].isalpha() for name in ours for word in name.split())


def test_typefaces_are_sent_from_here(app):
    for face in CONFIG["theme"]["fontFaces"]:
        assert ask(app, f"/{face['url']}")[2][:4] == b"wOF2"


def test_no_click_waits_for_a_full_round_of_the_collector(app):
    assert CONFIG["runner"]["postScriptGC"] is False


def test_what_is_loaded_is_left_out_of_the_collector_s_rounds():
    freeze_what_stays()
    frozen, looked_at = gc.get_freeze_count(), len(gc.get_objects())
    gc.unfreeze()

    assert frozen > 100_000 > looked_at


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
    ["/stadt/05117", "/anfahrt", "/apis", "/paritaet", "/city", "/index.html"],
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
    text = ask(app, "/anfahrt", b"sprache=en")[2].decode()

    assert '<html lang="en">' in text
    assert text.index("This page does not exist") < text.index("Diese Seite gibt es nicht")


def test_every_link_of_a_404_page_leads_to_a_page(app):
    text = ask(app, "/anfahrt")[2].decode()
    links = re.findall(r'href="([^"?]*)', text)

    # In both languages.
    assert len(links) == 2 * len(listed())
    assert {ask(app, link)[0] for link in links} == {200}


def test_what_a_page_needs_is_no_page_and_is_sent_all_the_same(app):
    assert ask(app, script_of(app))[0] == 200
    assert ask(app, "/_stcore/health")[0] == 200


def script_of(app):
    _, text = page(app)
    return re.findall(r'src="\.?(/static/js/[^"]+\.js)"', text)[0]


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


def test_of_programs_only_files_and_those_in_the_document_itself_are_allowed(app):
    _, heads, body = ask(app, "/")
    (allowed,) = re.findall(r"script-src ([^;]*);", dict(heads)["content-security-policy"])
    inline = re.findall(rb"<script>(.*?)</script>", body, flags=re.S)

    assert "unsafe" not in allowed
    assert len(inline) == 2
    assert set(allowed.split()) == {"'self'", *hashes_of_scripts(body).split()}


def test_a_page_tells_those_who_show_a_link_to_it(app, real_data, use_data, monkeypatch):
    use_data(real_data)
    monkeypatch.setenv("OEFFNUNGSMONITOR_SITE", str(EXAMPLE))
    # The second time it is there for certain; the first may be told that it takes too long.
    texts = [page(app, b"stadt=05113", path="/stadt")[1] for _ in range(8)]
    told = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)"', texts[-1]))

    assert told["title"] == "Stadt: Essen"
    assert told["url"] == "https://monitor.example.org/stadt?stadt=05113"
    assert told["image"] == "https://monitor.example.org/vorschau/stadt-05113.png"


def failing(error):
    return AppTest.from_string(
        f"from dashboard.frame.trouble import show_trouble\n"
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


def test_a_page_that_fails_leads_to_the_reading_pages():
    shown = failing("ValueError('secret detail')").run()

    assert any('href="/lesen/"' in html.value for html in shown.html)


def test_the_settings_beside_the_script_are_in_force(tmp_path):
    program = (
        "from dashboard.server import build_app; build_app()\n"
        "from streamlit.config import get_option as o\n"
        "print(o('theme.light.primaryColor'), o('client.toolbarMode'), o('server.maxUploadSize'),"
        " o('secrets.files')[0].rpartition('/')[2])"
    )
    # In a process of its own, for Streamlit reads settings once, and away from the project.
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stdout.split() == ["#0B5563", "minimal", "20", "secrets.toml"]
