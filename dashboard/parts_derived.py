"""Gaps and ratios on the page of an indicator: their intervals stand with the verdicts."""

import pandas as pd
import streamlit as st

from dashboard import cached
from dashboard.languages import language
from indicators.catalogue.models import Context, Indicator
from indicators.publications import derived_intervals


def with_intervals(entry: Indicator | Context, area: str, figures: pd.DataFrame) -> pd.DataFrame:
    """Figures of a gap or ratio with the intervals of the verdicts; others as they are."""
    if not isinstance(entry, Indicator) or entry.derived is None or figures.empty:
        return figures
    verdicts = cached.table("verdicts", area=area, indicator=entry.derived.of)
    points = cached.table("verdict_points")
    own = points[points["verdict_id"].isin(verdicts["verdict_id"])]
    return derived_intervals.with_intervals(figures, entry, verdicts, own, cached.catalogue())


def show_intervals(figures: pd.DataFrame) -> None:
    """What the intervals rest on, or plainly why there is none; silent for other figures."""
    if "no_interval" in figures:
        st.markdown(" ".join(derived_intervals.describe_intervals(figures, language())))
