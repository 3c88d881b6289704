"""Any past release opens in the live pages, says so, and what it says beside its figures is shown.

The fixture makes two releases out of a real one: an earlier one, and one in force in which one
share of Essen is another, one city has said something and one has not agreed.
"""

import re
import shutil
from html import unescape

import duckdb
import pytest

from dashboard import cached
from dashboard.serving import lasting_pages, lasting_questions
from indicators.release import Release
from indicators.release.write import point_to
from indicators.workflow.access.rights import AccessError
from tests.dashboard.pages import open_page, text_of
from tests.dashboard.test_travelling import links

OLD, NOW = "2026-11-20-01", "2026-11-21-01"
WORDS = "Wir haben eine Abteilung *nachgezählt*."


@pytest.fixture(scope="module")
def figure(real_release):
    """A published share of Essen."""
    rows = real_release.figures("staff_migration_share", "05113")
    shown = rows[rows["value"].notna() & (rows["breakdown"] == "")]
    return shown.iloc[-1]


@pytest.fixture(scope="module")
def two_releases(real_release, figure, tmp_path_factory):
    folder = tmp_path_factory.mktemp("vintages") / "releases"
    folder.mkdir()
    for number in (OLD, NOW):
        shutil.copy(real_release.path, folder / f"release-{number}.duckdb")
    with duckdb.connect(str(folder / f"release-{NOW}.duckdb")) as now:
        figure_id, value = int(figure["figure_id"]), float(figure["value"])
        now.execute("UPDATE figure SET value = 99.5 WHERE figure_id = ?", [figure_id])
        now.execute("INSERT INTO statement VALUES ('05113', DATE '2026-11-19', ?, '')", [WORDS])
        now.execute("INSERT INTO absence VALUES ('05117', DATE '2026-11-18')")
        now.execute(
            """
            INSERT INTO revision
            SELECT ?, DATE '2026-11-21', 'corrected', series, area, year, reference_date, breakdown,
                concept, method, scope, base, source_title, unit, ?, 99.5, 'Eine Abteilung fehlte.'
            FROM figure WHERE figure_id = ?
            """,
            [NOW, value, figure_id],
        )
    point_to(folder / f"release-{NOW}.duckdb")
    return folder.parent


@pytest.fixture(autouse=True)
def shown(two_releases, use_data):
    use_data(two_releases)
    cached._seen.clear()


def html(page):
    return "\n".join(element.proto.body for element in page.get("html"))


def test_an_earlier_release_opens_in_the_same_page_and_says_so():
    page = open_page("city", stadt="05113", stand=OLD)

    assert f"Früherer Stand: {OLD}" in text_of(page)
    assert f"gilt inzwischen der Stand {NOW}" in text_of(page)
    assert f"Veröffentlichungsstand {OLD}" in text_of(page)
    assert "99,5" not in unescape(html(page)).split("</aside>")[1]


def test_the_release_in_force_says_nothing_of_the_kind():
    page = open_page("city", stadt="05113", stand=NOW)

    assert "Früherer Stand" not in text_of(page)
    assert f"Veröffentlichungsstand {NOW}" in text_of(page)


def test_what_was_corrected_since_is_marked_on_the_earlier_page_with_its_reason():
    notice = unescape(html(open_page("city", stadt="05113", stand=OLD))).split("</aside>")[0]

    assert "Ein Wert von damals ist seither berichtigt" in notice
    assert "100\u00a0%" in notice
    assert "Eine Abteilung fehlte." in notice


MARK = re.compile(r'<a href="([^"]*)" title="([^"]*)" aria-label="r: \2">r</a>', flags=re.DOTALL)


