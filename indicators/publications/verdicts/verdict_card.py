"""What stands under the heading of a verdict: what is said, and the values."""

import pandas as pd

from indicators.publications.speech.speaker import Speaker
from indicators.publications.verdicts.mark_wording import provisional
from indicators.publications.verdicts.needed_wording import least_points
from indicators.publications.verdicts.point_wording import point_sentences
from indicators.publications.verdicts.verdict_wording import (
    explanation,
    subject_of,
    values_at_hand,
    verdict_sentence,
)
from indicators.release.verdict_types import Verdict


def statement(verdict: Verdict, speaker: Speaker) -> str:
    """The verdict in sentences; a refusal does not repeat the reason of its heading."""
    if verdict["verdict"] != "not_assessable":
        return verdict_sentence(verdict, speaker)
    subject = speaker.say("verdict_subject", **subject_of(verdict, speaker))
    rest = values_at_hand(verdict, speaker.language) or explanation(
        "reasons", verdict["reason"], speaker.language
    )
    said = [rest, provisional(verdict, speaker.language)]
    return f"{subject}: {' '.join(filter(None, said))}"


def few_values(
    verdict: Verdict, points: pd.DataFrame, figures: pd.DataFrame, speaker: Speaker
) -> list[str]:
    """The values under a refusal, one sentence each, as long as they can be seen at a glance."""
    if verdict["verdict"] != "not_assessable" or len(points) > least_points():
        return []
    return point_sentences(points, figures, speaker)
