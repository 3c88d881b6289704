"""What an address chooses, as a page understands it: no two ways to say the same.

Pages are kept by what they show. Kept by what was asked, one visitor who tries a thousand wrong
values would have a thousand pages made and drive out those that others open.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import singledispatch

from indicators.publications import exhibit
from indicators.publications.forms.place import every
from indicators.publications.selection import Given, given_codes, given_number, given_word

WRONG = "?"
"""Stands for every value that a page does not know: which it was makes no other page."""
Blocks = Callable[[dict[str, str]], Sequence[exhibit.Block]]


def canonical(given: Given, names: Iterable[str], blocks_of: Blocks) -> dict[str, str]:
    """The choices that a page accepts, in the order of `names`; `blocks_of` composes it.

    What one choice offers may depend on another: after each round those left are asked again.
    """
    kept: dict[str, str] = {}
    waiting = [name for name in names if name in given]
    while waiting:
        offered = list(every(blocks_of(kept)))
        found = {name: value for name in waiting if (value := _in_one(offered, name, given))}
        if not found:
            break
        kept |= found
        waiting = [name for name in waiting if name not in found]
    return {name: kept[name] for name in names if name in kept}


def _in_one(blocks: Iterable[exhibit.Block], name: str, given: Given) -> str:
    """What the first block of that name accepts of an address; "" is nothing."""
    named = (block for block in blocks if getattr(block, "name", None) == name)
    return next((value for block in named if (value := _accepted(block, given))), "")


@singledispatch
def _accepted(block: object, given: Given) -> str:
    """A chart has a name too, but nothing to choose."""
    return ""


@_accepted.register
def _(block: exhibit.Choice, given: Given) -> str:
    value = given[block.name]
    return value if value in block.options else ""


@_accepted.register
def _(block: exhibit.Choices, given: Given) -> str:
    chosen = given_codes(given, block.name, block.options)
    known = [code for code in block.options if code in chosen]
    is_all_known = {*given[block.name].split(",")} <= {"", *chosen}
    return ",".join(known if is_all_known else [*known, WRONG])


@_accepted.register
def _(block: exhibit.Typed, given: Given) -> str:
    return given_word(given, block.name).strip()


@_accepted.register
def _(block: exhibit.Switch, given: Given) -> str:
    return block.code if given[block.name] == block.code else ""


@_accepted.register
def _(block: exhibit.Slider, given: Given) -> str:
    value = given_number(given, block.name, block.grid, block.decimals)
    return "" if value is None else f"{value:g}"
