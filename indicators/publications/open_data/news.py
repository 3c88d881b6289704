"""What there is to tell subscribers: each release, and what it corrected, city by city."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import NamedTuple

from indicators.publications.open_data.changes import changes
from indicators.publications.speech.speaker import Speaker
from indicators.publications.view import texts
from indicators.release import Release
from indicators.release.figure_changes import Change, Kind

MOST_RELEASES = 20
"""As many as are told; older ones stay in the list of releases."""
CORRECTIONS: tuple[Kind, ...] = ("corrected", "now_hidden", "now_published", "removed")
_KINDS: tuple[Kind, ...] = ("new", *CORRECTIONS)


class Subject(NamedTuple):
    """What a subscription is about: a city, an indicator, or everything."""

    area: str | None = None
    series: str | None = None

    def has(self, change: Change) -> bool:
        """Whether a change is about it."""
        figure = change.figure
        return self.area in (None, figure["area"]) and self.series in (None, figure["series"])

    @property
    def is_everything(self) -> bool:
        """Whether it leaves nothing out."""
        return self == Subject()


class News(NamedTuple):
    """One thing to tell. No number of any figure is in it: it may be hidden by tomorrow."""

    key: str
    """Tells it from all others, for ever."""
    day: date
    title: str
    text: str
    path: str
    """Where one reads more, from the site on."""


def news(releases: Sequence[Release], subject: Subject, language: str) -> list[News]:
    """What happened, the newest first. `releases`: all that are public, the oldest first."""
    told = list(releases)[-MOST_RELEASES:]
    first = [None] if len(told) == len(releases) else [releases[-MOST_RELEASES - 1]]
    found = [
        list(_of_release(before, now, subject, language))
        for before, now in pairwise([*first, *told])
        if now is not None
    ]
    return [one for release in reversed(found) for one in release]


def _of_release(
    before: Release | None, now: Release, subject: Subject, language: str
) -> Iterator[News]:
    own = [change for change in changes(before, now) if subject.has(change)]
    if subject.is_everything or before is None or own:
        yield _release(before, now, own, language)
    yield from _corrections(now, own, language)


def _release(before: Release | None, now: Release, own: list[Change], language: str) -> News:
    day = now.info["created_on"].date()
    said = Speaker(now.catalogue, language)
    title = _say("news_release", language, release=now.release_id, date=said.day(day))
    text = _say("news_first", language) if before is None else _counts(own, said)
    path = f"/daten/{now.release_id}.zip"
    return News(f"release/{now.release_id}", day, title, f"{_warning(now, language)}{text}", path)


def _warning(release: Release, language: str) -> str:
    is_demonstration = release.info["is_demonstration"]
    return f"{_say('api_demonstration', language)} " if is_demonstration else ""


def _counts(own: Iterable[Change], said: Speaker) -> str:
    """New: 12. Corrected: 3. Only what there is; or that nothing changed."""
    counts = Counter(change.kind for change in own)
    parts = [
        _say(f"news_{kind}", said.language, count=said.number(counts[kind]))
        for kind in _KINDS
        if counts[kind]
    ]
    return " ".join(parts) or _say("news_nothing", said.language)


def _corrections(now: Release, own: list[Change], language: str) -> Iterator[News]:
    corrected = [change for change in own if change.kind in CORRECTIONS]
    for place, group in groupby(sorted(corrected, key=_place), key=_place):
        yield _correction(now, place, list(group), language)


def _place(change: Change) -> tuple[str, str]:
    return change.figure["area"], change.figure["series"]


def _correction(now: Release, place: tuple[str, str], own: list[Change], language: str) -> News:
    area, series = place
    said = Speaker(now.catalogue, language)
    name = now.catalogue.series(series).title if now.catalogue.has_series(series) else None
    title = _say(
        "news_correction",
        language,
        area=said.area(area) if _is_known(now, area) else area,
        series=said.of(name) if name else series,
    )
    years = said.listing([str(year) for year in sorted({one.figure["year"] for one in own})])
    text = f"{_counts(own, said)} {_say('news_years', language, years=years)}"
    path = f"/indikator?indikator={series}&gebiet={area}"
    key = f"correction/{now.release_id}/{area}/{series}"
    day = now.info["created_on"].date()
    return News(key, day, title, f"{_warning(now, language)}{text}", path)


def _is_known(release: Release, area: str) -> bool:
    return area in release.catalogue.cities or area in release.catalogue.comparators


def _say(key: str, language: str, **values: str) -> str:
    return texts()[key][language].format(**values)
