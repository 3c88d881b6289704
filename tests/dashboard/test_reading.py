"""What the server sends under /lesen/: status, headers, language, marks, and from memory."""

import gzip
import re

import pytest

from dashboard import cached
from dashboard.server import build_app
from dashboard.serving import reading_pages
from dashboard.serving.reading_answers import HEADERS
from dashboard.serving.strict_policy import strict_policy
from indicators.publications.page_paths import PATHS
from tests.dashboard.asking import ask
from tests.dashboard.pages import open_page, text_of

GZIP = (b"accept-encoding", b"gzip, deflate, br")
QUICK = "/lesen/methodik"
"""A page that is made in no time."""


@pytest.fixture(scope="module")
def app():
    return build_app()


@pytest.fixture(autouse=True)
def released(real_data, use_data):
    use_data(real_data)


@pytest.fixture
def asked_for(monkeypatch):
    """The pages that had to be made."""
    made = []
    monkeypatch.setattr(reading_pages, "_CLOSED", reading_pages.Shelf("closed", 300))
    monkeypatch.setattr(reading_pages, "_OPEN", reading_pages.Shelf("open", 40))
    original = reading_pages._document

    def noted(asked):
        made.append(asked)
        return original(asked)

    monkeypatch.setattr(reading_pages, "_document", noted)
    return made


def test_every_page_is_there_in_both_languages(app):
    for path, name in (("uebersicht", "Überblick"), ("methodik", "Methodik")):
        status, heads, body = ask(app, f"/lesen/{path}")
        assert status == 200
        assert dict(heads)["content-type"] == "text/html; charset=utf-8"
        assert f"<title>{name}" in body.decode()
    assert '<html lang="en">' in ask(app, QUICK, b"sprache=en")[2].decode()


@pytest.mark.parametrize(
    ("query", "language"),
    [(b"sprache=de", "de"), (b"sprache=fr", "de"), (b"sprache=en&sprache=de", "de"),
     (b"sprache=%ff", "de"), (b"sprache=en", "en")],
)  # fmt: skip
def test_the_language_is_german_unless_english_is_asked_for(query, language, app):
    _, heads, body = ask(app, QUICK, query)

    assert f'<html lang="{language}">' in body.decode()
    assert dict(heads)["content-language"] == language


def test_every_header_is_sent_once_and_no_program_is_allowed(app):
    _, heads, body = ask(app, QUICK)

    own = {"content-length": str(len(body)), "content-security-policy": strict_policy(body)}
    for name, value in (HEADERS | own).items():
        assert [found for key, found in heads if key == name] == [value]
    assert own["content-security-policy"].startswith("default-src 'none';")
    assert "script" not in own["content-security-policy"]


@pytest.mark.parametrize("path", ["uebersicht", "stadt", "methodik", "quatsch"])
def test_a_page_needs_no_permission_for_style_in_its_elements(path, app):
    _, heads, body = ask(app, f"/lesen/{path}")

    assert "unsafe" not in dict(heads)["content-security-policy"]
    styles = set(re.findall(rb"<style>(.*?)</style>", body, flags=re.S))
    assert dict(heads)["content-security-policy"].count("'sha256-") == len(styles) > 0
    assert b" style=" not in re.sub(rb"<style>.*?</style>", b"", body, flags=re.S)


def test_a_page_is_compressed_for_those_who_can_read_it(app):
    _, plain, whole = ask(app, QUICK)
    _, heads, body = ask(app, QUICK, b"", GZIP)

    assert "content-encoding" not in dict(plain)
    assert dict(heads)["content-encoding"] == "gzip"
    assert gzip.decompress(body) == whole
    assert dict(heads)["etag"] != dict(plain)["etag"]
    assert "content-encoding" not in dict(
        ask(app, QUICK, b"", (b"accept-encoding", b"gzip;q=0"))[1]
    )


def test_a_head_is_told_the_length_and_sent_nothing(app):
    _, _, body = ask(app, QUICK)
    status, heads, nothing = ask(app, QUICK, method="HEAD")

    assert (status, nothing) == (200, b"")
    assert dict(heads)["content-length"] == str(len(body))


