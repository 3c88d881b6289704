"""A chart draws no population as reference that the judgement beside it rejects."""

import pandas as pd
import pytest

from indicators.analysis.comparability.pairing import population_bases
from indicators.publications.drawing import style
from indicators.publications.series import base_wording, dumbbell_chart, pairs_chart
from indicators.publications.series.drawn_bases import Use, base_uses
from indicators.publications.speech.speaker import Speaker
from tests.publications.released import CATALOGUE, released

STAFF = released({"year": 2017, "value": 17.0}, {"year": 2021, "value": 34.0})
# Lines: fits in 2021; fitted in 2017; another concept; too old; fits, but less well than line 5.
POPULATION = released(
    {"line": 5, "year": 2021, "method": "census"},
    {"line": 6, "year": 2017, "method": "population_register"},
    {"line": 7, "year": 2021, "concept": "foreign_or_second_nationality"},
    {"line": 8, "year": 2012, "method": "mikrozensus"},
    {"line": 9, "year": 2022, "method": "population_register"},
).assign(figure_id=range(101, 106), series="population_migration_share")
USES = {
    5: Use("reference"),
    6: Use("earlier"),
    7: Use("rejected", "concept"),
    8: Use("rejected", "date"),
    9: Use("rejected", "other"),
}


def drawn(staff, population, uses, language="de"):
    chart = pairs_chart.staff_beside_population(
        staff, population, uses, "Anteil", Speaker(CATALOGUE, language)
    )
    return [trace for trace in chart["data"] if not trace["name"].startswith("Anteil")]


def is_grey(trace):
    return trace["line"]["color"] == style.QUIET == trace["marker"]["color"]


def test_every_line_has_the_use_that_its_judgement_gives_it():
    bases = population_bases(STAFF, POPULATION, CATALOGUE)

    assert base_uses(STAFF, POPULATION, bases) == USES


def test_without_a_staff_share_nothing_is_rejected():
    assert set(base_uses(STAFF.iloc[:0], POPULATION, pd.DataFrame()).values()) == {Use("unjudged")}


@pytest.mark.parametrize(
    ("language", "reasons"),
    [
        ("de", ["anderer Begriff", "Stichtag zu weit entfernt", "eine andere Reihe passt besser"]),
        ("en", ["another concept", "reference date too far away", "another series fits better"]),
    ],
)
def test_rejected_lines_are_grey_dashed_and_named_with_the_reason(language, reasons):
    traces = drawn(STAFF, POPULATION, USES, language)
    names = [trace["name"].replace("<br>", " ") for trace in traces]
    said = {"de": "nicht als Bezug verwendet: ", "en": "not used as reference: "}[language]

    assert [is_grey(trace) for trace in traces] == [False, False, True, True, True]
    assert all(trace["line"]["dash"] != "solid" for trace in traces)
    assert [name.partition(said)[2] for name in names] == ["", "", *reasons]


def test_the_text_alternative_names_the_reference_and_counts_the_grey():
    words = ("Anteil", "Essen", Speaker(CATALOGUE, "de"))
    german = base_wording.pair_alternative(STAFF, POPULATION, USES, *words)
    refused = {line: Use("rejected", "date") for line in USES}
    nothing = base_wording.pair_alternative(STAFF, POPULATION, refused, *words)

    assert "(Zensus, 2021)" in german
    assert german.endswith("Grau: 3 Reihen, die nicht als Bezug verwendet werden.")
    assert "Keine Bevölkerungsreihe ist als Bezug geeignet. Grau: 5 Reihen" in nothing
    assert len(german) <= 220


def releases(real_release, demo_release):
    return ((release, release.figures()) for release in (real_release, demo_release))


def city_charts(release, figures):
    """Staff and population as the page of a city draws them."""
    shown = figures[figures["value"].notna() & (figures["breakdown"] == "")].sort_values("year")
    for city in release.catalogue.monitored_cities:
        own = shown[shown["area"] == city.code]
        for entry in release.catalogue.indicators:
            staff = own[own["series"] == entry.name]
            population = own[own["series"].isin(entry.targets)]
            if entry.target and len(staff) and len(population):
                yield staff, population


def test_the_chart_of_a_city_colours_exactly_the_judged_references(real_release, demo_release):
    grey = coloured = 0
    for release, figures in releases(real_release, demo_release):
        bases = release.population_bases()
        for staff, population in city_charts(release, figures):
            own = bases[bases["staff_figure"].isin(staff["figure_id"])]
            chosen = set(own.loc[own["is_chosen"].astype(bool), "base_figure"])
            fitting = set(population.loc[population["figure_id"].isin(chosen), "line"])
            traces = drawn(staff, population, base_uses(staff, population, own))
            shown = {int(t["legendgroup"]) for t in traces if not is_grey(t)}
            assert shown == fitting
            coloured += len(fitting)
            grey += population["line"].nunique() - len(fitting)
    assert grey > 5
    assert coloured > 5


def test_the_bars_of_the_comparison_end_at_chosen_bases_only(real_release, demo_release):
    for release, figures in releases(real_release, demo_release):
        bases, pairs = release.population_bases(), release.base_pairs()
        chosen = bases[bases["is_chosen"].astype(bool)]
        values = figures.set_index("figure_id", drop=False)
        ends = [
            (values.loc[row.staff_figure], values.loc[row.base_figure])
            for row in pairs.head(30).itertuples()
        ]
        chart = dumbbell_chart.dumbbells(ends, Speaker(release.catalogue, "de"))
        judged = set(zip(chosen["staff_figure"], chosen["base_figure"], strict=True))
        assert set(zip(pairs["staff_figure"], pairs["base_figure"], strict=True)) == judged
        (drawn,) = [one for one in chart["data"] if one.get("name") == "Bevölkerung"]
        assert drawn["x"] == [base["value"] for _, base in ends]
