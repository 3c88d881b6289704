"""Values in plain German: whole numbers, no signs, each unit as people say it."""

from typing import Any, NamedTuple

from indicators.publications.speech import formats
from indicators.publications.speech.correction_words import in_a_sentence
from indicators.publications.speech.wording import sentence, sentences

PLAIN = "plain"
"""Plain German stands in the same files as a language of its own, with German numbers."""

_FACTORS = {"ratio": 100}
"""A ratio is told as so many to 100."""


class Whole(NamedTuple):
    """The whole number that readers see; two values that look alike are alike."""

    number: int
    text: str


def whole(value: float, unit: str) -> Whole:
    """20,4 % → 20 von 100; a share that is not quite nothing or all stays so."""
    scaled = value * _FACTORS.get(unit, 1)
    number = int(formats.rounded(scaled))
    form = _form(unit, scaled, number)
    text = sentence(form, PLAIN, count=formats.number(abs(number), "de"))
    return Whole(number, text)


def _form(unit: str, scaled: float, number: int) -> str:
    """The template of a unit; in words of their own: the edges of shares, one, and above."""
    if unit == "percent" and number == 0 < scaled:
        return "plain_unit_percent_tiny"
    if unit == "percent" and number == 100 > scaled:
        return "plain_unit_percent_nearly_all"
    if unit == "percentage_points":
        return "plain_unit_percentage_points" + (
            "_below" if number > 0 else "_above" * (number < 0)
        )
    one = f"plain_unit_{unit}_one"
    return one if number == 1 and one in sentences() else f"plain_unit_{unit}"


def figure_text(figure: Any) -> str:
    """The value of a released figure."""
    return whole(figure["value"], figure["unit"]).text + in_a_sentence(figure, "de")


def unit_note(unit: str) -> list[str]:
    """What a unit means, where people may not know it."""
    key = f"plain_unit_{unit}_means"
    return lines(key) if key in sentences() else []


def lines(key: str, **values: Any) -> list[str]:
    """The sentences of a template, one a line."""
    return [line for line in sentence(key, PLAIN, **values).split("\n") if line]


def counted_lines(key: str, count: int, **values: Any) -> list[str]:
    """As `lines`, of the form for none, one or many; no sentences where there is no such form."""
    form = {0: "none", 1: "one"}.get(count, "many")
    if f"{key}_{form}" not in sentences():
        return []
    return lines(f"{key}_{form}", count=formats.number(count, "de"), **values)
