"""The leaves of a dossier in sections, and what every file says of itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from indicators.publications.dossier.leaf import Dossier, Leaf
from indicators.publications.forms.deck_place import deck_address, whole_address
from indicators.publications.forms.lasting import frozen_address
from indicators.publications.page_paths import living
from indicators.publications.speech.formats import day
from indicators.publications.view import View

_SECTIONS = {
    "massnahmen": "paper_measures",
    "bekannt": "paper_known",
    "luecken": "paper_known",
    "quellen": "paper_sources",
}
"""What the leaves stand under that belong to no goal."""
SOURCES = "quellen"


@dataclass(frozen=True, eq=False)
class Section:
    """Leaves under one heading."""

    title: str
    goal: str
    leaves: tuple[Leaf, ...]


def sections(dossier: Dossier) -> Iterator[Section]:
    """The leaves in their order, those of one goal or subject together."""
    for title, found in groupby(dossier.leaves, lambda leaf: section_title(leaf, dossier.view)):
        leaves = tuple(found)
        yield Section(title, leaves[0].goal, leaves)


def section_title(leaf: Leaf, view: View) -> str:
    """The goal of a leaf, or its subject."""
    if leaf.goal:
        goal = view.catalogue.goals[leaf.goal]
        return f"{view.of(goal.label)}: {view.of(goal.title)}"
    return view.say(_SECTIONS[leaf.name]) if leaf.name in _SECTIONS else leaf.headline


def watermark(view: View) -> str:
    """That the cities do not exist, where they do not."""
    return view.say("alone_watermark") if view.release.info["is_demonstration"] else ""


def state(view: View) -> str:
    """Number and day of the release."""
    release = view.release
    date = day(release.info["created_on"], view.language)
    return view.say("alone_state", release=release.release_id, date=date)


def imprint_lines(dossier: Dossier) -> tuple[str, ...]:
    """From which release, under which licence, and where to find the same again."""
    view, release = dossier.view, dossier.view.release
    deck = frozen_address(release.release_id, deck_address(dossier.area, view.language))
    values = {"release": release.release_id, "date": day(release.info["created_on"], view.language)}
    return (
        view.say("paper_made", **values),
        view.say("paper_licence"),
        view.say("paper_living", address=living_address(dossier)),
        view.say("paper_frozen", address=whole_address(deck)),
    )


def living_address(dossier: Dossier) -> str:
    """The live page about the area, with the host where it is known."""
    return whole_address(living(dossier.leaves[0].address))
