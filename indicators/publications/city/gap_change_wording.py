"""What moved the gap, in a sentence, in plain German and as a table."""

from collections.abc import Sequence

import pandas as pd

from indicators.analysis.outlook.gap_change import GapChange
from indicators.publications.measures.register_tables import titled
from indicators.publications.speech import formats
from indicators.publications.speech.plain_values import lines
from indicators.publications.speech.speaker import Speaker
from indicators.publications.typed_cells import Cell

PARTS = ("population", "intake", "rest")


def describe_change(change: GapChange, speaker: Speaker) -> str:
    """By how much the gap moved, and what each part did to it."""
    said = speaker.listing([_part(name, getattr(change, name), speaker) for name in PARTS])
    return speaker.say(
        f"gap_change_{direction(change.total)}",
        first=change.first,
        last=change.last,
        points=_size(change.total, speaker),
        parts=f"{said[0].upper()}{said[1:]}",
    )


def alternative(change: GapChange, speaker: Speaker) -> str:
    """What the chart shows, for those who do not see it."""
    values = {name: signed(getattr(change, name), speaker) for name in PARTS}
    return speaker.say("gap_change_alternative", first=change.first, last=change.last, **values)


def not_known(first: int, last: int, missing: Sequence[int], speaker: Speaker) -> str:
    """Why the change is not split: the years without intake or size of the staff."""
    years = speaker.listing([str(year) for year in missing])
    return speaker.say("gap_change_missing", first=first, last=last, years=years)


def plain(change: GapChange) -> list[str]:
    """The same in plain German."""
    largest = max(PARTS, key=lambda name: abs(getattr(change, name)))
    return [*lines("gap_change_plain"), *lines(f"gap_change_plain_{largest}")]


def part_table(change: GapChange, speaker: Speaker) -> pd.DataFrame:
    """One row per part, and their sum."""
    unit = speaker.of(speaker.catalogue.units["percentage_points"].label)
    rows = [
        {
            "part": speaker.say(f"gap_change_part_{name}"),
            "gap_changed": Cell(signed(value, speaker), value, unit),
        }
        for name, value in (*((n, getattr(change, n)) for n in PARTS), ("total", change.total))
    ]
    return titled(rows, speaker.language)


def direction(value: float) -> str:
    """Whether a change that readers see widens, closes or leaves the gap."""
    seen = formats.rounded(value, 1)
    if seen == 0:
        return "same"
    return "wider" if seen > 0 else "closer"


def signed(value: float, speaker: Speaker) -> str:
    """+1,2 · −0,4 · 0,0."""
    text = speaker.number(value, 1)
    return f"+{text}" if direction(value) == "wider" else text


def _part(name: str, value: float, speaker: Speaker) -> str:
    what = speaker.say(f"gap_change_part_{name}")
    return speaker.say(
        f"gap_change_does_{direction(value)}", part=what, points=_size(value, speaker)
    )


def _size(value: float, speaker: Speaker) -> str:
    return speaker.number(abs(value), 1)
