"""The page that says what a survey would show: its answer, its choices and its address."""

import re

from playwright.sync_api import Page, expect

from tests.browser.visits import visit, wait_until_ready

# The worked example of docs/planning.md: 3,000 staff, 55 per cent response, every two years.
EXAMPLE = "stadt=05113&menschen=3000&beteiligung=55&abstand=2&veraenderung=0.5&erwartet=20"
ANSWER = "Nach 6 Erhebungen, 10 Jahre nach der ersten, ließe sich eine Veränderung des Abstands"


def test_the_worked_example_has_its_answer_and_its_chart(page: Page, address: str) -> None:
    visit(page, f"{address}/erhebung?{EXAMPLE}")
    main = page.get_by_test_id("stMain")

    expect(main.get_by_text(ANSWER).first).to_be_visible()
    chart = main.get_by_test_id("stPlotlyChart").first
    expect(chart).to_have_attribute("aria-label", re.compile("80\\s%.*6 Erhebungen"))


def test_the_reading_page_gives_the_same_answer(page: Page, address: str) -> None:
    page.goto(f"{address}/lesen/erhebung?{EXAMPLE}")

    expect(page.get_by_text(ANSWER).first).to_be_visible()


def test_a_choice_changes_answer_and_address_which_restores_it(page: Page, address: str) -> None:
    visit(page, f"{address}/erhebung?{EXAMPLE}")
    page.get_by_role("radio", name="Vollzählung").click()
    expect(page).to_have_url(re.compile("weg="))
    main = page.get_by_test_id("stMain")
    expect(main.get_by_text("Nach 4 Erhebungen, 6 Jahre nach der ersten").first).to_be_visible()
    page.reload()
    wait_until_ready(page)

    expect(main.get_by_text("Nach 4 Erhebungen, 6 Jahre nach der ersten").first).to_be_visible()


def test_of_sixty_trainees_not_even_fifteen_surveys_show_it(page: Page, address: str) -> None:
    visit(page, f"{address}/erhebung?gruppe=trainees&menschen=60&erwartet=25&abstand=2")
    page.get_by_role("radio", name="Vollzählung").click()

    answer = page.get_by_test_id("stMain").get_by_text("Auch nach 15 Erhebungen")
    expect(answer.first).to_be_visible()
