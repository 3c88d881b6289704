"""Checks in the cells of the form: lists, whole numbers, per cent. They help; reading decides."""

from typing import Any

from indicators.intake.number_columns import COUNTED
from indicators.intake.template.printed_words import printed_words


def choice(place: str) -> dict[str, Any]:
    """A choice from the words of a list."""
    return {"validate": "list", "source": place} | stop(printed_words().listed)


def number_check(unit: str) -> dict[str, Any]:
    """The check of a number cell: whole persons, per cent up to a hundred, else from zero."""
    words = printed_words()
    if unit in COUNTED:
        return {"validate": "integer", "criteria": ">=", "value": 0} | stop(words.whole)
    if unit == "percent":
        limits = {"criteria": "between", "minimum": 0, "maximum": 100}
        return {"validate": "decimal"} | limits | stop(words.percent)
    return {"validate": "decimal", "criteria": ">=", "value": 0} | stop(words.number)


def stop(words: str) -> dict[str, Any]:
    """What a person reads who enters something else."""
    return {"error_title": printed_words().stop, "error_message": words, "ignore_blank": True}