def test_it_is_marked_at_the_number_itself_and_the_mark_leads_to_the_reason():
    page = open_page("city", stadt="05113", stand=OLD)
    marks = {(unescape(address), words) for address, words in MARK.findall(html(page))}

    place = f"/indikator?indikator=staff_migration_share&gebiet=05113&stand={OLD}#berichtigungen"
    assert marks == {(place, "später berichtigt")}
    # Four numbers in a row, and the table of the chart.
    assert len(MARK.findall(html(page))) >= 2
    assert "r = später berichtigt: Inzwischen gilt ein anderer Wert" in text_of(page)

    led_to = open_page("indicator", indikator="staff_migration_share", gebiet="05113", stand=OLD)
    fold = html(led_to).split('id="berichtigungen"')[1].split("</details>")[0]
    assert "Eine Abteilung fehlte." in fold
    # An estimate has no decimals.
    assert "100\u00a0%" in unescape(fold)


def test_the_release_in_force_marks_what_it_corrected():
    page = open_page("city", stadt="05113")
    marks = {(unescape(address), words) for address, words in MARK.findall(html(page))}

    place = "/indikator?indikator=staff_migration_share&gebiet=05113#berichtigungen"
    assert marks == {(place, f"berichtigt gegenüber dem Stand vor {NOW}")}
    assert "später berichtigt" not in text_of(page)


def test_a_city_without_corrections_has_no_mark():
    for stand in ({}, {"stand": OLD}):
        page = open_page("city", stadt="05913", **stand)
        assert MARK.findall(html(page)) == []
        assert "r = " not in text_of(page)


def test_the_reading_page_of_then_marks_it_too():
    asked = lasting_questions.asked(f"/stand/{OLD}/lesen/stadt", "stadt=05113")
    assert asked is not None
    document = lasting_pages._made(asked)
    assert document is not None
    (address,) = {address for address, _ in MARK.findall(document.plain.decode("utf-8"))}

    assert unescape(address) == (
        f"/stand/{OLD}/lesen/indikator?indikator=staff_migration_share&gebiet=05113#berichtigungen"
    )


def test_a_deck_of_then_is_made_anew_where_a_value_of_it_is_another_one_today(monkeypatch):
    monkeypatch.setattr(lasting_pages, "file_of", lambda *asked: pytest.fail("as it was made"))
    asked = lasting_questions.asked(f"/stand/{OLD}/sitzung/05113", "")
    assert asked is not None
    document = lasting_pages._made(asked)

    assert document is not None
    assert "(später berichtigt)" in unescape(document.plain.decode("utf-8"))


def test_another_release_in_force_makes_its_pages_anew(two_releases):
    """What was kept of an earlier release is seen from the one that was in force then."""
    assert MARK.findall(html(open_page("city", stadt="05113", stand=OLD)))

    releases = two_releases / "releases"
    shutil.copy(releases / f"release-{OLD}.duckdb", releases / "release-2026-11-22-01.duckdb")
    point_to(releases / "release-2026-11-22-01.duckdb")
    try:
        assert not MARK.findall(html(open_page("city", stadt="05113", stand=OLD)))
    finally:
        point_to(releases / f"release-{NOW}.duckdb")
        (releases / "release-2026-11-22-01.duckdb").unlink()


@pytest.mark.parametrize("number", ["2026-11-19-01", "2027-01-01-01", "../x", "", "?"])
def test_a_release_that_does_not_exist_is_said_and_the_one_in_force_is_shown(number):
    page = open_page("overview", stand=number)

    assert not page.exception
    assert any("gibt es nicht oder nicht mehr" in note.value for note in page.warning)
    assert f"Veröffentlichungsstand {NOW}" in text_of(page)


def test_all_links_stay_within_the_earlier_release():
    page = open_page("city", stadt="05113", stand=OLD)

    assert links(page, "methodik")[0] == {"stand": OLD}
    assert links(page, "paritaetspfad")[0] == {"stadt": "05113", "stand": OLD}
    assert all(found["stand"] == OLD for found in links(page.main, "indikator"))
    aside = unescape(html(page)).split("</aside>")[0]
    assert '<a href="/stadt?stadt=05113">Zum geltenden Stand' in aside
    main = "\n".join(one.proto.body for one in page.main.get("html")).split("</aside>")[1]
    assert re.findall(r'href="(/(?:lesen|dateien|sitzung)/[^"]*)"', main) == []
    assert f'href="/stand/{OLD}/lesen/' in main


