"""Parts of the page Erhebung planen: settings with their origin, the answer, what comes next."""

from collections.abc import Generator, Iterator

import pandas as pd

from indicators.analysis.outlook.survey_planning import Plan
from indicators.analysis.thresholds import analysis_rules
from indicators.analysis.verdicts.turnover import Turnover
from indicators.publications import imprint, shared_blocks
from indicators.publications.exhibit import Block, Choice, Heading, Reset, Small, Words
from indicators.publications.planning import planning_wording, power_chart
from indicators.publications.planning.planning_settings import (
    Start,
    decimals_of,
    grid_of,
    groups,
    starts,
    turnover_known,
)
from indicators.publications.planning.planning_settings import (
    divisions as divisions_of,
)
from indicators.publications.speech import formats
from indicators.publications.view import View

SURVEY, FULL = "befragung", "zaehlung"
NAMES = {
    "size": "menschen",
    "response": "beteiligung",
    "every": "abstand",
    "change": "veraenderung",
    "share": "erwartet",
}
"""What each setting is called in the address."""


def choose_group(view: View) -> Choice:
    """Whose share: all that verdicts can judge."""
    quantities = view.catalogue.quantities
    options = {name: view.of(quantities[name].label) for name in groups(view.catalogue)}
    return view.one("gruppe", view.say("planning_group"), options)


def choose_method(view: View) -> Choice:
    """A survey of those who answer, or a count of all."""
    options = {SURVEY: view.say("planning_survey"), FULL: view.say("planning_full")}
    return view.segment("weg", view.say("planning_method"), options)


def choose_settings(
    view: View, area: str, quantity: str, method: str
) -> Generator[Block, None, dict[str, float]]:
    """Sliders with the origin of each default; of a full count nobody is asked for the response."""
    begin = starts(view.figures(area=area), groups(view.catalogue)[quantity])
    yield Heading(2, view.say("planning_settings"))
    values = {}
    for name in NAMES:
        if name == "response" and method == FULL:
            values[name] = 100.0
            continue
        values[name] = yield from _slide(view, name, begin[name], area)
    yield Reset(view.say("planning_reset"), tuple(NAMES.values()))
    return values


def _slide(view: View, name: str, begin: Start, area: str) -> Generator[Block, None, float]:
    def written(value: float) -> str:
        if name == "every":
            return view.speaker.counted("planning_every", int(value))
        shown = 1 if value != round(value) or name == "change" else 0
        return view.speaker.say(f"planning_unit_{name}", value=view.speaker.number(value, shown))

    label = view.say(f"planning_set_{name}")
    slider = view.slider(NAMES[name], label, grid_of(name), begin.value, decimals_of(name), written)
    yield slider
    yield Small(_origin(view, begin, written(begin.value), area))
    return slider.value


def _origin(view: View, begin: Start, value: str, area: str) -> str:
    if begin.figure is None:
        return view.say("planning_origin_assumed", value=value)
    date = formats.reference(begin.figure, view.language)
    return view.say("planning_origin_figure", value=value, city=view.speaker.area(area), date=date)


def answer(
    view: View, area: str, quantity: str, prospect: planning_wording.Prospect
) -> Iterator[Block]:
    """The one sentence, the chart of chances with its table, and how exact one value would be."""
    yield Heading(2, view.say("planning_result"))
    yield from shared_blocks.plain_switch(view)
    for warning in planning_wording.warnings(prospect.plan, view.speaker):
        yield Words(f"**{warning}**")
    yield from shared_blocks.told_chart(
        view,
        power_chart.power_chart(prospect, view.speaker),
        planning_wording.describe_plan(prospect, view.speaker),
        planning_wording.plain(prospect),
        planning_wording.chance_table(prospect, view.speaker),
        key="erhebung_planen",
        imprint=_imprint(view, area, quantity),
        caption=view.say("planning_chart_note"),
        alternative=planning_wording.alternative(prospect, view.speaker),
    )
    yield Words(planning_wording.precision(prospect.plan, view.speaker))


