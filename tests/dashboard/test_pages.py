"""Every page opens in both languages, on the real release and on the fictional one."""

import re

import pytest
from streamlit import config

from dashboard.page import AHEAD_SECONDS
from tests.dashboard.pages import PAGES, open_page, text_of


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_on_the_published_figures_without_raw_codes(
    name, language, real_data, use_data
):
    use_data(real_data)

    page = open_page(name, sprache=language)

    assert not page.exception
    assert len(page.title) == 1
    assert len(text_of(page)) > 200
    words = without_links(text_of(page))
    # "None of them" is English; a value that Python calls None stands alone in its cell.
    assert not re.search(r"(^|,)None(,|$)|\bnan\b|\bNaT\b|\{[a-z_]+\}", words, flags=re.M)
    assert language == "en" or "None" not in words
    assert not re.search(r"\b[a-z]+_(migration|foreign|survey|history)_?[a-z]*\b", words)


def without_links(words):
    """Addresses may have codes in them."""
    return re.sub(r"\(/?[a-z]+\?[^)]*\)|https?://\S+|\(http[^)]*\)", "", words)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_the_demonstration_says_that_its_cities_do_not_exist(
    name, demo_data, use_data
):
    use_data(demo_data, is_demonstration=True)

    page = open_page(name)

    assert not page.exception
    assert any("Diese neun Städte gibt es nicht" in warning.value for warning in page.warning)


@pytest.mark.parametrize(
    ("name", "address", "told"),
    [
        ("city", {"stadt": "99999"}, ["Stadt"]),
        (
            "indicator",
            {"indikator": "'; DROP TABLE figure; --", "gebiet": "<script>"},
            ["Indikator oder Bezugsgröße", "Stadt oder Vergleichsgebiet"],
        ),
        ("comparison", {"reihe": "."}, ["Indikator oder Bezugsgröße"]),
        ("parity_path", {"zieljahr": "abc", "fluktuation": "1e999"}, ["Fluktuation", "Zieljahr"]),
        ("parity_path", {"zieljahr": "2040.7"}, ["Zieljahr"]),
        ("measures", {"ansicht": "eine", "massnahme": "0"}, ["Ansicht", "Maßnahme"]),
        ("measures", {"traeger": "K9", "suche": "x" * 500}, ["Träger"]),
        ("recordability", {"ziel": "%00"}, ["Ziel"]),
        ("data_quality", {"schwere": "tödlich", "regel": "42"}, ["Schwere", "Regel"]),
        ("methodology", {"abschnitt": "../../etc/passwd"}, ["Abschnitt"]),
    ],
)
def test_an_address_that_makes_no_sense_shows_the_defaults_and_says_so(
    name, address, told, real_data, use_data
):
    use_data(real_data)

    page = open_page(name, **address)

    assert not page.exception
    assert len(page.title) == 1
    notes = [note.value for note in page.caption if "gibt es hier nicht" in note.value]
    assert len(notes) == len(told)
    for note, label in zip(notes, told, strict=True):
        assert label in note
        # Anybody can write anything into an address; the page does not repeat it.
        assert not any(value in note for value in address.values() if len(value) > 1)


@pytest.mark.parametrize("name", PAGES)
def test_an_address_without_mistakes_is_not_commented(name, demo_data, use_data):
    use_data(demo_data, is_demonstration=True)

    page = open_page(name, stadt="X02", zieljahr="2035", ansicht="zeitachse")

    assert "gibt es hier nicht" not in text_of(page)


def test_the_note_on_a_damaged_address_goes_with_the_next_choice(real_data, use_data):
    use_data(real_data)
    page = open_page("city", stadt="99999")
    assert "Gezeigt wird: Mülheim an der Ruhr" in text_of(page)

    page.selectbox[0].set_value("05113").run()

    assert "gibt es hier nicht" not in text_of(page)
    assert "Essen" in text_of(page)


def test_a_goal_without_indicators_still_has_a_footer(real_data, use_data):
    use_data(real_data)

    page = open_page("recordability", ziel="V1")

    assert "Zu diesem Ziel ist kein Indikator festgelegt" in text_of(page)
    assert "Veröffentlichungsstand" in text_of(page)


def test_the_language_switch_keeps_the_chosen_city(real_data, use_data):
    use_data(real_data)
    page = open_page("city", stadt="05113")

    page.segmented_control(key="language").set_value("en").run()

    assert page.selectbox[0].value == "05113"
    assert "Essen" in text_of(page)


@pytest.fixture
def told_errors():
    """Errors as they are, not as visitors see them; another test may have loaded that setting."""
    before = config.get_option("client.showErrorDetails")
    config.set_option("client.showErrorDetails", "full")
    yield
    config.set_option("client.showErrorDetails", before)


@pytest.mark.usefixtures("told_errors")
def test_without_a_release_the_page_says_how_to_make_one(tmp_path, use_data):
    use_data(tmp_path)

    page = open_page("overview")

    assert "oeffnungsmonitor build" in str(page.exception[0].message)


def test_the_first_chart_of_a_visit_travels_ahead_and_later_pages_wait_for_nothing(
    use_data, demo_data, monkeypatch
):
    waited: list[float] = []
    monkeypatch.setattr("dashboard.page.sleep", waited.append)
    use_data(demo_data, is_demonstration=True)
    page = open_page("city", stadt="X01")

    assert waited == [AHEAD_SECONDS]
    page.run()
    assert waited == [AHEAD_SECONDS]
