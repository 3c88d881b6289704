"""What a printed page shows: whole charts, open tables, and sliders as their values."""

import re
import zlib

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
    closed = page.locator("[data-testid='stMain'] details:not([open])")
    before = closed.count()

    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_WIDTH, "height": 1000})

    assert max(right_edges(page)) <= A4_WIDTH + 1
    assert closed.count() == 0
    assert not page.locator("a[download]").first.is_visible()
    values = page.get_by_test_id("stSliderThumbValue")
    assert values.count() == SLIDERS[name]
    assert all(value.is_visible() and value.inner_text().strip() for value in values.all())

    page.evaluate("window.dispatchEvent(new Event('afterprint'))")

    assert closed.count() == before > 0
    assert page.locator(".main-svg[viewBox]").count() == 0


def right_edges(page):
    """Where charts and tables end, in pixels from the left edge of the sheet."""
    return page.evaluate(
        "() => [...document.querySelectorAll('.main-svg, .om-prose table')]"
        ".map(e => e.getBoundingClientRect().right)"
    )


SMALL = """() => [...document.querySelectorAll('.stMain *, main *')]
  .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .filter(e => !e.closest('svg, math, caption, .skip') && e.getClientRects().length > 0)
  .map(e => [parseFloat(getComputedStyle(e).fontSize) * 0.75, e.textContent.trim().slice(0, 40)])
  .filter(([points]) => points < 8.99)"""


@pytest.mark.parametrize("path", ["/stadt?stadt=X01", "/lesen/stadt?stadt=X01", "/massnahmen"])
def test_letters_on_paper_have_nine_points_and_the_sheet_says_where_it_comes_from(
    path, page, demo_address
):
    page.emulate_media(color_scheme="dark")
    if path.startswith("/lesen/"):
        page.goto(demo_address + path)
    else:
        visit(page, demo_address + path)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": A4_WIDTH, "height": 1000})

    assert page.evaluate(SMALL) == []
    assert page.get_by_text(path).last.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("path", ["/stadt", "/", "/lesen/stadt", "/lesen/uebersicht"])
def test_no_sheet_is_empty(path, page, address):
    if path.startswith("/lesen/"):
        page.goto(address + path)
    else:
        visit(page, address + path)
    sheets = runs_by_sheet(page.pdf(format="A4"))

    assert len(sheets) > 2
    assert min(sheets) >= 10, sheets


def runs_by_sheet(pdf):
    """How many runs of letters are written on each sheet."""
    objects = dict(re.findall(rb"\n(\d+) 0 obj\n(.*?)\nendobj", pdf, re.DOTALL))
    sheets = [one for one in objects.values() if b"/Type /Page\n" in one]
    contents = [objects[re.findall(rb"/Contents (\d+) 0 R", sheet)[0]] for sheet in sheets]
    streams = [one.partition(b"stream\n")[2] for one in contents]
    return [len(re.findall(rb"T[jJ]\b", zlib.decompressobj().decompress(one))) for one in streams]
