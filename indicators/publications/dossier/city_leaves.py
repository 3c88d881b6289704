"""The leaves about one city: its goals, its measures, what is known and what would be next."""

from collections.abc import Iterator

from indicators.publications import shared_blocks
from indicators.publications.city import (
    city_parts,
    city_wording,
    criteria_wording,
    gap_change_section,
    goal_cards,
)
from indicators.publications.city.gap_headline import gap_headline
from indicators.publications.dossier import (
    known_leaves,
    measure_leaves,
    reading_leaf,
    said_leaves,
    wall,
)
from indicators.publications.dossier.leaf import Leaf, chart_in, remarks_in, said, table_of
from indicators.publications.exhibit import Block, Words
from indicators.publications.measures.register_tables import titled
from indicators.publications.provenance import Address
from indicators.publications.verdicts import needed_wording, verdict_card, verdict_lists
from indicators.publications.verdicts.verdict_wording import short_verdict, subject_of
from indicators.publications.view import View
from indicators.release.verdict_types import Verdict


def leaves(view: View, area: str) -> Iterator[Leaf]:
    """All leaves in their order, the sources of what they show last."""
    told = tuple(_told(view, area))
    yield from told
    reports = view.table("criteria", area=area)
    yield reading_leaf.sources(view, told, reports, city_address(view, area))


def _told(view: View, area: str) -> Iterator[Leaf]:
    """What the city says first, then the goal of equal shares, as on Überblick."""
    yield from said_leaves.of_city(view, area, city_address(view, area))
    agreed = [goal for goal in view.catalogue.goals if goal.agreement == "contract_2010"]
    for goal in agreed:
        if goal.judged_by == "gap":
            yield from _gap(view, area, goal.code)
    for goal in agreed:
        if goal.judged_by == "criteria":
            yield _criteria(view, area, goal.code)
    yield measure_leaves.of_city(view, area)
    yield known_leaves.known_of_city(view, area)
    yield from known_leaves.gaps_of_city(view, area)


def city_address(view: View, area: str) -> Address:
    """The page of the city, in the language of the dossier."""
    return Address("city", tuple(({"stadt": area} | view.own_language).items()))


def _gap(view: View, area: str, goal: str) -> Iterator[Leaf]:
    yield _position(view, area, goal)
    yield from _verdict(view, area, goal)
    yield from _moved(view, area, goal)


def _position(view: View, area: str, goal: str) -> Leaf:
    """How far the staff share is from the population, with the chart of the page."""
    figures, address = view.figures(area=area), city_address(view, area)
    entry = view.catalogue.indicators[city_parts.share_choice(view, figures).code]
    blocks, _ = shared_blocks.collected(city_parts.share(view, area, figures, entry))
    told = goal_cards.gap(view, area, figures)
    short = gap_headline(figures, view.speaker)
    headline, rest = said(told)
    # The days stand beside the figures; in the message the year is enough.
    headline = short or headline
    chart = chart_in(blocks, address)
    walls = wall.share(view, chart) if chart else ()
    text = (*rest, *remarks_in(blocks))
    return Leaf("anteil", goal, headline, text, chart, None, address, walls)


def _verdict(view: View, area: str, goal: str) -> Iterator[Leaf]:
    """The verdict in force on the share that the page shows, with its reason."""
    chosen = city_parts.share_choice(view, view.figures(area=area)).code
    found = verdict_lists.current(view.table("verdicts", area=area, indicator=chosen))
    for verdict in found[:1]:
        headline, text = _judged(view, verdict)
        shares = verdict_lists.share_table(view.table("verdicts", area=area), view.speaker)
        table = table_of(shared_blocks.table(view, shares), view.say("dossier_shares_caption"))
        address = city_address(view, area)
        yield Leaf("bewertung", goal, headline, text, None, table, address)


def _judged(view: View, verdict: Verdict) -> tuple[str, tuple[Block, ...]]:
    """Sign-free words of the verdict, and under them what it rests on and what would be needed."""
    subject = view.speaker.say("verdict_subject", **subject_of(verdict, view.speaker))
    points = view.table("verdict_points", verdict_id=int(verdict["verdict_id"]))
    figures = view.figures(area=verdict["area"])
    # The subject stands in the headline.
    told = verdict_card.statement(verdict, view.speaker).removeprefix(f"{subject}: ")
    values = verdict_card.few_values(verdict, points, figures, view.speaker)
    needed = needed_wording.what_is_needed(verdict, points, view.language)
    parts = (
        told,
        "\n".join(f"- {value}" for value in values),
        view.say("verdict_needed", text=needed) if needed else "",
    )
    headline = f"{subject} – {short_verdict(verdict, view.language)}"
    return headline, tuple(Words(part) for part in parts if part)


def _moved(view: View, area: str, goal: str) -> Iterator[Leaf]:
    """What moved the gap between two dates; nothing where that is not known."""
    entry, address = view.catalogue.indicators[city_wording.SHARE], city_address(view, area)
    blocks = tuple(gap_change_section.gap_moved(view, area, entry, view.figures(area=area)))
    chart = chart_in(blocks, address)
    if chart is not None:
        message, *rest = remarks_in(blocks)
        # By how much, and then in three parts from what: the parts are drawn.
        whole, _, parts = message.text.strip("*").partition(": ")
        told = Words(f"{parts[0].upper()}{parts[1:]}")
        yield Leaf("bewegt", goal, f"{whole}.", (told, *rest), chart, None, address)


def _criteria(view: View, area: str, goal: str) -> Leaf:
    """How far the city is with each criterion of a goal, and what proves it."""
    reports = view.table("criteria", area=area)
    headline, rest = said(city_wording.criteria_position(goal, reports, view.speaker))
    criteria = view.catalogue.criteria_of_goal(goal)
    rows = [
        {
            "criterion": view.of(one.title),
            "stage": criteria_wording.stage(one, reports, view.speaker),
        }
        for one in criteria
    ]
    known = [reports[reports["criterion"] == one.code] for one in criteria]
    lines = [f"- {city_wording.criterion(own, view.speaker)}" for own in known if len(own)]
    proofs = (Words("\n".join(lines)),) if lines else ()
    caption = view.say("dossier_criteria_caption", label=view.of(view.catalogue.goals[goal].label))
    table = table_of(shared_blocks.table(view, titled(rows, view.language)), caption)
    name = f"ziel-{goal.removeprefix('K')}"
    return Leaf(name, goal, headline, (*rest, *proofs), None, table, city_address(view, area))
