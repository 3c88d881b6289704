"""How the figures that a measure is meant to move stood before it and after. Proves no cause."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.catalogue.models import Indicator, RunningTime
from indicators.publications.measures.register_tables import titled
from indicators.publications.speech import figure_formats
from indicators.publications.speech.signs import sign
from indicators.publications.speech.speaker import Speaker
from indicators.publications.typed_cells import Cell


@dataclass(frozen=True)
class Span:
    """The years in which a measure began and ended; without an end it goes on."""

    start: int
    end: int | None

    @property
    def last(self) -> int:
        """The last year that is not yet afterwards."""
        return self.start if self.end is None else self.end


@dataclass(frozen=True, eq=False)
class Stood:
    """The newest figures of an indicator before and after a span; None where there is none."""

    indicator: Indicator
    before: pd.Series | None
    after: pd.Series | None
    is_by_parts: bool
    """Whether values are published for groups only, and none for all together."""

    @property
    def is_known(self) -> bool:
        """Whether there is a figure before or after."""
        return self.before is not None or self.after is not None

    @property
    def is_comparable(self) -> bool:
        """Whether both have a value and no change of definition, method or scope lies between."""
        values = [figure for figure in (self.before, self.after) if _has_value(figure)]
        return len(values) == 2 and len({_line(figure) for figure in values}) == 1


def span_of(time: RunningTime) -> Span | None:
    """The span of a running time; None where its source states no start."""
    if time.start is None:
        return None
    return Span(int(time.start[:4]), int(time.end[:4]) if time.end else None)


def stood(indicator: Indicator, figures: pd.DataFrame, span: Span) -> Stood:
    """How an indicator of one city stood. `figures` are all figures of the indicator there.

    The year in which a measure begins or ends is neither before nor after. Two figures of one
    line come first, for only those may be compared.
    """
    own = figures[figures["series"] == indicator.name]
    whole = own[own["breakdown"] == ""].sort_values(["year", "figure_id"])
    before, after = whole[whole["year"] < span.start], whole[whole["year"] > span.last]
    shared = _shared_line(before, after)
    if shared:
        before, after = (part[part.apply(_line, axis=1) == shared] for part in (before, after))
    is_by_parts = whole.empty and bool(own["value"].notna().any())
    return Stood(indicator, _newest(before), _newest(after), is_by_parts)


def _shared_line(before: pd.DataFrame, after: pd.DataFrame) -> tuple[int, int] | None:
    """The line with a value on both sides; of several that with the newest value."""
    sides = [[_line(row) for row in _with_value(part)] for part in (before, after)]
    shared = set(sides[0]) & set(sides[1])
    return next((line for line in reversed(sides[1]) if line in shared), None)


def _with_value(figures: pd.DataFrame) -> Iterator[pd.Series]:
    return (row for _, row in figures.iterrows() if _has_value(row))


def _has_value(figure: pd.Series | None) -> bool:
    return figure is not None and bool(pd.notna(figure["value"]))


def _line(figure: pd.Series) -> tuple[int, int]:
    return int(figure["line"]), int(figure["segment"])


def _newest(figures: pd.DataFrame) -> pd.Series | None:
    """The newest figure with a value, else the newest that is hidden."""
    known = figures[figures["value"].notna()]
    rows = figures if known.empty else known
    return None if rows.empty else rows.iloc[-1]


def table(found: Sequence[Stood], span: Span, speaker: Speaker) -> pd.DataFrame:
    """One row per indicator: before, after, and whether both may be compared."""
    after = "after_end" if span.end else "after_start"
    rows = [
        {
            "indicator": f"{one.indicator.code} {speaker.of(one.indicator.title)}",
            "before_start": _cell(one.before, one, speaker),
            after: _cell(one.after, one, speaker),
            "before_comparable": _comparable(one, speaker),
        }
        for one in found
    ]
    return titled(rows, speaker.language)


def three_columns(marked: pd.DataFrame) -> pd.DataFrame:
    """The table (Markdown) for narrow screens too: the last column in small below the first."""
    indicator, before, after, comparable = (marked.iloc[:, column] for column in range(4))
    remark = f" :small[({comparable.name}: " + comparable + ")]"
    return pd.DataFrame(
        {str(indicator.name): indicator + remark, before.name: before, after.name: after}
    )


def _cell(figure: pd.Series | None, one: Stood, speaker: Speaker) -> Cell | str:
    if figure is None:
        return speaker.say("before_by_parts") if one.is_by_parts else sign("unknown")
    return figure_formats.figure_cell(figure, speaker, date=str(int(figure["year"])))


def _comparable(one: Stood, speaker: Speaker) -> str:
    missing = [_has_value(one.before), _has_value(one.after)].count(False)
    if missing:
        return speaker.counted("before_missing", missing)
    return speaker.say("before_same" if one.is_comparable else "before_changed")


def describe(found: Sequence[Stood], city: str, speaker: Speaker) -> str:
    """For how many of the indicators a before and an after can be told."""
    count = sum(one.is_comparable for one in found)
    if not any(one.is_known for one in found):
        return speaker.say("before_nothing", city=city)
    total = speaker.number(len(found))
    if not count:
        return speaker.say("before_both_none", total=total, city=city)
    return speaker.counted("before_both", count, total=total, city=city)


def describe_span(span: Span, city: str, speaker: Speaker) -> str:
    """When the measure runs and which figures are put beside each other."""
    key = "before_span" if span.end else "before_since"
    return speaker.say(key, start=span.start, end=span.end, city=city)
