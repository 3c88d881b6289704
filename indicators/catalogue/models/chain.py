"""The chain from measures over indicators to goals, and who and what stands behind it."""

from datetime import date
from typing import Literal

from pydantic import Field

from indicators.catalogue.models.base import Code, Entry, PartialDate, Text


class Goal(Entry):
    """One aim of the contract of 2010 (K1-K3) or the agreement of 2011 (V1-V3)."""

    code: Code
    agreement: Literal["contract_2010", "agreement_2011"]
    label: Text
    title: Text
    statement: Text
    judged_by: Literal["criteria", "gap", "not_judged"]
    source: Code


class RunningTime(Entry):
    """When a measure runs; `as_printed` keeps the wording of the source."""

    kind: Literal["dated", "ongoing", "regular_offer", "on_request", "not_stated"]
    start: PartialDate | None = None
    end: PartialDate | None = None
    rhythm: Text | None = None
    as_printed: str


class Fact(Entry):
    """A number that a source states about a measure, with its qualifier."""

    label: Text
    value: float
    unit: Text
    qualifier: Literal["exact", "about", "more_than"] = "exact"
    as_of: PartialDate


class Measure(Entry):
    """One Maßnahme: something a city or a partner does. Never a statistic."""

    code: Code
    title: Text
    summary: Text
    running_time: RunningTime
    carriers: tuple[Code, ...] = Field(min_length=1)
    audience: tuple[Code, ...] = Field(min_length=1)
    goals: tuple[Code, ...] = ()
    indicators: tuple[Code, ...] = ()
    no_indicator_because: Text | None = None
    facts: tuple[Fact, ...] = ()
    origin: Literal["action_plan", "projects_2010", "offers", "profile"]
    as_of: PartialDate
    source: Code


class Body(Entry):
    """A carrier (Träger) of measures: its code in the plan and its spelled-out name."""

    code: Code
    printed_as: str
    name: Text
    kind: Literal["municipal", "regional", "association", "university", "company"]
    name_basis: Literal["stated", "inferred"]


class Audience(Entry):
    """A group a measure is meant for."""

    code: Code
    label: Text


class Source(Entry):
    """A document the catalogue draws on."""

    code: Code
    title: Text
    publisher: str
    dated: PartialDate
    address: str | None = None


class Term(Entry):
    """Which base figures are counted: a quantity and conditions on characteristics.

    `where` maps a dimension to the categories that count. `per` divides the count
    by another one, for ratios of two rates.
    """

    quantity: Code
    where: dict[Code, tuple[Code, ...]] = Field(default_factory=dict)
    per: "Term | None" = None


class Derived(Entry):
    """A figure made of two series: `of` against `against` (gap or ratio)."""

    of: Code
    against: Code


class Review(Entry):
    """Who looked at a definition, when, and when it is due again."""

    by: str
    on: date
    next: date


class Indicator(Entry):
    """One declared figure: what is counted, of what, why, and how to read it."""

    name: Code
    code: Code
    title: Text
    reading_aid: Text
    definition: Text
    why: Text
    kind: Literal["share", "rate", "count", "ratio", "gap"]
    unit: Code
    numerator: Term | None = None
    denominator: Term | None = None
    derived: Derived | None = None
    target: Code | None = None
    """The population series that this share is measured against (contract goal 2)."""
    target_of_age: Code | None = None
    """The same among people of the age that could work there; better where a city has it."""
    reported_as: Code | None = None
    breakdowns: tuple[Code, ...] = ()
    better: Literal["higher", "lower", "neither"]
    goals: tuple[Code, ...] = ()
    measures: tuple[Code, ...] = ()
    sensitive: bool
    counts_itself: bool = False
    """Whether everybody it is about is counted, even where the method is a survey."""
    sub_group: bool = False
    """Whether it describes a part of those asked, which a weak response cannot carry."""
    recordability: Literal["A", "B", "C", "D"]
    closes_gap: Text
    caveats: Text
    source: Text
    reviewed: Review

    @property
    def targets(self) -> tuple[str, ...]:
        """The population series it may be measured against, the better one first."""
        return tuple(filter(None, (self.target_of_age, self.target)))


class Standardised(Entry):
    """A series weighted to the make-up of a stock: what it would be among people of those ages.

    `of` is a share that is broken down by `dimension`, `stock` the base figure whose categories
    of the same characteristic give the weights.
    """

    of: Code
    stock: Code
    dimension: Code


class Context(Entry):
    """A published series that is not one of the 38 indicators (population, staff)."""

    name: Code
    code: Code
    title: Text
    reading_aid: Text
    definition: Text
    unit: Code
    reported_as: Code
    sensitive: bool
    relates_to: tuple[Code, ...] = ()
    turnover_of: Code | None = None
    """The stock (base figure) of which it says how much is replaced in a year, in per cent."""
    standardised: Standardised | None = None
    """Set where it is computed by weighting another series."""
    caveats: Text


class CarriedOver(Entry):
    """What links the stock of a year to that of the year before."""

    gained: Code
    lost: Code


class Quantity(Entry):
    """A base figure (Grundzahl) or finished share that a delivery may contain."""

    code: Code
    label: Text
    kind: Literal["count", "share", "rate", "duration"]
    """A share is a part of a whole; a rate is what happens in a year per so many people."""
    unit: Code
    sensitive: bool = False
    about: Literal["staff", "population", "activity", "cooperation"]
    additive: bool = False
    same_as: Term | None = None
    """The part of another base figure that is counted here under a name of its own."""
    part: Term | None = None
    whole: Term | None = None
    """Whom numerator and denominator of a finished share count."""
    carried_over: CarriedOver | None = None
    """Set where a stock is last year's stock plus those who came less those who left."""
