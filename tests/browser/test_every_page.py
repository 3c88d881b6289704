"""What a person meets on every page: language, accessibility, no other host, no overflow.

A page is opened once wide in German and once narrow in English; opening is what takes time.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.visits import PATHS, visit

# What the expander under each chart is called.
TABLE = {"de": "Als Tabelle", "en": "As a table"}


@pytest.mark.parametrize(("language", "width"), [("de", 1440), ("en", 400)])
@pytest.mark.parametrize("name", PATHS)
def test_a_page_fits_stays_at_home_describes_its_charts_and_passes_axe(
    name, language, width, page, address
):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": width, "height": 900})

    visit(page, f"{address}{PATHS[name]}?sprache={language}")

    assert page.evaluate("document.documentElement.lang") == language
    assert pixels_beyond_the_side(page) <= 1
    assert addresses_outside(asked, address) == []
    assert all(20 < len(label) <= 220 for label in labels_of_charts(page)), labels_of_charts(page)
    assert tables_beside_charts(page, language) >= len(labels_of_charts(page))
    assert violations(page) == []


@pytest.mark.parametrize("name", PATHS)
def test_nothing_sticks_out_of_a_german_page_on_a_phone(name, page, address):
    page.set_viewport_size({"width": 400, "height": 900})

    visit(page, f"{address}{PATHS[name]}")

    assert pixels_beyond_the_side(page) <= 1


def pixels_beyond_the_side(page):
    return page.get_by_test_id("stMain").evaluate("m => m.scrollWidth - m.clientWidth")


def addresses_outside(asked, address):
    """Whatever was asked of another host than the one of the page."""
    own = (address, address.replace("http", "ws"), "data:", "blob:")
    return sorted({url for url in asked if not url.startswith(own)})


def labels_of_charts(page):
    """The text alternative of every chart, empty where it has none."""
    return page.locator("[data-testid=stPlotlyChart]").evaluate_all(
        "charts => charts.map(c => (c.closest('[role=figure]')"
        " ?? c.querySelector('[role=figure]'))?.getAttribute('aria-label') ?? '')"
    )


def tables_beside_charts(page, language):
    return page.get_by_test_id("stExpander").filter(has_text=TABLE[language]).count()


def violations(page):
    """What axe finds with everything unfolded: rule and elements."""
    for expander in page.get_by_test_id("stExpander").locator("summary").all():
        expander.click()
    return [
        (rule["id"], [node["html"][:160] for node in rule["nodes"]])
        for rule in Axe().run(page).response["violations"]
    ]


def test_the_page_arrives_in_german_before_any_script_runs(page, address):
    html = page.request.get(f"{address}/stadt").text()

    assert '<html lang="de">' in html
    assert '<html lang="en">' in page.request.get(f"{address}/stadt?sprache=en").text()
