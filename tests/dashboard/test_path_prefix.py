"""Behind a proxy that passes the path of the site on, everything works as on a site of its own."""

import json
import re

import pytest
from starlette.applications import Starlette

from dashboard.serving.for_programs import ForPrograms
from dashboard.serving.lasting_answers import LastingPages
from dashboard.serving.path_prefix import PathPrefix
from dashboard.serving.reading_answers import ReadingPages
from dashboard.serving.strict_policy import strict_policy
from tests.dashboard.asking import ask
from tests.dashboard.behind_prefix import PREFIX, SITE, site_in_a_folder

ROOTED = re.compile(r'(?:href|src|action)="(/[^"]*)"|url\("(/[^"]*)"\)')


@pytest.fixture(scope="module")
def app():
    return PathPrefix(ForPrograms(LastingPages(ReadingPages(Starlette()))))


@pytest.fixture(autouse=True)
def in_a_folder(real_data, use_data, tmp_path, monkeypatch):
    use_data(real_data)
    monkeypatch.setenv("OEFFNUNGSMONITOR_SITE", str(site_in_a_folder(tmp_path / "site.yaml")))


@pytest.mark.parametrize(
    "path",
    [
        "/lesen/uebersicht",
        "/lesen/stadt",
        "/lesen/quatsch",
        "/api/v1/",
        "/sitzung/05113",
        "/stand/2026-11-21-01/lesen/stadt",
    ],
)
def test_every_address_of_a_page_begins_with_that_path(path, app):
    _, heads, body = ask(app, PREFIX + path)
    found = [one or other for one, other in ROOTED.findall(body.decode())]

    assert len(found) > 10
    assert [one for one in found if not one.startswith(f"{PREFIX}/")] == []
    assert [one for one in found if one.startswith(PREFIX * 2)] == []
    policy = dict(heads)["content-security-policy"]
    assert all(one in policy for one in re.findall("'sha256-[^']*'", strict_policy(body)))


def test_an_earlier_release_stays_among_its_own_pages(app):
    text = ask(app, f"{PREFIX}/stand/2026-11-21-01/lesen/stadt")[2].decode()
    frozen = f"{PREFIX}/stand/2026-11-21-01/lesen/"
    (pages,) = re.findall(r'<nav [^>]*class="pages".*?</nav>', text, flags=re.S)
    links = re.findall(r'href="([^"]*)"', pages) + re.findall(r'action="([^"]*)"', text)

    assert len(links) > 10
    assert [one for one in links if not one.startswith(frozen)] == []
    assert f'<a href="{PREFIX}/lesen/stadt">' in text


def test_the_printed_address_has_the_path_once(app):
    text = ask(app, f"{PREFIX}/lesen/stadt")[2].decode()

    assert f'<p class="address">{SITE}/lesen/stadt</p>' in text


def test_links_between_reading_pages_work(app):
    text = ask(app, f"{PREFIX}/lesen/methodik")[2].decode()
    links = {one for one in re.findall(r'href="([^"?#]*)', text) if "/lesen/" in one}

    assert len(links) > 10
    assert {ask(app, link)[0] for link in links} == {200}


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (PREFIX, f"{PREFIX}/"),
        (f"{PREFIX}/lesen", f"{PREFIX}/lesen/uebersicht"),
        (f"{PREFIX}/api", f"{PREFIX}/api/v1/"),
        (f"{PREFIX}/daten/aktuell.zip", f"{PREFIX}/daten/2026-11-21-01.zip"),
        ("/api", "/api/v1/"),
    ],
)
def test_where_an_answer_leads_has_the_path_if_the_request_had_it(path, place, app):
    status, heads, _ = ask(app, path)

    assert status in (307, 308)
    assert dict(heads)["location"] == place


def test_a_path_that_only_begins_alike_is_none_of_ours(app):
    assert ask(app, "/monitoring/api/v1/cities")[0] == 404


def test_the_server_can_be_asked_without_the_path_on_its_own_machine(app):
    assert ask(app, "/health")[0] == ask(app, f"{PREFIX}/health")[0] == 200


def test_the_interface_says_where_it_is(app):
    described = json.loads(ask(app, f"{PREFIX}/api/v1/openapi.json")[2])
    problem = json.loads(ask(app, f"{PREFIX}/api/v1/quatsch")[2])

    assert described["servers"] == [{"url": f"{PREFIX}/api/v1"}]
    assert problem["type"].startswith(f"{PREFIX}/api/v1/#")


@pytest.mark.parametrize(
    "path", ["/daten/katalog.ttl", "/abo/alles.atom", "/sitemap.xml", "/robots.txt"]
)
def test_what_is_read_elsewhere_names_the_whole_address(path, app):
    text = ask(app, PREFIX + path)[2].decode()
    ours = re.findall(r"https?://www\.example\.org[^\s<>\"]*", text)

    assert ours
    assert all(one.startswith(SITE) and SITE + PREFIX not in one for one in ours)
