"""A copied address shows the same view to somebody else, in their own browser."""

import re

import pytest
from playwright.sync_api import Response, expect

from tests.browser.visits import visit, wait_until_ready


def choose(page, label, option):
    """Picks an option of a select box by what it says, as a person does."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).first.click()
    wait_until_ready(page)


@pytest.mark.parametrize(
    ("path", "label", "option", "parameter"),
    [
        ("/stadt", "Stadt", "Essen", "stadt=05113"),
        ("/vergleich", "Indikator oder Bezugsgröße", re.compile("^A1"), "reihe=trainee_migration"),
    ],
)
def test_a_choice_stands_in_the_address_and_a_fresh_browser_restores_it(
    path, label, option, parameter, page, browser, address
):
    visit(page, f"{address}{path}")
    choose(page, label, option)
    page.wait_for_function("wanted => location.search.includes(wanted)", arg=parameter)

    other = browser.new_context().new_page()
    visit(other, page.url)

    shown = other.get_by_role("combobox", name=label).input_value()
    assert shown == page.get_by_role("combobox", name=label).input_value()
    other.context.close()


def test_the_language_is_kept_from_page_to_page(page, address):
    visit(page, f"{address}/stadt?stadt=05113")
    page.get_by_role("radio", name="English").or_(
        page.get_by_role("button", name="English")
    ).first.click()
    page.wait_for_function("() => document.documentElement.lang === 'en'")

    page.get_by_role("link", name="Methodology").first.click()
    page.get_by_role("heading", name="Methodology", level=1).wait_for()

    assert "sprache=en" in page.url


def test_two_quick_clicks_on_the_navigation_end_on_the_second_page(page, address):
    visit(page, address)

    page.get_by_role("link", name="Stadt", exact=True).first.click()
    page.get_by_role("link", name="Methodik").first.click()
    page.get_by_role("heading", name="Methodik", level=1).wait_for()
    wait_until_ready(page)

    expect(page).to_have_url(f"{address}/methodik")
    assert page.get_by_role("heading", level=1).all_inner_texts() == ["Methodik"]


def test_the_demonstration_carries_its_watermark(page, demo_address):
    visit(page, demo_address)

    assert page.get_by_text("Diese neun Städte gibt es nicht").is_visible()


def test_back_undoes_one_choice_and_then_leaves_the_page(page, address):
    visit(page, address)
    page.get_by_role("link", name="Stadt", exact=True).first.click()
    page.get_by_role("heading", name="Mülheim an der Ruhr", level=1).wait_for()
    choose(page, "Stadt", "Essen")
    page.wait_for_function("() => location.search.includes('stadt=05113')")

    page.go_back()
    page.wait_for_function("() => !location.search.includes('stadt=05113')")
    page.wait_for_function(
        "() => document.querySelector('input[role=combobox]')?.value.startsWith('Mülheim')"
        " || document.body.innerText.includes('Mülheim an der Ruhr: Für')"
    )
    page.go_back()
    page.get_by_role("heading", name="Wie offen sind die Verwaltungen?", level=1).wait_for()

    expect(page).to_have_url(re.compile(f"^{re.escape(address)}/(\\?|$)"))


def test_back_in_english_returns_to_what_was_chosen(page, demo_address):
    visit(page, f"{demo_address}/stadt?sprache=en&stadt=X04")
    chosen = page.get_by_role("combobox", name="City").input_value()
    page.get_by_role("link", name="Methodology").first.click()
    page.get_by_role("heading", name="Methodology", level=1).wait_for()
    page.wait_for_function("() => location.search === '?sprache=en'")

    page.go_back()
    page.get_by_role("heading", name="Kupferfurt", level=1).wait_for()
    wait_until_ready(page)

    expect(page).to_have_url(f"{demo_address}/stadt?sprache=en&stadt=X04")
    assert page.get_by_role("combobox", name="City").input_value() == chosen != ""


def test_a_change_of_language_is_no_step_back(page, address):
    visit(page, address)
    page.get_by_role("link", name="Stadt", exact=True).first.click()
    page.get_by_role("heading", name="Mülheim an der Ruhr", level=1).wait_for()
    for label, search in [("English", "?sprache=en"), ("Deutsch", "")]:
        page.get_by_role("radio", name=label).click()
        page.wait_for_function("wanted => location.search === wanted", arg=search)

    page.go_back()
    page.get_by_role("heading", name="Wie offen sind die Verwaltungen?", level=1).wait_for()

    expect(page).to_have_url(f"{address}/")


def test_a_deep_link_asks_for_nothing_that_does_not_exist(page, address):
    refused = []

    def note(answer: Response) -> None:
        if answer.status >= 400:
            refused.append(answer.url)

    page.on("response", note)
    visit(page, f"{address}/stadt?stadt=05113")

    assert refused == []


def test_a_page_that_does_not_exist_leads_home(page, address):
    answer = page.goto(f"{address}/stadt/05117")
    assert answer.status == 404

    page.get_by_role("link", name="Überblick").click()
    page.get_by_role("heading", name="Wie offen sind die Verwaltungen?", level=1).wait_for()


def test_the_city_travels_along_and_the_list_shows_the_one_the_page_speaks_of(page, address):
    visit(page, f"{address}/stadt?stadt=05916")
    pages = page.get_by_role("navigation", name="Seiten")

    pages.get_by_role("link", name="Pfad zur Parität").click()
    page.get_by_role("heading", name="Pfad zur Parität", level=1).wait_for()
    wait_until_ready(page)

    expect(page).to_have_url(f"{address}/paritaetspfad?stadt=05916")
    page.wait_for_function(
        "() => document.querySelector('input[role=combobox]')?.value === 'Herne'"
    )


def test_a_link_to_a_page_of_ours_stays_in_the_tab(page, address):
    visit(page, f"{address}/massnahmen")
    own = "a[href*='massnahme=']"

    page.wait_for_function(f'() => document.querySelectorAll("{own}").length > 80')
    assert page.locator(f"{own}[target=_blank]").count() == 0
