"""Parts of one measure: how its figures stood before and after, and who took part in trainings."""

from collections.abc import Iterator

from indicators.catalogue.models import Measure
from indicators.publications import imprint, shared_blocks
from indicators.publications.exhibit import Block, Heading, Note, Table, Words
from indicators.publications.marked_tables import marked, marks_explained, marks_in
from indicators.publications.measures import before_and_after, training_chart
from indicators.publications.measures.register import by_code
from indicators.publications.options import city_choice, home_code
from indicators.publications.typed_cells import as_text
from indicators.publications.view import View


def effects(view: View, measure: Measure) -> Iterator[Block]:
    """What a measure was meant to move, in a city of one's choice; silent without indicators."""
    indicators = by_code(view.catalogue.indicators_of_measure(measure.code))
    if not indicators:
        return
    yield Heading(3, view.say("before_heading"), anchor="vorher")
    span = before_and_after.span_of(measure.running_time)
    city = yield from shared_blocks.chosen(city_choice(view))
    figures = view.figures(tuple(entry.name for entry in indicators), city)
    name = view.speaker.area(city)
    if span is None:
        yield Note("info", view.say("before_no_start"))
    else:
        found = [before_and_after.stood(entry, figures, span) for entry in indicators]
        yield Words(f"**{before_and_after.describe(found, name, view.speaker)}**")
        if any(one.is_known for one in found):
            yield Words(before_and_after.describe_span(span, name, view.speaker))
            table = before_and_after.table(found, span, view.speaker)
            narrow = before_and_after.three_columns(marked(view, table))
            shown = Table(narrow, as_text(table), note=marks_explained(view, marks_in(table)))
            yield from shared_blocks.with_legend(view, shown)
            yield shared_blocks.csv_file(view, f"vorher_nachher_{measure.code}_{city}.csv", table)
            yield Words(view.say("before_no_cause"))
        yield from _elsewhere(view, measure, city)
    if {entry.name for entry in indicators} & set(training_chart.TRAININGS):
        yield from _trainings(view, measure, city)


def _elsewhere(view: View, measure: Measure, city: str) -> Iterator[Block]:
    """That nobody knows whether the measure runs in another city than that of the plan."""
    reports = view.table("measure_reports", measure=measure.code)
    if city not in {home_code(view.catalogue), *reports["area"]}:
        yield Words(view.say("before_elsewhere", city=view.speaker.area(city)))


def _trainings(view: View, measure: Measure, city: str) -> Iterator[Block]:
    """Participants over the years, or that none have been given."""
    wanted = tuple(
        entry.name
        for entry in view.catalogue.indicators_of_measure(measure.code)
        if entry.name in training_chart.TRAININGS
    )
    counted = training_chart.participants(view.figures(wanted, city))
    name = view.speaker.area(city)
    yield Heading(3, view.say("training_heading"))
    if counted.empty:
        yield Words(view.say("training_none", city=name))
        return
    yield from shared_blocks.told_chart(
        view,
        training_chart.drawn(counted, view.speaker),
        training_chart.describe(counted, name, view.speaker),
        training_chart.plain(counted, view.speaker),
        training_chart.table(counted, view.speaker),
        key=f"schulungen_{measure.code}_{city}",
        imprint=imprint.of_figures(view, f"{name}: {view.say('training_heading')}", counted),
        caption=view.say("training_note"),
    )
