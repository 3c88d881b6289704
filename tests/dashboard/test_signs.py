"""No page shows a sign outside the set, and under each table with signs stands their legend."""

import unicodedata

import pytest

from indicators.publications.speech import signs
from indicators.publications.verdicts.weather_wording import SYMBOLS
from tests.dashboard.pages import PAGES, open_page, text_of

# Signs of reckoning in formulas and sentences; they stand for nothing but themselves.
RECKONING = set("+−×÷<>=|~°`^")
OTHER = {
    "comparison": {"reihe": "staff_migration_share"},
    "indicator": {"indikator": "leadership_migration_share", "gebiet": "X08"},
    "city": {"stadt": "X04"},
}


def symbols_in(text):
    """Every character that is a drawing or a sign of mathematics."""
    return {letter for letter in text if unicodedata.category(letter) in ("So", "Sm")}


def cells_of(page):
    return [str(cell) for table in page.table for cell in table.value.reset_index().to_numpy().flat]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("which", ["real", "demo"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_only_signs_of_the_set_and_explains_those_in_its_tables(
    name, which, language, request, use_data
):
    use_data(request.getfixturevalue(f"{which}_data"), is_demonstration=which == "demo")
    address = OTHER.get(name, {}) if which == "demo" else {}
    known = {letter for entry in signs.signs().values() for letter in entry.sign}
    known |= {letter for symbol in SYMBOLS.values() for letter in symbol}

    page = open_page(name, **address, sprache=language)

    assert not page.exception
    assert symbols_in(text_of(page)) - known - RECKONING == set()
    bare = {cell for cell in cells_of(page) if cell and not any(c.isalnum() for c in cell)}
    assert bare - {entry.sign for entry in signs.signs().values()} == set()
    captions = [caption.value for caption in page.caption]
    for table in page.table:
        used = signs.used_in(table.value.reset_index().to_numpy().ravel())
        assert not used or signs.legend(used, language) in captions


def test_verdicts_and_criteria_of_a_city_come_with_the_same_legend(real_data, use_data):
    use_data(real_data)

    page = open_page("city", stadt="05117")
    captions = [caption.value for caption in page.caption]

    assert "Zeichen: „○“ nicht bewertbar." in captions
    assert "Zeichen: „?“ nicht bekannt." in captions


def test_the_matrix_explains_signs_and_letters_before_the_picture(real_data, use_data):
    use_data(real_data)

    said = text_of(open_page("recordability"))

    assert "Zeichen: „?“ nicht bekannt; „/“ nicht erfasst; „●“ veröffentlicht." in said
    assert "Der Buchstabe unter dem „?“ nennt den Aufwand: **A** aus vorhandenen Daten" in said
