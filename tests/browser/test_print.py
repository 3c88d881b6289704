"""What a printed page shows: whole charts, open tables, and sliders as their values."""

import pytest

from tests.browser.visits import visit

A4_WIDTH = 703
"""Pixels between margins of 12 millimetres on A4 portrait."""
PAGES = {
    "path": "/paritaetspfad?stadt=X01",
    "city": "/stadt?stadt=X01",
    "indicator": "/indikator?indikator=representation_gap&gebiet=X01",
}


@pytest.fixture(params=PAGES)
def printed(request, page, demo_address):
    visit(page, f"{demo_address}{PAGES[request.param]}")
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_WIDTH, "height": 1000})
    return page


def test_no_chart_or_table_is_cut_off_at_the_side(printed):
    edges = printed.evaluate(
        "() => [...document.querySelectorAll('.main-svg, [data-testid=stTable] table')]"
        ".map(e => e.getBoundingClientRect().right)"
    )

    assert edges
    assert max(edges) <= A4_WIDTH + 1


def test_everything_folded_is_open_and_no_button_is_printed(printed):
    closed = printed.locator("[data-testid='stExpander'] details:not([open])")

    assert closed.count() == 0
    assert not printed.get_by_test_id("stDownloadButton").first.is_visible()


def test_sliders_are_printed_as_their_values(page, demo_address):
    visit(page, f"{demo_address}{PAGES['path']}")
    page.wait_for_selector("[data-testid='stSliderThumbValue']")
    page.emulate_media(media="print")

    values = page.get_by_test_id("stSliderThumbValue")
    assert values.count() == 6
    assert all(value.is_visible() and value.inner_text().strip() for value in values.all())


def test_after_printing_the_page_is_as_before(page, demo_address):
    visit(page, f"{demo_address}{PAGES['path']}")
    page.wait_for_selector(".js-plotly-plot .main-svg")
    closed = page.locator("[data-testid='stExpander'] details:not([open])")
    before = closed.count()

    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")

    assert closed.count() == before > 0
    assert page.locator(".main-svg[viewBox]").count() == 0
