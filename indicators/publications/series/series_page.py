"""Indikator: one series with breaks, intervals, definition, reading aid, caveats and sources."""

from collections.abc import Iterator

from indicators.catalogue.models import Indicator
from indicators.publications import shared_blocks
from indicators.publications.dossier.dossier_areas import INDICATOR
from indicators.publications.download_paths import bundle_link
from indicators.publications.exhibit import Block, Columns, Heading, Words
from indicators.publications.options import area_options, home_code, series_options
from indicators.publications.series import definition
from indicators.publications.series import series_parts as parts
from indicators.publications.verdicts import verdict_section
from indicators.publications.view import View
from indicators.publications.vintages.revision_section import revised


def compose(view: View) -> Iterator[Block]:
    """The whole page."""
    catalogue = view.catalogue

    yield Heading(1, view.say("page_indicator"))
    series = view.one(
        "indikator",
        view.say("choose_indicator"),
        series_options(view, catalogue),
        default="population_foreign_share",
    )
    name = series.code
    entry = catalogue.series(name)
    found = view.figures(name)
    areas = area_options(view, catalogue, found)
    place = view.one("gebiet", view.say("choose_area"), areas, default=home_code(view.catalogue))
    yield Columns(((series,), (place,)), widths=(3, 2))
    area = place.code
    figures = yield from parts.choose_breakdown(view, found[found["area"] == area])

    yield Heading(2, f"{entry.code} · {view.of(entry.title)}")
    yield from shared_blocks.plain_switch(view)
    yield from parts.values(view, entry, area, figures)
    yield from parts.contradictions(view, figures)
    yield from parts.intervals(view, entry, figures)
    yield from revised(view, area, name)
    yield view.link("comparison", view.say("indicator_compare"), reihe=name)
    yield from verdict_section.on_indicator(view, area, entry)
    yield from parts.reading_aid(view, entry, figures, found)
    yield from definition.definition(view, entry)
    if isinstance(entry, Indicator):
        label = view.say("bundle_indicator")
        yield Words(bundle_link(label, f"{INDICATOR}{name}", view.language))
        yield from definition.chain(view, entry)
        yield from definition.recordability(view, entry, area)
    yield from definition.methods(view, figures)
    yield from definition.breaks(view, figures)
    yield from definition.related(view, entry, area)
    yield from shared_blocks.figure_sources(view, figures)
