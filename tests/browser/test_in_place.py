"""A page is there before its program, and another one needs no program anew."""

import re

from playwright.sync_api import Page, expect

from tests.browser.visits import visit

PROGRAM = "**/static/js/*"
KEPT = "window.kept === 1"


def open_ready(page: Page, address: str) -> None:
    """A page that was opened before, as pages are soon after the start."""
    for _ in range(60):
        page.goto(address)
        if page.locator("#om-still").count():
            return
        page.wait_for_timeout(500)
    raise AssertionError(f"{address} never has its beginning in it")


def stay(page: Page) -> None:
    """What a page keeps until it is loaded anew."""
    page.evaluate("window.kept = 1")


def test_sentence_and_chart_are_seen_without_the_program(page: Page, demo_address: str) -> None:
    page.route(PROGRAM, lambda route: route.abort())
    open_ready(page, f"{demo_address}/stadt?stadt=X03")

    expect(page.locator("#om-still h1")).to_have_text("Ulmenfurt an der Sarn")
    expect(page.locator("#om-still svg").first).to_be_visible()
    expect(page.locator("#om-still")).to_contain_text(
        "gibt es nicht, und alle Zahlen sind erfunden"
    )


def test_where_the_program_does_not_come_one_can_read_on(page: Page, demo_address: str) -> None:
    page.route(PROGRAM, lambda route: route.abort())
    page.clock.install()
    open_ready(page, f"{demo_address}/stadt?stadt=X03")
    expect(page.locator(".om-still-late")).to_be_hidden()
    page.clock.run_for(9000)

    page.locator(".om-still-late a").click()
    expect(page).to_have_url(f"{demo_address}/lesen/stadt?stadt=X03")


def test_without_scripts_one_can_read_on_at_once(browser, demo_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    open_ready(page, f"{demo_address}/vergleich?sprache=en")

    expect(page.locator("#om-still h1")).to_have_text("Comparison")
    page.locator("#om-still noscript a").click()
    expect(page).to_have_url(f"{demo_address}/lesen/vergleich?sprache=en")
    context.close()


def test_what_was_seen_first_gives_way_to_the_same_page(page: Page, demo_address: str) -> None:
    page.route(PROGRAM, lambda route: route.abort())
    open_ready(page, f"{demo_address}/stadt?stadt=X03")
    first = page.locator("#om-still dl").inner_text()
    page.unroute(PROGRAM)
    visit(page, f"{demo_address}/stadt?stadt=X03")

    assert page.get_by_test_id("stMain").locator("dl").inner_text() == first
    assert page.locator("#om-still").count() == 0


def test_what_stands_there_first_is_not_read_aloud_twice(page: Page, demo_address: str) -> None:
    page.route(PROGRAM, lambda route: route.abort())
    open_ready(page, f"{demo_address}/stadt")

    expect(page.locator("#om-still")).to_have_attribute("inert", "")


def test_links_of_the_list_and_of_texts_load_no_page_anew(page: Page, address: str) -> None:
    visit(page, f"{address}/stadt?stadt=05916")
    stay(page)
    page.locator(".om-pages").get_by_text("Erfassbarkeit").click()
    expect(page).to_have_title(re.compile("Erfassbarkeit"))
    expect(page).to_have_url(f"{address}/erfassbarkeit?stadt=05916")
    page.get_by_test_id("stMain").locator('.om-prose a[href^="/indikator"]').first.click()
    expect(page).to_have_title(re.compile("Indikator"))

    assert page.evaluate(KEPT)
    page.go_back()
    expect(page).to_have_title(re.compile("Erfassbarkeit"))


def test_the_heading_of_the_new_page_has_the_focus(page: Page, address: str) -> None:
    visit(page, f"{address}/stadt?stadt=05916")
    page.locator(".om-pages").get_by_text("Methodik").click()

    expect(page.locator("h1", has_text="Methodik")).to_be_focused()
    expect(page.locator("#page-told")).to_contain_text("Methodik")


def test_what_was_chosen_travels_along_with_links_of_the_page(page: Page, address: str) -> None:
    visit(page, f"{address}/stadt?stadt=05916")
    link = page.get_by_test_id("stMain").locator('a.along[href="/erfassbarkeit"]')
    link.click()

    expect(page).to_have_url(f"{address}/erfassbarkeit?stadt=05916")


def test_a_link_to_a_place_on_another_page_arrives_there(page: Page, address: str) -> None:
    visit(page, address)
    page.get_by_test_id("stMain").locator('a[href="/stadt#kriterien"]').first.click()

    expect(page.locator("h2#kriterien")).to_be_in_viewport()
    visit(page, f"{address}/stadt?stadt=05113#erfassbar")
    expect(page.locator("h2#erfassbar")).to_be_in_viewport()


def test_a_word_is_searched_from_any_page_and_the_field_is_empty_again(
    page: Page, address: str
) -> None:
    visit(page, f"{address}/methodik?sprache=en")
    stay(page)
    page.get_by_role("searchbox").fill("95")
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(re.compile(r"/suche\?(wort=95&sprache=en|sprache=en&wort=95)"))
    expect(page.get_by_test_id("stMain").locator("h1")).to_have_text("Search")

    assert page.evaluate(KEPT)


def test_a_new_tab_is_still_a_new_tab(page: Page, address: str) -> None:
    visit(page, f"{address}/stadt?stadt=05916")
    with page.context.expect_page() as opened:
        page.locator(".om-pages").get_by_text("Methodik").click(modifiers=["Control"])
    expect(opened.value).to_have_url(f"{address}/methodik")
    assert page.url == f"{address}/stadt?stadt=05916"


def test_the_numbers_of_a_chart_are_saved_as_a_file(page: Page, address: str) -> None:
    visit(page, address)
    page.get_by_test_id("stMain").locator("summary", has_text="Als Tabelle").first.click()
    with page.expect_download() as saved:
        page.get_by_test_id("stMain").locator("a[download]").first.click()

    assert saved.value.suggested_filename == "progress.csv"
    assert saved.value.path().read_bytes().startswith("\ufeff".encode())


def test_on_a_phone_the_search_is_one_link_away(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    visit(page, f"{address}/vergleich")
    page.get_by_role("link", name="Suche auf allen Seiten").click()

    expect(page).to_have_title(re.compile("Suche"))
