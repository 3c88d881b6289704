"""Every code of the analysis has words in two languages, and the rules are those of the design."""

import pytest

from indicators.analysis.thresholds import analysis_rules
from indicators.analysis.verdicts.opinions import REASONS, VERDICTS
from indicators.analysis.verdicts.texts import verdict_texts


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("verdicts", VERDICTS),
        ("reasons", REASONS),
        ("left_out", ("before_break", "other_base")),
        ("bases", ("serves_less",)),
        ("weather", ("sun", "light_cloud", "cloud", "storm", "none")),
        ("bands", tuple(analysis_rules().movement.bands)),
        ("changes", ("concept_changed", "method_changed", "scope_changed", "base_changed",
                     "base_unclear", "reported_break", "other_base")),
    ],
)  # fmt: skip
def test_every_code_has_words(kind, codes):
    assert set(verdict_texts()[kind]) == set(codes)


def test_every_reason_says_what_is_needed():
    assert all(text.needed for text in verdict_texts()["reasons"].values())


def test_the_thresholds_are_those_of_the_design():
    rules = analysis_rules()

    assert (rules.verdict.margin, rules.verdict.minimum_points) == (1.0, 4)
    assert rules.verdict.minimum_response == 30
    assert (rules.weather.sun, rules.weather.light_cloud) == (0.05, 0.20)
