"""Decks, embedded charts, citations and earlier releases, as the server answers them."""

import re
import shutil

import pytest

from dashboard import cached
from dashboard.serving.lasting_answers import LastingPages
from dashboard.serving.reading_answers import ReadingPages
from dashboard.serving.strict_policy import policy_with_script
from indicators.publications.edition.publishing import publish
from indicators.release import Release
from indicators.release.write import point_to
from tests.dashboard.asking import ask

ESSEN = b"stadt=05113"
CHART = ESSEN + b"&bild=staff_migration_share_05113"


def made():
    """Both layers that answer with whole documents; behind them there is nothing here."""

    async def nothing(scope, receive, send):
        raise AssertionError(scope["path"])

    return LastingPages(ReadingPages(nothing))


@pytest.fixture
def app(real_data, use_data):
    use_data(real_data)
    return made()


@pytest.fixture
def number(real_release):
    return real_release.release_id


@pytest.fixture
def two_releases(real_release, tmp_path, use_data):
    """An earlier release and the one in force, in which one value of Essen is another."""
    folder = tmp_path / "releases"
    folder.mkdir()
    for name in ("release-2026-11-20-01", "release-2026-11-21-01", "release-2026-11-21-02"):
        shutil.copy(real_release.path, folder / f"{name}.duckdb")
    point_to(folder / "release-2026-11-21-01.duckdb")
    use_data(tmp_path)
    cached._seen.clear()
    return made()


def text(answer):
    return answer[2].decode("utf-8")


def part(pattern, where):
    """The part of a text that a pattern finds."""
    found = re.search(pattern, where)
    assert found, pattern
    return found.group(1)


def heads(answer):
    return dict(answer[1])


@pytest.mark.parametrize(
    ("path", "query", "title"),
    [
        ("/sitzung/alle", b"", "Städtekooperation Integration.Interkommunal"),
        ("/sitzung/05113", b"", "Interkulturelle Öffnung der Verwaltung: Essen"),
        ("/sitzung/05113", b"sprache=en", "Intercultural opening of the administration: Essen"),
    ],
)
def test_a_deck_is_answered_under_the_code_of_its_city(path, query, title, app):
    answer = ask(app, path, query)

    assert answer[0] == 200
    assert f"{title} – " in part("<title>(.*)</title>", text(answer)) + " – "
    assert ask(app, path, query, (b"if-none-match", heads(answer)["etag"].encode()))[0] == 304
    assert ask(app, path, query, method="HEAD")[2] == b""


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/sitzung/", b""),
        ("/sitzung/99999", b""),
        ("/sitzung/05113/x", b""),
        ("/einbetten/stadt", ESSEN),
        ("/einbetten/stadt", ESSEN + b"&bild=nichts"),
        ("/einbetten/nichts", b"bild=known"),
        ("/lesen/bild/stadt.svg", ESSEN + b"&bild=nichts"),
        ("/stand/2026-01-01-01/lesen/stadt", b""),
        ("/stand/../../store/lesen/stadt", b""),
        ("/stand//lesen/stadt", b""),
        ("/dateien/nichts.pdf", b""),
        ("/dateien/../releases/current.json", b""),
        ("/stand/2026-01-01-01/dateien/x", b""),
    ],
)
def test_what_does_not_exist_is_a_page_that_says_so(path, query, app):
    answer = ask(app, path, query)

    assert answer[0] == 404
    assert "Diese Seite gibt es nicht" in text(answer)


def test_nothing_of_it_may_be_written_to(app):
    assert ask(app, "/sitzung/alle", method="POST")[0] == 405


def test_a_deck_runs_no_program_but_ours_and_no_style_but_its_own(app):
    rules = heads(ask(app, "/sitzung/05113"))["content-security-policy"]

    for path, query in [("/einbetten/stadt", CHART), ("/lesen/bild/stadt.svg", CHART)]:
        assert "unsafe" not in heads(ask(app, path, query))["content-security-policy"]
    assert "unsafe" not in rules
    assert "script-src 'self';" in rules
    assert "frame-ancestors 'self'" in rules
    assert rules.count("'sha256-") == 2


def test_the_digest_of_a_style_is_that_of_its_letters():
    # printf 'b{}' | openssl dgst -sha256 -binary | base64
    expected = "'sha256-7yqHVAesot11p6HczDsgKRipvI5UPgs97z80zNXlans='"
    found = part(r"style-src ([^;]*);", policy_with_script(b"<style>b{}</style>", "*"))

    assert found == expected
    assert policy_with_script(b"<style>b{}</style>", "*") != policy_with_script(
        b"<style>b{} </style>", "*"
    )


def test_only_an_embedded_chart_may_stand_in_the_sites_of_others(app):
    around = {
        path: part("frame-ancestors ([^;]*)", heads(ask(app, path, query))[
            "content-security-policy"])
        for path, query in [
            ("/einbetten/stadt", CHART), ("/sitzung/05113", b""),
            ("/lesen/bild/stadt", CHART), ("/lesen/bild/stadt.svg", CHART),
        ]
    }  # fmt: skip

    assert around.pop("/einbetten/stadt") == "*"
    assert set(around.values()) == {"'self'"}


