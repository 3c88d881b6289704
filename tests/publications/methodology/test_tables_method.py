"""Tables of the methods: comparability in words, thresholds, glossary, sources."""

import pandas as pd
import pytest

from indicators.catalogue import load_catalogue
from indicators.publications.methodology import methodology_tables
from indicators.publications.speech.speaker import Speaker

CATALOGUE = load_catalogue()


def test_thresholds_are_read_from_where_they_take_effect():
    assert methodology_tables.thresholds() == {
        "months": 24,
        "small_base": 50,
        "good": 50,
        "limited": 30,
    }


def compares(code, kind="concepts"):
    entries = getattr(CATALOGUE, kind)
    return methodology_tables.compares_with(CATALOGUE.list_of(kind)[code], entries, "de")


def test_foreign_citizenship_compares_only_with_itself():
    assert compares("foreign_nationality") == "untereinander vergleichbar"


def test_a_limited_comparison_names_the_other_side():
    assert "eingeschränkt vergleichbar mit" in compares("migration_background")


def test_a_method_that_is_not_stated_does_not_claim_to_compare():
    assert not compares("not_stated", "methods").startswith("untereinander vergleichbar")


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_cell_of_the_tables_is_empty(language):
    for table in (
        methodology_tables.concept_table(Speaker(CATALOGUE, language)),
        methodology_tables.explained_table(CATALOGUE.methods.entries, language),
        methodology_tables.explained_table(CATALOGUE.scopes.entries, language),
        methodology_tables.break_table(CATALOGUE.breaks.entries, language),
        methodology_tables.membership_table(Speaker(CATALOGUE, language)),
        methodology_tables.sign_table(Speaker(CATALOGUE, language)),
    ):
        assert (table != "").all(axis=None)


def test_a_role_dated_by_year_shows_the_year_only():
    table = methodology_tables.membership_table(Speaker(CATALOGUE, "de"))
    guest = table[(table["Stadt"] == "Bottrop") & (table["Rolle"] == "Gast")]

    assert guest["Seit"].tolist() == ["2013"]


def test_the_glossary_is_searched_in_both_languages():
    assert [
        e.code for e in methodology_tables.find_terms(Speaker(CATALOGUE, "de"), "never a figure")
    ] == ["measure"]


def test_a_source_of_several_areas_stands_apart():
    rows = pd.DataFrame(
        {
            "area": ["05117", "05911", "05117"],
            "source_title": ["INKAR", "INKAR", "WAZ"],
            "source_address": ["", "", ""],
        }
    )

    assert methodology_tables.sources_by_area([rows]) == {
        "": [("INKAR", "")],
        "05117": [("WAZ", "")],
    }
