"""Stadt: where one city stands, on which bases, what it has shown and what it could record."""

from collections.abc import Iterator

from indicators.publications import wording_city
from indicators.publications.exhibit import Block, Heading, Small, Words
from indicators.publications.pages import city_parts, common, criteria, verdict
from indicators.publications.pages.options import city_options
from indicators.publications.view import View


def compose(view: View) -> Iterator[Block]:
    """The whole page."""
    catalogue = view.catalogue

    yield Heading(1, view.say("page_city"))
    area = yield from common.chosen(
        view.one("stadt", view.say("choose_city"), city_options(catalogue), default="05117")
    )
    city = catalogue.find("cities", area)
    figures = view.figures(area=area)
    states = view.table("recordability", area=area)["state"]

    yield Words(f"**{wording_city.headline(city.name, states, view.language)}**")
    yield Small(f"{city.name}: {wording_city.memberships(city, view.language)}")

    yield from city_parts.goals(view, area, figures)

    yield Heading(2, view.say("city_share"))
    entry = yield from city_parts.choose_share(view, figures)
    yield from common.plain_switch(view)
    yield from verdict.verdicts(view, area, entry)
    shown = yield from city_parts.share(view, area, figures, entry)
    yield from verdict.reasoning(view, area, entry, figures)
    yield from verdict.weather(view, area, entry)
    yield from city_parts.bases(view, figures, entry.target)

    yield from criteria.criteria(view, area, figures)
    yield from city_parts.recordable(view, area)
    yield from city_parts.measures(view, city)
    yield from common.figure_sources(view, shown)
