"""What an address chooses, as a page understands it: no two ways to say the same.

Pages are kept by what they show. Kept by what was asked, one visitor who tries a thousand wrong
values would have a thousand pages made and drive out those that others open.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import singledispatch

from indicators.publications import exhibit
from indicators.publications.forms.place import every
from indicators.publications.selection import Given, given_codes, given_number, given_word
from indicators.publications.view import PLAIN_CODE, PLAIN_NAME

WRONG = "?"
"""Stands for every value that a page does not know: which it was makes no other page."""
Blocks = Callable[[dict[str, str]], Sequence[exhibit.Block]]


def canonical(given: Given, names: Iterable[str], blocks_of: Blocks) -> dict[str, str]:
    """The choices of an address in the order of `names`; `blocks_of` composes the page.

    What is offered may depend on other choices, and on a name being there at all: a measure alone
    opens the view of measures. So those left after a round are asked again, and what no round
    accepts stays as a name before something wrong.
    """
    asked = [name for name in names if name in given]
    # Plain German goes along in links even where a page has no sentence to say in it.
    kept = {PLAIN_NAME: PLAIN_CODE} if given.get(PLAIN_NAME) == PLAIN_CODE else {}
    wrong: dict[str, str] = {}
    while waiting := [name for name in asked if name not in kept]:
        offered = list(every(blocks_of(_ordered(wrong | kept, asked))))
        found = {name: value for name in waiting if (value := _in_one(offered, name, given))}
        if not found and wrong:
            break
        kept |= found
        wrong = {} if found else dict.fromkeys(waiting, WRONG)
    return _ordered(wrong | kept, asked)


def _ordered(choices: dict[str, str], names: Iterable[str]) -> dict[str, str]:
    return {name: choices[name] for name in names if name in choices}


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
    # A blank is no word, but nothing wrong either.
    return given_word(given, block.name).strip() or " "


@_accepted.register
def _(block: exhibit.Switch, given: Given) -> str:
    return block.code if given[block.name] == block.code else ""


@_accepted.register
def _(block: exhibit.Slider, given: Given) -> str:
    value = given_number(given, block.name, block.grid, block.decimals)
    return "" if value is None else f"{value:g}"
