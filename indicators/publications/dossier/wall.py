"""What a leaf shows on the wall of a meeting room, where its page has more than one can read there.

Panels, long tables and plans of many rows say the same in one picture: a row a city, a bar a count.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from indicators.catalogue.models import Measure
from indicators.publications import imprint, shared_blocks, typed_cells
from indicators.publications.comparison import city_panels, comparison_wording
from indicators.publications.drawing import count_bars, scaled_rows, style
from indicators.publications.drawing.count_bars import Count
from indicators.publications.drawing.value_rows import Look, Mark, Row, divided
from indicators.publications.exhibit import Chart
from indicators.publications.marked_tables import alternative_with_marks, chart_with_legend
from indicators.publications.measures.register import TOPICS, topic
from indicators.publications.measures.register_tables import titled
from indicators.publications.overview import progress_wording
from indicators.publications.series.pairs_chart import POPULATION, STAFF
from indicators.publications.speech import figure_formats
from indicators.publications.speech.correction_words import correction_mark
from indicators.publications.speech.signs import sign
from indicators.publications.typed_cells import Cell
from indicators.publications.verdicts import verdict_lists
from indicators.publications.verdicts.standing import Standing
from indicators.publications.view import View
from indicators.release.row_types import Figure

MOST = 216
"""Units of rows below a message of two lines; what is more goes on another slide."""


def progress(
    view: View, chart: Chart, found: Sequence[Standing], scales: Mapping[str, int]
) -> tuple[Chart, ...]:
    """Staff and population of every city in a row, with the verdict behind it."""
    rows = [_on_the_way(view, one, scales) for one in found]
    legend = (STAFF[view.language], POPULATION[view.language])
    said = progress_wording.alternative(found, view.language, "wall_progress_alternative")
    return _rows(view, chart, rows, legend, said)


def _on_the_way(view: View, one: Standing, scales: Mapping[str, int]) -> Row:
    name = view.speaker.area(one.area)
    if one.newest is None:
        return Row(name, None, (), progress_wording.first_step(one, view.language))
    staff = Mark(one.newest, _dated(view, one.newest, has_year=one.base is None))
    base = () if one.base is None else (Mark(one.base, _dated(view, one.base), 1),)
    words = progress_wording.verdict(one, view.language)
    return Row(name, scales.get(one.area), (staff, *base), words)


def _dated(view: View, figure: Figure, *, has_year: bool = False) -> str:
    """A value; its year where no other value of the row tells of when it is."""
    value = figure_formats.signed_value(figure, view.speaker)
    return f"{value} ({int(figure['year'])})" if has_year else value


def share(view: View, chart: Chart) -> tuple[Chart, ...]:
    """A share beside its population: lines that serve as no reference have one name together."""
    traces: list[Mapping[str, Any]] = []
    is_named = False
    for trace in chart.figure["data"]:
        is_quiet = trace["marker"]["color"] == style.QUIET
        name = view.say("wall_no_reference") if is_quiet else _short(trace["name"], view.language)
        traces.append(
            {
                **trace,
                "name": name,
                "showlegend": trace["showlegend"] and not (is_quiet and is_named),
            }
        )
        is_named = is_named or is_quiet
    return (replace(chart, figure={**chart.figure, "data": traces}, caption=""),)


def _short(name: str, language: str) -> str:
    """Where lines of the staff are told apart, they need no title before that."""
    title, _, kind = name.replace("<br>", " ").partition(": ")
    return f"{STAFF[language]}: {kind}" if kind and title != POPULATION[language] else name


def comparable(
    view: View, chart: Chart, newest: pd.DataFrame, axes: Mapping[str, int]
) -> tuple[Chart, ...]:
    """The newest value of every city, apart where they do not compare, with how it was found."""
    own = {figure["area"]: figure for figure in newest.to_dict("records")}
    rows = [
        _compared(view, own[city.code], axes)
        for city in view.catalogue.monitored_cities
        if city.code in own
    ]
    title = chart.title
    scales = len(set(axes.values()))
    said = comparison_wording.dots_alternative(newest, scales, title, view.speaker)
    return _rows(view, chart, rows, (), said)


def _compared(view: View, figure: Figure, axes: Mapping[str, int]) -> Row:
    method = view.of(view.catalogue.methods[figure["method"]].label)
    mark = Mark(figure, _dated(view, figure, has_year=True))
    return Row(view.speaker.area(figure["area"]), axes[figure["area"]], (mark,), method)


def _rows(
    view: View, chart: Chart, rows: Sequence[Row], legend: tuple[str, ...], said: str
) -> tuple[Chart, ...]:
    """The chart of the page with other drawings; as many as the rows need."""
    used = sorted({row.scale for row in rows if row.scale is not None})
    scales = {one: city_panels.scale_name(one, view.language) for one in used}
    look = Look(scales if len(used) > 1 else {}, legend)
    caption = view.say("wall_scales") if look.scales else ""
    return tuple(
        replace(
            chart,
            figure=chart_with_legend(view, scaled_rows.picture(page, look, view.language), marks),
            alternative=alternative_with_marks(view, said, marks),
            caption=caption,
        )
        for page in divided(rows, look, MOST)
        for marks in [_corrected(page, view)]
    )


def _corrected(rows: Sequence[Row], view: View) -> list[typed_cells.Mark]:
    """The marks of the values that another release shows differently."""
    found = (correction_mark(one.figure, view.speaker) for row in rows for one in row.marks)
    return list(filter(None, found))


def verdicts(view: View) -> tuple[Chart, ...]:
    """How many pairs of city and share have which verdict, and why the others have none."""
    found, speaker = view.table("verdicts"), view.speaker
    kinds = verdict_lists.count_table(found, speaker).iloc[:, :2]
    counts = [
        Count(name, int(cell.value), cell.text, name.startswith(sign("not_assessable")))
        for name, cell in kinds.itertuples(index=False)
    ]
    drawn = shared_blocks.chart(
        view,
        count_bars.count_bars(counts, view.language),
        verdict_lists.describe_counts(found, view.language),
        [],
        kinds,
        key="bewertungen_anzahl",
        imprint=imprint.of_release(view, view.say("overview_verdicts")),
    )
    return tuple(block for block in drawn if isinstance(block, Chart))


def plan(view: View, chart: Chart, measures: Sequence[Measure], headline: str) -> tuple[Chart, ...]:
    """How many measures are meant to move which kind of figure, and how many move none."""
    moved = {one.code: view.catalogue.indicators_of_measure(one.code) for one in measures}
    found = Counter(name for own in moved.values() for name in {topic(each) for each in own})
    number = view.speaker.number
    counts = [
        Count(view.speaker.say(f"topic_{name}"), found[name], number(found[name]))
        for name in dict.fromkeys(TOPICS.values())
        if found[name]
    ]
    nothing = sum(not own for own in moved.values())
    counts.append(Count(view.say("wall_moves_nothing"), nothing, number(nothing), is_quiet=True))
    rows = [{"meant_to_move": one.name, "measures": Cell(one.said, one.number)} for one in counts]
    title = view.say("wall_plan_title")
    table = replace(shared_blocks.with_links(view, titled(rows, view.language)), caption=title)
    figure = count_bars.count_bars(counts, view.language)
    caption = view.say("wall_plan_caption")
    whole = (table, *chart.table)
    return (
        replace(
            chart, figure=figure, alternative=headline, title=title, caption=caption, table=whole
        ),
    )
