"""What stands under the heading of a verdict: what is said, the values, what would be needed."""

import pandas as pd

from indicators.analysis.rules import analysis_rules
from indicators.catalogue import Catalogue
from indicators.publications import formats
from indicators.publications.verdict_numbers import Row
from indicators.publications.wording import sentence
from indicators.publications.wording_points import point_sentences
from indicators.publications.wording_verdict import (
    explanation,
    needed,
    subject_of,
    values_at_hand,
    verdict_sentence,
)

LACKS_A_BASE = ("", "no_population_base", "concepts_not_comparable")
"""Why a value may be left out and yet count once a matching population share is there."""


def statement(verdict: Row, catalogue: Catalogue, language: str) -> str:
    """The verdict in sentences; a refusal does not repeat the reason of its heading."""
    if verdict["verdict"] != "not_assessable":
        return verdict_sentence(verdict, catalogue, language)
    subject = sentence("verdict_subject", language, **subject_of(verdict, catalogue, language))
    rest = values_at_hand(verdict, language) or explanation("reasons", verdict["reason"], language)
    return f"{subject}: {rest}"


def few_values(
    verdict: Row, points: pd.DataFrame, figures: pd.DataFrame, catalogue: Catalogue, language: str
) -> list[str]:
    """The values under a refusal, one sentence each, as long as they can be seen at a glance."""
    if verdict["verdict"] != "not_assessable" or len(points) > _least():
        return []
    return point_sentences(points, figures, catalogue, language)


def what_is_needed(verdict: Row, points: pd.DataFrame, language: str) -> str:
    """What would have to happen, with the number of surveys where too few are the reason."""
    missing = _least() - int(points["left_out"].isin(LACKS_A_BASE).sum())
    if verdict["reason"] != "fewer_than_four_points" or missing < 1:
        return needed(verdict, language)
    least = formats.counting(_least(), language)
    if missing == 1:
        return sentence("verdict_more_surveys_one", language, least=least)
    count = formats.counting(missing, language)
    return sentence("verdict_more_surveys_many", language, count=count, least=least)


def _least() -> int:
    return analysis_rules().verdict.minimum_points
