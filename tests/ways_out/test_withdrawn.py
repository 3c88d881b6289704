"""A number that only a withdrawn release showed leaves by no way any more.

The second of three releases tells a number of one city that no other tells; the third one says
from what it corrected it. Everything is asked once before the second is withdrawn, so that a way
that is never asked rightly would be found, and that what the server keeps in memory counts too.
"""

import io
import re
import shutil
import zipfile
from datetime import date

import duckdb
import pytest
from starlette.applications import Starlette

from dashboard import cached
from dashboard.serving.files_of_release import FILES
from dashboard.serving.for_programs import ForPrograms
from dashboard.serving.lasting_answers import LastingPages
from dashboard.serving.reading_answers import ReadingPages
from indicators.publications.edition.manifest import Item, Manifest, place_of, write_manifest
from indicators.release.withdrawals import Withdrawal, note_withdrawal
from indicators.release.write import point_to
from tests.dashboard.asking import ask
from tests.dashboard.pages import open_page

FIRST, LEAKY, NOW = "2026-11-20-01", "2026-11-20-02", "2026-11-21-01"
CITY, SERIES = "X01", "staff_migration_share"
ALONE = f"bild={SERIES}_{CITY}"
# No other number looks like it: 777.25 percent, as German, English and exact texts write it.
TELLTALE = re.compile(r"(?<!\d)777[.,][23]")
WHY = "Eine kleine Gruppe war zu erkennen."

OF_IT = [
    f"/stand/{LEAKY}",
    f"/stand/{LEAKY}/lesen/stadt?stadt={CITY}",
    f"/stand/{LEAKY}/lesen/indikator?indikator={SERIES}&gebiet={CITY}",
    f"/stand/{LEAKY}/lesen/bild/stadt?stadt={CITY}&{ALONE}",
    f"/stand/{LEAKY}/lesen/bild/stadt.svg?stadt={CITY}&{ALONE}",
    f"/stand/{LEAKY}/lesen/datei/stadt?stadt={CITY}&datei={SERIES}_{CITY}.csv",
    f"/stand/{LEAKY}/sitzung/{CITY}",
    f"/stand/{LEAKY}{FILES}{CITY}.txt",
    f"/daten/{LEAKY}.zip",
]
"""Addresses of the withdrawn release."""
OF_NOW = [
    f"/lesen/stadt?stadt={CITY}",
    f"/lesen/indikator?indikator={SERIES}&gebiet={CITY}",
    "/lesen/datenqualitaet",
    f"/sitzung/{CITY}",
    f"/stand/{NOW}/lesen/stadt?stadt={CITY}",
    f"{FILES}{CITY}.txt",
    f"/daten/{NOW}.zip",
    f"/api/v1/figures?city={CITY}&limit=1000",
    "/api/v1/revisions?limit=1000",
    "/api/v1/releases",
    "/abo/alles.atom",
]
"""Addresses of the release in force, which remembers it."""
LIVE = [
    ("city", {"stadt": CITY, "stand": LEAKY}),
    ("indicator", {"indikator": SERIES, "gebiet": CITY, "stand": LEAKY}),
    ("city", {"stadt": CITY}),
    ("indicator", {"indikator": SERIES, "gebiet": CITY}),
    ("data_quality", {}),
]


@pytest.fixture(scope="module")
def releases(demo_release, tmp_path_factory):
    folder = tmp_path_factory.mktemp("withdrawn") / "demonstration" / "releases"
    folder.mkdir(parents=True)
    for number in (FIRST, LEAKY, NOW):
        shutil.copy(demo_release.path, folder / f"release-{number}.duckdb")
    rows = demo_release.figures(SERIES, CITY)
    shown = rows[rows["value"].notna() & (rows["breakdown"] == "")].iloc[-1]
    figure, value = int(shown["figure_id"]), float(shown["value"])
    with duckdb.connect(str(folder / f"release-{LEAKY}.duckdb")) as leaky:
        leaky.execute("UPDATE figure SET value = 777.25 WHERE figure_id = ?", [figure])
    with duckdb.connect(str(folder / f"release-{NOW}.duckdb")) as now:
        now.execute(
            """
            INSERT INTO revision
            SELECT ?, DATE '2026-11-21', 'corrected', series, area, year, reference_date, breakdown,
                concept, method, scope, base, source_title, unit, 777.25, ?, 'Verzählt.'
            FROM figure WHERE figure_id = ?
            """,
            [NOW, value, figure],
        )
    for number in (LEAKY, NOW):
        _file_of(folder, number)
    point_to(folder / f"release-{NOW}.duckdb")
    return folder


