"""Parts of the page Maßnahmen: search, register and timeline."""

from collections.abc import Iterable, Sequence

import streamlit as st

from dashboard.choices import choose_some, choose_text
from dashboard.elements import show_marked_table, show_told_chart, to_csv
from dashboard.languages import language
from dashboard.options import goal_options
from dashboard.parts_chain import measure_link
from dashboard.plain import choose_plain
from dashboard.say import of, say
from indicators.catalogue import Catalogue
from indicators.catalogue.models import Measure
from indicators.publications import charts_timeline, plain_pictures, tables_register
from indicators.publications import wording_register as wording
from indicators.publications.register import Search
from indicators.publications.wording import counted, sentence

FILTERS = ("traeger", "ziele", "laufzeit", "zielgruppe", "herkunft")


def choose_search(catalogue: Catalogue) -> Search:
    """Search word and filters; all of them stand in the address."""
    words = choose_text("suche", say("search_measures"), say("search_measures_example"))
    is_filtered = any(name in st.query_params for name in FILTERS)
    with st.expander(say("filters"), expanded=is_filtered):
        left, right = st.columns(2)
        with left:
            goals = _choose("ziele", goal_options(catalogue))
            carriers = _choose("traeger", _carrier_options(catalogue))
            audiences = _choose("zielgruppe", _audience_options(catalogue))
        with right:
            kinds = _choose("laufzeit", _kinds(m.running_time.kind for m in catalogue.measures))
            origins = _choose("herkunft", _origins(m.origin for m in catalogue.measures))
    return Search(words, carriers, goals, kinds, audiences, origins)


def _choose(name: str, options: dict[str, str]) -> list[str]:
    return choose_some(name, say(f"filter_{name}"), options, say("filter_all"))


def _carrier_options(catalogue: Catalogue) -> dict[str, str]:
    used = {code for measure in catalogue.measures for code in measure.carriers}
    return _sorted({body.code: of(body.name) for body in catalogue.bodies if body.code in used})


def _audience_options(catalogue: Catalogue) -> dict[str, str]:
    used = {code for measure in catalogue.measures for code in measure.audience}
    return _sorted({e.code: of(e.label) for e in catalogue.audiences if e.code in used})


def _kinds(codes: Iterable[str]) -> dict[str, str]:
    return {code: sentence(f"running_{code}", language()) for code in dict.fromkeys(codes)}


def _origins(codes: Iterable[str]) -> dict[str, str]:
    return {code: sentence(f"origin_{code}", language()) for code in dict.fromkeys(codes)}


def _sorted(options: dict[str, str]) -> dict[str, str]:
    return dict(sorted(options.items(), key=lambda option: option[1].casefold()))


def show_register(found: Sequence[Measure], catalogue: Catalogue) -> None:
    """How many measures were found, and the table of them, each with a link."""
    _show_result(found, catalogue)
    if not found:
        return
    table = tables_register.measure_table(found, catalogue, language())
    st.download_button(
        say("download_csv"), to_csv(table), "massnahmen.csv", "text/csv", on_click="ignore"
    )
    linked = table.copy()
    linked.iloc[:, 1] = [measure_link(measure, of(measure.title)) for measure in found]
    show_marked_table(linked, table)


def _show_result(found: Sequence[Measure], catalogue: Catalogue) -> None:
    total = len(catalogue.measures)
    linked = sum(1 for measure in found if catalogue.indicators_of_measure(measure.code))
    form = "_none" if not found else "_all" if len(found) == total else ""
    st.markdown(
        sentence(f"measures_found{form}", language(), count=len(found), total=total, linked=linked)
    )


def show_timeline(found: Sequence[Measure], catalogue: Catalogue) -> None:
    """Bars of the measures whose source states a start; the others in words."""
    _show_result(found, catalogue)
    dated = charts_timeline.dated_measures(found)
    if dated:
        message = wording.describe_timeline(dated, len(found), language())
        choose_plain()
        show_told_chart(
            charts_timeline.timeline(found, language()),
            message,
            plain_pictures.timeline(dated, len(found)),
            tables_register.timeline_table(found, language()),
            key="zeitachse",
            caption=say("timeline_explained"),
        )
    _show_undated([measure for measure in found if not measure.running_time.start])


def _show_undated(undated: Sequence[Measure]) -> None:
    """Measures without a stated start, listed by what the source does say."""
    if not undated:
        return
    st.subheader(say("undated"))
    st.markdown(say("undated_explained"))
    for kind, label in _kinds(measure.running_time.kind for measure in undated).items():
        group = [measure for measure in undated if measure.running_time.kind == kind]
        count = counted("measures", len(group), language())
        with st.expander(f"{label[0].upper()}{label[1:]} ({count})"):
            st.markdown("\n".join(_undated_line(measure) for measure in group))


def _undated_line(measure: Measure) -> str:
    link = measure_link(measure, f"{measure.code} {of(measure.title)}")
    time = measure.running_time
    end = f" ({wording.running_time(time, language())})" if time.end or time.rhythm else ""
    return f"- {link}{end}"
