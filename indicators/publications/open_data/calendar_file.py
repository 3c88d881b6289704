"""A calendar of days that are known: releases, and when definitions are due for review (RFC 5545).

No day is made up: cities have no fixed day for their deliveries, so there is none of them here.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from indicators.publications.open_data import licensing
from indicators.publications.view import texts
from indicators.release import Release

LONGEST_LINE = 75
"""Bytes of a line; longer ones go on in the next after a space."""


class Event(NamedTuple):
    """A whole day in the calendar."""

    key: str
    day: date
    title: str
    text: str
    path: str


def make_calendar(releases: Sequence[Release], language: str, address: str) -> bytes:
    """The calendar; `releases` are all that are public, the oldest first."""
    current = releases[-1]
    stamp = current.info["created_on"].date()
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{licensing.COOPERATION}//{licensing.PRODUCT}//{language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(texts()['calendar_title'][language])}",
    ]
    for event in (*_releases(releases, language), *_reviews(current, language)):
        lines += _written(event, stamp, address)
    return "".join(map(_folded, [*lines, "END:VCALENDAR"])).encode()


def _releases(releases: Sequence[Release], language: str) -> Iterator[Event]:
    for release in releases:
        yield Event(
            f"release/{release.release_id}",
            release.info["created_on"].date(),
            _say("calendar_release", language, release=release.release_id),
            _say("api_demonstration", language) if release.info["is_demonstration"] else "",
            f"/daten/{release.release_id}.zip",
        )


def _reviews(release: Release, language: str) -> Iterator[Event]:
    """Days on which definitions of indicators are due, as the catalogue says."""
    days = Counter(entry.reviewed.next for entry in release.catalogue.indicators)
    for day, count in sorted(days.items()):
        title = _say("calendar_review", language, count=str(count))
        text = _say("calendar_review_text", language)
        yield Event(f"review/{day}", day, title, text, "/methodik")


def _written(event: Event, stamp: date, address: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{uuid5(NAMESPACE_URL, f'oeffnungsmonitor/{event.key}')}",
        f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(event.title)}",
        *([f"DESCRIPTION:{_escaped(event.text)}"] if event.text else []),
        f"URL:{address}{event.path}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    marked = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return marked.replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 bytes, none of which cuts a letter in two."""
    pieces, piece = [], ""
    for letter in line:
        if len(f"{piece}{letter}".encode()) > LONGEST_LINE:
            pieces.append(piece)
            piece = " "
        piece += letter
    return "\r\n".join([*pieces, piece]) + "\r\n"


def _say(key: str, language: str, **values: str) -> str:
    return texts()[key][language].format(**values)