def test_nothing_of_an_address_without_a_release_changes():
    page = open_page("city", stadt="05113")

    assert links(page, "methodik")[0] == {}
    assert "/stand/" not in html(page)


def test_past_releases_are_offered_with_their_day():
    page = open_page("data_quality")

    assert f'href="/?stand={OLD}"' in html(page)
    assert "/datenqualitaet#staende" in html(page)


def test_corrections_of_a_city_are_one_click_away_with_their_reason():
    page = open_page("city", stadt="05113")

    assert "Berichtigte und zurückgezogene Werte (1)" in page.folds
    (table,) = [one.value for one in page.table if "Wert vorher" in one.value.columns]
    # An estimate has no decimals, in the list as elsewhere.
    assert table["Wert in diesem Stand"].tolist() == ["100\u00a0%"]
    assert table["Grund"].tolist() == ["Eine Abteilung fehlte."]


def test_they_stand_on_the_page_of_the_indicator_too():
    page = open_page("indicator", indikator="staff_migration_share", gebiet="05113")
    other = open_page("indicator", indikator="trainee_migration_share", gebiet="05113")

    assert "Berichtigte und zurückgezogene Werte (1)" in page.folds
    assert not any("Berichtigte" in label for label in other.folds)


def test_the_words_of_a_city_stand_beside_its_figures_as_it_wrote_them():
    page = open_page("city", stadt="05113")

    assert "Was Essen dazu sagt" in [one.value for one in page.header]
    assert f"„{WORDS}“" in unescape(html(page))
    assert "vom 19. November 2026, im Wortlaut" in text_of(page)
    assert "dazu sagt" not in text_of(open_page("city", stadt="05117"))


def test_english_readers_are_told_that_the_words_are_german():
    assert "made its statement in German" in text_of(open_page("city", stadt="05113", sprache="en"))


@pytest.mark.parametrize("name", ["overview", "data_quality", "city"])
def test_a_city_that_has_not_agreed_is_named(name):
    page = open_page(name, **({"stadt": "05117"} if name == "city" else {}))

    (told,) = [one.value for one in page.warning if "zugestimmt" in one.value]
    assert "Mülheim an der Ruhr" in told
    assert "bis zum 18. November 2026" in told
    assert not any("zugestimmt" in one.value for one in open_page("city", stadt="05113").warning)


def test_a_release_from_before_these_tables_opens_too(two_releases):
    path = two_releases / "releases" / f"release-{OLD}.duckdb"
    with duckdb.connect(str(path)) as old:
        for table in ("statement", "absence", "revision"):
            old.execute(f"DROP TABLE {table}")

    assert Release(path).revisions().empty
    assert not open_page("city", stadt="05113", stand=OLD).exception


def test_a_prepared_release_opens_for_the_office_only(two_releases, monkeypatch):
    number = "2026-11-22-01"
    path = two_releases / f"release-{number}.duckdb"
    shutil.copy(two_releases / "releases" / f"release-{NOW}.duckdb", path)

    def prepared(wanted, me):
        if me != "office" or wanted != number:
            raise AccessError("access_refused")
        return path

    monkeypatch.setattr("dashboard.frame.vintage.prepared_release", prepared)
    monkeypatch.setattr("dashboard.frame.vintage.acting", lambda: "office")
    page = open_page("city", stadt="05113", stand=number)
    assert not page.exception
    assert "Noch nicht öffentlich" in text_of(page)
    assert links(page, "methodik")[0] == {"stand": number}
    # What is not public has no files and no lasting address.
    assert re.findall(r'href="/(?:stand|lesen|dateien|sitzung)/[^"]*"', html(page)) == []

    monkeypatch.setattr("dashboard.frame.vintage.acting", lambda: None)
    page = open_page("city", stadt="05113", stand=number)
    assert "Noch nicht öffentlich" not in text_of(page)
    assert "gibt es nicht oder nicht mehr" in text_of(page)
