"""A chart alone on a beamer, measured: letters, window, paper, and the ways there and back."""

import pytest
from axe_playwright_python.sync_playwright import Axe

CHARTS = {
    "lines": "/lesen/bild/stadt?bild=trainee_migration_share_05117",
    "dots": "/lesen/bild/vergleich?bild=vergleich_staff_migration_share",
    "panels": "/lesen/bild/uebersicht?bild=progress",
    "bar": "/lesen/bild/uebersicht?bild=known",
    "matrix": "/lesen/bild/erfassbarkeit?bild=erfassbarkeit",
    "chain": "/lesen/bild/massnahmen?massnahme=81&bild=wirkungskette_81",
    "timeline": "/lesen/bild/massnahmen?ansicht=zeitachse&bild=zeitachse",
}
# The size of letters as they stand on the screen, of the picture that is seen.
SIZES = """() => [...document.querySelectorAll('svg')]
  .filter((svg) => svg.getBoundingClientRect().height > 0)
  .flatMap((svg) => [...svg.querySelectorAll('text, tspan')].map((text) =>
    parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a))"""


def opened(page, address, chart, width=1280, height=720):
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address + CHARTS[chart])
    page.evaluate("document.fonts.ready")


@pytest.mark.parametrize("chart", CHARTS)
def test_no_letter_of_the_picture_is_smaller_than_24_pixels_on_a_beamer(chart, page, address):
    opened(page, address, chart)
    sizes = page.evaluate(SIZES)

    assert len(sizes) >= 3
    assert min(sizes) >= 24


@pytest.mark.parametrize("chart", ["dots", "chain"])
def test_a_small_chart_and_the_way_back_are_seen_without_scrolling(chart, page, address):
    opened(page, address, chart)

    assert page.evaluate("document.documentElement.scrollHeight") <= 720
    assert page.locator("svg").first.bounding_box()["width"] >= 1240


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_alone_is_one_sheet_of_paper(chart, page, address):
    opened(page, address, chart)
    paper = page.pdf(prefer_css_page_size=True)

    assert paper.count(b"/Type /Page\n") == 1
    assert b"/MediaBox [0 0 841" in paper or b"/MediaBox [0 0 842" in paper


@pytest.mark.parametrize("width", [1280, 400, 320])
def test_nothing_stands_beside_the_window(width, page, address):
    for chart in CHARTS:
        opened(page, address, chart, width, 800)
        beyond = page.evaluate("() => { const e = document.documentElement;"
                               " return e.scrollWidth - e.clientWidth; }")  # fmt: skip
        assert beyond <= 0, chart


def test_a_chart_alone_passes_axe(page, address):
    for chart in ("lines", "matrix"):
        opened(page, address, chart)
        found = Axe().run(page).response["violations"]
        assert [
            (rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in found
        ] == []


def test_from_a_page_to_its_chart_alone_and_back_the_city_stays(page, address):
    page.goto(f"{address}/stadt?stadt=05113")
    page.get_by_role("link", name="Diagramm allein zeigen").first.click(timeout=30_000)
    page.wait_for_url(f"{address}/lesen/bild/stadt?stadt=05113&bild=*")
    assert page.get_by_role("heading", level=1).inner_text().startswith("Essen")
    page.get_by_role("link", name="Zurück zur Seite").click()
    page.wait_for_url(f"{address}/stadt?stadt=05113")

    page.get_by_role("heading", level=1).wait_for()
    assert page.get_by_role("heading", level=1).inner_text() == "Essen"
