"""Criteria of the contract goals on the page of a city, with the indicators counted beside them."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from indicators.catalogue.models import Criterion
from indicators.publications import shared_blocks
from indicators.publications.city import city_wording, criteria_wording
from indicators.publications.city.criteria_wording import Counted
from indicators.publications.exhibit import Block, Fold, Heading, Small, Words
from indicators.publications.speech.escaping import in_markdown
from indicators.publications.speech.signs import used_in
from indicators.publications.typed_cells import Cell
from indicators.publications.view import View

Source = tuple[str, str]
"""Title and address of where a statement is from."""


@dataclass(frozen=True)
class _Known:
    """What is known of one criterion in one city: reports, the stage in words, and counts."""

    criterion: Criterion
    reports: pd.DataFrame
    stage: Cell | str
    counted: list[Counted]

    @property
    def is_silent(self) -> bool:
        """Whether there is neither a report nor a counted figure."""
        return self.reports.empty and not any(entry.is_published for entry in self.counted)

    @property
    def stage_source(self) -> Source:
        """Where the stage is from, that is, its latest report."""
        last = city_wording.latest_reports(self.reports).iloc[-1]
        return last["source_title"], last["source_address"]

    @property
    def sources(self) -> list[Source]:
        """The source of every statement that names one."""
        counted = [(entry.source_title, entry.source_address) for entry in self.counted]
        stages = [] if self.reports.empty else [self.stage_source]
        return [source for source in stages + counted if source[0]]


def criteria(view: View, area: str, figures: pd.DataFrame) -> Iterator[Block]:
    """Criteria with stage, evidence, source and counted figures, then those without any."""
    yield Heading(2, view.say("city_criteria"), anchor="kriterien")
    yield Words(view.say("city_criteria_intro"))
    catalogue = view.catalogue
    goals = [goal for goal in catalogue.goals if goal.judged_by == "criteria"]
    found = [
        [
            _known(view, criterion, area, figures)
            for criterion in catalogue.criteria_of_goal(goal.code)
        ]
        for goal in goals
    ]
    shared = _shared_source([known for group in found for known in group])
    if shared:
        yield Small(view.say("city_criteria_source", source=_source(*shared)))
    values = [entry.value for group in found for known in group for entry in known.counted]
    yield from shared_blocks.signs_explained(view, used_in(values))
    for goal, group in zip(goals, found, strict=True):
        yield Heading(3, f"{view.of(goal.label)}: {view.of(goal.title)}")
        yield from _goal(view, group, area, shared)
    yield Small(view.say("city_no_report_note"))


def _shared_source(found: list[_Known]) -> Source | None:
    """The source of all statements, to be named once; None where they have several."""
    named = [source for known in found for source in known.sources]
    return named[0] if len(named) > 1 and len(set(named)) == 1 else None


def _known(view: View, criterion: Criterion, area: str, figures: pd.DataFrame) -> _Known:
    reports = view.table("criteria", area=area)
    states = view.table("recordability", area=area)
    return _Known(
        criterion,
        reports[reports["criterion"] == criterion.code],
        criteria_wording.stage(criterion, reports, view.speaker),
        criteria_wording.counted_beside(criterion, figures, states, view.speaker),
    )


def _goal(view: View, found: list[_Known], area: str, shared: Source | None) -> Iterator[Block]:
    told = [known for known in found if not known.is_silent]
    if told:
        lines = (
            f"- {_stage_line(view, known, shared)}\n{_counted_lines(view, known, area, shared)}"
            for known in told
        )
        label = view.say("city_criteria_list", count=len(told))
        yield Fold(label, tuple(Words(line) for line in lines))
    silent = [known for known in found if known.is_silent]
    if silent:
        form = "city_no_report_one" if len(silent) == 1 else "city_no_report_many"
        yield Fold(
            view.say(form, count=len(silent)),
            (Words("\n".join(_silent_line(view, known, area, shared) for known in silent)),),
        )
    rows = [(known.criterion, known.stage, known.counted) for known in found]
    table = shared_blocks.table(view, criteria_wording.criteria_table(rows, view.language))
    yield Fold(view.say("as_table"), tuple(table))


def _stage_line(view: View, known: _Known, shared: Source | None) -> str:
    if known.reports.empty:
        return view.say("city_criterion_silent", title=view.of(known.criterion.title))
    text = city_wording.criterion(known.reports, view.speaker)
    return text + _source_line(view, known.stage_source, shared, indent=2)


def _silent_line(view: View, known: _Known, area: str, shared: Source | None) -> str:
    title, question = view.of(known.criterion.title), view.of(known.criterion.question)
    return f"- {title}: {question}\n{_counted_lines(view, known, area, shared)}"


def _counted_lines(view: View, known: _Known, area: str, shared: Source | None) -> str:
    """A list below the criterion, which reads on a phone as on a screen."""
    return "\n".join(f"    - {_counted_line(view, entry, area, shared)}" for entry in known.counted)


def _counted_line(view: View, entry: Counted, area: str, shared: Source | None) -> str:
    name = f"{entry.indicator.code} {view.of(entry.indicator.title)}"
    link = view.page_link(name, "indikator", indikator=entry.indicator.name, gebiet=area)
    form = "city_counted" if entry.is_published else "city_counted_missing"
    form = form if entry.date else f"{form}_undated"
    text = view.say(form, link=link, value=in_markdown(str(entry.value)), date=entry.date)
    return text + _source_line(view, (entry.source_title, entry.source_address), shared, indent=6)


def _source_line(view: View, source: Source, shared: Source | None, indent: int) -> str:
    """The source on a line of its own, unless there is none or all share it."""
    if not source[0] or source == shared:
        return ""
    return f"  \n{' ' * indent}:small[{view.say('source')}: {_source(*source)}]"


def _source(title: str, address: str) -> str:
    """Where a statement is from; without an address its title says enough."""
    return shared_blocks.source_link(title, address if address.startswith("http") else "")
