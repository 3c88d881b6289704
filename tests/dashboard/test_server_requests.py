"""How the server is, and what search engines are told."""

import json
import xml.etree.ElementTree as ET

import pytest
from starlette.applications import Starlette

from dashboard.frame.addresses import PAGES
from dashboard.serving.for_programs import ForPrograms
from dashboard.serving.reading_answers import ReadingPages
from tests.dashboard.asking import ask

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def app():
    return ForPrograms(ReadingPages(Starlette()))


@pytest.fixture(autouse=True)
def released(real_data, use_data):
    use_data(real_data)


def test_a_server_that_is_well_names_its_release(app):
    status, heads, body = ask(app, "/health")
    told = json.loads(body)

    assert (status, dict(heads)["cache-control"]) == (200, "no-store")
    assert (told["status"], told["release"]) == ("ok", "2026-11-21-01")


def test_a_server_without_a_release_is_not_well_and_says_why(app, tmp_path, use_data):
    use_data(tmp_path)
    status, _, body = ask(app, "/health")

    assert status == 503
    assert json.loads(body)["status"] == "no_release"
    assert json.loads(body)["detail"].endswith(".")


def test_search_engines_are_told_of_every_page_that_exists(app, real_release):
    _, heads, body = ask(app, "/sitemap.xml")
    places = [one.text or "" for one in ET.fromstring(body).iter(f"{SITEMAP}loc")]
    paths = [place.removeprefix("http://localhost") for place in places]
    catalogue = real_release.catalogue
    pages = len(PAGES) + len(catalogue.monitored_cities) + len(catalogue.indicators)

    assert dict(heads)["content-type"] == "application/xml; charset=utf-8"
    assert len(paths) == len(set(paths)) == 2 * pages
    for path in paths[::20]:
        name, _, query = path.partition("?")
        assert ask(app, name, query.encode())[0] == 200, path


def test_search_engines_may_read_everything_real_and_nothing_invented(app, demo_data, use_data):
    real = ask(app, "/robots.txt")[2].decode()
    use_data(demo_data, is_demonstration=True)

    assert "Sitemap: http://localhost/sitemap.xml" in real
    assert "Disallow: /\n" not in real
    assert ask(app, "/robots.txt")[2] == b"User-agent: *\nDisallow: /\n"


@pytest.mark.parametrize("path", ["/health", "/robots.txt", "/sitemap.xml"])
def test_one_can_only_read_and_every_header_is_strict(path, app):
    _, heads, _ = ask(app, path)

    assert ask(app, path, method="POST")[0] == 405
    assert dict(heads)["content-security-policy"].startswith("default-src 'none'")
