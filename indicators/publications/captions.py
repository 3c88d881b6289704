"""Every table of a page named after what stands above it, for those who go from table to table."""

from collections.abc import Iterable
from dataclasses import replace
from functools import singledispatch

from indicators.publications import exhibit


def captioned(blocks: Iterable[exhibit.Block], above: str = "") -> tuple[exhibit.Block, ...]:
    """The same blocks, each table called like the heading or label that it stands under."""
    named: list[exhibit.Block] = []
    for block in blocks:
        if isinstance(block, exhibit.Heading):
            above = block.text
        named.append(_named(block, above))
    return tuple(named)


@singledispatch
def _named(block: exhibit.Block, above: str) -> exhibit.Block:
    """Most blocks have no table in them."""
    return block


@_named.register
def _(block: exhibit.Table, above: str) -> exhibit.Block:
    return replace(block, caption=block.caption or above)


@_named.register
def _(block: exhibit.Chart, above: str) -> exhibit.Block:
    return replace(block, table=captioned(block.table, above))


@_named.register
def _(block: exhibit.Fold, above: str) -> exhibit.Block:
    return replace(block, blocks=captioned(block.blocks, block.label))


@_named.register
def _(block: exhibit.Card, above: str) -> exhibit.Block:
    return replace(block, blocks=captioned(block.blocks, above))


@_named.register
def _(block: exhibit.Columns, above: str) -> exhibit.Block:
    return replace(block, columns=tuple(captioned(column, above) for column in block.columns))