def _stock_turnover(view: View, known: Turnover) -> str:
    """The rate of stocks with its origin; of cohorts the assumed one, as an example of a stock."""
    rate = known.value or analysis_rules().verdict.turnover["staff"]
    key = "planning_turnover_delivered" if known.years else "planning_turnover_assumed"
    return view.say(key, turnover=view.speaker.number(rate, 1 if rate % 1 else 0))


def _imprint(view: View, area: str, quantity: str) -> imprint.Imprint:
    """Whose survey it would be; the sources of the figures that the settings begin with."""
    begin = starts(view.figures(area=area), groups(view.catalogue)[quantity])
    used = pd.DataFrame([start.figure for start in begin.values() if start.figure is not None])
    group = view.of(view.catalogue.quantities[quantity].label)
    title = view.say("planning_picture", city=view.speaker.area(area), group=group)
    if used.empty:
        return imprint.Imprint(title, (), ())
    said = imprint.definitions(view, used["series"])
    return imprint.Imprint(title, (), imprint.sources(used), said)


def divisions(view: View, plan: Plan, quantity: str) -> Iterator[Block]:
    """Which breakdowns could be published at all."""
    yield Heading(2, view.say("planning_divisions"))
    yield Words(planning_wording.groups_shown(plan, view.speaker))
    divided = divisions_of(view.catalogue, quantity)
    if divided:
        yield from shared_blocks.table(
            view, planning_wording.group_table(plan, divided, view.speaker)
        )


def next_step(view: View, area: str, quantity: str) -> Iterator[Block]:
    """What would bring the figure, and what is to be had with less effort."""
    entry = groups(view.catalogue)[quantity]
    known = view.table("recordability", area=area).set_index("indicator")
    yield Heading(2, view.say("planning_next"))
    row, city, closes = known.loc[entry.name], view.speaker.area(area), view.of(entry.closes_gap)
    if row["state"] in ("published", "hidden"):
        yield Words(
            view.say("planning_next_known", city=city, year=int(row["year"]), closes=closes)
        )
    else:
        level = view.catalogue.recordability_levels[row["level"]]
        label = view.of(level.label)
        yield Words(
            view.say("planning_next_open", city=city, level=level.code, label=label, closes=closes)
        )
    yield from _cheaper(view, area, entry.name)


def _cheaper(view: View, area: str, name: str) -> Iterator[Block]:
    """Open figures of an easier level, the easiest first; three are enough to begin with."""
    known = view.table("recordability", area=area)
    own = known.loc[known["indicator"] == name, "level"].iloc[0]
    is_open = ~known["state"].isin(["published", "hidden"])
    easier = known[is_open & (known["level"] < own)].sort_values("level", kind="stable").head(3)
    if easier.empty:
        return
    yield Words(view.say("planning_cheaper"))
    indicators = view.catalogue.indicators
    lines = []
    for row in easier.to_dict("records"):
        entry = indicators[row["indicator"]]
        title = f"{entry.code} {view.of(entry.title)}"
        link = view.page_link(title, "indikator", indikator=entry.name, gebiet=area)
        lines.append(f"- **{row['level']}** · {link}: {view.of(entry.closes_gap)}")
    yield Words("\n".join(lines))


def turnover(view: View, area: str, quantity: str) -> Turnover:
    """How much of the group is replaced in a year, as a verdict on the city would take it."""
    entry = groups(view.catalogue)[quantity]
    return turnover_known(view.figures(area=area), entry, view.catalogue)


def method(view: View, known: Turnover) -> Iterator[Block]:
    """The rule in words and an example that can be checked."""
    rules = analysis_rules().verdict
    yield Heading(2, view.say("planning_how"))
    yield Words(
        view.say(
            "planning_method_text",
            turnover=_stock_turnover(view, known),
            points=rules.minimum_points,
        )
    )
    yield Words(view.say("planning_example"))