def _file_of(releases, number):
    """A file of a release that tells it, as a paper with the list of corrections would."""
    place = place_of(releases)
    (place / number).mkdir(parents=True)
    (place / number / f"{CITY}.txt").write_text("777,25 Prozent")
    item = Item(
        form="text", area=CITY, language="de", media_type="text/plain", fingerprint="", sha256=""
    )
    files = {f"{CITY}.txt": item}
    write_manifest(place, Manifest(release=number, fingerprint="", folder=number, files=files))


@pytest.fixture(scope="module")
def told(releases):
    """What every way out says before and after: address → status and text."""
    app = ForPrograms(LastingPages(ReadingPages(Starlette())))
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("OEFFNUNGSMONITOR_DATA", str(releases.parent.parent))
        environment.setenv("OEFFNUNGSMONITOR_DEMO", "1")
        cached._seen.clear()
        before = _everything(app)
        withdrawn = Withdrawal(release=LEAKY, on=date(2026, 11, 22), why=WHY)
        note_withdrawal(releases, withdrawn)
        return before, _everything(app)


def _everything(app):
    found = {}
    for address in (*OF_IT, *OF_NOW):
        path, _, query = address.partition("?")
        status, _, body = ask(app, path, query.encode())
        found[address] = status, _text(body, path)
    for name, given in LIVE:
        page = open_page(name, **given)
        assert not page.exception
        found[f"{name} {given}"] = 200, _sent(page)
    return found


def _text(body, path):
    if not path.endswith(".zip") or not zipfile.is_zipfile(io.BytesIO(body)):
        return body.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return "\n".join(archive.read(one).decode("utf-8", "replace") for one in archive.namelist())


def _sent(page):
    """Everything that a browser is sent, drawings too."""
    return "\n".join(str(element.proto) for element in page.main) + "\n".join(
        element.value for element in page.html
    )


def test_before_it_is_withdrawn_these_ways_tell_it(told):
    before, _ = told
    telling = {address for address, (_, text) in before.items() if TELLTALE.search(text)}

    silent = {f"/stand/{LEAKY}", "/lesen/datenqualitaet", "/api/v1/releases", "/abo/alles.atom"}
    assert {address for address in OF_IT if before[address][0] != 200} == set()
    assert {*OF_IT} - telling <= silent
    assert "/api/v1/revisions?limit=1000" in telling
    assert f"/lesen/stadt?stadt={CITY}" in telling
    assert f"{FILES}{CITY}.txt" in telling
    assert f"/daten/{NOW}.zip" in telling
    assert {f"{name} {address}" for name, address in LIVE[:4]} <= telling


def test_afterwards_no_way_tells_it(told):
    _, after = told

    assert [address for address, (_, text) in after.items() if TELLTALE.search(text)] == []


def test_addresses_of_it_are_gone_and_say_when_and_why(told):
    _, after = told

    for address in OF_IT:
        status, text = after[address]
        assert status in (404, 410), address
        if address.startswith("/stand/"):
            assert status == 410
            assert (
                f"wurde am 22. November 2026 zurückgezogen und wird nicht mehr gezeigt: {WHY}"
                in text
            )


def test_live_pages_show_the_release_in_force_and_say_that_it_is_withdrawn(told):
    _, after = told

    for name, address in LIVE[:2]:
        _, text = after[f"{name} {address}"]
        assert f"Der Stand {LEAKY} wurde am 22. November 2026 zurückgezogen" in text
        assert f"Gezeigt wird der geltende Stand {NOW}." in text


def test_the_list_of_past_releases_names_it_without_a_way_to_it(told):
    before, after = told
    place = "/lesen/datenqualitaet"

    assert f"stand={LEAKY}" in before[place][1]
    assert f"stand={LEAKY}" not in after[place][1]
    assert f"zurückgezogen am 22. November 2026: {WHY}" in after[place][1]
    assert f"stand={FIRST}" in after[place][1]


def test_programs_do_not_find_it_among_the_releases(told):
    before, after = told

    assert LEAKY in before["/api/v1/releases"][1]
    assert LEAKY not in after["/api/v1/releases"][1]


def test_the_release_in_force_and_earlier_ones_are_shown_as_before(told):
    _, after = told

    kept = [one for one in OF_NOW if not one.startswith(FILES)]
    assert {address: after[address][0] for address in kept if after[address][0] != 200} == {}
