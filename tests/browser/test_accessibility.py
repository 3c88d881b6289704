"""What axe cannot see: what is said aloud, pictures with one name, tables, focus, dark, links."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.visits import PATHS, SITE_PATHS, visit, wait_until_ready

SPOKEN = """
window.spoken = [];
new MutationObserver((changes) => changes.forEach(({target}) => {
  const element = target.nodeType === 1 ? target : target.parentElement;
  const region = element?.closest('[aria-live], [role=log], [role=status], [role=alert]');
  const said = region?.textContent.trim();
  if (said && window.spoken.at(-1) !== said) window.spoken.push(said);
})).observe(document, {childList: true, subtree: true, characterData: true});
"""
# Whether the ring around the element with the focus lies inside every box that would cut it off.
CUT = """() => {
  const at = document.activeElement;
  if (at === document.body || at.tagName === 'MAIN') return null;
  const ringed = [at.closest('label'), at.closest('[data-testid=stSlider]'), at]
    .find(e => e && getComputedStyle(e).outlineStyle === 'solid');
  if (!ringed) return `no ring: ${at.outerHTML.slice(0, 90)}`;
  const style = getComputedStyle(ringed);
  const reach = parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth);
  const box = ringed.getBoundingClientRect();
  for (let around = ringed.parentElement; around; around = around.parentElement) {
    const clips = getComputedStyle(around);
    if (clips.position === 'fixed') break;
    if (clips.overflowX === 'visible' && clips.overflowY === 'visible') continue;
    const frame = around.getBoundingClientRect();
    // What scrolls brings the element into view; what lies around it then cuts nothing off.
    const scrolls = {
      x: around.scrollWidth > around.clientWidth + 1,
      y: around.scrollHeight > around.clientHeight + 1,
    };
    const sides = {};
    if (!scrolls.x) {
      sides.left = box.left - reach - frame.left;
      sides.right = frame.right - box.right - reach;
    }
    if (!scrolls.y) {
      sides.top = box.top - reach - frame.top;
      sides.bottom = frame.bottom - box.bottom - reach;
    }
    const cut = Object.entries(sides).filter(([, room]) => room < -0.6);
    if (scrolls.y && !cut.length) break;
    const told = [cut, at.outerHTML, around.outerHTML];
    if (cut.length) return told.map(e => `${e}`.slice(0, 90)).join(' | ');
  }
  return null;
}"""


def said(page):
    """What live regions have said since the last time."""
    return page.evaluate("window.spoken.splice(0)")


def test_the_first_page_says_nothing_by_itself_and_no_box_is_an_alert(page, demo_address):
    page.add_init_script(SPOKEN)
    visit(page, f"{demo_address}/stadt")

    assert said(page) == []
    assert page.locator("[role=alert]").count() == 0
    assert page.get_by_role("note").filter(has_text="Vorführdaten").count() == 1


@pytest.mark.parametrize(
    ("language", "options", "result"),
    [
        ("de", "9 Möglichkeiten zur Auswahl.", "Stadt: Essen. "),
        ("en", "9 options available.", "City: Essen. "),
    ],
)
def test_options_and_what_a_choice_has_changed_are_said_in_the_language_of_the_page(
    language, options, result, page, address
):
    page.add_init_script(SPOKEN)
    visit(page, f"{address}/stadt?sprache={language}")
    page.get_by_role("combobox").first.click()
    page.wait_for_function("() => window.spoken.length > 0")

    assert options in said(page)[-1]

    page.get_by_role("option", name="Essen").click()
    page.wait_for_function("() => window.spoken.some(said => said.includes('Essen'))")

    (told,) = [sentence for sentence in said(page) if "Essen" in sentence]
    assert told.startswith(result)
    assert page.locator("#page-told").get_attribute("lang") == language


def test_a_page_reached_by_the_navigation_is_said_too(page, address):
    page.add_init_script(SPOKEN)
    visit(page, f"{address}/stadt")
    page.locator(".st-key-pages").get_by_role("link", name="Datenqualität").click()
    page.wait_for_function("() => window.spoken.some(said => said.startsWith('Datenqualität'))")

    told = [sentence for sentence in said(page) if sentence.startswith("Datenqualität")]
    assert len(told) == 1
    assert told[0].startswith("Datenqualität. ")


@pytest.mark.parametrize("name", ["uebersicht", "stadt", "vergleich", "erfassbarkeit"])
def test_every_chart_is_one_picture_with_a_name(name, page, address):
    visit(page, f"{address}{PATHS[name]}")
    page.wait_for_function(
        "() => [...document.querySelectorAll('[data-testid=stPlotlyChart]')]"
        ".every(chart => chart.getAttribute('role') === 'img')"
    )
    charts = page.get_by_test_id("stPlotlyChart")

    assert charts.count() > 0
    assert all(chart.get_attribute("aria-label") for chart in charts.all())
    assert page.locator("[role=img] > :not([aria-hidden=true])").count() == 0
    assert page.locator("[role=img] :is(a, button, [tabindex])").count() == 0


@pytest.mark.parametrize("name", PATHS)
def test_every_table_has_a_caption_and_headings_skip_no_level(name, page, address):
    visit(page, f"{address}{PATHS[name]}")
    captions = page.locator("table").evaluate_all(
        "tables => tables.map(table => table.caption?.textContent.trim() ?? '')"
    )
    levels = page.locator(":is(h1, h2, h3, h4, h5, h6)").evaluate_all(
        "headings => headings.map(heading => Number(heading.tagName[1]))"
    )

    assert all(captions), captions
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


@pytest.mark.parametrize("width", [1440, 400])
@pytest.mark.parametrize("name", ["uebersicht", "stadt", "massnahmen", "paritaetspfad"])
def test_the_ring_around_the_focus_is_whole(name, width, page, address):
    page.set_viewport_size({"width": width, "height": 1000})
    visit(page, f"{address}{PATHS[name]}")
    for summary in page.get_by_test_id("stExpander").locator("summary").all():
        summary.click()
    page.wait_for_timeout(500)
    cut = []
    for _ in range(45):
        page.keyboard.press("Tab")
        cut.append(page.evaluate(CUT))

    assert [one for one in cut if one] == []


def test_dark_follows_the_system_and_charts_lie_on_paper(page, address):
    page.emulate_media(color_scheme="dark")
    visit(page, f"{address}/stadt")
    colour = "e => getComputedStyle(e).backgroundColor"

    assert page.locator(".stApp").evaluate(colour) == "rgb(20, 25, 31)"
    assert page.get_by_test_id("stPlotlyChart").first.evaluate(colour) == "rgb(255, 255, 255)"
    logo = page.locator("img[data-testid$=Logo]:visible").first
    assert "logo-dark.png" in logo.evaluate("e => getComputedStyle(e).content")


def test_a_language_that_the_pages_do_not_speak_gets_a_word(page, address):
    visit(page, f"{address}/stadt?sprache=fr")
    note = page.get_by_text(
        "Sprache / Language: Die Angabe in der Adresse dieser Seite gibt es hier"
    )

    expect(note).to_have_count(1)
    expect(page).to_have_url(f"{address}/stadt")

    page.goto(f"{address}/lesen/stadt?sprache=fr")
    assert page.get_by_text("Sprache / Language: Die Angabe in der Adresse").count() == 1


def test_the_tab_names_the_indicator(page, address):
    visit(page, f"{address}/indikator?indikator=staff_migration_share")

    assert page.title() == (
        "Indikator: P1 · Anteil der Beschäftigten mit Zuwanderungsgeschichte – Öffnungsmonitor"
    )


@pytest.mark.parametrize("name", ["stadt", "massnahmen", "methodik"])
def test_no_link_opens_another_tab(name, page, address):
    visit(page, f"{address}{PATHS[name]}")
    wait_until_ready(page)

    assert page.locator("main a[target=_blank], .stMain a[target=_blank]").count() == 0


@pytest.mark.parametrize("name", SITE_PATHS)
def test_every_page_leads_to_the_pages_about_the_site_live_and_to_be_read(name, page, address):
    visit(page, f"{address}/stadt?sprache=en")
    title = {"impressum": "Imprint", "datenschutz": "Privacy", "barrierefreiheit": "Accessibility"}
    page.get_by_test_id("stMain").get_by_role("link", name=title[name], exact=True).click()
    page.get_by_role("heading", name=title[name], level=1).wait_for(timeout=30_000)

    expect(page).to_have_url(f"{address}/{name}?sprache=en")

    page.goto(f"{address}/lesen/stadt?sprache=en")
    page.get_by_role("contentinfo").get_by_role("link", name=title[name], exact=True).click()

    expect(page).to_have_url(f"{address}/lesen/{name}?sprache=en")
    assert page.get_by_role("heading", level=1).inner_text() == title[name]


def test_a_visit_leaves_the_cookie_that_the_privacy_page_names_and_a_reading_page_none(
    page, address
):
    page.goto(f"{address}/lesen/datenschutz")
    said = page.locator("main").inner_text()
    assert page.context.cookies() == []

    visit(page, f"{address}/stadt")

    names = {cookie["name"] for cookie in page.context.cookies()}
    assert names == {"_streamlit_xsrf"}
    assert names <= set(said.replace("(", " ").replace(")", " ").split())
    assert all(cookie["expires"] == -1 for cookie in page.context.cookies())
