"""Reading pages in a browser: accessible, quiet, narrow, dark, on paper, without a program."""

import pytest

from tests.browser.axe import found_by_axe
from tests.browser.test_every_page import addresses_outside
from tests.browser.visits import PATHS

PAGES = ["stadt", "vergleich", "erfassbarkeit"]


@pytest.mark.parametrize("name", PAGES)
def test_a_reading_page_passes_axe_in_both_schemes_with_everything_open(name, page, address):
    page.goto(f"{address}/lesen/{name}")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")

    assert found_by_axe(page) == []


@pytest.mark.parametrize("name", PATHS)
def test_a_reading_page_needs_no_program_no_other_host_and_no_room_at_the_side(name, page, address):
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{address}/lesen/{name}")

    for width in (1440, 720, 400, 320):
        page.set_viewport_size({"width": width, "height": 900})
        beyond = page.evaluate("() => { const e = document.documentElement;"
                               " return e.scrollWidth - e.clientWidth; }")  # fmt: skip
        assert beyond <= 0, width
    assert addresses_outside(asked, address) == []
    assert complaints == []
    assert {url for url in asked if url.endswith(".js")} == set()


def test_a_reading_page_is_drawn_in_our_typefaces(page, address):
    page.goto(f"{address}/lesen/stadt")
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)"
    )

    assert {name.strip('"') for name in loaded} == {"Public Sans", "Source Serif"}


@pytest.mark.parametrize(("width", "seen"), [(1440, "wide"), (400, "narrow")])
def test_one_of_both_drawings_is_seen(width, seen, page, address):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}/lesen/stadt")
    shown = page.locator("figure > div").evaluate_all(
        "drawings => drawings.filter(d => d.offsetHeight > 0).map(d => d.className)"
    )

    assert shown and set(shown) == {seen}


def test_whoever_uses_only_the_keyboard_can_skip_to_the_content(page, address):
    page.goto(f"{address}/lesen/stadt")
    page.keyboard.press("Tab")

    focused = page.locator(":focus")
    assert focused.inner_text() == "Zum Inhalt springen"
    assert focused.bounding_box()["x"] >= 0
    assert focused.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_paper_shows_what_is_folded_and_leaves_out_what_can_only_be_clicked(page, address):
    page.goto(f"{address}/lesen/stadt")
    page.emulate_media(media="print")
    height = "e => e.getBoundingClientRect().height"

    assert page.locator("details:not(.choice) table").first.evaluate(height) > 20
    assert page.locator("nav.pages").evaluate(height) == 0
    assert page.locator("nav.choice ul").first.evaluate(height) == 0
    assert page.locator("nav.choice p").first.evaluate(height) > 5


def test_from_a_page_to_its_reading_page_and_back_the_city_stays(page, address):
    page.goto(f"{address}/stadt?stadt=05113")
    link = page.get_by_role("link", name="Als Lesefassung")
    link.click(timeout=30_000)
    page.wait_for_url(f"{address}/lesen/stadt?stadt=05113")
    assert page.title() == "Stadt: Essen – Öffnungsmonitor"

    page.get_by_role("link", name="Zur interaktiven Seite").first.click()

    page.wait_for_url(f"{address}/stadt?stadt=05113")
