"""What is said beside a figure from an official table: table, day, unit, quality, census, sums."""

from collections.abc import Iterator
from dataclasses import dataclass

from indicators.catalogue.models import Text
from indicators.catalogue.models.official_table import Office, OfficialTable, OfficialTables
from indicators.errors import message
from indicators.intake.official.mapped_figures import Found
from indicators.intake.official.reference_times import Base, Time


@dataclass(frozen=True)
class Origin:
    """Where a figure was printed."""

    number: str
    office: Office
    statistic: str
    as_of: str
    """The day the file names for itself; empty where it does not."""

    def title(self, table: OfficialTable) -> str:
        """The source as deliveries name it."""
        return f"{self.office.name.de}, Tabelle {self.number} ({table.label.de})"

    @property
    def address(self) -> str:
        """Where the table can be looked up."""
        return self.office.address.format(statistic=self.statistic, table=self.number)


def note_of(
    found: Found, time: Time, base: Base | None, origin: Origin, words: OfficialTables
) -> Text:
    """The note of a figure in both languages."""
    return Text(
        de=" ".join(_sentences(found, time, base, origin, words, "de")),
        en=" ".join(_sentences(found, time, base, origin, words, "en")),
    )


def _sentences(
    found: Found,
    time: Time,
    base: Base | None,
    origin: Origin,
    words: OfficialTables,
    language: str,
) -> Iterator[str]:
    kind = "day" if time.day else "year"
    yield message(
        f"official_note_{kind}", language, table=origin.number, time=time.printed(language)
    )
    if origin.as_of:
        yield message("official_note_as_of", language, as_of=origin.as_of)
    yield from _on_sums(found, language)
    yield from _on_accuracy(found, words, language)
    if base is not None:
        yield message(f"official_note_base_{base.known_from}", language)
    place = found.key.group
    group = None if place is None else found.table.groups[place]
    for caution in (found.table.caution, group.caution if group else None):
        if caution is not None:
            yield caution.said(language)


def _on_sums(found: Found, language: str) -> Iterator[str]:
    if found.groups:
        yield message("official_note_ages", language, ages=", ".join(found.groups))
    if found.whole is not None:
        yield message("official_note_share", language)


def _on_accuracy(found: Found, words: OfficialTables, language: str) -> Iterator[str]:
    parts = [found.count, *([found.whole] if found.whole else [])]
    if found.count.unit.factor > 1:
        printed = found.count.unit.printed[0]
        factor = found.count.unit.factor
        yield message("official_note_factor", language, unit=printed, factor=factor)
    if found.table.rounded_to:
        yield message("official_note_rounded", language, step=found.table.rounded_to)
    for sign in dict.fromkeys(sign for part in parts for sign in part.qualities):
        meaning = next(entry.meaning for entry in words.quality if entry.sign == sign)
        yield message("official_note_quality", language, sign=sign, meaning=meaning.said(language))
