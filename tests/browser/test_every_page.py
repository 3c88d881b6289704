"""What a person meets on every page: language, accessibility, no other host, no overflow.

A page is opened once wide in German and once narrow in English; opening is what takes time.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.visits import PATHS, SITE_PATHS, visit

# What the expander under each chart is called.
TABLE = {"de": "Als Tabelle", "en": "As a table"}
# 720 is what is left of 1440 at 200 % zoom.
CLOSED = "details:not([open]) > summary:visible"
WIDTHS = [1440, 1024, 720, 400, 320]


# In English the pages are built alike and only their words differ.
VISITS = [
    *((name, "de") for name in PATHS),
    ("uebersicht", "en"),
    ("methodik", "en"),
    *((name, "de") for name in SITE_PATHS),
]


@pytest.mark.parametrize(("name", "language"), VISITS)
def test_a_page_fits_stays_at_home_describes_its_charts_and_passes_axe(
    name, language, page, address
):
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    visit(page, f"{address}{(PATHS | SITE_PATHS)[name]}?sprache={language}")

    assert page.evaluate("document.documentElement.lang") == language
    assert [width for width in WIDTHS if not fits(page, width)] == []
    assert addresses_outside(asked, address) == []
    assert all(20 < len(label) <= 220 for label in labels_of_charts(page)), labels_of_charts(page)
    assert tables_beside_charts(page, language) >= len(labels_of_charts(page))
    assert violations(page) == []


def test_the_table_of_bases_fits_a_phone_and_a_wider_one_shows_that_it_goes_on(page, address):
    page.set_viewport_size({"width": 400, "height": 900})
    visit(page, f"{address}/stadt")
    tables = page.locator(".om-prose .table")

    bases = tables.filter(has_text="Methode, Stand, Begriff")
    assert bases.evaluate("box => box.scrollWidth - box.clientWidth") <= 1
    page.get_by_text("Als Tabelle").first.click()
    wide = tables.filter(has_text="Verwendung")
    wide.wait_for()
    assert wide.evaluate("box => box.scrollWidth - box.clientWidth") > 100
    assert wide.evaluate("box => getComputedStyle(box).backgroundAttachment").count("scroll") == 2


def test_tables_of_nine_cities_have_room_on_a_screen_and_titles_of_charts_break_on_a_phone(
    page, address
):
    page.set_viewport_size({"width": 1440, "height": 900})
    visit(page, f"{address}/")
    tables = page.locator(".om-prose .table:visible")
    title = page.locator(".om-chart-title").first
    height = title.bounding_box()["height"]

    assert tables.count() > 3
    assert (
        tables.evaluate_all("them => them.filter(it => it.scrollWidth > it.clientWidth + 1)") == []
    )
    page.set_viewport_size({"width": 320, "height": 900})
    assert title.bounding_box()["height"] > height
    assert title.evaluate("it => it.scrollWidth - it.clientWidth") <= 1
    # Years that stand aslant or upright are cut off below.
    page.wait_for_timeout(500)
    turned = page.locator(".xtick text[transform*=rotate]").evaluate_all(
        "them => them.filter(it => !/rotate\\(0,/.test(it.getAttribute('transform')))"
        ".map(it => it.getAttribute('transform'))"
    )
    assert turned == []


def test_whoever_uses_only_the_keyboard_sees_where_they_are(page, address):
    visit(page, f"{address}/stadt")
    unseen = []
    for _ in range(30):
        page.keyboard.press("Tab")
        unseen += page.evaluate(
            """() => {
                const at = document.activeElement;
                const around = [at, ...['label', '[data-testid=stSlider]'].map(s => at.closest(s))];
                const isSeen = around.some(e => e && getComputedStyle(e).outlineStyle === 'solid');
                return isSeen || at.tagName === 'MAIN' || at === document.body
                    ? [] : [at.outerHTML.slice(0, 120)];
            }"""
        )

    assert unseen == []


def test_the_words_of_the_framework_are_german_until_english_is_chosen(page, address):
    visit(page, f"{address}/stadt")
    skip = page.locator('a[href^="#"]').first
    skip.get_by_text("Zum Inhalt springen").wait_for(state="attached")
    assert page.get_by_label("Link to heading").count() == 0

    page.get_by_role("radio", name="English").click()

    skip.get_by_text("Skip to main content").wait_for(state="attached")


def fits(page, width):
    """Whether nothing sticks out at the side, once charts have been drawn for the width."""
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_timeout(200)
    beyond = "m => m.scrollWidth - m.clientWidth"
    for _ in range(20):
        if page.get_by_test_id("stMain").evaluate(beyond) <= 1:
            return True
        page.wait_for_timeout(200)
    return False


def addresses_outside(asked, address):
    """Whatever was asked of another host than the one of the page."""
    own = (address, address.replace("http", "ws"), "data:", "blob:")
    return sorted({url for url in asked if not url.startswith(own)})


def labels_of_charts(page):
    """The text alternative of every chart, empty where it has none."""
    return page.locator("[data-testid=stPlotlyChart]").evaluate_all(
        "charts => charts.map(chart => chart.getAttribute('aria-label') ?? '')"
    )


def tables_beside_charts(page, language):
    return page.get_by_test_id("stMain").locator("summary", has_text=TABLE[language]).count()


def violations(page):
    """What axe finds in light and dark with everything unfolded: rule and elements."""
    # Folds may lie in folds.
    while (closed := page.get_by_test_id("stMain").locator(CLOSED)).count():
        closed.first.click()
    return [found for scheme in ("light", "dark") for found in violations_in(page, scheme)]


def violations_in(page, scheme):
    page.emulate_media(color_scheme=scheme)
    # Streamlit paints the page anew when the system changes its mind.
    page.wait_for_function(
        "dark => (getComputedStyle(document.querySelector('.stApp')).backgroundColor"
        " === 'rgb(20, 25, 31)') === dark",
        arg=scheme == "dark",
    )
    page.wait_for_timeout(300)
    return [
        (scheme, rule["id"], [node["html"][:160] for node in rule["nodes"]])
        for rule in Axe().run(page).response["violations"]
    ]


def test_the_page_arrives_in_german_before_any_script_runs(page, address):
    html = page.request.get(f"{address}/stadt").text()

    assert '<html lang="de">' in html
    assert '<html lang="en">' in page.request.get(f"{address}/stadt?sprache=en").text()
