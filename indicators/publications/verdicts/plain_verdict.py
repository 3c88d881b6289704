"""The verdict in plain German: short main clauses, whole numbers, no technical words."""

from typing import Literal

from indicators.catalogue import Catalogue
from indicators.publications.speech import formats
from indicators.publications.speech.plain_values import PLAIN
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import sentence
from indicators.publications.verdicts.verdict_numbers import (
    is_foreseeable,
    is_taken_singly,
    lies_above_at_the_bottom,
    side,
    years,
)
from indicators.publications.verdicts.verdict_wording import counting_of, direction, subject_of
from indicators.release.verdict_types import Verdict


def plain_sentences(verdict: Verdict, catalogue: Catalogue) -> list[str]:
    """The verdict in plain German: short main clauses, whole numbers, no technical words."""
    subject = subject_of(verdict, Speaker(catalogue, "de"))
    if verdict["verdict"] == "not_assessable":
        forms = ["not_assessable", f"reason_{verdict['reason']}"]
    else:
        is_survey = counting_of(verdict, catalogue) == "survey"
        forms = [
            "shares_answered" if is_survey else "shares",
            *_plain_ages(verdict),
            _plain_side(verdict),
            direction(verdict),
        ]
        if lies_above_at_the_bottom(verdict):
            forms = [*forms[:-1], "above_lowest"]
        forms += ["singly"] if is_taken_singly(verdict) else []
        forms += ["years"] if is_foreseeable(verdict) else []
    texts = [sentence("verdict_subject", PLAIN, **subject)]
    texts += [sentence(f"verdict_{form}", PLAIN, **_plain_values(verdict)) for form in forms]
    return [clause for text in texts for clause in text.split("\n") if clause]


def plain_sentence(verdict: Verdict, catalogue: Catalogue) -> str:
    """The plain sentences as one text."""
    return " ".join(plain_sentences(verdict, catalogue))


_SHARES: tuple[Literal["staff", "population"], ...] = ("staff", "population")


def _plain_side(verdict: Verdict) -> str:
    """As `side`, of the whole numbers that are shown: 31 of 100 is not less than 31 of 100."""
    staff, population = (int(formats.rounded(verdict[name])) for name in _SHARES)
    return side(population - staff)


def _plain_ages(verdict: Verdict) -> list[str]:
    series = str(verdict["base_series"])
    return [form for form in ("of_working_age", "of_young") if form[3:] in series]


def _plain_values(verdict: Verdict) -> dict[str, str]:
    if verdict["verdict"] == "not_assessable":
        return {}
    low, high = verdict["years_to_parity_low"], verdict["years_to_parity_high"]
    return {
        "year": str(int(verdict["last_year"])),
        "staff": formats.number(verdict["staff"], "de"),
        "population": formats.number(verdict["population"], "de"),
        "years": years(low, high, "de") if is_foreseeable(verdict) else "",
    }
