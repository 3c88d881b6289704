"""What is needed to read figures, each on a sheet of its own: from definitions to changes."""

from collections.abc import Callable, Iterator

import pandas as pd

from indicators.publications.forms.sections import state
from indicators.publications.forms.workbook.figure_rows import headings
from indicators.publications.forms.workbook.written_sheets import Sheet, Value
from indicators.publications.imprint import definitions
from indicators.publications.speech import figure_formats, formats
from indicators.publications.view import View

About = Callable[[str], str]
"""The first row of a sheet, from its name in the texts."""


def about_sheets(view: View, title: str) -> About:
    """What every sheet says at its top: what it is, of whom, and how new."""

    def about(sheet: str) -> str:
        name = view.say(f"book_sheet_{sheet}")
        return view.say("book_about", sheet=name, title=title, state=state(view))

    return about


def reading_sheets(view: View, figures: pd.DataFrame, about: About) -> Iterator[Sheet]:
    """Definitions, caveats, sources, signs, changes."""
    tables = {
        "definitions": (("code", "series", "definition", "unit", "origin", "closes"), _definitions),
        "caveats": (("code", "series", "caveat"), _caveats),
        "sources": (("source", "address", "count"), _sources),
        "signs": (("sign", "label", "meaning"), _signs),
        "changes": (("area", "series", "date", "breakdown", "change"), _changes),
    }
    for name, (columns, rows_of) in tables.items():
        rows = tuple(rows_of(view, figures))
        yield Sheet(view.say(f"book_sheet_{name}"), about(name), headings(view, columns), rows)


def _definitions(view: View, figures: pd.DataFrame) -> Iterator[tuple[Value, ...]]:
    """Of every indicator, also of those without a figure, and of what they are measured against."""
    for one in view.catalogue.indicators:
        unit = view.of(view.catalogue.units[one.unit].label)
        origin, closes = view.of(one.source), view.of(one.closes_gap)
        yield one.code, view.of(one.title), view.of(one.definition), unit, origin, closes
    shown = set(figures["series"])
    for other in view.catalogue.context:
        if other.name in shown:
            unit = view.of(view.catalogue.units[other.unit].label)
            yield other.code, view.of(other.title), view.of(other.definition), unit, "", ""


def _caveats(view: View, figures: pd.DataFrame) -> Iterator[tuple[Value, ...]]:
    for one in definitions(view, figures["series"]):
        yield one.code, one.title, one.caveats


def _sources(view: View, figures: pd.DataFrame) -> Iterator[tuple[Value, ...]]:
    counts = figures.groupby(["source_title", "source_address"], sort=True).size()
    for (title, address), count in counts.items():
        yield str(title), str(address or ""), int(count)


def _signs(view: View, figures: pd.DataFrame) -> Iterator[tuple[Value, ...]]:
    for one in sorted(view.catalogue.signs, key=lambda entry: entry.sort_order):
        yield one.sign, view.of(one.label), view.of(one.meaning)


def _changes(view: View, figures: pd.DataFrame) -> Iterator[tuple[Value, ...]]:
    """Every figure that replaces an earlier one; a sentence where there is none."""
    revised = figures[figures["revised"]]
    if revised.empty:
        yield "", "", "", "", view.say("book_unchanged")
    for figure in revised.to_dict("records"):
        yield (
            view.speaker.area(figure["area"]),
            view.of(view.catalogue.series(figure["series"]).title),
            formats.reference(figure, view.language),
            figure_formats.breakdown(figure["breakdown"], view.speaker),
            view.say("book_changed"),
        )
