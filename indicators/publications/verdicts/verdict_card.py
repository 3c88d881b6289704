"""What stands under the heading of a verdict: what is said, and the values."""

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.publications.speech.wording import sentence
from indicators.publications.verdicts.needed_wording import least_points
from indicators.publications.verdicts.point_wording import point_sentences
from indicators.publications.verdicts.verdict_numbers import Row
from indicators.publications.verdicts.verdict_wording import (
    explanation,
    subject_of,
    values_at_hand,
    verdict_sentence,
)


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
    if verdict["verdict"] != "not_assessable" or len(points) > least_points():
        return []
    return point_sentences(points, figures, catalogue, language)
