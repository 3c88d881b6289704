"""Previews as those who show links fetch them, and what pages tell of them."""

import re

import pytest
from starlette.applications import Starlette

from dashboard import cached
from dashboard.serving.for_programs import ForPrograms
from dashboard.serving.path_prefix import PathPrefix
from dashboard.serving.preview_requests import Asked, _first, asked_for
from dashboard.serving.reading_answers import ReadingPages
from indicators.publications.forms.preview import PREVIEWS
from indicators.publications.page_paths import PATHS
from tests.dashboard.asking import ask
from tests.dashboard.behind_prefix import PREFIX, SITE, site_in_a_folder
from tests.publications.site.test_site_pages import EXAMPLE


@pytest.fixture(scope="module")
def app():
    return PathPrefix(ForPrograms(ReadingPages(Starlette())))


@pytest.fixture(autouse=True)
def released(real_data, use_data):
    use_data(real_data)


def test_a_preview_is_a_picture_with_a_mark(app):
    status, heads, body = ask(app, "/vorschau/stadt-05113.png")

    assert (status, dict(heads)["content-type"], body[:4]) == (200, "image/png", b"\x89PNG")
    mark = dict(heads)["etag"].encode()
    assert ask(app, "/vorschau/stadt-05113.png", b"", (b"if-none-match", mark))[0] == 304
    assert ask(app, "/vorschau/stadt-05113.png", b"sprache=en")[2] != body


@pytest.mark.parametrize(
    "name",
    [
        "",
        "quatsch.png",
        "stadt-1.png",
        "stadt-DE.png",
        "vergleich-05113.png",
        "stadt.jpg",
        "indikator-staff_foreign_share.05113.05116.png",
        "massnahmen-999.png",
        "stadt-.png",
    ],
)
def test_of_what_there_is_no_page_there_is_no_preview(name, app):
    assert ask(app, f"/vorschau/{name}")[0] == 404


def test_every_page_and_every_city_has_one_in_both_languages(real_release):
    asked = list(_first())
    cities = len(real_release.catalogue.monitored_cities)

    assert len(asked) == len(set(asked)) == 2 * (len(PATHS) + cities)


def test_every_indicator_comparison_and_measure_has_one_when_it_is_shared():
    catalogue = cached.catalogue()
    series = [entry.name for entry in (*catalogue.indicators, *catalogue.context)]
    measures = [measure.code for measure in catalogue.measures]

    for page, name, codes in (
        ("indikator", "indikator", series),
        ("vergleich", "reihe", series),
        ("massnahmen", "massnahme", measures),
    ):
        for code in codes:
            found = asked_for(f"{PREVIEWS}{page}-{code}.png", "de")
            assert isinstance(found, Asked)
            assert found.codes == ((name, code),)


@pytest.mark.parametrize(
    ("path", "query", "name", "title"),
    [
        ("indikator", b"indikator=staff_foreign_share&gebiet=05916",
         "indikator-staff_foreign_share.05916", "Indikator: P2"),
        ("indikator", b"indikator=staff_migration_share&gebiet=04-LAND",
         "indikator-staff_migration_share.04-LAND", "Indikator: P1"),
        ("vergleich", b"reihe=trainee_migration_share",
         "vergleich-trainee_migration_share", "Vergleich: A1"),
        ("massnahmen", b"massnahme=O1-1", "massnahmen-O1-1", "Maßnahmen: O1-1"),
        ("massnahmen", b"ziel=K2", "massnahmen-K2", "Maßnahmen: Kontraktziel 2"),
    ],
)  # fmt: skip
def test_pages_about_a_thing_tell_a_picture_of_it(path, query, name, title, app, monkeypatch):
    monkeypatch.setenv("OEFFNUNGSMONITOR_SITE", str(EXAMPLE))
    told = told_in(app, f"/lesen/{path}", query)

    assert told["title"].startswith(title)
    assert told["image"] == f"https://monitor.example.org/vorschau/{name}.png"
    status, _, picture = ask(app, f"/vorschau/{name}.png")
    assert status == 200
    assert picture != ask(app, f"/vorschau/{path}.png")[2]


def test_of_a_measure_is_told_what_it_shall_move_and_no_list(app, monkeypatch):
    monkeypatch.setenv("OEFFNUNGSMONITOR_SITE", str(EXAMPLE))
    told = told_in(app, "/lesen/massnahmen", b"massnahme=93")

    assert told["description"].startswith("Maßnahme 93 soll P3, Z1 und Z2 bewegen")


def told_in(app, path, query=b""):
    text = ask(app, path, query)[2].decode()
    return dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)"', text))


def test_a_reading_page_tells_its_picture_with_the_whole_address(app, monkeypatch):
    monkeypatch.setenv("OEFFNUNGSMONITOR_SITE", str(EXAMPLE))
    told = told_in(app, "/lesen/stadt", b"stadt=05113")

    assert told["title"] == "Stadt: Essen"
    assert told["url"] == "https://monitor.example.org/lesen/stadt?stadt=05113"
    assert told["image"] == "https://monitor.example.org/vorschau/stadt-05113.png"


def test_the_picture_that_is_told_exists_behind_a_prefix_too(app, tmp_path, monkeypatch):
    monkeypatch.setenv("OEFFNUNGSMONITOR_SITE", str(site_in_a_folder(tmp_path / "site.yaml")))
    told = told_in(app, f"{PREFIX}/lesen/stadt", b"stadt=05113&sprache=en")
    path, _, query = told["image"].removeprefix("https://www.example.org").partition("?")

    assert told["url"].startswith(f"{SITE}/lesen/stadt?")
    assert ask(app, path, query.encode())[0] == 200


def test_without_a_known_address_nothing_is_told(app, tmp_path, monkeypatch):
    monkeypatch.setenv("OEFFNUNGSMONITOR_SITE", str(tmp_path / "none.yaml"))

    assert told_in(app, "/lesen/stadt") == {}