@pytest.mark.parametrize("form", ["{}", "W/{}", '"x", {}', "*"])
def test_whoever_has_the_page_is_told_that_it_is_the_same(form, app):
    mark = dict(ask(app, QUICK)[1])["etag"]
    status, heads, body = ask(app, QUICK, b"", (b"if-none-match", form.format(mark).encode()))

    assert (status, body) == (304, b"")
    assert dict(heads)["etag"] == mark
    assert "content-length" not in dict(heads)


def test_another_page_has_another_mark(app):
    mark = dict(ask(app, QUICK)[1])["etag"]

    assert ask(app, QUICK, b"sprache=en", (b"if-none-match", mark.encode()))[0] == 200
    assert re.fullmatch(r'"[0-9a-f]{32}"', mark)


@pytest.mark.parametrize(
    "path", ["/lesen/quatsch", "/lesen/quatsch/", "/lesen/../stadt", "/lesen/city"]
)
def test_an_address_that_does_not_exist_is_a_404_page(path, app):
    status, heads, body = ask(app, path)

    assert status == 404
    assert "Diese Seite gibt es nicht" in body.decode()
    assert "etag" not in dict(heads)


@pytest.mark.parametrize("path", ["/lesen", "/lesen/"])
def test_the_folder_leads_to_the_first_page_in_the_language_asked_for(path, app):
    status, heads, _ = ask(app, path, b"sprache=en")

    assert (status, dict(heads)["location"]) == (307, "/lesen/uebersicht?sprache=en")


def test_a_stroke_too_many_leads_to_the_page_meant(app):
    status, heads, _ = ask(app, "/lesen/stadt/", b"stadt=05117")

    assert (status, dict(heads)["location"]) == (307, "/lesen/stadt?stadt=05117")


RUBBISH = ["%3Cscript%3Ealert(1)%3C/script%3E", "X99", "%00", "%C3%28", "..%2F..%2Fetc", "a" * 3000]
CHOICES = [
    ("stadt", "stadt"), ("stadt", "anteil"), ("indikator", "indikator"), ("indikator", "gebiet"),
    ("vergleich", "reihe"), ("massnahmen", "ansicht"), ("massnahmen", "massnahme"),
    ("massnahmen", "ziel"), ("erfassbarkeit", "ziel"), ("datenqualitaet", "regel"),
    ("methodik", "abschnitt"), ("erhebung", "gruppe"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "name"), CHOICES)
def test_rubbish_in_an_address_is_told_beside_a_page_that_says_what_it_shows(page, name, app):
    for value in RUBBISH:
        status, _, body = ask(app, f"/lesen/{page}", f"{name}={value}".encode())

        assert status == 200
        assert "Die Angabe in der Adresse dieser Seite gibt es hier nicht. Gezeigt wird: " in (
            body.decode()
        )
        assert b"alert(1)" not in body


def test_a_city_named_twice_is_told(app):
    body = ask(app, "/lesen/stadt", b"stadt=05117&stadt=05113")[2].decode()

    assert "das doppelt genannt ist" in body


def test_a_path_that_only_begins_alike_is_none_of_ours(app):
    assert b"/lesen/" not in ask(app, "/lesender")[2]


def test_nothing_can_be_sent_to_a_reading_page(app):
    status, heads, _ = ask(app, QUICK, method="POST")

    assert (status, dict(heads)["allow"]) == (405, "GET, HEAD")


def test_what_an_address_does_not_mean_is_told_and_not_repeated(app):
    text = ask(app, QUICK, b"abschnitt=%3Cb%3Equatsch&foo=1")[2].decode()

    assert "In der Adresse dieser Seite steht etwas, das sie nicht kennt" in text
    assert "Gezeigt wird: Begriffe und Gesetze." in text
    assert "quatsch" not in text


