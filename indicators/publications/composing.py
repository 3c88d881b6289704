"""Every page by its name, composed whole."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from indicators.publications.captions import captioned
from indicators.publications.city import city_page
from indicators.publications.comparison import comparison_page
from indicators.publications.deliveries import deliveries_page
from indicators.publications.exhibit import Block, Card, Chart, Columns, Fold
from indicators.publications.forms.place import in_force
from indicators.publications.measures import measures_page
from indicators.publications.methodology import methodology_page
from indicators.publications.overview import overview_page
from indicators.publications.parity_path import parity_page
from indicators.publications.planning import planning_page
from indicators.publications.provenance import Address
from indicators.publications.recordability import recordability_page
from indicators.publications.search import search_page
from indicators.publications.series import series_page
from indicators.publications.site import site_pages
from indicators.publications.view import View

COMPOSERS: dict[str, Callable[[View], Iterator[Block]]] = {
    "overview": overview_page.compose,
    "city": city_page.compose,
    "indicator": series_page.compose,
    "comparison": comparison_page.compose,
    "parity_path": parity_page.compose,
    "planning": planning_page.compose,
    "measures": measures_page.compose,
    "recordability": recordability_page.compose,
    "data_quality": deliveries_page.compose,
    "methodology": methodology_page.compose,
    "search": search_page.compose,
    "imprint": site_pages.imprint,
    "privacy": site_pages.privacy,
    "accessibility": site_pages.accessibility,
}


def compose(page: str, view: View) -> tuple[Block, ...]:
    """All blocks of a page, in their order; tables have names, charts know their page."""
    blocks = captioned(COMPOSERS[page](view))
    codes = in_force(blocks, view.given) | view.own_language
    address = Address(page, tuple(codes.items()))
    return tuple(_addressed(block, address) for block in blocks)


def _addressed(block: Block, address: Address) -> Block:
    """A block whose charts know their page, however deep they stand."""
    if isinstance(block, Chart):
        return replace(block, address=address)
    if isinstance(block, Fold | Card):
        return replace(block, blocks=tuple(_addressed(one, address) for one in block.blocks))
    if isinstance(block, Columns):
        columns = (tuple(_addressed(one, address) for one in part) for part in block.columns)
        return replace(block, columns=tuple(columns))
    return block
