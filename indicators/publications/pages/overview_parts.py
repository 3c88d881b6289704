"""Parts of the first page."""

from collections.abc import Iterator

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Goal
from indicators.publications import formats, verdict_pages
from indicators.publications.exhibit import Block, Heading, Small, Words
from indicators.publications.pages import common
from indicators.publications.view import View


def goal_blocks(view: View, goal: Goal, sentences: list[str]) -> Iterator[Block]:
    """One contract goal as a card: what was agreed, where it stands, where to read on."""
    yield Heading(3, f"{view.of(goal.label)}: {view.of(goal.title)}")
    yield Words(view.of(goal.statement))
    for line in sentences:
        yield Words(f"- {line}")
    if goal.judged_by == "gap":
        yield view.link(
            "comparison", view.say("overview_to_comparison"), icon=":material/arrow_forward:"
        )
    else:
        yield view.link("city", view.say("overview_to_city"), icon=":material/arrow_forward:")


def verdicts(view: View) -> Iterator[Block]:
    """How many pairs of city and share can be judged, and why the others cannot."""
    yield Heading(2, view.say("overview_verdicts"))
    verdicts = view.table("verdicts")
    yield Words(f"**{verdict_pages.describe_counts(verdicts, view.language)}**")
    yield Words(view.say("overview_verdicts_note"))
    yield from common.table(view, verdict_pages.count_table(verdicts, view.language))


def city_address(view: View, code: str) -> str:
    """The address of a city's page in the chosen language."""
    return view.address("stadt", stadt=code)


def map_notes(view: View, catalogue: Catalogue) -> Iterator[Block]:
    """What number and shade of a tile mean, and which member is not on the map."""
    yield Small(view.say("overview_map_caption"))
    others = [city.name for city in catalogue.cities if not city.monitored]
    if others:
        yield Small(view.say("overview_others", names=formats.listing(others, view.language)))
