"""What speaks against comparing two cities: said once, however many pairs it holds for."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from indicators.publications.measures.register_tables import titled
from indicators.publications.speech.speaker import Speaker
from indicators.publications.typed_rows import rows_of


class Pair(NamedTuple):
    """Two cities whose figures do not fully compare, with what speaks against it."""

    area_a: str
    area_b: str
    level: str
    reasons: tuple[str, ...]

    @property
    def areas(self) -> frozenset[str]:
        """Both cities, in no order."""
        return frozenset((self.area_a, self.area_b))

    @property
    def matter(self) -> tuple[str, ...]:
        """What it comes to, whichever city is named first: "A gegenüber B" is "B gegenüber A"."""
        return self.level, *sorted(re.findall(r"\w+", " ".join(self.reasons)))


def refused(pairs: pd.DataFrame, speaker: Speaker) -> list[Pair]:
    """The pairs that do not fully compare."""
    said = pairs.rename(columns={f"reasons_{speaker.language}": "reasons"})
    return list(rows_of(Pair, said[said["level"] != "comparable"]))


def in_a_sentence(pairs: pd.DataFrame, speaker: Speaker) -> str:
    """One sentence where a list would only repeat itself; else empty.

    That is so for a single pair, and where one city stands apart from all others for one reason.
    """
    against = refused(pairs, speaker)
    if not against or len({pair.matter for pair in against}) > 1:
        return ""
    first = against[0]
    values = {"reasons": _reasons(first)}
    if len(pairs) == 1:
        names = sorted(map(speaker.area, first.areas))
        key = f"comparison_pair_{first.level}"
        return speaker.say(key, cities=speaker.listing(names), **values)
    cities = {*pairs["area_a"], *pairs["area_b"]}
    apart = frozenset.intersection(*(pair.areas for pair in against))
    if len(apart) != 1 or len(against) != len(cities) - 1:
        return ""
    (city,) = map(speaker.area, apart)
    others = speaker.number(len(against))
    return speaker.say(f"comparison_apart_{first.level}", city=city, others=others, **values)


def _reasons(pair: Pair) -> str:
    return "; ".join(reason.rstrip(".") for reason in pair.reasons)


def reason_table(pairs: pd.DataFrame, speaker: Speaker) -> pd.DataFrame:
    """One row per reason, with all pairs for which it holds."""
    groups: dict[tuple[str, ...], list[Pair]] = {}
    for pair in refused(pairs, speaker):
        groups.setdefault(pair.matter, []).append(pair)
    rows = [
        {
            "reasons": _reasons(group[0]),
            "judgement": speaker.say(f"city_level_{group[0].level}"),
            "reason_cities": "; ".join(_named(group, speaker)),
        }
        for group in groups.values()
    ]
    return titled(sorted(rows, key=lambda row: str(row["reason_cities"])), speaker.language)


def _named(group: Sequence[Pair], speaker: Speaker) -> Iterator[str]:
    """Pairs by name; those of one city with several others as one."""
    apart = frozenset.intersection(*(pair.areas for pair in group))
    if len(group) > 1 and apart:
        (city,) = apart
        others = sorted(speaker.area(area) for pair in group for area in pair.areas - apart)
        yield speaker.say(
            "comparison_with", city=speaker.area(city), others=speaker.listing(others)
        )
        return
    yield from sorted(" – ".join(sorted(map(speaker.area, pair.areas))) for pair in group)