def test_without_a_release_a_sentence_says_so(app, tmp_path, use_data):
    use_data(tmp_path)
    status, heads, body = ask(app, QUICK)

    assert status == 503
    assert dict(heads)["content-type"].startswith("text/plain")
    assert body.decode().endswith(".")


def test_a_page_is_made_once(asked_for, app):
    for _ in range(3):
        ask(app, QUICK)
        ask(app, QUICK, b"abschnitt=glossar")
    ask(app, QUICK, b"sprache=en")

    assert [(one.given, one.language) for one in asked_for] == [
        ((), "de"),
        ((("abschnitt", "glossar"),), "de"),
        ((), "en"),
    ]


def test_the_least_used_page_goes(asked_for, app, monkeypatch):
    monkeypatch.setattr(reading_pages, "_CLOSED", reading_pages.Shelf("small", 2))
    for section in (b"glossar", b"zeichen", b"glossar", b"ziele", b"glossar", b"zeichen"):
        ask(app, QUICK, b"abschnitt=" + section)

    made = [dict(one.given)["abschnitt"] for one in asked_for]
    assert made == ["glossar", "zeichen", "ziele", "zeichen"]


def test_a_thousand_wrong_values_make_one_page_that_says_so(asked_for, app):
    right = ask(app, QUICK)[2]
    wrong = {ask(app, QUICK, b"abschnitt=x%d" % number)[2] for number in range(20)}
    ask(app, QUICK, b"abschnitt=glossar&wort=")

    assert [one.given for one in asked_for] == [
        (),
        (("abschnitt", "?"),),
        (("abschnitt", "glossar"), ("wort", " ")),
    ]
    assert len(wrong) == 1
    assert "Die Angabe in der Adresse dieser Seite gibt es hier nicht" in wrong.pop().decode()
    assert "Die Angabe in der Adresse" not in right.decode()


def test_whoever_types_many_words_drives_out_no_other_page(asked_for, app):
    ask(app, QUICK)
    for number in range(45):
        ask(app, QUICK, b"abschnitt=glossar&wort=w%d" % number)
    ask(app, QUICK)
    ask(app, QUICK, b"abschnitt=glossar&wort=w0")

    assert [one.given for one in asked_for].count(()) == 1
    assert len(asked_for) == 1 + 45 + 1


def test_another_release_has_other_pages(asked_for, app, demo_data, use_data):
    real = ask(app, QUICK)[2]
    use_data(demo_data, is_demonstration=True)

    assert "Vorführdaten" in ask(app, QUICK)[2].decode()
    assert "Vorführdaten" not in real.decode()
    assert len(asked_for) == 2


def test_what_everyone_opens_first_is_every_page_and_every_city_in_both_languages():
    first = list(reading_pages._first())
    cities = [city.code for city in cached.catalogue().monitored_cities]

    assert len(first) == len(set(first)) == 2 * (len(PATHS) + len(cities))
    assert {one.page for one in first} == set(PATHS)


def test_warming_makes_what_is_then_answered_from_memory(asked_for, app, monkeypatch):
    quick = [one for one in reading_pages._first() if one.page == "methodology"]
    monkeypatch.setattr(reading_pages, "_first", lambda: iter(quick))
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, reading_pages.warm()).result()
    ask(app, QUICK)

    assert asked_for == quick


def test_a_release_that_is_missing_stops_no_server(tmp_path, use_data):
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    use_data(tmp_path)
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(asyncio.run, reading_pages.warm()).result() is None


@pytest.mark.parametrize(
    ("name", "address", "link"),
    [
        ("methodology", {}, "/lesen/methodik"),
        ("methodology", {"abschnitt": "glossar", "wort": "a&b"},
         "/lesen/methodik?abschnitt=glossar&amp;wort=a%26b"),
        ("methodology", {"abschnitt": "quatsch"}, "/lesen/methodik"),
        ("methodology", {"sprache": "en"}, "/lesen/methodik?sprache=en"),
        ("overview", {}, "/lesen/uebersicht"),
    ],
)  # fmt: skip
def test_every_page_links_to_its_reading_page_with_the_same_selection(name, address, link):
    page = open_page(name, **address)
    words = page.main.get("html")[-1].proto.body

    assert f'<a href="{link}">' in words
    assert ("Reading version" if "sprache" in address else "Als Lesefassung") in words


