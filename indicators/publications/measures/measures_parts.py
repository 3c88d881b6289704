"""Parts of the page Maßnahmen: search, register and timeline."""

from collections.abc import Generator, Iterable, Iterator, Sequence

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Measure
from indicators.publications import imprint, shared_blocks
from indicators.publications.exhibit import (
    Block,
    Choices,
    Columns,
    Fold,
    Heading,
    Table,
    Words,
)
from indicators.publications.measures import register_tables, timeline_chart
from indicators.publications.measures import register_wording as wording
from indicators.publications.measures.chain_parts import documents, measure_link
from indicators.publications.measures.register import Search
from indicators.publications.options import goal_options
from indicators.publications.speech import plain_pictures
from indicators.publications.view import View

FILTERS = ("traeger", "ziele", "laufzeit", "zielgruppe", "herkunft")


def choose_search(view: View, catalogue: Catalogue) -> Generator[Block, None, Search]:
    """Search word and filters; all of them stand in the address."""
    words = view.typed("suche", view.say("search_measures"), view.say("search_measures_example"))
    goals = _choices(view, "ziele", goal_options(view, catalogue))
    carriers = _choices(view, "traeger", _carrier_options(view, catalogue))
    audiences = _choices(view, "zielgruppe", _audience_options(view, catalogue))
    kinds = _choices(view, "laufzeit", _kinds(view, _running_times(catalogue.measures)))
    origins = _choices(view, "herkunft", _origins(view, (m.origin for m in catalogue.measures)))
    yield words
    filters = Columns(((goals, carriers, audiences), (kinds, origins)))
    is_filtered = any(name in view.given for name in FILTERS)
    yield Fold(view.say("filters"), (filters,), is_open=is_filtered)
    chosen = (list(choices.codes) for choices in (carriers, goals, kinds, audiences, origins))
    return Search(words.text, *chosen)


def _running_times(measures: Iterable[Measure]) -> Iterator[str]:
    return (measure.running_time.kind for measure in measures)


def _choices(view: View, name: str, options: dict[str, str]) -> Choices:
    return view.some(name, view.say(f"filter_{name}"), options, view.say("filter_all"))


def _carrier_options(view: View, catalogue: Catalogue) -> dict[str, str]:
    used = {code for measure in catalogue.measures for code in measure.carriers}
    return _sorted(
        {body.code: view.of(body.name) for body in catalogue.bodies if body.code in used}
    )


def _audience_options(view: View, catalogue: Catalogue) -> dict[str, str]:
    used = {code for measure in catalogue.measures for code in measure.audience}
    return _sorted({e.code: view.of(e.label) for e in catalogue.audiences if e.code in used})


def _kinds(view: View, codes: Iterable[str]) -> dict[str, str]:
    return {code: view.speaker.say(f"running_{code}") for code in dict.fromkeys(codes)}


def _origins(view: View, codes: Iterable[str]) -> dict[str, str]:
    return {code: view.speaker.say(f"origin_{code}") for code in dict.fromkeys(codes)}


def _sorted(options: dict[str, str]) -> dict[str, str]:
    return dict(sorted(options.items(), key=lambda option: option[1].casefold()))


def register(view: View, found: Sequence[Measure], catalogue: Catalogue) -> Iterator[Block]:
    """How many measures were found, and the table of them, each with a link."""
    yield from _result(view, found, catalogue)
    if not found:
        return
    table = register_tables.measure_table(found, view.speaker)
    yield shared_blocks.csv_file(view, "massnahmen.csv", table)
    links = [
        measure_link(view, measure, f"{measure.code} · {view.of(measure.title)}")
        for measure in found
    ]
    marked = register_tables.two_columns(table, links)
    yield from shared_blocks.with_legend(view, Table(marked, table))


def _result(view: View, found: Sequence[Measure], catalogue: Catalogue) -> Iterator[Block]:
    total = len(catalogue.measures)
    linked = sum(1 for measure in found if catalogue.indicators_of_measure(measure.code))
    form = _found_form(len(found), total, linked)
    yield Words(
        view.speaker.say(f"measures_found{form}", count=len(found), total=total, linked=linked)
    )


def _found_form(count: int, total: int, linked: int) -> str:
    """The form of the sentence that counts what was found."""
    if count in (0, total):
        return "_all" if count else "_none"
    if count == 1:
        return "_one_linked" if linked else "_one_unlinked"
    return {0: "_unlinked", 1: "_linked_one"}.get(linked, "")


def timeline(view: View, found: Sequence[Measure], catalogue: Catalogue) -> Iterator[Block]:
    """Bars of the measures whose source states a start; the others in words."""
    yield from _result(view, found, catalogue)
    yield from dated_timeline(view, found)
    yield from _undated(view, [measure for measure in found if not measure.running_time.start])


def dated_timeline(view: View, found: Sequence[Measure]) -> Iterator[Block]:
    """The measures whose source states a start; nothing where there are none."""
    dated = timeline_chart.dated_measures(found)
    if dated:
        message = wording.describe_timeline(dated, len(found), view.language)
        yield from shared_blocks.plain_switch(view)
        yield from shared_blocks.told_chart(
            view,
            timeline_chart.timeline(found, view.language),
            message,
            plain_pictures.timeline(dated, len(found)),
            register_tables.timeline_table(found, view.language),
            key="zeitachse",
            imprint=imprint.of_documents(
                view.say("timeline_title"), documents(dated, view.catalogue), view.language
            ),
            caption=view.say("timeline_explained"),
        )


def _undated(view: View, undated: Sequence[Measure]) -> Iterator[Block]:
    """Measures without a stated start, listed by what the source does say."""
    if not undated:
        return
    yield Heading(2, view.say("undated"))
    yield Words(view.say("undated_explained"))
    for kind, label in _kinds(view, _running_times(undated)).items():
        group = [measure for measure in undated if measure.running_time.kind == kind]
        count = view.speaker.counted("measures", len(group))
        yield Fold(
            view.speaker.say("undated_group", kind=label, count=count),
            (Words("\n".join(_undated_line(view, measure) for measure in group)),),
        )


def _undated_line(view: View, measure: Measure) -> str:
    link = measure_link(view, measure, f"{measure.code} {view.of(measure.title)}")
    time = measure.running_time
    end = f" ({wording.running_time(time, view.language)})" if time.end or time.rhythm else ""
    return f"- {link}{end}"
