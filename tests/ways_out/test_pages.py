"""All pages in both languages: text, tables, charts, alternative texts, files and links."""

import re

import pytest

from tests.ways_out import charts, commands, rows, structured
from tests.ways_out.conftest import IN_TURN, LEADERS, ONE_HIDDEN, RARELY_ANSWERING, SMALL

# Files hold a share and its unit in two columns; read as one, it is no count of people.
SHARE = re.compile(r"(?<=\d) \| (?:Prozent|per cent|percent|%)(?= \||$)")


@pytest.fixture(scope="module")
def labelled(secrets, demo_release):
    return {lang: rows.labelled(secrets, demo_release.catalogue, lang) for lang in ("de", "en")}


def areas_of(page):
    return [area] if (area := area_of(page)) else []


def test_the_cities_looked_at_hide_what_they_are_chosen_for(secrets):
    status = secrets.figures.groupby(["series", "area"])["status"].agg(set)

    assert status[LEADERS, SMALL] == status[LEADERS, RARELY_ANSWERING] == {"hidden"}
    assert {"hidden", "published"} <= status[LEADERS, ONE_HIDDEN]
    assert {"hidden", "published"} <= status["takeover_rate", IN_TURN]


def test_every_page_was_seen_in_both_languages(pages):
    names = {"overview", "city", "indicator", "comparison", "parity_path", "measures",
             "recordability", "data_quality", "methodology", "planning", "search"}  # fmt: skip

    assert {(page.name, page.language) for page in pages} == {
        (name, language) for name in names for language in ("de", "en")
    }
    assert sum(len(page.charts) for page in pages) > 30
    assert sum(len(page.files) for page in pages) > 30


def test_tables_and_files_agree_with_the_release_on_what_is_hidden(pages, labelled):
    assert [
        leak for page in pages for leak in rows.leaks_in_rows(page, labelled[page.language])
    ] == []


def test_each_hidden_figure_of_an_indicator_has_its_sign_on_the_page(pages, secrets):
    hidden = secrets.hidden.groupby(["series", "area"]).size()
    seen = {
        (page.way, count, int(hidden[rows.context_of(page)]))
        for page in pages
        if page.name == "indicator" and rows.context_of(page) in hidden
        for count in rows.signs_in(page)
    }

    assert len(seen) > 20
    assert {way for way, count, expected in seen if count != expected} == set()


def test_files_of_figures_hold_no_number_at_a_hidden_place(pages, secrets):
    files = {file for page in pages for file in page.files if rows.is_for_programs(file)}
    tables = [commands.figures_in_csv(file) for file in files]

    assert sum((table["status"] == "hidden").sum() for table in tables) > 40
    assert [leak for table in tables for leak in structured.leaks_in_part(table, secrets)] == []


def test_no_text_of_a_page_names_a_hidden_number(pages, reader):
    assert leaks_in_texts(pages, reader) == []


def test_opening_pages_leaves_no_hidden_number_in_the_log(visited, reader):
    _, log, _ = visited

    assert "The log is read." in log
    assert [leak for line in log for leak in reader.leaks("log", line)] == []


def leaks_in_texts(pages, reader):
    """What the texts of some pages tell of hidden numbers; what stands on many is read once."""
    lines = {
        (line, *areas_of(page)): page.way
        for page in pages
        for text in texts_of(page)
        for line in text.splitlines()
    }
    return [
        leak for (line, *areas), way in lines.items() for leak in reader.leaks(way, line, areas)
    ]


def texts_of(page):
    """Everything that is words: running text, alternative texts, hover texts, rows of tables."""
    hovered = [text for spec in page.charts for text in charts.texts_of(spec)]
    tables = rows.tables_of(page)
    return [
        *page.texts,
        *hovered,
        *(SHARE.sub(" %", " | ".join(map(str, row.values()))) for t in tables for row in t),
    ]


def test_no_chart_holds_a_hidden_number(pages, values):
    found = [
        leak
        for page in pages
        for spec in page.charts
        for leak in charts.leaks_in_chart(page.way, spec, values.get(area_of(page), values[None]))
    ]

    assert found == []


def area_of(page):
    return rows.context_of(page)[1]
