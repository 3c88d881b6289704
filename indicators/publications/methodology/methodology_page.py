"""Methodik: concepts, methods, formulas, disclosure control, signs, sources."""

from collections.abc import Iterator

from indicators.publications import shared_blocks
from indicators.publications.exhibit import Block, Heading
from indicators.publications.methodology.methodology_parts import SECTIONS
from indicators.publications.view import View


def compose(view: View) -> Iterator[Block]:
    """The whole page."""
    yield Heading(1, view.say("page_methodology"))
    section = yield from shared_blocks.chosen(
        view.segment(
            "abschnitt",
            view.say("choose_section"),
            {name: view.say(f"section_{name}") for name in SECTIONS},
        )
    )
    yield Heading(2, view.say(f"section_{section}"))
    yield from SECTIONS[section](view, view.catalogue)
