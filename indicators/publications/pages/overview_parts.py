"""Parts of the first page."""

from collections.abc import Iterator, Sequence

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Goal
from indicators.publications import (
    charts_progress,
    formats,
    overview,
    verdict_pages,
    wording_progress,
)
from indicators.publications.exhibit import Block, Heading, Small, Words
from indicators.publications.pages import common
from indicators.publications.standing import Standing, standings
from indicators.publications.view import View
from indicators.publications.wording_city import SHARE


def shares(
    view: View, goal: Goal, figures: pd.DataFrame, recordability: pd.DataFrame
) -> Iterator[Block]:
    """The goal of equal shares: every city on its way, and what else the cities have given."""
    catalogue = view.catalogue
    yield from _goal_heading(view, goal)
    entry = catalogue.find("indicators", SHARE)
    found = standings(view.release, entry)
    yield from common.told_chart(
        view,
        charts_progress.progress(found, _scales(view, found), catalogue, view.language),
        wording_progress.describe(found, view.language),
        wording_progress.plain(found),
        wording_progress.table(found, catalogue, view.language),
        key="progress",
        caption=view.say("overview_progress_note"),
        alternative=wording_progress.alternative(found, view.language),
    )
    label = view.say("overview_to_comparison")
    yield view.link("comparison", label, icon=":material/arrow_forward:", reihe=SHARE)
    yield Heading(3, view.say("overview_shares"))
    yield Words(view.say("overview_shares_note"))
    table = overview.share_table(figures, recordability, catalogue, view.language)
    yield from common.table(view, table)


def _scales(view: View, found: Sequence[Standing]) -> dict[str, int]:
    """The scale of each city that has a value, as the release judges it."""
    compared = view.table("compared_figures", series=SHARE)
    axes = dict(zip(compared["area"], compared["axis"], strict=True))
    used = sorted({axes[one.area] for one in found if one.area in axes})
    return {one.area: used.index(axes[one.area]) for one in found if one.area in axes}


def stages(view: View, goal: Goal) -> Iterator[Block]:
    """A goal judged by criteria: how far each city is with each of them."""
    catalogue, criteria = view.catalogue, view.table("criteria")
    yield from _goal_heading(view, goal)
    said = overview.describe_criteria(goal, criteria, catalogue, view.language)
    yield Words(f"**{said}** {overview.stage_order(catalogue, view.language)}")
    table = overview.stage_table(goal, criteria, catalogue, view.language)
    yield from common.table(view, table)
    section = f"{view.address('stadt')}#kriterien"
    yield Words(f"[{view.say('overview_to_city')}]({section})")


def _goal_heading(view: View, goal: Goal) -> Iterator[Block]:
    """What was agreed."""
    names = {"label": view.of(goal.label), "title": view.of(goal.title)}
    yield Heading(2, view.say("overview_goal_heading", **names))
    yield Words(view.of(goal.statement))


def verdicts(view: View) -> Iterator[Block]:
    """How many pairs of city and share can be judged, and why the others cannot."""
    yield Heading(2, view.say("overview_verdicts"))
    verdicts = view.table("verdicts")
    yield Words(f"**{verdict_pages.describe_counts(verdicts, view.language)}**")
    yield Words(view.say("overview_verdicts_note"))
    yield from common.table(view, verdict_pages.count_table(verdicts, view.language))


def city_address(view: View, code: str) -> str:
    """The address of a city's page in the chosen language."""
    return view.address("stadt", stadt=code)


def map_notes(view: View, catalogue: Catalogue) -> Iterator[Block]:
    """What number and shade of a tile mean, and which member is not on the map."""
    yield Small(view.say("overview_map_caption"))
    others = [city.name for city in catalogue.cities if not city.monitored]
    if others:
        yield Small(view.say("overview_others", names=formats.listing(others, view.language)))
