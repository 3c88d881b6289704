"""That a verdict, or what is computed beside it, rests on figures that are other ones today."""

from collections.abc import Iterator

import pandas as pd

from indicators.publications.exhibit import Block, Small
from indicators.publications.view import View

NO_LONGER = ("later", "withdrawn")


def rests_on_corrected(view: View, area: str, points: pd.DataFrame) -> Iterator[Block]:
    """How many of the figures behind some points hold no more; silent where all do."""
    figures = view.figures(area=area)
    used = {*points["staff_figure"], *points["base_figure"].dropna()}
    other = figures[figures["figure_id"].isin(used) & figures["correction"].isin(NO_LONGER)]
    if len(other):
        yield Small(view.speaker.counted("rests_on_corrected", len(other)))


def current_rests(view: View, area: str, indicator: str) -> Iterator[Block]:
    """The same of the verdict that stands for a city on an indicator."""
    verdicts = view.table("verdicts", area=area, indicator=indicator)
    own = verdicts.loc[verdicts["is_current"], "verdict_id"]
    points = view.table("verdict_points")
    yield from rests_on_corrected(view, area, points[points["verdict_id"].isin(own)])
