"""Which figures stand in which table of official statistics."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from indicators.catalogue.models.base import Code, Entry, Text

Name = Annotated[str, StringConstraints(min_length=1)]
"""A code or a label as it is printed in official tables."""


class Office(Entry):
    """A data base of the statistical offices, told from the number of a table."""

    tables: Name
    """Regular expression over the whole number."""
    statistic: Name | None = None
    """Where the number does not begin with that of its statistic."""
    name: Text
    address: Name
    """Where the table can be looked up; holds {statistic} and {table}."""


class OfficialSign(Entry):
    """What stands in place of a number; never taken for one."""

    signs: tuple[str, ...] = Field(min_length=1)
    """Whole cells; empty text is a sign too."""
    meaning: Text


class QualitySign(Entry):
    """What stands beside a number, and the status it gives an observation."""

    sign: Name
    status: Literal["A", "P", "E", "U"]
    meaning: Text


class OfficialUnit(Entry):
    """A unit as tables print it, and how many of ours it is."""

    printed: tuple[Name, ...] = Field(min_length=1)
    unit: Code
    factor: Annotated[int, Field(gt=0)] = 1


class CensusPeriod(Entry):
    """Reference days for which an update can rest on one census only."""

    base: Code
    since: date | None = None
    until: date | None = None


class AgeBand(Entry):
    """Whole years of age, first and last one included."""

    code: Code
    first: Annotated[int, Field(ge=0)]
    last: int

    @model_validator(mode="after")
    def _is_a_band(self) -> Self:
        if self.last < self.first:
            raise ValueError("last before first")
        return self


class GroupBand(Entry):
    """The share of a group in an age band."""

    band: Code
    share: Code | None = None
    """Its quantity; without one, the share of the group broken down by the category `band`."""


class OfficialGroup(Entry):
    """A part of all that is counted, such as those without German nationality."""

    variables: tuple[Name, ...] = Field(min_length=1)
    """Codes and labels of the characteristic."""
    members: tuple[Name, ...] = Field(min_length=1)
    """Codes and labels of the category; the same group whichever of them is printed."""
    concept: Code
    count: Code
    share: Code
    bands: tuple[GroupBand, ...] = ()
    caution: Text | None = None


class OfficialTable(Entry):
    """One thing that a statistic counts, and the base figures that it gives."""

    code: Code
    statistic: Name
    """The number of the statistic: 12411."""
    label: Text
    measures: tuple[Name, ...] = Field(min_length=1)
    """Codes and labels of what is counted."""
    method: Code
    scope: Code
    whole: Code
    whole_concept: Code = "all"
    groups: tuple[OfficialGroup, ...] = ()
    rests_on_a_census: bool = False
    rounded_to: int | None = None
    caution: Text | None = None


class OfficialTables(Entry):
    """How official tables become base figures: the whole file official_tables.yaml."""

    totals: tuple[Name, ...] = Field(min_length=1)
    """Labels and codes of "all"."""
    characteristics: tuple[Name, ...]
    """What heading rows of classic tables call a characteristic; says nothing of a value."""
    area_variables: Name
    age_variables: Name
    offices: tuple[Office, ...] = Field(min_length=1)
    signs: tuple[OfficialSign, ...] = Field(min_length=1)
    quality: tuple[QualitySign, ...] = Field(min_length=1)
    units: tuple[OfficialUnit, ...] = Field(min_length=1)
    censuses: tuple[CensusPeriod, ...]
    bands: tuple[AgeBand, ...]
    tables: tuple[OfficialTable, ...] = Field(min_length=1)

    @property
    def statistics(self) -> tuple[str, ...]:
        """Numbers of all statistics that are known, once each."""
        return tuple(dict.fromkeys(table.statistic for table in self.tables))
