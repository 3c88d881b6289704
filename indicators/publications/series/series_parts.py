"""Parts of the page of one indicator or reference series: its values and how to read them."""

from collections.abc import Generator, Iterator

import pandas as pd

from indicators.catalogue.models import Context, Indicator
from indicators.publications import imprint, shared_blocks
from indicators.publications.exhibit import Block, Fold, Heading, Note, Words
from indicators.publications.series import (
    interval_notes,
    plain_series,
    series_sentence,
    series_tables,
    series_wording,
    time_line_chart,
)
from indicators.publications.series.two_counts import two_counts
from indicators.publications.view import View

Series = Indicator | Context


def choose_breakdown(view: View, figures: pd.DataFrame) -> Generator[Block, None, pd.DataFrame]:
    """The figures of one breakdown; asks only where there are several."""
    kinds = figures["breakdown"].map(_dimensions)
    options = {kind or "ohne": _breakdown_label(view, kind) for kind in sorted(set(kinds), key=len)}
    if len(options) < 2:
        return figures
    chosen = yield from shared_blocks.chosen(
        view.one("gliederung", view.say("indicator_breakdown"), options)
    )
    return figures[kinds == ("" if chosen == "ohne" else chosen)]


def intervals(view: View, entry: Series, figures: pd.DataFrame) -> Iterator[Block]:
    """What the intervals of a gap or ratio rest on, or why there is none; else silent."""
    if isinstance(entry, Indicator) and entry.derived is not None:
        yield Words(" ".join(interval_notes.describe_intervals(figures, view.language)))


def _dimensions(breakdown: str) -> str:
    """grade=higher|sex=female → grade-sex: which characteristics divide a figure."""
    return "-".join(pair.partition("=")[0] for pair in breakdown.split("|") if pair)


def _breakdown_label(view: View, kind: str) -> str:
    if not kind:
        return view.say("indicator_no_breakdown")
    return ", ".join(view.of(view.catalogue.dimensions[d].label) for d in kind.split("-"))


def values(view: View, entry: Series, area: str, figures: pd.DataFrame) -> Iterator[Block]:
    """The message, then the chart with its table, or in words why there is none."""
    name = view.speaker.area(area)
    message = series_sentence.describe_series(figures, view.of(entry.title), name, view.speaker)
    plain = plain_series.series(figures, view.of(entry.title), name)
    table = series_tables.figure_table(figures, view.speaker)
    if figures["value"].notna().any():
        yield from shared_blocks.told_chart(
            view,
            time_line_chart.time_line(figures, view.speaker),
            message,
            plain,
            table,
            key=f"{entry.name}_{area}",
            imprint=imprint.of_figures(
                view, view.say("picture_of_area", title=view.of(entry.title), area=name), figures
            ),
            caption=" ".join(shared_blocks.chart_notes(view, figures)),
            figures=figures,
        )
    elif figures.empty:
        yield from shared_blocks.message(view, message, plain)
        yield Note("info", view.say("nothing_published"))
    else:
        yield from shared_blocks.message(view, message, plain)
        yield Note("info", view.say("hidden_explained"))
        yield Fold(view.say("indicator_table"), tuple(shared_blocks.table(view, table)))


def contradictions(view: View, figures: pd.DataFrame) -> Iterator[Block]:
    """What two offices count differently; silent where nobody contradicts."""
    for text in two_counts(figures, view.speaker):
        yield Words(text)


def reading_aid(
    view: View, entry: Series, figures: pd.DataFrame, found: pd.DataFrame
) -> Iterator[Block]:
    """How to read the newest value, of this area or else of any city."""
    cities = [city.code for city in view.catalogue.monitored_cities]
    is_known = figures["value"].notna().any()
    example = figures if is_known else found[found["area"].isin(cities)]
    yield Heading(3, view.say("indicator_read"))
    yield Words(series_wording.reading_aid(entry, example, view.speaker))
