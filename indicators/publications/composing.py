"""Every page by its name, composed whole."""

from collections.abc import Callable, Iterator

from indicators.publications.captions import captioned
from indicators.publications.city import city_page
from indicators.publications.comparison import comparison_page
from indicators.publications.deliveries import deliveries_page
from indicators.publications.exhibit import Block
from indicators.publications.measures import measures_page
from indicators.publications.methodology import methodology_page
from indicators.publications.overview import overview_page
from indicators.publications.parity_path import parity_page
from indicators.publications.recordability import recordability_page
from indicators.publications.series import series_page
from indicators.publications.site import site_pages
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
    "imprint": site_pages.imprint,
    "privacy": site_pages.privacy,
    "accessibility": site_pages.accessibility,
}


def compose(page: str, view: View) -> tuple[Block, ...]:
    """All blocks of a page, in their order."""
    return captioned(COMPOSERS[page](view))
