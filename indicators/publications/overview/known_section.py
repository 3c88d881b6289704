"""How much of all indicators is known, as a bar: on the first page and in papers of a city."""

from collections.abc import Iterator

from indicators.publications import imprint, shared_blocks
from indicators.publications.exhibit import Block
from indicators.publications.overview import known_chart
from indicators.publications.speech import plain_pictures
from indicators.publications.view import View


def known_bar(view: View, states: dict[str, int], title: str) -> Iterator[Block]:
    """The bar with its table; `states` count figures, `title` says of whom."""
    yield from shared_blocks.chart(
        view,
        known_chart.state_bar(states, view.language),
        known_chart.describe_state_bar(states, view.language),
        plain_pictures.states(states),
        known_chart.state_table(states, view.language),
        key="known",
        imprint=imprint.of_release(view, title),
    )
