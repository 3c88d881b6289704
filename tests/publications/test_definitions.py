"""A chart carries what its series count; whatever shows it reads that and composes nothing."""

import json

import pytest

from indicators.publications.composing import compose
from indicators.publications.dossier.dossier import dossier_of
from indicators.publications.exhibit import Chart
from indicators.publications.figure_file import FigureFile
from indicators.publications.forms.bundle.described import SUFFIX, leaf_files
from indicators.publications.forms.cite import cite
from indicators.publications.forms.place import Place, every
from indicators.publications.page_paths import PATHS
from indicators.publications.view import View

CITY = {"stadt": "X01"}
PAGES = [("overview", {}), ("city", CITY), ("indicator", {}), ("comparison", {}),
         ("parity_path", CITY), ("planning", {})]  # fmt: skip


def charts(release, page, given, language="de"):
    found = every(compose(page, View(release, given, language)))
    return [block for block in found if isinstance(block, Chart)]


@pytest.mark.parametrize(("page", "given"), PAGES)
def test_a_chart_of_figures_defines_exactly_the_series_that_it_shows(page, given, demo_release):
    for chart in charts(demo_release, page, given):
        if isinstance(chart.download.table, FigureFile):
            shown = chart.download.table.figures
            shown = shown[shown["value"].notna()]
            assert {one.name for one in chart.definitions} == set(shown["series"]), chart.name
            assert len(chart.definitions) == len({one.name for one in chart.definitions})


def test_the_words_are_those_of_the_catalogue_in_the_language_of_the_page(demo_release):
    (first, *_) = charts(demo_release, "city", CITY, "en")
    entry = demo_release.catalogue.indicators["staff_migration_share"]

    assert first.definitions[0] == (
        entry.name, entry.code, entry.title.en, entry.definition.en, entry.caveats.en,
    )  # fmt: skip


def test_whoever_cites_a_chart_finds_what_it_counts(demo_release):
    (first, *_) = charts(demo_release, "city", CITY)
    place = Place(View(demo_release, CITY, "de"), "city", PATHS, CITY)
    fold = cite(first, place)

    assert len(first.definitions) > 1
    assert all(f"{one.code} " in fold and one.text[:30] in fold for one in first.definitions)


def test_the_description_beside_a_table_defines_the_series_of_its_chart(demo_release):
    dossier = dossier_of(demo_release, "X01", "de")
    leaf = next(leaf for leaf in dossier.leaves if leaf.chart and leaf.chart.definitions)
    assert leaf.chart
    files = leaf_files(leaf, dossier.view, "tabellen")
    described = [json.loads(text) for name, text in files.items() if name.endswith(SUFFIX)]

    for one in described:
        assert one["notes"][-1] == {
            said.name: {"definition": said.text, "caveats": said.caveats}
            for said in leaf.chart.definitions
        }
