"""Pfad zur Parität: what assumptions about new staff would lead to. A scenario, no forecast."""

from collections.abc import Generator, Iterator

import pandas as pd

from indicators.publications import shared_blocks
from indicators.publications.exhibit import (
    Block,
    Columns,
    Heading,
    Note,
)
from indicators.publications.parity_path import parity_parts as parts
from indicators.publications.parity_path.parity_scenario import Chosen
from indicators.publications.verdicts import verdict_section
from indicators.publications.verdicts.outlook_wording import SHARE
from indicators.publications.verdicts.rests_on_corrected import current_rests
from indicators.publications.view import View


def compose(view: View) -> Iterator[Block]:
    """The whole page; the result stands first where columns fall below each other."""
    yield Heading(1, view.say("page_parity_path"))
    yield Note("info", view.say("parity_label"))
    area = yield from shared_blocks.chosen(parts.choose_city(view))
    figures = view.figures(area=area)
    settings, (chosen, target) = shared_blocks.collected(_settings(view, area, figures))
    outlook = parts.outlook_of(view, chosen, target)
    if outlook is None:
        yield Columns((tuple(parts.no_start(view, area, chosen)), settings), (3, 2), "large")
    else:
        result = (
            *parts.outlook(view, outlook, chosen, area, figures),
            *verdict_section.beside_scenario(view, area, outlook),
            *current_rests(view, area, SHARE),
        )
        yield Columns((result, settings), (3, 2), "large")
        yield from parts.sensitivity(view, outlook)
    yield from parts.method(view)
    yield from parts.sources(view, area, figures)


def _settings(
    view: View, area: str, figures: pd.DataFrame
) -> Generator[Block, None, tuple[dict[str, Chosen], int]]:
    chosen = yield from parts.choose_settings(view, area, figures)
    target = yield from parts.choose_target(view)
    return chosen, target
