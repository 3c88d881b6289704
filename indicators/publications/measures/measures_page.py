"""Maßnahmen: the register, its timeline, one measure with its chain, one goal read backwards."""

from collections.abc import Iterator

from indicators.publications import shared_blocks
from indicators.publications.exhibit import Block, Heading, Words
from indicators.publications.measures.chain_parts import goal, measure
from indicators.publications.measures.measures_parts import choose_search, register, timeline
from indicators.publications.measures.register import find_measures
from indicators.publications.options import goal_options, measure_options
from indicators.publications.view import View

VIEWS = ("verzeichnis", "zeitachse", "einzeln", "ziel")


def compose(view: View) -> Iterator[Block]:
    """The whole page."""
    catalogue = view.catalogue
    known = view.table("recordability")
    # A link to one measure or goal opens it, without naming the view as well.
    linked = {"massnahme": "einzeln", "ziel": "ziel"}
    default = next((one for name, one in linked.items() if name in view.given), None)

    yield Heading(1, view.say("page_measures"))
    yield Words(view.say("measures_intro"))
    shown = yield from shared_blocks.chosen(
        view.segment(
            "ansicht",
            view.say("choose_view"),
            {name: view.say(f"measures_{name}") for name in VIEWS},
            default,
        )
    )

    if shown in ("verzeichnis", "zeitachse"):
        found = find_measures(catalogue, (yield from choose_search(view, catalogue)))
        show = register if shown == "verzeichnis" else timeline
        yield from show(view, found, catalogue)
    elif shown == "einzeln":
        code = yield from shared_blocks.chosen(
            view.one("massnahme", view.say("choose_measure"), measure_options(view, catalogue))
        )
        yield from measure(view, code, catalogue, known)
    else:
        code = yield from shared_blocks.chosen(
            view.one("ziel", view.say("choose_goal"), goal_options(view, catalogue))
        )
        yield from goal(view, code, catalogue, known)
