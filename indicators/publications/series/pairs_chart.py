"""Staff beside population: always of the same city, never one city beside another."""

from collections.abc import Mapping, Sequence
from textwrap import wrap

import pandas as pd

from indicators.publications.drawing import style
from indicators.publications.drawing.line_names import LONGEST_LINE, line_names
from indicators.publications.series import time_line_chart
from indicators.publications.series.drawn_bases import Use
from indicators.publications.series.time_line_chart import Chart
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import sentence

# Not "staff": the share may be of trainees or of new hires.
STAFF = {"de": "Verwaltung", "en": "Administration"}
POPULATION = {"de": "Bevölkerung", "en": "Population"}

STAFF_SYMBOLS = ("circle", "star", "x", "hexagon", "triangle-right")
"""A symbol for each line of the staff, should its concept or method have changed."""


def staff_beside_population(
    staff: pd.DataFrame,
    population: pd.DataFrame,
    uses: Mapping[int, Use],
    title: str,
    speaker: Speaker,
) -> Chart:
    """A staff share with intervals, and the population of the same city as dashed lines.

    The population has a line per base, because the bases answer differently. What a line is
    used for stands in its name; one that is no reference (`uses`) is grey.
    """
    traces = [*_staff_lines(staff, title, speaker), *_population_lines(population, uses, speaker)]
    both = pd.concat([frame for frame in (staff, population) if len(frame)])
    return {"data": traces, "layout": _layout(both, traces, speaker)}


def _staff_lines(staff: pd.DataFrame, title: str, speaker: Speaker) -> list[Chart]:
    """A line for each concept and method; of a single one the title says enough."""
    own = _told_apart(staff, speaker)
    traces: list[Chart] = []
    for order, (number, line) in enumerate(staff.groupby("line")):
        name = title if len(own) == 1 else f"{title}: {own[int(number)]}"
        look = {**style.LINES[0], "dash": "solid", "symbol": STAFF_SYMBOLS[order]}
        traces += time_line_chart.line_traces(line, look, _wrapped(name), speaker)
    return traces


def _population_lines(
    population: pd.DataFrame, uses: Mapping[int, Use], speaker: Speaker
) -> list[Chart]:
    """A line for each base, the reference first, where readers look for it."""
    beside = [line for line, use in uses.items() if use.role == "of_staff_ages"]
    is_beside = population["line"].isin(beside)
    bases = _told_apart(population[~is_beside], speaker)
    bases |= _told_apart(population[is_beside], speaker)
    numbered = sorted(population.groupby("line"), key=lambda pair: is_beside[pair[1].index[0]])
    traces: list[Chart] = []
    for order, (number, line) in enumerate(numbered):
        use = uses[int(number)]
        name = f"{POPULATION[speaker.language]}: {bases[int(number)]}"
        name = _wrapped(name + _use_name(use, speaker.language))
        traces += time_line_chart.line_traces(line, _population_look(order, use), name, speaker)
    return traces


def _layout(both: pd.DataFrame, traces: Sequence[Chart], speaker: Speaker) -> Chart:
    return style.layout(
        speaker.language,
        height=340 + _legend_height(traces),
        showlegend=True,
        legend={"orientation": "h", "y": -0.12, "yanchor": "top", "x": 0},
        xaxis=time_line_chart.year_axis(both),
        yaxis=style.axis(time_line_chart.axis_unit(both, speaker), rangemode="tozero"),
    )


def _wrapped(name: str) -> str:
    return "<br>".join(wrap(name, LONGEST_LINE))


def _told_apart(figures: pd.DataFrame, speaker: Speaker) -> dict[int, str]:
    """Line → the method, if no two lines share one; else all that sets the lines apart."""
    firsts = figures.drop_duplicates("line")
    if firsts["method"].is_unique:
        return {
            int(line): speaker.of(speaker.catalogue.methods[method].label)
            for line, method in zip(firsts["line"], firsts["method"], strict=True)
        }
    names = line_names(figures, speaker)
    return {line: name.replace("<br>", " ") for line, name in names.items()}


def _legend_height(traces: Sequence[Chart]) -> int:
    """Pixels for the names below each other, as a phone has them."""
    names = [trace["name"] for trace in traces if trace["showlegend"]]
    return 20 + sum(6 + 19 * (1 + name.count("<br>")) for name in names)


def _use_name(use: Use, language: str) -> str:
    if use.role in ("earlier", "of_staff_ages"):
        return f", {sentence(f'base_use_{use.role}', language)}"
    if use.role == "rejected":
        reason = sentence(f"base_use_{use.reason}", language)
        return f", {sentence('base_use_rejected', language, reason=reason)}"
    return ""


def _population_look(order: int, use: Use) -> dict[str, str]:
    """Dashed throughout, told apart by dash and marker: the colour means population.

    Grey means: no reference of this share.
    """
    dashes = ("dash", "dot", "dashdot", "longdash", "longdashdot")
    symbols = ("square", "diamond", "triangle-up", "triangle-down", "pentagon")
    return {
        "color": style.QUIET if use.role == "rejected" else style.POPULATION,
        "dash": dashes[order % len(dashes)],
        "symbol": symbols[order % len(symbols)],
    }
