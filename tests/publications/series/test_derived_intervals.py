"""The interval of a gap or ratio is that of the verdict on the same two figures."""

import pandas as pd
import pytest

from indicators.analysis.figures.derived_intervals import with_intervals
from indicators.publications.series.interval_notes import describe_intervals
from tests.publications.released import CATALOGUE, NAN, released

GAP = CATALOGUE.indicators["representation_gap"]
RATIO = CATALOGUE.indicators["representation_ratio"]

POINTS = pd.DataFrame(
    {
        "staff_figure": [11, 12, 13],
        "base_figure": [21, 22, 23],
        "gap_low": [5.9, 9.0, NAN],
        "gap_high": [8.3, 9.0, NAN],
    }
)
"""A survey, a full count, and a share of unknown exactness."""
VERDICTS = pd.DataFrame(
    {"latest_staff_figure": [11], "latest_base_figure": [21], "ratio_low": [0.69],
     "ratio_high": [0.78]}
)  # fmt: skip
UNIT = {GAP.name: "percentage_points", RATIO.name: "ratio"}


def completed(entry, staff, base, **changes):
    figure = {"series": entry.name, "unit": UNIT[entry.name], "staff_figure": float(staff),
              "base_figure": float(base), "value": 7.1, "precision": "calculated"}  # fmt: skip
    return with_intervals(released(figure | changes), entry, VERDICTS, POINTS, CATALOGUE)


def limits(entry, staff, base):
    figure = completed(entry, staff, base).iloc[0]
    return figure["low"], figure["high"], figure["no_interval"]


def test_the_pair_of_the_verdict_has_its_interval():
    assert limits(GAP, 11, 21) == (5.9, 8.3, "")
    assert limits(RATIO, 11, 21) == (0.69, 0.78, "")


@pytest.mark.parametrize(
    ("entry", "staff", "base", "reason"),
    [
        (GAP, 11, 99, "other_base"),
        (GAP, 12, 22, "exact"),
        (RATIO, 12, 22, "exact"),
        (GAP, 13, 23, "unknown"),
        (RATIO, 13, 23, "earlier"),
    ],
)
def test_without_an_interval_the_reason_is_known(entry, staff, base, reason):
    figure = completed(entry, staff, base).iloc[0]

    assert figure["no_interval"] == reason
    assert pd.isna(figure["low"])
    assert pd.isna(figure["high"])


def test_estimates_and_areas_outside_the_monitoring_have_none():
    assert completed(GAP, 11, 21, precision="estimate")["no_interval"].tolist() == ["estimate"]
    assert completed(GAP, 11, 21, area="11-LAND")["no_interval"].tolist() == ["not_monitored"]


def test_no_verdict_at_all_is_another_base():
    figure = released({"series": GAP.name, "staff_figure": 1.0, "base_figure": 2.0})
    found = with_intervals(figure, GAP, VERDICTS.iloc[:0], POINTS.iloc[:0], CATALOGUE)

    assert found["no_interval"].tolist() == ["other_base"]


def test_a_release_holds_the_intervals_that_pages_show(demo_release):
    """Pages, commands and files read the same figure; nothing is completed on the way out."""
    derived = demo_release.figures().query("origin == 'derived'")
    shown = derived[derived["value"].notna()]
    has_interval = shown["low"].notna()

    assert has_interval.sum() > 40
    assert (has_interval == (shown["no_interval"] == "")).all()
    assert (shown["low"] <= shown["value"])[has_interval].all()
    assert (shown["value"] <= shown["high"])[has_interval].all()
    assert (derived.loc[derived["value"].isna(), "no_interval"] == "").all()


def test_the_reasons_are_told_with_their_years():
    parts = [completed(GAP, 11, 21, year=2025), completed(GAP, 12, 22, year=2019),
             completed(GAP, 12, 22, year=2017)]  # fmt: skip
    figures = pd.concat(parts, ignore_index=True)

    assert describe_intervals(figures, "de") == [
        "Der Bereich folgt aus der Unsicherheit der beiden Anteile; mit ihm rechnet auch die "
        "Bewertung.",
        "Ohne Bereich 2017 und 2019: beide Anteile sind Vollzählungen und haben keinen "
        "Stichprobenfehler.",
    ]
    assert describe_intervals(figures.iloc[1:], "en") == [
        "No interval 2017 and 2019: both shares are full counts and have no sampling error."
    ]
