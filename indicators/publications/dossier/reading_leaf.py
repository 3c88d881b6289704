"""The last leaf: how the figures are to be read, and where they come from."""

from collections.abc import Sequence

import pandas as pd

from indicators.analysis.thresholds import analysis_rules
from indicators.publications import shared_blocks
from indicators.publications.dossier.leaf import Leaf
from indicators.publications.exhibit import Words
from indicators.publications.provenance import Address
from indicators.publications.view import View

RULES = ("dossier_read_missing", "dossier_read_gap", "dossier_read_verdict")


def sources(view: View, told: Sequence[Leaf], reports: pd.DataFrame, address: Address) -> Leaf:
    """How to read, and the sources of what the leaves before show."""
    least = view.speaker.counting(analysis_rules().verdict.minimum_points)
    rules = tuple(Words(view.say(key, least=least)) for key in RULES)
    named = dict.fromkeys([*_of_charts(told), *_of_reports(reports)])
    lines = [f"- {shared_blocks.source_link(*source)}" for source in named]
    listed = (Words(f"**{view.say('sources')}**"), Words("\n".join(lines)))
    headline = view.speaker.say("dossier_read")
    return Leaf("quellen", "", headline, (*rules, *listed), None, None, address)


def _of_charts(told: Sequence[Leaf]) -> list[tuple[str, str]]:
    """Title and address of every source, in the order in which the leaves come to it."""
    charts = (leaf.chart for leaf in told if leaf.chart)
    return [(source.title, source.address) for chart in charts for source in chart.sources]


def _of_reports(reports: pd.DataFrame) -> list[tuple[str, str]]:
    """The sources of what is said about criteria."""
    pairs = reports[["source_title", "source_address"]].drop_duplicates()
    return [(str(title), str(address)) for title, address in pairs.itertuples(index=False)]
