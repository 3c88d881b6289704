"""What is known about each contract goal in a city, one card a goal."""

from collections.abc import Iterator

import pandas as pd

from indicators.catalogue.models import Goal
from indicators.publications.city import city_wording
from indicators.publications.city.city_parts import judged_bases
from indicators.publications.exhibit import Block, Card, Columns, Heading, Small, Words
from indicators.publications.view import View


def goals(view: View, area: str, figures: pd.DataFrame) -> Iterator[Block]:
    """Three blocks: what is known about each contract goal, in plain words."""
    yield Heading(2, view.say("city_goals"), anchor="kontraktziele")
    states = view.table("recordability", area=area)["state"]
    name = view.speaker.area(area)
    yield Words(f"**{city_wording.headline(name, states, view.language)}**")
    agreed = [goal for goal in view.catalogue.goals if goal.agreement == "contract_2010"]
    yield Columns(tuple((_goal(view, goal, area, figures),) for goal in agreed))


def _goal(view: View, goal: Goal, area: str, figures: pd.DataFrame) -> Card:
    by_gap = goal.judged_by == "gap"
    position = gap(view, area, figures) if by_gap else _criteria(view, area, goal.code)
    heading = Heading(3, view.of(goal.title), has_link=False)
    return Card((Small(view.of(goal.label)), heading, Words(position)), is_tall=True)


def _criteria(view: View, area: str, goal: str) -> str:
    reports = view.table("criteria", area=area)
    return city_wording.criteria_position(goal, reports, view.speaker)


def gap(view: View, area: str, figures: pd.DataFrame) -> str:
    """The gap or why there is none, and the other staff shares that are known."""
    staff = city_wording.latest(figures, city_wording.SHARE)
    sentences = [
        city_wording.gap_position(
            figures, judged_bases(view, staff), view.table("recordability", area=area), view.speaker
        )
    ]
    others = ("trainee_migration_share", "trainee_intake_migration_share", "staff_foreign_share")
    known = city_wording.known_instead(figures, others, view.speaker)
    return "\n\n".join(filter(None, [*sentences, known]))
