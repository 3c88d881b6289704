"""A dashboard that leaks wherever one can, in a browser: each scraper finds its number."""

from typing import Any

import pytest

from tests.ways_out import commands, links, structured
from tests.ways_out import seen as browsers
from tests.ways_out.leaky import log_line
from tests.ways_out.test_in_browser import (
    leaks_in_links,
    leaks_in_numbers,
    leaks_in_words,
    numbers_kept,
    published_on,
)
from tests.ways_out.test_served import leaks_in_lines


@pytest.fixture(scope="module")
def leaking(served_leaky):
    (page,) = served_leaky[0]
    return page


SILENT: dict[str, list[Any]] = {
    "texts": [],
    "attributes": [],
    "spoken": [],
    "files": [],
    "graphs": [],
}


@pytest.mark.parametrize("kind", ["texts", "attributes", "spoken"])
def test_a_number_is_found_in_words_of_every_kind(kind, leaking, reader):
    only = SILENT | {kind: leaking.content[kind]}

    assert leaks_in_words(leaking._replace(content=SILENT), reader) == []
    assert leaks_in_words(leaking._replace(content=only), reader) != []


def test_a_number_in_a_file_is_found(leaking, secrets):
    tables = [commands.figures_in_csv(file) for file in leaking.content["figures"]]

    assert [leak for table in tables for leak in structured.leaks_in_part(table, secrets)]


@pytest.mark.parametrize("kind", ["words", "tooltips", "picture"])
def test_a_number_is_found_in_every_part_of_a_drawing(kind, leaking, reader):
    (graph,) = leaking.content["graphs"]
    silent = {"words": [], "tooltips": [], "picture": {"words": []}}
    only = SILENT | {"graphs": [silent | {kind: graph[kind]}]}

    assert leaks_in_words(leaking._replace(content=only), reader) != []


def test_words_that_nobody_sees_are_read(leaking, reader, planted):
    part, others, whole = planted.part, planted.others, planted.whole
    leaks = {leak.text for leak in leaks_in_words(leaking, reader)}

    # Hidden on the page, and the address of a link to a heading.
    assert {f"{others} von {whole}", f"#{part} von {whole}"} <= leaks


def test_the_mark_at_a_hidden_figure_is_found(leaking, secrets, planted):
    (graph,) = leaking.content["graphs"]
    (leak,) = browsers.leaks_in_marks("chart", graph, published_on(leaking, secrets))

    assert "mark at" in leak
    assert browsers.years_of_marks(graph) == {planted.year: 1}
    assert graph["picture"]["points"] == 1


def test_a_mark_without_a_number_is_found(leaking, secrets):
    (graph,) = leaking.content["graphs"]
    empty = graph | {"data": [graph["data"][0] | {"y": [None]}]}
    leaks = browsers.leaks_in_marks("chart", empty, published_on(leaking, secrets))

    assert "chart: 1 marks, 0 numbers" in leaks


def test_an_exact_number_in_an_attribute_is_found(leaking, values):
    only = SILENT | {"attributes": leaking.content["attributes"]}

    assert leaks_in_numbers(leaking._replace(content=SILENT), values) == []
    assert leaks_in_numbers(leaking._replace(content=only), values) != []


def test_a_number_in_an_array_that_is_no_list_is_found(leaking, values):
    (graph,) = leaking.content["graphs"]
    array = {"customdata": graph["data"][0]["customdata"]}
    only = SILENT | {"graphs": [graph | {"data": [array], "full": [], "layout": {}}]}

    assert leaks_in_numbers(leaking._replace(content=only | {"attributes": []}), values) != []


def test_a_number_in_a_link_and_one_that_is_kept_are_found(leaking, demo_release, planted):
    codes = links.codes_of(demo_release.catalogue)

    assert [leak for leak in leaks_in_links(leaking, codes) if f"wert={planted.part}" in leak]
    assert numbers_kept(leaking) == [("anteil", f"{planted.share:.2f}")]


def test_a_number_in_the_log_is_found(served_leaky, reader, values, planted):
    _, _, log = served_leaky
    leaks = leaks_in_lines("log", log.splitlines(), reader, values)

    assert {leak.text for leak in leaks} == {log_line(planted)}


def test_an_exact_share_in_a_log_is_found(reader, values, planted):
    time = "2026-11-22 07:47:15.625"

    assert (
        leaks_in_lines("log", [f"{time} {planted.area} share {planted.share:.6f}"], reader, values)
        != []
    )
    assert leaks_in_lines("log", [f"{time} {planted.area} done"], reader, values) == []


def test_a_number_in_the_head_of_an_answer_is_found(served_leaky, reader, values):
    _, answers, _ = served_leaky
    _, lines = answers["GET /_stcore/health"]

    assert leaks_in_lines("health", lines, reader, values) != []
