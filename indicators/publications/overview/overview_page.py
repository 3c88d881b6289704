"""Überblick: the contract goals, the map of the cities, what is known and what is new."""

from collections.abc import Iterator

from indicators.publications import shared_blocks
from indicators.publications.exhibit import (
    Block,
    Columns,
    Heading,
    Markup,
    Words,
)
from indicators.publications.forms.deck_place import deck_address
from indicators.publications.overview import overview_wording
from indicators.publications.overview.known_section import known_bar
from indicators.publications.overview.overview_parts import (
    city_address,
    map_notes,
    shares,
    stages,
    verdicts,
)
from indicators.publications.overview.tile_map import tile_map
from indicators.publications.speech import plain_pictures
from indicators.publications.view import View
from indicators.publications.vintages.said_of_release import absences


def compose(view: View) -> Iterator[Block]:
    """The whole page."""
    catalogue = view.catalogue
    recordability = view.table("recordability")
    figures = view.figures()
    states = overview_wording.state_counts(recordability)
    counts = overview_wording.published_by_city(recordability, catalogue)

    yield Heading(1, view.say("overview_title"))
    known = overview_wording.headline(states, view.speaker)
    deck = f"[{view.say('deck_link')}]({deck_address('', view.language)})"
    yield Words(f"**{known}** {view.say('overview_lead')} {deck}")

    yield from absences(view)
    yield from shared_blocks.plain_switch(view)
    agreed = [goal for goal in catalogue.goals if goal.agreement == "contract_2010"]
    for goal in agreed:
        if goal.judged_by == "gap":
            yield from shares(view, goal, figures, recordability)
    for goal in agreed:
        if goal.judged_by == "criteria":
            yield from stages(view, goal)

    sides = (tuple(_map(view, counts)), tuple(_known(view, states)))
    yield Columns(sides, widths=(3, 2), gap="large")

    yield from verdicts(view)

    yield Heading(2, view.say("overview_new"))
    yield Words(view.say("overview_new_lead"))
    yield from shared_blocks.table(view, overview_wording.newest(figures, view.speaker))
    if silent := overview_wording.without_figures(figures, view.speaker):
        yield Words(silent)


def _map(view: View, counts: dict[str, int]) -> Iterator[Block]:
    """The cities as tiles, with the number of published indicators."""
    catalogue = view.catalogue
    total = len(catalogue.indicators)
    yield Heading(2, view.say("overview_map"))
    yield from shared_blocks.plain(view, plain_pictures.tiles(counts, total))
    yield Markup(
        tile_map(
            catalogue.monitored_cities,
            counts,
            total,
            lambda count: view.say("tile_unit_one" if count == 1 else "tile_unit_many"),
            overview_wording.describe_tiles(counts, view.speaker),
            lambda code: city_address(view, code),
        )
    )
    yield from map_notes(view, catalogue)


def _known(view: View, states: dict[str, int]) -> Iterator[Block]:
    """How much of all indicators of all cities is known."""
    yield Heading(2, view.say("overview_known"))
    yield from known_bar(view, states, view.say("overview_known_title"))
    label = view.say("overview_to_recordability")
    yield view.link("recordability", label)
