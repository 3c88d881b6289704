"""The search in the frame of every page: asked anywhere, answered at one address."""

import pytest

from tests.dashboard.pages import PAGES, open_page, text_of

OTHERS = [name for name in PAGES if name != "search"]


def ask(page, word):
    (field,) = page.sidebar.text_input
    field.input(word)
    (button,) = (one for one in page.sidebar.button if one.label in ("Suchen", "Search"))
    return button.click().run()


@pytest.mark.parametrize("name", OTHERS)
def test_a_word_asked_on_any_page_opens_the_results(name, real_data, use_data):
    use_data(real_data)

    page = ask(open_page(name), "95")

    assert [title.value for title in page.title] == ["Suche"]
    assert page.query_params["wort"] == "95"
    assert "(/massnahmen?massnahme=95)" in text_of(page)
    assert not page.exception


def test_the_address_restores_the_results(real_data, use_data):
    use_data(real_data)

    page = open_page("search", wort="Sprachmittler")

    assert [field.value for field in page.text_input] == ["Sprachmittler"]
    assert "(/massnahmen?massnahme=102)" in text_of(page)


def test_the_language_goes_along(real_data, use_data):
    use_data(real_data)

    page = ask(open_page("city", sprache="en"), "Herne")

    assert page.query_params["sprache"] == "en"
    assert "(/stadt?stadt=05916&sprache=en)" in text_of(page)


def test_the_page_of_results_has_one_field_only(real_data, use_data):
    use_data(real_data)

    assert len(open_page("search").text_input) == 1
