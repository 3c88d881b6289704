"""Feeds and calendar: what the standards demand, and what changed from release to release."""

import re
import xml.etree.ElementTree as ET
from datetime import date

import pytest

from indicators.publications.open_data.atom import make_feed
from indicators.publications.open_data.calendar_file import make_calendar
from indicators.publications.open_data.news import MOST_RELEASES, Subject, news
from tests.publications.open_data.later import later_release

SITE = "https://monitor.example.org"
ATOM = "{http://www.w3.org/2005/Atom}"
EVERYTHING = Subject()
QUOTA = "naturalisation_quota"
CORRECTED = f"UPDATE figure SET value = 9.5 WHERE area = '05113' AND series = '{QUOTA}'"


@pytest.fixture(scope="module")
def releases(real_release, tmp_path_factory):
    folder = tmp_path_factory.mktemp("later")
    return later_release(real_release, folder, f"{CORRECTED} AND year = 2019")


def feed(releases, subject=EVERYTHING, language="de"):
    return ET.fromstring(make_feed(releases, subject, language, SITE, "/abo/alles.atom"))


def titles(releases, subject=EVERYTHING, language="de"):
    return [one.title for one in news(releases, subject, language)]


@pytest.mark.parametrize(
    "subject", [Subject(), Subject(area="05113"), Subject(series=QUOTA)], ids=str
)
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_feed_has_what_the_standard_demands(subject, language, releases):
    root = feed(releases, subject, language)
    entries = root.findall(f"{ATOM}entry")
    ids = [element.text for element in root.iter(f"{ATOM}id")]

    assert root.tag == f"{ATOM}feed"
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    assert [link.get("rel") for link in root.findall(f"{ATOM}link")] == ["self", "alternate"]
    assert len(entries) == 3
    assert len(set(ids)) == len(ids) == 4
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one or "") for one in ids)
    for part in (root, *entries):
        assert part.findtext(f"{ATOM}title")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", part.findtext(f"{ATOM}updated") or "")
    for entry in entries:
        assert entry.findtext(f"{ATOM}content")
        assert [str(link.get("href")).startswith(SITE) for link in entry.findall(f"{ATOM}link")]


def test_releases_and_corrections_are_told_the_newest_first(releases):
    assert titles(releases) == [
        "Veröffentlichungsstand 2026-12-01-01 vom 1. Dezember 2026",
        "Berichtigt: Essen, Einbürgerungsquote der amtlichen Statistik",
        "Veröffentlichungsstand 2026-11-21-01 vom 21. November 2026",
    ]


def test_a_city_is_told_of_its_own_corrections_only(releases):
    assert len(titles(releases, Subject(area="05113"))) == 3
    assert titles(releases, Subject(area="05117")) == [
        "Veröffentlichungsstand 2026-11-21-01 vom 21. November 2026"
    ]


def test_a_correction_says_how_many_and_when_and_no_number(releases):
    told = [one.text for one in news(releases, Subject(), "de")]

    assert told == [
        "Berichtigte Werte: 1.",
        "Berichtigte Werte: 1. Jahre: 2019.",
        "Der erste Stand, der hier aufbewahrt ist.",
    ]


def test_an_entry_keeps_its_id_when_more_is_told(releases):
    def ids(known):
        return {element.text for element in feed(known).iter(f"{ATOM}id")}

    assert ids(releases[:1]) < ids(releases)


def test_a_feed_does_not_grow_for_ever(releases):
    before, after = releases
    many = [before, after] * MOST_RELEASES

    assert sum("Stand" in title or "stand" in title for title in titles(many)) == MOST_RELEASES


def test_invented_cities_are_called_so(demo_release):
    for one in news([demo_release], Subject(), "de"):
        assert "Diese Städte gibt es nicht" in one.text


def unfolded(calendar):
    text = calendar.decode()
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")[:-1]


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_calendar_has_what_the_standard_demands(language, releases):
    lines = unfolded(make_calendar(releases, language, SITE))
    names = [re.split("[:;]", line)[0] for line in lines]

    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-1] == "END:VCALENDAR"
    assert names.count("PRODID") == 1
    events = "\n".join(lines).split("BEGIN:VEVENT")[1:]
    for event in events:
        for name in ("UID:", "DTSTAMP:", "DTSTART;VALUE=DATE:", "DTEND;VALUE=DATE:", "SUMMARY:",
                     "END:VEVENT"):  # fmt: skip
            assert event.count(f"\n{name}") == 1, name
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(set(uids)) == len(uids) == len(events)


def test_the_calendar_has_releases_and_days_of_review_and_nothing_else(releases):
    lines = unfolded(make_calendar(releases, "de", SITE))
    starts = [line.rpartition(":")[2] for line in lines if line.startswith("DTSTART")]
    due = {entry.reviewed.next for entry in releases[-1].catalogue.indicators}

    assert starts == ["20261121", "20261201", *(f"{day:%Y%m%d}" for day in sorted(due))]
    assert due == {date(2027, 11, 21)}
    assert "SUMMARY:Öffnungsmonitor: Definitionen prüfen (38)" in lines


def test_commas_and_semicolons_do_not_end_a_line_of_the_calendar(releases):
    lines = unfolded(make_calendar(releases, "de", SITE))
    (text, *_) = [line for line in lines if line.startswith("DESCRIPTION:")]

    assert "wieder zu prüfen\\; so steht es im Katalog." in text
