"""The leaves about one indicator: what it says, the cities side by side, its sources."""

from collections.abc import Iterator

from indicators.publications.comparison import comparison_parts
from indicators.publications.dossier import reading_leaf
from indicators.publications.dossier.leaf import Leaf, chart_in, plain_text, remarks_in, said
from indicators.publications.exhibit import Words
from indicators.publications.provenance import Address
from indicators.publications.view import View


def leaves(view: View, name: str) -> Iterator[Leaf]:
    """All leaves in their order, the sources last."""
    address = Address("indicator", tuple(({"indikator": name} | view.own_language).items()))
    told = (_defined(view, name, address), *_compared(view, name, address))
    yield from told
    yield reading_leaf.sources(view, told, view.table("criteria").head(0), address)


def _defined(view: View, name: str, address: Address) -> Leaf:
    """What the indicator counts, and what is to be kept in mind."""
    entry = view.catalogue.indicators[name]
    text = (view.of(entry.definition), view.of(entry.caveats), view.of(entry.source))
    return Leaf(
        "definition", "", view.of(entry.title), tuple(map(Words, text)), None, None, address
    )


def _compared(view: View, name: str, address: Address) -> Iterator[Leaf]:
    """The cities side by side, where there is anything to compare."""
    title = view.of(view.catalogue.series(name).title)
    lines, axes = comparison_parts.compared_lines(view, name)
    blocks = tuple(comparison_parts.cities(view, name, title, lines, axes))
    chart, remarks = chart_in(blocks, address), remarks_in(blocks)
    # Figures by groups are compared nowhere; that there were none would not be true of them.
    if not remarks or (chart is None and len(view.figures(name))):
        return
    headline, more = said(remarks[0].text)
    yield Leaf("vergleich", "", plain_text(headline), (*more, *remarks[1:]), chart, None, address)
