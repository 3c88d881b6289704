"""The search in the frame of every page: asked anywhere, answered at one address."""

import re

import pytest

from tests.dashboard.pages import PAGES, open_page, text_of

OTHERS = [name for name in PAGES if name != "search"]


def ask(page, word):
    """What the browser does with the form: the address it names, with all of its fields."""
    html = "".join(element.proto.body for element in page.sidebar.get("html"))
    (form,) = re.findall(r'<form action="/suche" method="get".*?</form>', html)
    assert re.findall(r'name="(\w+)" type="search"', form) == ["wort"]
    for name in list(page.query_params):
        del page.query_params[name]
    for name, value in re.findall(r'type="hidden" name="(\w+)" value="(\w+)"', form):
        page.query_params[name] = value
    page.query_params["wort"] = word
    page.switch_page("app_pages/search.py")
    return page.run()


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
