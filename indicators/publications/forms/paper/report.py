"""The report of an area as a PDF that can be read aloud, to be sent to a committee as it is."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

from indicators.publications.dossier.leaf import Dossier
from indicators.publications.forms.paper.contents import annex, chapters, paper
from indicators.publications.forms.paper.typesetting import seconds_of, typeset
from indicators.publications.forms.sections import SOURCES

REPEATED = "vergleichbar"
"""The leaf whose panels show the lines of the panels before it once more; a paper has its words."""
PAPER = ("base.typ", "page.typ", "report.typ")


@lru_cache(maxsize=1)
def make_report(dossier: Dossier) -> bytes:
    """The report; the same dossier makes the same bytes."""
    return typeset(PAPER, _contents(dossier), seconds_of(dossier.view))


def _contents(dossier: Dossier) -> dict[str, Any]:
    say = dossier.view.say
    glance = [
        {"name": leaf.name, "text": leaf.headline}
        for leaf in dossier.leaves
        if leaf.name != SOURCES
    ]
    return paper(dossier, "paper_report") | {
        "glance": {"title": say("paper_glance"), "messages": glance},
        "chapters": chapters(_without_repeats(dossier)),
        "annex": annex(dossier),
    }


def _without_repeats(dossier: Dossier) -> Dossier:
    leaves = tuple(
        replace(leaf, chart=None) if leaf.name == REPEATED else leaf for leaf in dossier.leaves
    )
    return replace(dossier, leaves=leaves)
