"""The dossier: one message a leaf, in one order, said in the words of the pages."""

import re

import pytest

from indicators.catalogue import load_catalogue
from indicators.publications.composing import compose
from indicators.publications.dossier.dossier import dossier_of
from indicators.publications.dossier.dossier_areas import ALL, areas
from indicators.publications.exhibit import Chart, Fold, Heading, Note, Small, Words
from indicators.publications.forms.place import every
from indicators.publications.view import View

CITIES = [city.code for city in load_catalogue().monitored_cities]
ESSEN, BOCHUM, HOME = "05113", "05911", "05117"
OF_A_CITY = ["anteil", "bewertung", "ziel-1", "ziel-3", "massnahmen", "bekannt", "luecken"]
OF_ALL = ["fortschritt", "bewertungen", "vergleichbar", "bewegung", "ziel-1", "ziel-3"]


def leaves(release, area, language="de"):
    return {leaf.name: leaf for leaf in dossier_of(release, area, language).leaves}


def test_there_is_a_dossier_of_all_cities_and_of_each_by_its_name(real_release):
    assert areas(real_release) == (ALL, *CITIES)
    assert dossier_of(real_release, ESSEN, "de").title == (
        "Interkulturelle Öffnung der Verwaltung: Essen"
    )


def test_the_leaves_stand_in_one_order_and_the_sources_last(real_release):
    assert list(leaves(real_release, ESSEN)) == [*OF_A_CITY, "quellen"]
    assert list(leaves(real_release, ALL)) == [
        *OF_ALL,
        "massnahmen",
        "bekannt",
        "luecken",
        "quellen",
    ]


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_headline_is_one_plain_sentence_that_can_be_read_from_afar(
    real_release, demo_release, language
):
    for release in (real_release, demo_release):
        for area in areas(release):
            for leaf in dossier_of(release, area, language).leaves:
                assert 20 < len(leaf.headline) <= 230, leaf.headline
                assert not re.search(r"\*\*|\[|\\|<|&\w+;|: .*: |\n", leaf.headline), leaf.headline


def test_essen_is_told_what_it_has_published_and_why_there_is_no_gap(real_release):
    found = leaves(real_release, ESSEN)

    assert found["anteil"].headline == (
        "Veröffentlicht ist ein Anteil der Beschäftigten von 5 % (2013, Schätzung)."
    )
    assert "Stichtag liegt 6 Jahre entfernt" in found["anteil"].text[0].text
    assert found["bewertung"].headline == (
        "Essen, Anteil der Beschäftigten mit Zuwanderungsgeschichte – nicht bewertbar: "
        "weniger als vier vergleichbare Werte"
    )
    assert found["ziel-3"].goal == "K3"
    assert len(found["ziel-3"].table.text) == 5


def test_a_city_without_a_value_hears_what_would_come_first_and_never_that_it_is_last(real_release):
    found = leaves(real_release, BOCHUM)

    assert "drei weitere mit derselben Abgrenzung" in found["bewertung"].text[-1].text
    assert found["luecken"].headline.startswith(
        "Die 37 Lücken ließen sich so schließen: 4 ohne neue Erhebung"
    )
    assert len(found["luecken"].table.text) == 4
    for leaf in found.values():
        assert not re.search(r"letzte[rn]? (Platz|Stelle)|Schlusslicht|Rang", leaf.headline)


def test_the_home_of_the_plan_shows_its_measures_and_what_they_are_meant_to_move(real_release):
    table = leaves(real_release, HOME)["massnahmen"].table.text

    assert list(table) == ["Maßnahme", "Soll bewegen"]
    assert len(table) == 8
    assert table.iloc[:, 0].str.startswith("82 ").sum() == 1


def test_reports_of_a_city_are_listed_with_their_newest_state(demo_release):
    leaf = leaves(demo_release, "X02")["massnahmen"]
    reports = demo_release.measure_reports()
    own = reports[reports["area"] == "X02"]

    assert len(leaf.table.text) == own["measure"].nunique()
    assert f"zu {own['measure'].nunique()} Maßnahmen berichtet" in leaf.headline


def test_what_moved_the_gap_is_a_leaf_only_where_it_is_known(demo_release):
    assert "bewegt" in leaves(demo_release, "X01")
    assert "bewegt" not in leaves(demo_release, "X08")


def test_charts_know_their_page_and_are_those_of_the_page(real_release):
    leaf = leaves(real_release, ESSEN)["anteil"]
    page = compose("city", View(real_release, {"stadt": ESSEN}, "de"))
    shown = next(block for block in every(page) if isinstance(block, Chart))

    assert leaf.chart.address == leaf.address == shown.address
    assert (leaf.chart.figure, leaf.chart.alternative) == (shown.figure, shown.alternative)


def test_what_a_dossier_says_of_a_city_stands_on_its_pages(demo_release):
    """No second wording: text of the first leaves is found word by word on the page of the city."""
    page = compose("city", View(demo_release, {"stadt": "X01"}, "de"))
    words = [one.text for one in every(page) if isinstance(one, Words | Small | Note | Heading)]
    whole = " ".join(words + [one.label for one in every(page) if isinstance(one, Fold)])
    found = leaves(demo_release, "X01")

    for name in ("anteil", "bewertung", "bewegt", "ziel-1", "bekannt"):
        for block in found[name].text:
            for sentence in re.split(r"(?<=\.) (?=[A-ZÄÖÜ])|\n", block.text):
                assert sentence.strip("*").removeprefix("- ") in whole.replace(
                    "kleiner: die", "kleiner: Die"
                ), sentence


def test_every_source_of_a_chart_is_named_at_the_end(real_release):
    found = leaves(real_release, ESSEN)
    said = " ".join(block.text for block in found["quellen"].text)

    for source in found["anteil"].chart.sources:
        assert source.title.split(" (")[0] in said


def test_english_dossiers_speak_english_and_lead_to_english_pages(real_release):
    for leaf in dossier_of(real_release, ESSEN, "en").leaves:
        assert dict(leaf.address.codes)["sprache"] == "en"
        assert not re.search(r"\b(der|die|nicht|und)\b", leaf.headline), leaf.headline
