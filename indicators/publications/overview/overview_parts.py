"""Parts of the first page."""

from collections.abc import Iterator, Sequence

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Goal
from indicators.publications import imprint, shared_blocks
from indicators.publications.city.city_wording import SHARE
from indicators.publications.exhibit import Block, Heading, Small, Words
from indicators.publications.overview import overview_wording, progress_chart, progress_wording
from indicators.publications.verdicts import pooled_section, verdict_lists
from indicators.publications.verdicts.standing import Standing, standings
from indicators.publications.view import View


def shares(
    view: View, goal: Goal, figures: pd.DataFrame, recordability: pd.DataFrame
) -> Iterator[Block]:
    """The goal of equal shares: every city on its way, and what else the cities have given."""
    yield from _goal_heading(view, goal)
    yield from progress(view)
    label = view.say("overview_to_comparison")
    yield view.link("comparison", label, reihe=SHARE)
    yield Heading(3, view.say("overview_shares"))
    yield Words(view.say("overview_shares_note"))
    table = overview_wording.share_table(figures, recordability, view.speaker)
    yield from shared_blocks.table(view, table)


def progress(view: View) -> Iterator[Block]:
    """Every city on its way to equal shares, and what holds for all together."""
    entry = view.catalogue.indicators[SHARE]
    found, scales = progress_of_cities(view)
    yield from shared_blocks.told_chart(
        view,
        progress_chart.progress(found, scales, view.speaker),
        progress_wording.describe(found, view.language),
        progress_wording.plain(found),
        progress_wording.table(found, view.speaker),
        key="progress",
        imprint=imprint.of_figures(
            view,
            view.say("picture_of_cities", title=view.of(entry.title)),
            pd.concat([frame for one in found for frame in (one.staff, one.population)]),
        ),
        caption=view.say("overview_progress_note"),
        alternative=progress_wording.alternative(found, view.language),
    )
    yield Words(pooled_section.said(view.table("pooled_slopes", indicator=SHARE), view.speaker))


def progress_of_cities(view: View) -> tuple[list[Standing], dict[str, int]]:
    """Where every city stands on equal shares, and the scale of each that has a value."""
    found = standings(view, view.catalogue.indicators[SHARE])
    return found, _scales(view, found)


def _scales(view: View, found: Sequence[Standing]) -> dict[str, int]:
    """The scale of each city that has a value, as the release judges it."""
    compared = view.table("compared_figures", series=SHARE)
    axes = dict(zip(compared["area"], compared["axis"], strict=True))
    used = sorted({axes[one.area] for one in found if one.area in axes})
    return {one.area: used.index(axes[one.area]) for one in found if one.area in axes}


def stages(view: View, goal: Goal) -> Iterator[Block]:
    """A goal judged by criteria: how far each city is with each of them."""
    criteria = view.table("criteria")
    yield from _goal_heading(view, goal)
    said = overview_wording.describe_criteria(goal, criteria, view.speaker)
    yield Words(f"**{said}** {overview_wording.stage_order(view.speaker)}")
    table = overview_wording.stage_table(goal, criteria, view.speaker)
    yield from shared_blocks.table(view, table)
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
    yield Words(f"**{verdict_lists.describe_counts(verdicts, view.language)}**")
    yield Words(view.say("overview_verdicts_note"))
    yield from shared_blocks.table(view, verdict_lists.count_table(verdicts, view.speaker))


def city_address(view: View, code: str) -> str:
    """The address of a city's page in the chosen language."""
    return view.address("stadt", stadt=code)


def map_notes(view: View, catalogue: Catalogue) -> Iterator[Block]:
    """What number and shade of a tile mean, and which member is not on the map."""
    yield Small(view.say("overview_map_caption"))
    others = [city.name for city in catalogue.cities if not city.monitored]
    if others:
        yield Small(view.say("overview_others", names=view.speaker.listing(others)))
