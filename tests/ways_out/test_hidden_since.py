"""What is hidden now was public once: no page, file or deck of that earlier release tells it.

The earlier release shows every figure of a city that the one in force hides, as it was counted.
"""

import html
import io
import re
import shutil
import zipfile
from urllib.parse import urlsplit

import duckdb
import pandas as pd
import pytest

from dashboard import cached
from dashboard.serving import data_requests, files_of_release, lasting_pages, lasting_questions
from indicators.release import Release
from indicators.release.seen_since import SeenSince
from indicators.release.write import point_to
from tests.ways_out import rows
from tests.ways_out.conftest import LEADERS, ONE_HIDDEN, SMALL
from tests.ways_out.pages import Page, visit
from tests.ways_out.secrets import NUMBERS, keys
from tests.ways_out.test_lasting_pages import ADDRESS
from tests.ways_out.test_pages import leaks_in_texts, texts_of
from tests.ways_out.test_reading_pages import lines_of

OLD, NOW = "2026-11-20-01", "2026-11-21-01"
PLACES = [
    ("overview", {"stand": OLD}),
    ("city", {"stadt": SMALL, "stand": OLD}),
    ("indicator", {"indikator": LEADERS, "gebiet": SMALL, "stand": OLD}),
    ("comparison", {"reihe": LEADERS, "stand": OLD}),
    ("recordability", {"stadt": SMALL, "stand": OLD}),
]
FROZEN = [
    ("city", {"stadt": SMALL}, f"/stand/{OLD}/lesen/stadt", f"stadt={SMALL}"),
    (
        "indicator",
        {"indikator": LEADERS, "gebiet": SMALL},
        f"/stand/{OLD}/lesen/indikator",
        f"indikator={LEADERS}&gebiet={SMALL}",
    ),
    ("city", {"stadt": SMALL}, f"/stand/{OLD}/sitzung/{SMALL}", ""),
]


@pytest.fixture(scope="module")
def shown_once(secrets, demo_release):
    """The hidden figures of a city by their number, with what was counted."""
    own = secrets.hidden[secrets.hidden["area"] == SMALL]
    counted = dict(zip(keys(own), own[NUMBERS].to_dict("records"), strict=True))
    figures = demo_release.figures(area=SMALL)
    numbers = zip(keys(figures), figures["figure_id"], strict=True)
    return {int(number): counted[key] for key, number in numbers if key in counted}


@pytest.fixture(scope="module")
def folder(demo_release, shown_once, tmp_path_factory):
    folder = tmp_path_factory.mktemp("since")
    releases = folder / "demonstration" / "releases"
    releases.mkdir(parents=True)
    for number in (OLD, NOW):
        shutil.copy(demo_release.path, releases / f"release-{number}.duckdb")
    with duckdb.connect(str(releases / f"release-{OLD}.duckdb")) as old:
        for number, row in shown_once.items():
            values = [None if pd.isna(row[name]) else row[name] for name in NUMBERS]
            given = ", ".join(f"{name} = ?" for name in NUMBERS)
            old.execute(
                f"UPDATE figure SET status = 'published', {given} WHERE figure_id = ?",
                [*values, number],
            )
    point_to(releases / f"release-{NOW}.duckdb")
    return folder


@pytest.fixture(scope="module")
def seen(folder):
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("OEFFNUNGSMONITOR_DATA", str(folder))
        environment.setenv("OEFFNUNGSMONITOR_DEMO", "1")
        cached._seen.clear()
        return [*visit(PLACES), *(page for place in FROZEN for page in frozen(*place))]


def made(path, query=""):
    asked = lasting_questions.asked(path, query)
    document = lasting_pages._made(asked) if asked else None
    assert document is not None, path
    return document.plain


def frozen(name, address, path, query):
    """A lasting page and the files that it leads to."""
    content = made(path, query).decode("utf-8")
    lines = [ADDRESS.sub("", line) for line in lines_of(content)]
    yield Page(name, address, lines, [], [], [], [])
    for found in content.split('href="')[1:]:
        parts = urlsplit(html.unescape(found.partition('"')[0]))
        if f"/stand/{OLD}/lesen/datei/" in parts.path:
            file = made(parts.path, parts.query).decode("utf-8-sig")
            yield Page(name, address, [], [], [], [file], [])


def releases_of(folder):
    place = folder / "demonstration" / "releases"
    now = Release(place / f"release-{NOW}.duckdb")
    return place / f"release-{OLD}.duckdb", now


def test_the_earlier_release_showed_them(folder, shown_once):
    path, now = releases_of(folder)
    plain = Release(path).figures(area=SMALL)
    shown = plain[plain["figure_id"].isin(shown_once)]

    assert shown["value"].notna().sum() > 50
    assert SeenSince(path, now).withheld == set(shown_once)


def test_no_text_of_it_names_a_hidden_number_today(seen, reader):
    assert len(seen) == len(PLACES) + len(FROZEN) + 1
    assert leaks_in_texts(seen, reader) == []


def test_its_tables_and_files_hide_what_is_hidden_today(seen, secrets, demo_release):
    labelled = rows.labelled(secrets, demo_release.catalogue, "de")

    assert [page.name for page in seen if page.files] == ["city"]
    assert [leak for page in seen for leak in rows.leaks_in_rows(page, labelled)] == []


def test_the_notice_counts_them_as_gone_and_names_no_number(seen, shown_once):
    (told,) = {text for text in texts_of(seen[1]) if text.startswith("Früherer Stand")}

    assert re.search(r"\d+ Werte von damals werden nicht mehr gezeigt", told), told


def test_files_of_then_are_sent_no_more(folder, monkeypatch, demo_release):
    """They hold what was shown then; a deck is made anew."""
    monkeypatch.setenv("OEFFNUNGSMONITOR_DATA", str(folder))
    monkeypatch.setenv("OEFFNUNGSMONITOR_DEMO", "1")
    monkeypatch.setattr(files_of_release, "file_of", lambda place, number, path, *_: (place, path))

    assert files_of_release._found(f"/stand/{OLD}/dateien/bericht.pdf") is None
    assert files_of_release._found("/dateien/bericht.pdf") is not None
    monkeypatch.setattr(lasting_pages, "file_of", lambda *asked: pytest.fail("a file of then"))
    assert b"<html" in made(f"/stand/{OLD}/sitzung/{ONE_HIDDEN}")


def test_the_package_of_then_holds_none_of_them(folder, monkeypatch, shown_once):
    monkeypatch.setenv("OEFFNUNGSMONITOR_DATA", str(folder))
    monkeypatch.setenv("OEFFNUNGSMONITOR_DEMO", "1")
    monkeypatch.setattr(data_requests, "from_edition", lambda release: pytest.fail("as of then"))
    package = data_requests._make_package(f"{OLD}.zip").plain

    with zipfile.ZipFile(io.BytesIO(package)) as files:
        figures = pd.read_csv(files.open("data/figure.csv")).set_index("figure_id")
    own = figures.loc[list(shown_once)]
    assert set(own["status"]) == {"hidden"}
    assert own[["value", "numerator", "denominator"]].isna().all(axis=None)
    assert figures["value"].notna().sum() > 1000


def test_nothing_says_that_a_hidden_figure_was_another_one(seen):
    """A figure that is hidden today has no mark: only figures with a number have one."""
    assert not any("später" in text for page in seen for text in texts_of(page))
