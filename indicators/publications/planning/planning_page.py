"""Erhebung planen: what a survey or count could show, before it is paid for."""

from collections.abc import Iterator

from indicators.publications import shared_blocks
from indicators.publications.exhibit import Block, Columns, Heading, Note
from indicators.publications.options import city_choice
from indicators.publications.planning import planning_parts as parts
from indicators.publications.planning.planning_settings import plan_of
from indicators.publications.planning.planning_wording import prospect_of
from indicators.publications.view import View


def compose(view: View) -> Iterator[Block]:
    """The whole page; the answer stands first where columns fall below each other."""
    yield Heading(1, view.say("page_planning"))
    yield Note("info", view.say("planning_lead"))
    area = yield from shared_blocks.chosen(city_choice(view))
    quantity = yield from shared_blocks.chosen(parts.choose_group(view))
    method = yield from shared_blocks.chosen(parts.choose_method(view))
    settings, values = shared_blocks.collected(parts.choose_settings(view, area, quantity, method))
    turnover = parts.turnover(view, area, quantity)
    plan = plan_of(values, quantity, turnover, is_full_count=method == parts.FULL)
    prospect = prospect_of(plan)
    answer = tuple(parts.answer(view, area, quantity, prospect))
    yield Columns((answer, settings), (3, 2), "large")
    yield from parts.divisions(view, prospect.plan, quantity)
    yield from parts.next_step(view, area, quantity)
    yield from parts.method(view, turnover)
