"""Who moved, and with which measures: for learning, without a last place."""

from collections.abc import Iterator

import pandas as pd

from indicators.publications.exhibit import Block, Fold, Heading, Words
from indicators.publications.speech.escaping import in_markdown
from indicators.publications.verdicts import movement_wording, verdict_lists
from indicators.publications.view import View


def movement(view: View, indicator: str) -> Iterator[Block]:
    """Cities whose gap closed beyond doubt, with what they reported on linked measures."""
    yield Heading(2, view.say("comparison_moved"))
    moved = view.table("movement", indicator=indicator)
    if moved.empty:
        verdicts = view.table("verdicts", indicator=indicator)
        yield Words(movement_wording.nobody_moved(verdicts, view.language))
        return
    yield Words(view.say("comparison_moved_note"))
    if moved.groupby("breakdown")["group"].nunique().max() > 1:
        yield Words(view.say("comparison_moved_apart"))
    for _, group in moved.groupby(["breakdown", "group"], sort=False):
        lines = group.to_dict("records")
        texts = [verdict_lists.describe_move(row, view.speaker) for row in lines]
        yield Words("\n".join(f"- {text}" for text in texts))
    for area in dict.fromkeys(moved["area"]):
        yield from _measures(view, indicator, area)


def _measures(view: View, indicator: str, area: str) -> Iterator[Block]:
    """The reports of one city, under each linked measure, oldest first."""
    reports = view.table("movement_measures", indicator=indicator, area=area)
    city = view.speaker.area(area)
    if reports.empty:
        yield Words(view.say("comparison_moved_no_measures", city=city))
        return
    grouped = list(reports.groupby("measure", sort=False))
    label = view.say("comparison_moved_measures", city=city, count=len(grouped))
    yield Fold(label, tuple(Words(_measure(view, str(code), group)) for code, group in grouped))


def _measure(view: View, code: str, reports: pd.DataFrame) -> str:
    entry = view.catalogue.measures[code]
    link = view.page_link(f"{code}: {view.of(entry.title)}", "massnahmen", massnahme=code)
    latest = reports.sort_values("year").iloc[-1].to_dict()
    return f"- {link} {in_markdown(verdict_lists.describe_measure(latest, view.language))}"
