"""Erfassbarkeit: what is known for each city and indicator, and what would close each gap."""

from collections.abc import Iterator

from indicators.publications import shared_blocks
from indicators.publications.exhibit import Block, Heading, Note
from indicators.publications.measures import register
from indicators.publications.options import goal_options
from indicators.publications.recordability.recordability_parts import gaps, what_is_known
from indicators.publications.view import View


def compose(view: View) -> Iterator[Block]:
    """The whole page."""
    catalogue = view.catalogue

    yield Heading(1, view.say("page_recordability"))
    goals = {"alle": view.say("all_goals")} | goal_options(view, catalogue)
    goal = yield from shared_blocks.chosen(view.one("ziel", view.say("choose_goal"), goals))
    indicators = register.of_goal(catalogue, None if goal == "alle" else goal)
    known = view.table("recordability")
    known = known[known["indicator"].isin([entry.name for entry in indicators])]

    if indicators:
        yield from what_is_known(view, known, indicators, catalogue)
        yield from gaps(view, known, catalogue)
    else:
        yield Note("info", view.say("goal_without_indicators"))
