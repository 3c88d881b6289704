"""The leaves about measures: what they are meant to move, and what cities reported on them."""

from collections.abc import Sequence
from itertools import groupby

import pandas as pd

from indicators.catalogue.models import Indicator, Measure
from indicators.publications import shared_blocks
from indicators.publications.dossier import wall
from indicators.publications.dossier.leaf import Leaf, chart_in, said, table_of
from indicators.publications.exhibit import Words
from indicators.publications.measures import measures_parts
from indicators.publications.measures.register import by_code, topic
from indicators.publications.measures.register_tables import titled
from indicators.publications.options import home_code
from indicators.publications.provenance import Address
from indicators.publications.view import View

NAME = "massnahmen"
MOST_TITLES = 2
PARITY = "K2"
"""The goal whose measures stand for the plan where no city has reported on one."""


def of_city(view: View, area: str) -> Leaf:
    """What the city reported on measures; of the home of the plan, at least the plan."""
    reports = view.table("measure_reports")
    own = reports[reports["area"] == area]
    if len(own):
        return _reported(view, own, area)
    if area == home_code(view.catalogue):
        return _planned(view)
    headline = view.speaker.say("dossier_no_measures", city=view.speaker.area(area))
    first, _ = said(view.say("city_measures_other"))
    return Leaf(NAME, "", headline, (Words(first),), None, None, _address(view))


def _address(view: View, **codes: str) -> Address:
    return Address("measures", tuple((codes | view.own_language).items()))


def _reported(view: View, reports: pd.DataFrame, area: str) -> Leaf:
    """The newest report on each measure, in the order of the register."""
    newest = reports.sort_values("year").drop_duplicates("measure", keep="last")
    rows = {row["measure"]: row for row in newest.to_dict("records")}
    measures = [one for one in view.catalogue.measures if one.code in rows]
    table = titled(
        [
            _row(view, one)
            | {"report_state": view.speaker.say(f"report_{state}") + f" ({int(year)})"}
            for one in measures
            for state, year in [(rows[one.code]["state"], rows[one.code]["year"])]
        ],
        view.language,
    )
    headline = view.speaker.counted(
        "dossier_reports", len(rows), city=view.speaker.area(area), states=_states(view, newest)
    )
    shown = table_of(shared_blocks.table(view, table), view.say("dossier_reports_caption"))
    remark = Words(view.say("before_no_cause"))
    return Leaf(NAME, "", headline, (remark,), None, shown, _address(view))


def _states(view: View, newest: pd.DataFrame) -> str:
    """läuft: 12, abgeschlossen: 3."""
    counts = newest["state"].value_counts(sort=False)
    return ", ".join(
        view.speaker.say(
            "dossier_reports_state",
            count=view.speaker.number(int(counts[state])),
            state=view.speaker.say(f"report_{state}"),
        )
        for state in ("planned", "running", "completed", "ended")
        if state in counts
    )


def _row(view: View, measure: Measure) -> dict[str, str]:
    """A measure and the indicators it is meant to move."""
    moved = by_code(view.catalogue.indicators_of_measure(measure.code))
    return {
        "measure": f"{measure.code} {view.of(measure.title)}",
        "meant_to_move": _listed(view, moved) or view.speaker.say("no_indicator"),
    }


def _listed(view: View, moved: Sequence[Indicator]) -> str:
    """Two by their titles; more of them by topic, with their codes."""
    if len(moved) <= MOST_TITLES:
        return "; ".join(f"{one.code} {view.of(one.title)}" for one in moved)
    topics = groupby(moved, topic)
    return "; ".join(
        f"{view.speaker.say(f'topic_{name}')} ({', '.join(one.code for one in found)})"
        for name, found in topics
    )


def _planned(view: View) -> Leaf:
    """The measures of the plan that serve the goal of equal shares."""
    catalogue = view.catalogue
    plan = catalogue.action_plan
    serving = {one.code for one in catalogue.measures_of_goal(PARITY)}
    rows = [_row(view, one) for one in plan if one.code in serving]
    caption = view.say("dossier_plan_caption")
    table = table_of(shared_blocks.table(view, titled(rows, view.language)), caption)
    return Leaf(NAME, "", plan_headline(view, plan), (), None, table, _address(view, ziel=PARITY))


def plan_headline(view: View, plan: Sequence[Measure]) -> str:
    """How many measures there are, and how many move what can be counted."""
    linked = sum(bool(view.catalogue.indicators_of_measure(one.code)) for one in plan)
    number = view.speaker.number
    return view.speaker.say("dossier_plan", count=number(len(plan)), linked=number(linked))


def of_plan(view: View) -> Leaf:
    """The measures of the action plan over the years."""
    plan = list(view.catalogue.action_plan)
    address = _address(view, ansicht="zeitachse")
    blocks = tuple(measures_parts.dated_timeline(view, plan))
    chart, headline = chart_in(blocks, address), plan_headline(view, plan)
    walls = wall.plan(view, chart, plan, headline) if chart else ()
    return Leaf(NAME, "", headline, (), chart, None, address, walls)
