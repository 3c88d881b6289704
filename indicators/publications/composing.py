"""Every page by its name, composed whole."""

from collections.abc import Callable, Iterable, Iterator

from indicators.publications.exhibit import Block, Heading
from indicators.publications.pages import (
    city,
    comparison,
    data_quality,
    indicator,
    measures,
    methodology,
    overview,
    parity_path,
    recordability,
)
from indicators.publications.view import View

COMPOSERS: dict[str, Callable[[View], Iterator[Block]]] = {
    "overview": overview.compose,
    "city": city.compose,
    "indicator": indicator.compose,
    "comparison": comparison.compose,
    "parity_path": parity_path.compose,
    "measures": measures.compose,
    "recordability": recordability.compose,
    "data_quality": data_quality.compose,
    "methodology": methodology.compose,
}


def compose(page: str, view: View) -> tuple[Block, ...]:
    """All blocks of a page, in their order."""
    return tuple(COMPOSERS[page](view))


def tab_title(blocks: Iterable[Block], name: str) -> str:
    """What the tab of a composed page is called; `name` is that of the page."""
    titles = (block.tab for block in blocks if isinstance(block, Heading) and block.level == 1)
    return next(titles, "") or name