def test_an_embedded_chart_brings_its_title_source_table_and_way_out(app):
    page = text(ask(app, "/einbetten/stadt", CHART))

    assert "<h1>Anteil der Beschäftigten mit Zuwanderungsgeschichte: Essen</h1>" in page
    assert 'target="_blank"' in page
    assert "<table>" in page
    assert "Quellen: Landtag NRW" in page
    assert not re.search(r'src="(?:https?:)?//', page)
    # A link that stayed in the frame would replace the chart by another site.
    assert re.findall("<a ", page) == re.findall('<a (?=[^>]*target="_blank")', page)


def test_a_picture_of_a_chart_has_title_dates_and_source_in_itself(app):
    answer = ask(app, "/lesen/bild/stadt.svg", CHART)

    assert heads(answer)["content-type"].startswith("image/svg+xml")
    assert text(answer).startswith("<svg xmlns=")
    for told in ("Essen", "2006 bis 2024", "Landtag NRW"):
        assert told in text(answer)


def test_a_citation_has_sentence_source_date_release_and_both_links(app, number):
    page = text(ask(app, "/lesen/bild/stadt", CHART))
    copied = part('<p class="copy">(.*?)</p>', page)

    links = ("/stadt?stadt=05113", f"/stand/{number}/lesen/bild/stadt?stadt=05113")
    for told in (
        "zuletzt 5 % (2013, geschätzt)",
        "2006 bis 2024",
        "Quellen: Landtag NRW",
        number,
        *links,
    ):
        assert told in copied.replace("\u00a0", " ")
    assert "&lt;iframe src=&quot;/einbetten/stadt?stadt=05113&amp;amp;bild=" in page


def test_what_is_in_force_says_so_under_its_lasting_address(app, number):
    page = text(ask(app, f"/stand/{number}/lesen/stadt", ESSEN))

    assert "Er gilt zurzeit" in page
    assert f'href="/stand/{number}/lesen/indikator' in page
    assert 'href="/lesen/' not in page.replace('href="/lesen/stadt?stadt=05113"', "")
    assert 'content="noindex"' in page


@pytest.mark.parametrize("kind", ["lesen/stadt", "lesen/bild/stadt", "sitzung/05113"])
def test_an_earlier_release_is_shown_with_the_way_to_the_newer_one(kind, two_releases):
    query = {"lesen/stadt": ESSEN, "lesen/bild/stadt": CHART}.get(kind, b"")
    page = text(ask(two_releases, f"/stand/2026-11-20-01/{kind}", query))

    assert "Früherer Stand: 2026-11-20-01" in page
    assert "Es gilt inzwischen der Stand 2026-11-21-01" in page
    assert "Essen: Kein Wert, der damals gezeigt war, ist seither berichtigt." in page
    living = f"/{kind}" + (f"?{query.decode().replace('&', '&amp;')}" if query else "")
    assert f'<a href="{living}">Zum geltenden Stand dieser Seite</a>' in page


def test_the_number_of_a_release_alone_opens_its_first_page(two_releases):
    page = text(ask(two_releases, "/stand/2026-11-20-01/"))

    assert "Wie offen sind die Verwaltungen?" in page
    assert '<a href="/lesen/uebersicht">Zum geltenden Stand dieser Seite</a>' in page


def test_a_release_that_is_not_in_force_yet_is_nobodys_to_read(two_releases):
    assert ask(two_releases, "/stand/2026-11-21-02/lesen/stadt", ESSEN)[0] == 404
    assert ask(two_releases, "/stand/2026-11-21-01/lesen/stadt", ESSEN)[0] == 200


def test_a_damaged_earlier_release_is_a_sentence_and_the_others_go_on(two_releases, tmp_path):
    damaged = tmp_path / "releases" / "release-2026-11-20-01.duckdb"
    damaged.write_bytes(damaged.read_bytes()[:5000])
    answer = ask(two_releases, "/stand/2026-11-20-01/sitzung/05113")

    assert answer[0] == 503
    assert "release-2026-11-20-01.duckdb lässt sich nicht lesen" in text(answer)
    assert ask(two_releases, "/sitzung/05113")[0] == 200


def test_decks_come_without_files_and_files_come_when_they_were_made(two_releases, tmp_path):
    assert ask(two_releases, "/sitzung/alle")[0] == 200
    assert ask(two_releases, "/dateien/sitzung/alle.de.html")[0] == 404
    made = publish(Release(tmp_path / "releases" / "release-2026-11-21-01.duckdb"))
    answer = ask(two_releases, "/dateien/sitzung/alle.de.html")

    assert len(made.files) >= 20
    assert answer[0] == 200
    assert heads(answer)["content-disposition"] == (
        'attachment; filename="oeffnungsmonitor-sitzung-alle.de.html"'
    )
    assert ask(two_releases, "/stand/2026-11-21-01/dateien/sitzung/alle.de.html")[0] == 200
    assert ask(two_releases, "/stand/2026-11-20-01/dateien/sitzung/alle.de.html")[0] == 404
