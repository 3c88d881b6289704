"""Stadt: where one city stands, on which bases, what it has shown and what it could record."""

from collections.abc import Iterator

from indicators.publications import shared_blocks
from indicators.publications.city import (
    city_parts,
    city_wording,
    criteria_section,
    gap_change_section,
    goal_cards,
)
from indicators.publications.exhibit import Block, Columns, Heading, Small
from indicators.publications.options import city_choice
from indicators.publications.verdicts import verdict_section
from indicators.publications.view import View
from indicators.publications.vintages.revision_section import revised
from indicators.publications.vintages.said_of_release import absences, city_says


def compose(view: View) -> Iterator[Block]:
    """The whole page."""
    catalogue = view.catalogue

    chosen = city_choice(view)
    area = chosen.code
    city = catalogue.cities[area]
    figures = view.figures(area=area)
    share_choice = city_parts.share_choice(view, figures)
    entry = catalogue.indicators[share_choice.code]

    yield Heading(1, city.name, tab=view.say("city_tab", city=city.name))
    yield Columns(((chosen,), (share_choice,)), widths=(1, 2))
    yield from absences(view, area)
    yield from city_parts.numbers(view, area, entry, figures)
    yield city_parts.contents(view, area)
    yield from shared_blocks.plain_switch(view)
    yield from city_says(view, area)

    yield Heading(2, view.say("city_share"), anchor="anteil")
    shown = yield from city_parts.share(view, area, figures, entry)
    yield from verdict_section.verdicts(view, area, entry)
    yield from gap_change_section.gap_moved(view, area, entry, figures)
    yield from verdict_section.reasoning(view, area, entry, figures)
    yield from verdict_section.weather(view, area, entry)
    yield from city_parts.bases(view, figures, entry)

    yield from goal_cards.goals(view, area, figures)
    yield from criteria_section.criteria(view, area, figures)
    yield from city_parts.recordable(view, area)
    yield from city_parts.measures(view, city)
    yield from revised(view, area)
    yield from shared_blocks.figure_sources(view, shown)
    yield Small(f"{city.name}: {city_wording.memberships(city, view.language)}")
