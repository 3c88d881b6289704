"""What a person meets on every page: language, accessibility, no other host, no overflow."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.visits import PATHS, visit

# 720 is what is left of 1440 at 200 % zoom.
WIDTHS = [1440, 720, 400]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", PATHS)
def test_axe_finds_no_violation(name, language, page, address):
    visit(page, f"{address}{PATHS[name]}?sprache={language}")
    for expander in page.get_by_test_id("stExpander").locator("summary").all():
        expander.click()

    result = Axe().run(page)

    violations = [
        (rule["id"], [node["html"][:160] for node in rule["nodes"]])
        for rule in result.response["violations"]
    ]
    assert violations == []
    assert page.evaluate("document.documentElement.lang") == language


@pytest.mark.parametrize("name", PATHS)
def test_no_request_leaves_this_machine(name, page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    visit(page, f"{address}{PATHS[name]}")

    outside = [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    sockets = [url for url in outside if url.startswith(address.replace("http", "ws"))]
    assert sorted(set(outside) - set(sockets)) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PATHS)
def test_nothing_sticks_out_at_the_side(name, width, page, address):
    page.set_viewport_size({"width": width, "height": 900})

    visit(page, f"{address}{PATHS[name]}")

    main = page.get_by_test_id("stMain")
    assert main.evaluate("m => m.scrollWidth - m.clientWidth") <= 1


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


@pytest.mark.parametrize("name", PATHS)
def test_every_chart_has_a_text_alternative_and_a_table(name, page, address):
    visit(page, f"{address}{PATHS[name]}")

    charts = page.locator(".stPlotlyChart, [data-testid=stPlotlyChart]")
    for chart in charts.all():
        label = chart.evaluate(
            "c => (c.closest('[role=figure]') ?? c.querySelector('[role=figure]'))"
            "?.getAttribute('aria-label')"
        )
        assert label
        assert 20 < len(label) <= 220
    tables = page.get_by_test_id("stExpander").filter(has_text="Als Tabelle")
    assert tables.count() >= charts.count()


def test_the_page_arrives_in_german_before_any_script_runs(page, address):
    html = page.request.get(f"{address}/stadt").text()

    assert '<html lang="de">' in html
    assert '<html lang="en">' in page.request.get(f"{address}/stadt?sprache=en").text()
