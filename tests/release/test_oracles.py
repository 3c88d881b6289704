"""What stands beside a number must not tell another one: order, decimals, intervals, places."""

import pandas as pd
import pytest

from indicators.analysis.figures.all_figures import with_intervals
from indicators.analysis.figures.store import REPORT

BOTH = pytest.mark.parametrize("which", ["real_release", "demo_release"])
SHOWN = ["series", "numerator", "denominator", "group_size", "unit", "precision", "value", "method"]


@BOTH
def test_figures_are_numbered_by_what_they_are_about(which, request):
    """A file sorted by size would otherwise hand its order on, hidden numbers included."""
    figures = request.getfixturevalue(which).figures()
    reported = figures[figures["origin"] == "reported"]
    about = ["line", "year", "reference_date", *REPORT]

    assert len(reported) > 500
    numbers = reported.sort_values(about).groupby("line")["figure_id"]
    assert (numbers.diff().dropna() > 0).all()


@BOTH
def test_no_table_tells_the_row_of_a_delivered_file(which, request):
    release = request.getfixturevalue(which)

    assert "row" not in release.figures()
    assert "row" not in release.findings()


@BOTH
def test_intervals_follow_from_what_is_published_beside_them(which, request):
    """An interval made with a number that is not shown would give that number back."""
    release = request.getfixturevalue(which)
    figures = release.figures()
    # Those of gaps and ratios are the verdicts' own, made of protected figures only.
    shown = figures[figures["low"].notna() & (figures["origin"] != "derived")]
    again = with_intervals(shown[SHOWN], release.catalogue)

    assert len(shown) > 10
    for end in ("low", "high"):
        pd.testing.assert_series_equal(again[end], shown[end], check_exact=False, rtol=1e-9)


@BOTH
def test_the_size_of_a_hidden_group_is_hidden_with_it(which, request):
    figures = request.getfixturevalue(which).figures()

    assert figures.loc[figures["status"] == "hidden", "group_size"].isna().all()
    assert which == "real_release" or figures["group_size"].notna().sum() > 300


@BOTH
def test_a_share_of_people_by_origin_has_its_counts_or_few_decimals(which, request):
    release = request.getfixturevalue(which)
    sensitive = {entry.name for entry in release.catalogue.indicators if entry.sensitive}
    figures = release.figures()
    bare = figures[
        figures["series"].isin(sensitive)
        & (figures["unit"] == "percent")
        & (figures["numerator"].isna() | figures["denominator"].isna())
        & figures["value"].notna()
    ]

    assert (bare["value"] == bare["value"].round(1)).all()
    assert which == "demo_release" or len(bare)
