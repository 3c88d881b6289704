"""Pages in a real browser: words, attributes, what it keeps, and charts as they are drawn."""

from collections import Counter

import pytest

from tests.ways_out import charts, commands, links, rows, structured
from tests.ways_out import seen as browsers


@pytest.fixture(scope="module")
def pages_seen(served_demo):
    return served_demo[0]


def published_on(page, secrets):
    """The published figures that a page may draw: of its area, and of its series if it says so."""
    series, area = rows.context_of(page)
    figures = secrets.published
    if area in set(figures["area"]):
        figures = figures[figures["area"] == area]
    is_about_one = page.name == "indicator" and series in set(figures["series"])
    return figures[figures["series"] == series] if is_about_one else figures


def leaks_in_words(page, reader):
    lines = {line for text in browsers.texts_of(page) for line in text.splitlines()}
    return [leak for line in lines for leak in reader.leaks(page.way, line, page.areas)]


def leaks_in_numbers(page, values):
    """Exact numbers in attributes and other words, and in what the charts hold."""
    own = values.get(rows.context_of(page)[1], values[None])
    numbers = [n for text in browsers.texts_of(page) for n in charts.exact_numbers_in(text)]
    specs = [
        {"data": graph[name], "layout": graph["layout"]}
        for graph in page.content["graphs"]
        for name in ("data", "full")
    ]
    return charts.leaks_in_numbers(page.way, numbers, own) + [
        leak for spec in specs for leak in charts.leaks_in_chart(page.way, spec, own)
    ]


def leaks_in_links(page, codes):
    return [
        leak
        for address in page.content["links"]
        for leak in links.leaks_in_address(page.way, address, codes)
    ]


def numbers_kept(page):
    """What the browser keeps with a digit in it, beside the token that protects forms."""
    return [
        (name, value)
        for name, value in page.content["kept"]
        if name != "_streamlit_xsrf" and any(map(str.isdigit, value))
    ]


def test_charts_were_drawn_and_everything_around_them_was_read(pages_seen):
    graphs = [graph for page in pages_seen for graph in page.content["graphs"]]

    assert [len(page.content["graphs"]) for page in pages_seen] == [1, 1, 0, 1, 2, 1]
    for graph in graphs:
        # Of some series the demonstration publishes a single year.
        assert any("%" in tooltip for tooltip in graph["tooltips"])
        assert any("Prozent" in word or "%" in word for word in graph["words"])
    for page in pages_seen:
        names = ("texts", "attributes", "spoken", "files")
        assert all(len(page.content[name]) > 100 for name in names)
        assert len(page.content["kept"]) > 1


def test_no_word_in_a_browser_names_a_hidden_number(pages_seen, reader):
    assert [leak for page in pages_seen for leak in leaks_in_words(page, reader)] == []


def test_no_file_in_a_browser_has_a_number_at_a_hidden_place(pages_seen, secrets):
    files = {file for page in pages_seen for file in page.content["figures"]}
    tables = [commands.figures_in_csv(file) for file in files]

    assert tables
    assert [leak for table in tables for leak in structured.leaks_in_part(table, secrets)] == []


def test_no_chart_or_attribute_in_a_browser_holds_a_hidden_number(pages_seen, values):
    assert [leak for page in pages_seen for leak in leaks_in_numbers(page, values)] == []


def test_every_mark_stands_where_a_published_figure_is(pages_seen, secrets):
    assert [
        leak
        for page in pages_seen
        for graph in page.content["graphs"]
        for leak in browsers.leaks_in_marks(page.way, graph, published_on(page, secrets))
    ] == []


def test_a_series_has_as_many_marks_as_published_values(pages_seen, secrets):
    for page in pages_seen[:2]:
        (graph,) = page.content["graphs"]
        series, area = rows.context_of(page)
        own = secrets.of([area]).figures.groupby("series").get_group(series)
        years = Counter(own.loc[own["status"] == "published", "year"])

        assert browsers.years_of_marks(graph) == years
        assert set(own["year"]) - set(years)


def test_a_city_without_a_published_value_has_no_mark(pages_seen, secrets):
    (page,) = (page for page in pages_seen if page.name == "comparison")
    graph = page.content["graphs"][0]
    published = secrets.published[secrets.published["series"] == page.address["reihe"]]

    # Leaders of four cities are hidden or not counted. Older concepts of one are not drawn.
    assert sum(map(bool, graph["marks"])) == published["area"].nunique() == 5
    assert len(graph["marks"]) == 9
    assert not browsers.years_of_marks(graph) - Counter(published["year"])


def test_a_saved_picture_shows_what_the_page_shows(pages_seen):
    for page in pages_seen:
        # No camera is offered; this is what it would save.
        assert page.content["modebars"] == 0
        for graph in page.content["graphs"]:
            assert graph["picture"]["points"] == sum(map(len, graph["marks"])) > 0
            assert graph["picture"]["words"]


def test_addresses_in_a_browser_hold_pages_and_codes_only(pages_seen, demo_release):
    codes = links.codes_of(demo_release.catalogue)
    given = {"/indikator?indikator=quatsch&gebiet=X99"}
    found = [leak for page in pages_seen for leak in leaks_in_links(page, codes)]

    assert [leak for leak in found if leak.rpartition(" in ")[2] not in given] == []


def test_the_browser_keeps_no_number(pages_seen):
    assert [number for page in pages_seen for number in numbers_kept(page)] == []
