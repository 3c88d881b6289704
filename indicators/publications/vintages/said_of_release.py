"""Beside the figures of a release: the words of a city, and whose new figures are missing."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from indicators.publications.exhibit import Block, Heading, Note, Small, Words
from indicators.publications.speech.escaping import in_markdown
from indicators.publications.speech.speaker import Speaker
from indicators.publications.view import View


def city_says(view: View, area: str) -> Iterator[Block]:
    """The statement of a city beside its figures; nothing where it has made none."""
    for row in view.table("statements", area=area).to_dict("records"):
        yield Heading(2, view.say("statement_heading", city=view.speaker.area(area)), False)
        yield from statement(view, row)


def statement(view: View, row: dict[Any, Any]) -> Iterator[Block]:
    """The words of a city as it wrote them, and of which day they are."""
    yield Words(view.speaker.quoted(in_markdown(view.told(row, "text"))))
    told = view.say("statement_given", date=view.speaker.day(row["agreed_on"]))
    is_german_only = view.language != "de" and not row["text_en"]
    yield Small(f"{told} {view.say('statement_german')}" if is_german_only else told)


def absences(view: View, area: str | None = None) -> Iterator[Block]:
    """Which cities' new figures are missing because they have not agreed; of one area or of all."""
    if told := absence_words(view.table("absences"), view.speaker, area):
        yield Note("warning", told)


def absence_words(missing: pd.DataFrame, speaker: Speaker, area: str | None = None) -> str:
    """The same as a sentence; empty where none is missing."""
    own = missing if area is None else missing[missing["area"] == area]
    if own.empty:
        return ""
    days = own["answer_until"].dropna()
    until = speaker.say("absence_until", date=speaker.day(days.max())) if len(days) else ""
    cities = speaker.listing([speaker.area(code) for code in own["area"]])
    form = "absence_one" if len(own) == 1 else "absence_many"
    return speaker.say(form, cities=cities, until=until)
