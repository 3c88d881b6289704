"""The profile of an area on one page: each message, the first chart, what would come next."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import islice
from typing import Any

from indicators.publications.dossier.leaf import Dossier
from indicators.publications.forms.chart_alone import fitted
from indicators.publications.forms.paper.contents import chart_values, paper, table_values
from indicators.publications.forms.paper.paper_charts import charts_of
from indicators.publications.forms.paper.typesetting import seconds_of, typeset
from indicators.publications.forms.sections import SOURCES, sections

NEXT = "luecken"
PROFILE_HEIGHT = 340
"""Units of the chart of a profile, which has most of the page."""
HIGHEST = 400
"""Units of the letters of a chart: panels of all cities are higher."""

PAPER = ("base.typ", "page.typ", "profile.typ")


@lru_cache(maxsize=1)
def make_profile(dossier: Dossier) -> bytes:
    """The profile; the same dossier makes the same bytes."""
    return typeset(PAPER, _contents(dossier), seconds_of(dossier.view))


def is_low(figure: Mapping[str, Any]) -> bool:
    """Whether letters stay readable where a page has room for a low picture only."""
    return bool(fitted(figure)["layout"]["height"] <= HIGHEST)


def _contents(dossier: Dossier) -> dict[str, Any]:
    language = dossier.view.language
    found = (chart for leaf in dossier.leaves for chart in charts_of(leaf))
    charts = (chart for chart in found if is_low(chart.figure))
    tables = (leaf.table for leaf in dossier.leaves if leaf.name == NEXT and leaf.table)
    return paper(dossier, "paper_profile") | {
        "messages": [
            {"title": section.title, "messages": [leaf.headline for leaf in section.leaves]}
            for section in sections(dossier)
            if all(leaf.name != SOURCES for leaf in section.leaves)
        ],
        "charts": [chart_values(chart, language, PROFILE_HEIGHT) for chart in islice(charts, 1)],
        "tables": [table_values(table) for table in tables],
    }
