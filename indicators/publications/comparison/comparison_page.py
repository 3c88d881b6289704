"""Vergleich: cities side by side where their figures compare, and the reasons where not."""

from collections.abc import Iterator

from indicators.publications import shared_blocks
from indicators.publications.comparison import comparison_parts as parts
from indicators.publications.comparison import other_areas
from indicators.publications.exhibit import Block, Heading, Words
from indicators.publications.options import series_options
from indicators.publications.verdicts import movement_section, pooled_section, verdict_section
from indicators.publications.view import View


def compose(view: View) -> Iterator[Block]:
    """The whole page."""
    catalogue = view.catalogue

    yield Heading(1, view.say("page_comparison"))
    name = yield from shared_blocks.chosen(
        view.one(
            "reihe",
            view.say("choose_indicator"),
            series_options(view, catalogue),
            default="staff_migration_share",
        )
    )
    title = view.of(catalogue.series(name).title)
    lines, axes = parts.compared_lines(view, name)

    yield Words(view.say("comparison_intro"))
    yield Heading(2, view.say("comparison_cities"))
    yield from shared_blocks.plain_switch(view)
    yield from parts.cities(view, name, title, lines, axes)
    yield view.link("indicator", view.say("comparison_open"), indikator=name)

    yield from parts.pairs(view, name)

    yield Heading(2, view.say("comparison_dumbbell"))
    share = parts.measured_share(view, name)
    if share is None:
        yield from parts.unmeasured(view, name, title)
    else:
        yield from parts.dumbbells(view, name)
        yield from verdict_section.by_city(view, share)
        yield from movement_section.movement(view, name)
        yield from pooled_section.together(view, name)

    yield Heading(2, view.say("comparison_others"))
    yield Words(view.say("comparison_others_intro"))
    yield from other_areas.others(view, name, title, lines, axes)
    yield from shared_blocks.figure_sources(view, lines)