FILE = "/lesen/datei/uebersicht"


def test_the_numbers_of_a_chart_are_there_as_a_file(app):
    status, heads, body = ask(app, FILE, b"datei=known.csv")

    assert status == 200
    assert dict(heads)["content-type"] == "text/csv; charset=utf-8"
    assert dict(heads)["content-disposition"] == "attachment; filename*=UTF-8''known.csv"
    assert body.startswith("\ufeffStand;".encode())
    assert len(body.decode().splitlines()) > 3


def test_a_file_is_that_of_the_choices_in_its_address(app):
    named = b"anteil=trainee_migration_share&datei=trainee_migration_share_05116.csv"
    status, _, body = ask(app, "/lesen/datei/stadt", b"stadt=05117&" + named)
    assert status == 404
    status, _, body = ask(app, "/lesen/datei/stadt", named.replace(b"05116", b"05117"))

    assert status == 200
    assert "Mülheim" in body.decode()


@pytest.mark.parametrize(
    "query",
    [b"", b"datei=quatsch.csv", b"datei=known.csv&datei=known.csv", b"datei=known.csv&stadt=05113",
     b"datei=../store.duckdb"],
)  # fmt: skip
def test_a_file_that_does_not_exist_is_a_404_page(query, app):
    status, _, body = ask(app, FILE, query)

    assert status == 404
    assert "Diese Seite gibt es nicht" in body.decode()


ALONE = "/lesen/bild/uebersicht"


@pytest.mark.parametrize(
    ("query", "said"), [(b"bild=known", "342"), (b"sprache=en&bild=known", "342")]
)
def test_a_chart_is_there_alone_in_both_languages(query, said, app):
    status, heads, body = ask(app, ALONE, query)

    assert status == 200
    assert said in body.decode()
    assert dict(heads)["content-security-policy"] == strict_policy(body)
    assert f'<html lang="{"en" if b"en" in query else "de"}">' in body.decode()


@pytest.mark.parametrize(
    "query",
    [b"", b"bild=quatsch", b"bild=", b"bild=known&bild=known", b"bild=known&foo=1",
     b"bild=known&stadt=05113"],
)  # fmt: skip
def test_a_chart_that_does_not_exist_is_a_404_page_with_the_way_home(query, app):
    status, _, body = ask(app, ALONE, query)

    assert status == 404
    assert "Diese Seite gibt es nicht" in body.decode()


def test_a_chart_alone_exists_only_of_pages_that_do(app):
    assert ask(app, "/lesen/bild/quatsch", b"bild=known")[0] == 404
    assert ask(app, "/lesen/bild", b"bild=known")[0] == 404
    assert ask(app, "/lesen/uebersicht", b"bild=known")[0] == 200


def test_a_chart_alone_is_made_once_and_one_that_does_not_exist_is_not_kept(asked_for, app):
    for _ in range(2):
        ask(app, ALONE, b"bild=known")
        ask(app, ALONE, b"bild=quatsch")

    assert [one.part and one.part.name for one in asked_for] == ["known", "quatsch", "quatsch"]
    assert [one.part and one.part.name for one in reading_pages._CLOSED._kept] == ["known"]


@pytest.mark.parametrize(
    ("name", "address", "link"),
    [
        ("overview", {}, "/lesen/bild/uebersicht?bild=known"),
        ("recordability", {"sprache": "en"},
         "/lesen/bild/erfassbarkeit?sprache=en&bild=erfassbarkeit"),
    ],
)  # fmt: skip
def test_every_live_chart_has_the_way_to_itself_alone(name, address, link):
    page = open_page(name, **address)
    words = text_of(page)

    assert link in words
    assert ("Show chart alone" if "sprache" in address else "Diagramm allein zeigen") in words
