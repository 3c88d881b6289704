"""The leaves about what is known, and what would close the gaps that take least effort."""

from collections.abc import Iterator

import pandas as pd

from indicators.publications import shared_blocks
from indicators.publications.city import city_wording
from indicators.publications.dossier.leaf import Leaf, chart_in, plain_text, said, table_of
from indicators.publications.exhibit import Words
from indicators.publications.measures import register_wording
from indicators.publications.measures.register_tables import titled
from indicators.publications.overview import overview_wording
from indicators.publications.overview.known_section import known_bar
from indicators.publications.provenance import Address
from indicators.publications.recordability import recordability_tables
from indicators.publications.recordability.recordability_parts import gaps_in
from indicators.publications.speech import figure_formats
from indicators.publications.view import View

KNOWN, GAPS = "bekannt", "luecken"


def known_of_city(view: View, area: str) -> Leaf:
    """For how many indicators the city shows a value."""
    known = view.table("recordability", area=area)
    name = view.speaker.area(area)
    headline = city_wording.headline(name, known["state"], view.language)
    text = (Words(city_wording.describe_states(known["state"], view.language)),)
    return _known(view, known, headline, text, name, _page(view, "city", area))


def known_of_all(view: View) -> Leaf:
    """How much of what all cities could give is known."""
    known = view.table("recordability")
    headline = overview_wording.headline(overview_wording.state_counts(known), view.speaker)
    silent = overview_wording.without_figures(view.figures(), view.speaker)
    text = (Words(silent),) if silent else ()
    return _known(view, known, headline, text, view.say("dossier_all"), _page(view, "overview"))


def _page(view: View, page: str, area: str = "") -> Address:
    codes = {"stadt": area} if area else {}
    return Address(page, tuple((codes | view.own_language).items()))


def _known(
    view: View,
    known: pd.DataFrame,
    headline: str,
    text: tuple[Words, ...],
    area: str,
    page: Address,
) -> Leaf:
    """The bar of the first page, of all cities or of one."""
    states = overview_wording.state_counts(known)
    blocks = known_bar(view, states, view.say("dossier_known_of", area=area))
    chart = chart_in(blocks, page)
    return Leaf(KNOWN, "", plain_text(headline), text, chart, None, page)


def gaps_of_city(view: View, area: str) -> Iterator[Leaf]:
    """What would close the gaps of a city, listed those of least effort; nothing without gaps."""
    known = view.table("recordability", area=area)
    gaps = recordability_tables.known_rows(gaps_in(known, view.catalogue))
    if not gaps:
        return
    first = [gap for gap in gaps if gap.level == gaps[0].level]
    headline, rest = said(register_wording.describe_effort(known, view.language))
    rows = recordability_tables.gap_table(first, view.speaker).iloc[:, [1, 3]]
    table = table_of(shared_blocks.table(view, rows), view.say("dossier_gaps_caption"))
    page = _page(view, "recordability", area)
    level = view.catalogue.recordability_levels[gaps[0].level]
    effort = Words(f"**{level.code} · {view.of(level.label)}:** {view.of(level.effort)}")
    yield Leaf(GAPS, "", headline, (*rest, effort), None, table, page)


def gaps_of_all(view: View) -> Iterator[Leaf]:
    """How many gaps there are of each effort, and what it takes."""
    known = view.table("recordability")
    gaps = gaps_in(known, view.catalogue)
    if gaps.empty:
        return
    headline, rest = said(register_wording.describe_effort(known, view.language))
    counts = gaps["level"].value_counts()
    rows = [
        {
            "effort": f"{level.code}: {view.of(level.label)}",
            "effort_gaps": figure_formats.count_cell(int(counts[level.code]), view.speaker),
            "effort_closes": view.of(level.effort),
        }
        for level in view.catalogue.recordability_levels
        if level.code in counts
    ]
    shown = shared_blocks.table(view, titled(rows, view.language))
    table = table_of(shown, view.say("dossier_effort_caption"))
    yield Leaf(GAPS, "", headline, rest, None, table, _page(view, "recordability"))
