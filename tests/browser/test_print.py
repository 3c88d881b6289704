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


SLIDERS = {"path": 6, "city": 1, "indicator": 0}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_prints_whole_and_is_as_before_afterwards(name, page, demo_address):
    visit(page, f"{demo_address}{PAGES[name]}")
    page.wait_for_selector(".js-plotly-plot .main-svg")
    closed = page.locator("[data-testid='stExpander'] details:not([open])")
    before = closed.count()

    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_WIDTH, "height": 1000})

    assert max(right_edges(page)) <= A4_WIDTH + 1
    assert closed.count() == 0
    assert not page.get_by_test_id("stDownloadButton").first.is_visible()
    values = page.get_by_test_id("stSliderThumbValue")
    assert values.count() == SLIDERS[name]
    assert all(value.is_visible() and value.inner_text().strip() for value in values.all())

    page.evaluate("window.dispatchEvent(new Event('afterprint'))")

    assert closed.count() == before > 0
    assert page.locator(".main-svg[viewBox]").count() == 0


def right_edges(page):
    """Where charts and tables end, in pixels from the left edge of the sheet."""
    return page.evaluate(
        "() => [...document.querySelectorAll('.main-svg, .om-table table')]"
        ".map(e => e.getBoundingClientRect().right)"
    )
