"""The verdict in plain German: short main clauses, whole numbers, no technical words."""

from indicators.catalogue import Catalogue
from indicators.publications.speech import formats
from indicators.publications.speech.plain_values import PLAIN
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import sentence
from indicators.publications.verdicts.verdict_numbers import (
    Row,
    is_foreseeable,
    is_taken_singly,
    lies_above_at_the_bottom,
    side,
    years,
)
from indicators.publications.verdicts.verdict_wording import counting_of, direction, subject_of


def plain_sentences(verdict: Row, catalogue: Catalogue) -> list[str]:
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


def plain_sentence(verdict: Row, catalogue: Catalogue) -> str:
    """The plain sentences as one text."""
    return " ".join(plain_sentences(verdict, catalogue))


def _plain_side(verdict: Row) -> str:
    """As `side`, of the whole numbers that are shown: 31 of 100 is not less than 31 of 100."""

    def whole(name: str) -> int:
        return int(formats.rounded(verdict[name]))

    return side(whole("population") - whole("staff"))


def _plain_ages(verdict: Row) -> list[str]:
    series = str(verdict["base_series"])
    return [form for form in ("of_working_age", "of_young") if form[3:] in series]


def _plain_values(verdict: Row) -> dict[str, str]:
    if verdict["verdict"] == "not_assessable":
        return {}
    low, high = verdict["years_to_parity_low"], verdict["years_to_parity_high"]
    return {
        "year": str(int(verdict["last_year"])),
        "staff": formats.number(verdict["staff"], "de"),
        "population": formats.number(verdict["population"], "de"),
        "years": years(low, high, "de") if is_foreseeable(verdict) else "",
    }
