"""What is said aloud after a choice, for those who do not see the page change."""

from collections.abc import Iterator, Sequence
from functools import singledispatch

from indicators.publications import exhibit
from indicators.publications.forms.markdown import in_line
from indicators.publications.forms.markup import text_of
from indicators.publications.forms.place import every
from indicators.publications.selection import Given

LONGEST = 300
"""Letters said aloud; who wants more reads the page."""


def announcement(title: str, blocks: Sequence[exhibit.Block], given: Given) -> str:
    """Title, what was chosen, and the first message: "Stadt: Essen. Zieljahr: 2040. Der …"."""
    inside = list(every(blocks))
    chosen = [said for block in inside if (said := _chosen(block, given))]
    parts = [title, *(said for said in chosen if said != title), next(_messages(inside), "")]
    text = ". ".join(part.rstrip(".") for part in parts if part) + "."
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 2].rsplit(' ', 1)[0]} …"


def _messages(blocks: Sequence[exhibit.Block]) -> Iterator[str]:
    """Words with a part in strong letters that are no list, or what a chart shows."""
    for block in blocks:
        if isinstance(block, exhibit.Words) and _is_message(block.text):
            yield " ".join(text_of(in_line(block.text, lambda address: address)).split())
        if isinstance(block, exhibit.Chart):
            yield block.alternative


def _is_message(text: str) -> bool:
    return "**" in text and not text.startswith("- ")


@singledispatch
def _chosen(block: object, given: Given) -> str:
    """A choice that the address names, in words."""
    return ""


@_chosen.register
def _(block: exhibit.Choice, given: Given) -> str:
    return f"{block.label}: {block.options[block.code]}" if block.name in given else ""


@_chosen.register
def _(block: exhibit.Choices, given: Given) -> str:
    shown = ", ".join(block.options[code] for code in block.codes)
    return f"{block.label}: {shown or block.placeholder}" if block.name in given else ""


@_chosen.register
def _(block: exhibit.Typed, given: Given) -> str:
    return f"{block.label}: {block.text}" if block.text else ""


@_chosen.register
def _(block: exhibit.Switch, given: Given) -> str:
    return block.label if block.is_on else ""


@_chosen.register
def _(block: exhibit.Slider, given: Given) -> str:
    return f"{block.label}: {block.written(block.value)}" if block.name in given else ""
