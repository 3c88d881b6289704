"""What stands behind an indicator or reference series: definition, chain, methods, relatives."""

from collections.abc import Iterator

import pandas as pd

from indicators.catalogue.models import Context, Indicator
from indicators.publications.exhibit import Block, Columns, Heading, Small, Words
from indicators.publications.series import series_tables, series_wording
from indicators.publications.speech.escaping import in_markdown
from indicators.publications.view import View

Series = Indicator | Context


def definition(view: View, entry: Series) -> Iterator[Block]:
    """Definition, reason, formula and unit, and what to beware of."""
    left: list[Block] = [
        Heading(3, view.say("indicator_definition")),
        Words(view.of(entry.definition)),
    ]
    if isinstance(entry, Indicator):
        left += [Heading(3, view.say("indicator_why")), Words(view.of(entry.why))]
    right = (
        Heading(3, view.say("indicator_formula")),
        Words("\n".join(_formula(view, entry))),
        Heading(3, view.say("indicator_caveats")),
        Words(view.of(entry.caveats)),
    )
    yield Columns((tuple(left), right))


def _formula(view: View, entry: Series) -> list[str]:
    unit = view.of(view.catalogue.units[entry.unit].label)
    if isinstance(entry, Context):
        return [view.say("indicator_as_reported"), view.say("indicator_unit", unit=unit)]
    return [
        series_wording.formula(entry, view.speaker),
        view.say("indicator_unit", unit=unit),
        f"- {view.speaker.say(f'better_{entry.better}')}",
    ]


def chain(view: View, entry: Indicator) -> Iterator[Block]:
    """The contract goals it tells about and the measures that are meant to move it."""
    catalogue = view.catalogue
    yield Heading(2, view.say("indicator_chain"))
    goals = [catalogue.goals[code] for code in entry.goals]
    yield Words(view.say("indicator_goals" if goals else "indicator_no_goal"))
    for goal in goals:
        yield view.link(
            "measures",
            f"{view.of(goal.label)}: {view.of(goal.title)}",
            ziel=goal.code,
        )
    measures = catalogue.measures_of_indicator(entry.name)
    if not measures:
        yield Words(view.say("indicator_measures_none"))
        return
    form = "indicator_measures_one" if len(measures) == 1 else "indicator_measures_many"
    yield Words(view.say(form, count=len(measures)))
    yield Words(
        "\n".join(
            f"- {view.page_link(f'{m.code}: {view.of(m.title)}', 'massnahmen', massnahme=m.code)}"
            for m in measures
        )
    )


def recordability(view: View, entry: Indicator, area: str) -> Iterator[Block]:
    """What it takes to obtain the figure, and what the city has said about it."""
    yield Heading(2, view.say("indicator_recordable"))
    level = view.catalogue.recordability_levels[entry.recordability]
    yield Words(
        view.say(
            "indicator_level",
            level=level.code,
            label=view.of(level.label),
            meaning=view.of(level.meaning),
            effort=view.of(level.effort),
        )
    )
    yield Words(view.say("indicator_source", text=view.of(entry.source)))
    states = view.table("recordability", area=area)
    own = states[(states["indicator"] == entry.name) & (states["reason_de"] != "")]
    for row in own.to_dict("records"):
        text = in_markdown(view.told(row, "reason"))
        yield Words(view.say("indicator_said", year=int(row["year"]), text=text))
    yield Words(view.say("indicator_closes_gap", text=view.of(entry.closes_gap)))
    reviewed = entry.reviewed
    yield Small(
        view.say(
            "indicator_reviewed",
            on=view.speaker.day(reviewed.on),
            next=view.speaker.day(reviewed.next),
        )
    )


def methods(view: View, figures: pd.DataFrame) -> Iterator[Block]:
    """The concepts, methods and scopes of the values shown, each with its rule."""
    shown = figures[figures["value"].notna()]
    if shown.empty:
        return
    catalogue = view.catalogue
    lines = [
        f"- **{view.of(entry.label)}:** "
        f"{view.of(entry.rule if kind == 'concepts' else entry.explanation)}"
        for kind, column in (("concepts", "concept"), ("methods", "method"), ("scopes", "scope"))
        for code in dict.fromkeys(shown[column])
        if code != "all"
        for entry in [catalogue.list_of(kind)[code]]
    ]
    yield Heading(3, view.say("indicator_methods"))
    yield Words("\n".join(lines))


def breaks(view: View, figures: pd.DataFrame) -> Iterator[Block]:
    """The breaks in the values shown, with what changed."""
    codes = dict.fromkeys(code for codes in figures["breaks"] for code in codes)
    if not codes:
        return
    yield Heading(3, view.say("indicator_breaks"))
    yield Words("\n".join(f"- {_break(view, code)}" for code in codes))


def _break(view: View, code: str) -> str:
    if code in series_tables.UNDATED_BREAKS:
        return view.say(f"indicator_{code}")
    entry = view.catalogue.breaks[code]
    starts = view.speaker.day(entry.starts)
    return f"**{view.of(entry.title)}** ({starts}): {view.of(entry.explanation)}"


def related(view: View, entry: Series, area: str) -> Iterator[Block]:
    """Links to the series needed to read this one."""
    related = series_wording.related_series(entry, view.catalogue)
    if related:
        yield Heading(3, view.say("indicator_related"))
    for other in related:
        yield view.link(
            "indicator",
            f"{other.code} · {view.of(other.title)}",
            indikator=other.name,
            gebiet=area,
        )
