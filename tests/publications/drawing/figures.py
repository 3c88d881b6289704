"""Every chart that can be made of a release, by the functions the pages call."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pandas as pd

from indicators.analysis.outlook.gap_change import GapChange
from indicators.analysis.outlook.survey_planning import Plan
from indicators.publications.city import gap_change_chart, gap_change_wording
from indicators.publications.comparison import city_panels, comparison_wording
from indicators.publications.drawing import style
from indicators.publications.drawing.framing import framed
from indicators.publications.exhibit import Chart, Download, Table
from indicators.publications.measures import chain_chart, register, register_wording, timeline_chart
from indicators.publications.overview import known_chart
from indicators.publications.parity_path import (
    assumption_wording,
    parity_chart,
    parity_defaults,
    parity_scenario,
    parity_wording,
)
from indicators.publications.planning import planning_wording, power_chart
from indicators.publications.provenance import Source
from indicators.publications.recordability import matrix_chart
from indicators.publications.series import (
    base_wording,
    drawn_bases,
    dumbbell_chart,
    pairs_chart,
    series_sentence,
    time_line_chart,
)
from indicators.publications.speech import wording
from indicators.publications.speech.speaker import Speaker


class Drawn(NamedTuple):
    """A chart, what it is made of, and its text alternative."""

    kind: str
    name: str
    figure: dict[str, Any]
    alternative: str


def as_shown(one, language, width):
    """The figure of a chart as a page shows it: with a long title and many sources."""
    cells = pd.DataFrame()
    download = Download("", "", Table(cells, cells))
    sources = tuple(Source(f"Amt für Statistik {order}", "Bericht") for order in range(7))
    chart = Chart(one.name, one.figure, one.alternative, (), download, "", TITLE, YEARS, sources)
    return framed(chart, language, width)


TITLE = "Anteil mit Zuwanderungsgeschichte an den externen Neueinstellungen: Mülheim an der Ruhr"
YEARS = ("2012", "31. Dezember 2025")


def all_figures(release, language) -> Iterator[Drawn]:
    """In the order of the catalogue, so that two runs draw the same."""
    for kind in (
        series,
        shares,
        comparisons,
        pairs,
        paths,
        plans,
        changes,
        chains,
        register_charts,
    ):
        yield from kind(release, language)


def series(release, language):
    """A time line per series and area that has a value."""
    catalogue = release.catalogue
    for (name, area), figures in release.figures().groupby(["series", "area"]):
        if figures["value"].isna().all():
            continue
        title = getattr(catalogue.series(name).title, language)
        words = (title, catalogue.area_name(area, language), Speaker(catalogue, language))
        said = wording.shortened(series_sentence.describe_series(figures, *words))
        for kind in {frozenset(_dimensions(text)) for text in figures["breakdown"]}:
            own = figures[[frozenset(_dimensions(text)) == kind for text in figures["breakdown"]]]
            if own["value"].notna().any():
                chart = time_line_chart.time_line(own, Speaker(catalogue, language))
                yield Drawn("time_line", f"{name}_{area}_{'-'.join(sorted(kind))}", chart, said)


def _dimensions(breakdown):
    return [pair.partition("=")[0] for pair in breakdown.split("|") if pair]


def measured_against(release, area, entry):
    """The population series of the verdict in force, as the page of a city draws it."""
    verdicts = release.verdicts(area=area, indicator=entry.name)
    used = verdicts.loc[verdicts["is_current"] & (verdicts["base_series"] != ""), "base_series"]
    return used.iloc[0] if len(used) else entry.target


def shares(release, language):
    """Staff beside population, per city and share."""
    catalogue = release.catalogue
    figures, bases = release.figures(), release.base_pairs().assign(is_chosen=True)
    shown = figures[figures["value"].notna() & (figures["breakdown"] == "")].sort_values("year")
    by_place = dict(list(shown.groupby(["series", "area"])))
    for entry in catalogue.indicators:
        for city in catalogue.monitored_cities:
            staff = by_place.get((entry.name, city.code))
            if not entry.target or staff is None:
                continue
            series = measured_against(release, city.code, entry)
            population = by_place.get((series, city.code), shown.iloc[:0])
            own = bases[bases["staff_figure"].isin(staff["figure_id"])]
            uses = drawn_bases.base_uses(staff, population, own)
            title = getattr(entry.title, language)
            words = (title, city.name, Speaker(catalogue, language))
            said = base_wording.pair_alternative(staff, population, uses, *words)
            chart = pairs_chart.staff_beside_population(
                staff, population, uses, title, Speaker(catalogue, language)
            )
            yield Drawn("shares", f"{entry.name}_{city.code}", chart, said)


def comparisons(release, language):
    """A panel per city, and a panel per other area, of every compared series."""
    catalogue = release.catalogue
    cities = [city.code for city in catalogue.monitored_cities]
    compared = release.compared_figures()
    for name, rows in compared.groupby("series"):
        figures = release.figures(name)
        chosen = set(figures.loc[figures["figure_id"].isin(rows["figure"]), "line"])
        lines = figures[figures["line"].isin(chosen) & figures["value"].notna()]
        axes = dict(zip(rows["area"], rows["axis"], strict=True))
        title = getattr(catalogue.series(name).title, language)
        for areas in (cities, sorted(set(lines["area"]) - set(cities))):
            own = lines[lines["area"].isin(areas)]
            if own.empty:
                continue
            first = min(axes[area] for area in set(own["area"]))
            own_axes = {area: axes[area] - first for area in set(own["area"])}
            chart = city_panels.area_panels(own, own_axes, areas, Speaker(catalogue, language))
            said = comparison_wording.others_alternative(title, len(areas), language)
            yield Drawn("panels", f"{name}_{len(areas)}", chart, said)


def pairs(release, language):
    """Dumbbells of all cities that have a pair."""
    catalogue = release.catalogue
    for entry in catalogue.indicators:
        if not entry.target:
            continue
        staff = release.figures(entry.name).set_index("figure_id", drop=False)
        bases = release.figures(list(entry.targets)).set_index("figure_id", drop=False)
        found = release.base_pairs(entry.name)
        plain = found[found["staff_figure"].isin(staff.index[staff["breakdown"] == ""])]
        newest = plain.drop_duplicates("area", keep="last")
        rows = [
            (staff.loc[one], bases.loc[two])
            for one, two in zip(newest["staff_figure"], newest["base_figure"], strict=True)
        ]
        if rows:
            title = getattr(entry.title, language)
            said = comparison_wording.pairs_alternative(rows, title, Speaker(catalogue, language))
            chart = dumbbell_chart.dumbbells(rows, Speaker(catalogue, language))
            yield Drawn("dumbbells", entry.name, chart, said)


def paths(release, language):
    """Paths to parity from the values of each city; one that arrives, and one that never does."""
    start = parity_scenario.start_year(release)
    own = {"staff": 4.0, "population": 40.0, "intake_share": 20.0, "turnover": 4.0}
    arriving = {"staff": 20.0, "population": 22.0, "intake_share": 45.0, "turnover": 6.0}
    for city in release.catalogue.monitored_cities:
        figures = release.figures(None, city.code)
        found = parity_defaults.defaults(figures, city.code, release.catalogue)
        known = {name: default.value for name, default in found.items()}
        for values in ({"population_trend": 0.2} | own | known, known | arriving):
            for years in (5, 30):
                outlook = parity_scenario.look_ahead(values, start, start + years)
                yield _path(release, city, outlook, _chosen(values, found), language)


def changes(release, language):
    """What moved a gap: to both sides, and hardly."""
    speaker = Speaker(release.catalogue, language)
    for name, parts in {"moved": (4.2, -10.7, 0.2), "still": (0.0, 0.04, -0.04)}.items():
        change = GapChange(2013, 2025, *parts)
        said = gap_change_wording.alternative(change, speaker)
        yield Drawn("gap_change", name, gap_change_chart.parts(change, speaker), said)


def plans(release, language):
    """What a survey could show: one that is enough, and one that never is."""
    speaker = Speaker(release.catalogue, language)
    for size in (60, 3000):
        plan = Plan(size, response=55, every=2, change=0.5, share=20, turnover=4.0)
        prospect = planning_wording.prospect_of(plan)
        said = planning_wording.alternative(prospect, speaker)
        yield Drawn("plan", str(size), power_chart.power_chart(prospect, speaker), said)


def _chosen(values, found):
    return {name: parity_scenario.Chosen(value, found.get(name)) for name, value in values.items()}


def _path(release, city, outlook, chosen, language):
    figures = release.figures(None, city.code)
    words = (figures, Speaker(release.catalogue, language))
    said_above = assumption_wording.picture_assumptions(chosen, outlook, *words)
    chart = parity_chart.parity_chart(outlook, said_above, language)
    said = parity_wording.alternative(outlook, city.name, language, is_own_start=False)
    return Drawn("path", f"{city.code}_{outlook.target_year}_{outlook.years}", chart, said)


def chains(release, language):
    """The chain of every measure and of every goal."""
    catalogue = release.catalogue
    for measure in catalogue.measures:
        chain = register.chain_of_measure(catalogue, measure.code)
        if chain.indicators or chain.goals:
            chart = chain_chart.measure_chain(chain, language)
            said = register_wording.describe_chain(
                measure.code, chain.indicators, chain.goals, language
            )
            yield Drawn("chain", measure.code, chart, wording.shortened(said))
    for goal in catalogue.goals:
        chain = register.chain_of_goal(catalogue, goal.code)
        if chain.measures or chain.indicators:
            counts = (len(chain.indicators), len(chain.measures))
            said = register_wording.describe_goal(goal, *counts, language)
            yield Drawn(
                "chain",
                goal.code,
                chain_chart.goal_chain(chain, language),
                wording.shortened(said),
            )


def register_charts(release, language):
    """The time line of the measures, the matrix, and the bar of the first page."""
    catalogue = release.catalogue
    known = release.recordability()
    cities = catalogue.monitored_cities
    known = known[known["area"].isin([city.code for city in cities])]
    entries = register.by_code(catalogue.indicators)
    dated = timeline_chart.dated_measures(catalogue.measures)
    said = register_wording.describe_timeline(dated, len(catalogue.measures), language)
    chart = timeline_chart.timeline(catalogue.measures, language)
    yield Drawn("timeline", "measures", chart, wording.shortened(said))
    chart = matrix_chart.matrix(known, entries, cities, Speaker(catalogue, language))
    yield Drawn("matrix", "known", chart, register_wording.matrix_alternative(known, language))
    counts = known["state"].value_counts().to_dict()
    states = {state: int(counts.get(state, 0)) for state in style.STATE_COLORS}
    said = known_chart.describe_state_bar(states, language)
    yield Drawn("bar", "states", known_chart.state_bar(states, language), said)
