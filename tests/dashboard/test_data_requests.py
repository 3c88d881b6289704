"""Open data as portals harvest them: lasting addresses, types, marks, absolute links."""

import io
import json
import zipfile

import pytest

from tests.dashboard.asking import ask
from tests.publications.open_data.later import later_release
from tests.publications.site.test_site_pages import EXAMPLE

PACKAGE = "/daten/2026-11-21-01.zip"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("katalog.ttl", "text/turtle"), ("katalog.jsonld", "application/ld+json")],
)
def test_the_catalogue_has_an_address_a_form(name, kind, programs):
    status, heads, body = ask(programs, f"/daten/{name}")

    assert (status, dict(heads)["content-type"]) == (200, f"{kind}; charset=utf-8")
    assert "http://localhost/daten/2026-11-21-01.zip" in body.decode()
    mark = dict(heads)["etag"].encode()
    assert ask(programs, f"/daten/{name}", b"", (b"if-none-match", mark))[0] == 304


@pytest.mark.parametrize(
    ("accept", "place"),
    [
        (b"application/ld+json", "/daten/katalog.jsonld"),
        (b"text/turtle", "/daten/katalog.ttl"),
        (b"*/*", "/daten/katalog.ttl"),
        (b"text/html,*/*;q=0.8", "/api/v1/"),
    ],
)
@pytest.mark.parametrize("path", ["/daten", "/daten/", "/daten/katalog"])
def test_the_folder_leads_to_the_form_that_is_wanted(path, accept, place, programs):
    status, heads, _ = ask(programs, path, b"", (b"accept", accept))

    assert (status, dict(heads)["location"]) == (307, place)


def test_the_package_is_a_file_to_keep(programs):
    status, heads, body = ask(programs, PACKAGE)

    assert (status, dict(heads)["content-type"]) == (200, "application/zip")
    assert dict(heads)["content-disposition"] == (
        'attachment; filename="oeffnungsmonitor-2026-11-21-01.zip"'
    )
    with zipfile.ZipFile(io.BytesIO(body)) as opened:
        assert json.loads(opened.read("datapackage.json"))["version"] == "2026-11-21-01"


def test_the_newest_package_has_an_address_that_stays(programs):
    status, heads, _ = ask(programs, "/daten/aktuell.zip")

    assert (status, dict(heads)["location"]) == (307, PACKAGE)
    assert dict(heads)["cache-control"] == "no-cache"


def test_earlier_packages_stay_and_later_ones_are_not_there_yet(
    programs, real_release, tmp_path, use_data
):
    later_release(real_release, tmp_path / "releases")
    use_data(tmp_path)

    assert ask(programs, PACKAGE)[0] == 200
    assert ask(programs, "/daten/2026-12-01-01.zip")[0] == 200
    pointer = tmp_path / "releases" / "current.json"
    pointer.write_text(pointer.read_text().replace("2026-12-01", "2026-11-21"))
    assert ask(programs, "/daten/2026-12-01-01.zip")[0] == 404


@pytest.mark.parametrize(
    "path", ["/daten/2020-01-01-01.zip", "/daten/..%2Fstore.duckdb", "/daten/katalog.xml"]
)
def test_what_is_not_there_is_said(path, programs):
    status, heads, body = ask(programs, path)

    assert (status, dict(heads)["content-type"]) == (404, "text/plain; charset=utf-8")
    assert body.decode().startswith("Unter dieser Adresse gibt es keine Datei.")
    english = ask(programs, path, b"", (b"accept-language", b"en"))[2].decode()
    assert english.startswith("There is no file at this address.")


def test_one_can_only_read(programs):
    status, heads, _ = ask(programs, PACKAGE, method="PUT")

    assert (status, dict(heads)["allow"]) == (405, "GET, HEAD")


def with_host(programs, *hosts):
    return ask(programs, "/daten/katalog.ttl", hosts=hosts)[2].decode()


@pytest.mark.parametrize(
    ("hosts", "address"),
    [
        ([b"monitor.example.org"], "<http://monitor.example.org/daten/katalog>"),
        ([b"127.0.0.1:8501"], "<http://127.0.0.1:8501/daten/katalog>"),
        ([b"[::1]:8501"], "<http://[::1]:8501/daten/katalog>"),
        ([b'evil.example"><script>'], "<http://localhost/daten/katalog>"),
        ([b"evil.example/x"], "<http://localhost/daten/katalog>"),
        ([b"a.example", b"b.example"], "<http://localhost/daten/katalog>"),
        ([], "<http://localhost/daten/katalog>"),
    ],
)
def test_what_a_visitor_calls_us_stands_there_only_if_it_is_a_name(hosts, address, programs):
    text = with_host(programs, *hosts)

    assert address in text
    assert "<script" not in text


def test_what_its_operators_say_counts_more_than_what_a_visitor_calls_it(programs, monkeypatch):
    monkeypatch.setenv("OEFFNUNGSMONITOR_SITE", str(EXAMPLE))

    assert "<https://monitor.example.org/daten/katalog>" in with_host(programs, b"evil.example")
