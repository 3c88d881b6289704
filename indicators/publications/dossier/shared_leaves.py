"""The leaves about all cities together: each goal, the measures, what is known."""

from collections.abc import Iterator

from indicators.publications import shared_blocks
from indicators.publications.city.city_wording import SHARE
from indicators.publications.comparison import comparison_parts
from indicators.publications.dossier import (
    known_leaves,
    measure_leaves,
    reading_leaf,
    stage_matrix,
    wall,
)
from indicators.publications.dossier.leaf import (
    Leaf,
    chart_in,
    plain_text,
    remarks_in,
    said,
    table_of,
)
from indicators.publications.exhibit import Block, Words
from indicators.publications.overview import overview_parts, overview_wording
from indicators.publications.provenance import Address
from indicators.publications.verdicts import movement_section, verdict_lists
from indicators.publications.view import View


def leaves(view: View) -> Iterator[Leaf]:
    """All leaves in their order, the sources of what they show last."""
    told = tuple(_told(view))
    yield from told
    yield reading_leaf.sources(view, told, view.table("criteria"), address_of(view, "overview"))


def _told(view: View) -> Iterator[Leaf]:
    """The goal of equal shares first, as on Überblick."""
    agreed = [goal for goal in view.catalogue.goals if goal.agreement == "contract_2010"]
    for goal in agreed:
        if goal.judged_by == "gap":
            yield _progress(view, goal.code)
            yield _verdicts(view, goal.code)
            yield _comparable(view, goal.code)
            yield _moved(view, goal.code)
    for goal in agreed:
        if goal.judged_by == "criteria":
            yield _stages(view, goal.code)
    yield measure_leaves.of_plan(view)
    yield known_leaves.known_of_all(view)
    yield from known_leaves.gaps_of_all(view)


def address_of(view: View, page: str, **codes: str) -> Address:
    """A page in the language of the dossier."""
    return Address(page, tuple((codes | view.own_language).items()))


def _progress(view: View, goal: str) -> Leaf:
    """Every city on its way, and what holds for all together."""
    address = address_of(view, "overview")
    blocks = tuple(overview_parts.progress(view))
    message, *rest = remarks_in(blocks)
    headline, more = said(message.text)
    chart = chart_in(blocks, address)
    walls = wall.progress(view, chart, *overview_parts.progress_of_cities(view)) if chart else ()
    text = (*more, *rest)
    return Leaf("fortschritt", goal, headline, text, chart, None, address, walls)


def _verdicts(view: View, goal: str) -> Leaf:
    """How many pairs of city and share can be judged, and why the others cannot."""
    blocks = tuple(overview_parts.verdicts(view))
    message, *rest = remarks_in(blocks)
    headline, more = said(message.text)
    table = table_of(blocks, view.say("overview_verdicts"))
    address = address_of(view, "overview")
    walls = wall.verdicts(view)
    return Leaf("bewertungen", goal, headline, (*more, *rest), None, table, address, walls)


def _comparable(view: View, goal: str) -> Leaf:
    """Which cities may stand side by side, and why others may not."""
    address = address_of(view, "comparison")
    title = view.of(view.catalogue.series(SHARE).title)
    lines, axes = comparison_parts.compared_lines(view, SHARE)
    blocks = tuple(comparison_parts.cities(view, SHARE, title, lines, axes))
    message, *rest = remarks_in(blocks)
    headline, more = said(message.text)
    pairs = remarks_in(comparison_parts.pairs(view, SHARE))
    chart = chart_in(blocks, address)
    walls = (
        wall.comparable(view, chart, *comparison_parts.newest_of_cities(view, lines, axes))
        if chart
        else ()
    )
    text = (*more, *rest, *pairs)
    return Leaf("vergleichbar", goal, headline, text, chart, None, address, walls)


def _moved(view: View, goal: str) -> Leaf:
    """Whose gap closed beyond doubt; without a last place."""
    headline, text = _movement(view)
    table = verdict_lists.city_table(view.table("verdicts", indicator=SHARE), view.speaker)
    title = view.of(view.catalogue.series(SHARE).title)
    caption = view.say("comparison_verdicts", title=title)
    shown = table_of(shared_blocks.table(view, table), caption)
    address = address_of(view, "comparison")
    return Leaf("bewegung", goal, headline, text, None, shown, address)


def _movement(view: View) -> tuple[str, tuple[Block, ...]]:
    """Who moved, as a sentence, and what the page says of it."""
    told = remarks_in(movement_section.movement(view, SHARE))
    moved = view.table("movement", indicator=SHARE)["area"]
    if moved.empty:
        headline, more = said(told[0].text)
        return headline, (*more, *told[1:])
    names = sorted({view.speaker.area(area) for area in moved})
    return view.speaker.say("dossier_moved", cities=view.speaker.listing(names)), told


def _stages(view: View, goal: str) -> Leaf:
    """How far each city is with each criterion of a goal."""
    entry, address = view.catalogue.goals[goal], address_of(view, "overview")
    headline = overview_wording.describe_criteria(entry, view.table("criteria"), view.speaker)
    return Leaf(
        f"ziel-{goal.removeprefix('K')}",
        goal,
        plain_text(headline),
        (Words(overview_wording.stage_order(view.speaker)),),
        chart_in(stage_matrix.matrix(view, entry), address),
        None,
        address,
    )
