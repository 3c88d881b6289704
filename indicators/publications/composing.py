"""Every page by its name, composed whole."""

from collections.abc import Callable, Iterable, Iterator

from indicators.publications.city import city_page
from indicators.publications.comparison import comparison_page
from indicators.publications.deliveries import deliveries_page
from indicators.publications.exhibit import Block, Heading
from indicators.publications.measures import measures_page
from indicators.publications.methodology import methodology_page
from indicators.publications.overview import overview_page
from indicators.publications.parity_path import parity_page
from indicators.publications.recordability import recordability_page
from indicators.publications.search import search_page
from indicators.publications.series import series_page
from indicators.publications.view import View

COMPOSERS: dict[str, Callable[[View], Iterator[Block]]] = {
    "overview": overview_page.compose,
    "city": city_page.compose,
    "indicator": series_page.compose,
    "comparison": comparison_page.compose,
    "parity_path": parity_page.compose,
    "measures": measures_page.compose,
    "recordability": recordability_page.compose,
    "data_quality": deliveries_page.compose,
    "methodology": methodology_page.compose,
    "search": search_page.compose,
}


def compose(page: str, view: View) -> tuple[Block, ...]:
    """All blocks of a page, in their order."""
    return tuple(COMPOSERS[page](view))


def tab_title(blocks: Iterable[Block], name: str) -> str:
    """What the tab of a composed page is called; `name` is that of the page."""
    titles = (block.tab for block in blocks if isinstance(block, Heading) and block.level == 1)
    return next(titles, "") or name
