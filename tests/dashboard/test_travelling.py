"""City, indicator and language travel along the links from page to page."""

import re
from html import unescape
from urllib.parse import parse_qs

from tests.dashboard.pages import open_page


def links(place, name):
    """What the links to another page carry, in the navigation or in the page itself."""
    place = getattr(place, "sidebar", place)
    html = "".join(element.proto.body for element in place.get("html"))
    queries = re.findall(rf'href="/{name}(?:\?([^"#]*))?(?:#[^"]*)?"', html)
    return [
        {key: values[0] for key, values in parse_qs(unescape(query)).items()} for query in queries
    ]


def test_the_city_travels_to_every_page_that_shows_one(real_data, use_data):
    use_data(real_data)
    page = open_page("city", stadt="05916")

    assert links(page, "paritaetspfad")[0] == {"stadt": "05916"}
    assert links(page, "indikator")[0] == {"gebiet": "05916"}
    assert links(page, "erfassbarkeit")[0] == {"stadt": "05916"}
    assert links(page, "methodik")[0] == {}


def test_the_indicator_travels_under_the_name_each_page_has_for_it(real_data, use_data):
    use_data(real_data)
    page = open_page("comparison", reihe="trainee_migration_share")

    assert links(page, "stadt")[0] == {"anteil": "trainee_migration_share"}
    assert links(page, "indikator")[0] == {"indikator": "trainee_migration_share"}


def test_a_page_that_reads_no_city_keeps_it_for_the_next(real_data, use_data):
    use_data(real_data)
    page = open_page("city", stadt="05916")
    for name in list(page.query_params):
        del page.query_params[name]
    page.switch_page("app_pages/methodology.py").run()

    assert links(page, "paritaetspfad")[0] == {"stadt": "05916"}


def test_a_page_at_its_own_choice_sends_no_older_one_on(real_data, use_data):
    use_data(real_data)
    page = open_page("city", stadt="05916")
    del page.query_params["stadt"]
    page.run()

    assert links(page, "paritaetspfad")[0] == {}


def test_what_no_page_has_does_not_travel(real_data, use_data):
    use_data(real_data)
    page = open_page("city", stadt="99999")

    assert links(page, "paritaetspfad")[0] == {}
    page = open_page("comparison", reihe="population_migration_share")
    assert links(page, "stadt")[0] == {}


def test_english_and_plain_german_travel(real_data, use_data):
    use_data(real_data)

    assert links(open_page("city", sprache="en"), "methodik")[0] == {"sprache": "en"}
    plain = open_page("city", sprachform="einfach")
    assert links(plain, "methodik")[0] == {"sprachform": "einfach"}


def test_the_shares_side_by_side_open_the_share_they_speak_of(real_data, use_data):
    use_data(real_data)
    page = open_page("overview")

    assert {"reihe": "staff_migration_share"} in links(page.main, "vergleich")


def test_a_share_without_a_value_can_be_asked_for_and_says_so(real_data, use_data):
    use_data(real_data)
    page = open_page("city", stadt="05916", anteil="trainee_migration_share")

    assert not page.exception
    assert page.selectbox[1].value == "trainee_migration_share"
    assert "gibt es hier nicht" not in str([note.value for note in page.caption])
