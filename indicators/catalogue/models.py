"""What may stand in the catalogue: frozen models, one per kind of entry.

Every text a reader sees exists in German and English. A misspelt key is an error
(`extra="forbid"`), because a silently ignored key is a silently lost rule.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.\-]*$")]
PartialDate = Annotated[
    str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$")
]
"""A date as exact as its source: "2013", "2013-08" or "2013-08-01"."""


class Entry(BaseModel):
    """Base of all catalogue entries: unchangeable, and strict about its keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Entry):
    """One text in both interface languages."""

    de: Annotated[str, StringConstraints(min_length=1)]
    en: Annotated[str, StringConstraints(min_length=1)]


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
    where: dict[Code, tuple[Code, ...]] = {}
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
    reported_as: Code | None = None
    breakdowns: tuple[Code, ...] = ()
    better: Literal["higher", "lower", "neither"]
    goals: tuple[Code, ...] = ()
    measures: tuple[Code, ...] = ()
    sensitive: bool
    recordability: Literal["A", "B", "C", "D"]
    closes_gap: Text
    caveats: Text
    source: Text
    reviewed: Review


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
    caveats: Text


class Quantity(Entry):
    """A base figure (Grundzahl) or finished share that a delivery may contain."""

    code: Code
    label: Text
    kind: Literal["count", "share", "duration"]
    unit: Code
    sensitive: bool = False
    about: Literal["staff", "population", "activity", "cooperation"]
    additive: bool = False


class Dimension(Entry):
    """A characteristic (Merkmal) that breaks a base figure down, with its categories."""

    code: Code
    label: Text
    categories: dict[Code, Text]
    partition: tuple[Code, ...] = ()
    """Categories that together make up the whole; empty when they need not."""


class Unit(Entry):
    """A unit of measurement with the range a value can have."""

    code: Code
    label: Text
    short: Text
    lowest: float
    highest: float | None = None
    decimals: int


class Concept(Entry):
    """A definition of migration history, with its legal rule and validity."""

    code: Code
    label: Text
    rule: Text
    legal_basis: Text
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    comparability_class: Code
    limited_with: tuple[Code, ...] = ()
    limited_because: Text | None = None
    source: str


class Method(Entry):
    """How a figure was obtained: survey, register, census, estimate …"""

    code: Code
    label: Text
    explanation: Text
    comparability_class: Code
    limited_with: tuple[Code, ...] = ()
    limited_because: Text | None = None
    counting: Literal["full_count", "survey", "sample", "estimate", "unknown"]


class Scope(Entry):
    """Which part of the administration or of the population a figure covers."""

    code: Code
    label: Text
    explanation: Text
    comparability_class: Code
    limited_with: tuple[Code, ...] = ()
    limited_because: Text | None = None


class StatisticalBase(Entry):
    """The population base a series is updated from (census 1987, 2011, …)."""

    code: Code
    label: Text


class Break(Entry):
    """A known break in series: figures before and from `starts` do not compare."""

    code: Code
    starts: date
    methods: tuple[Code, ...] = ()
    concepts: tuple[Code, ...] = ()
    bases: tuple[Code, ...] = ()
    areas: tuple[Code, ...] = ()
    except_areas: tuple[Code, ...] = ()
    title: Text
    explanation: Text
    source: str


class Membership(Entry):
    """A dated role of a city in the cooperation; `until` is the last day."""

    role: Literal["signatory", "guest", "member_outside_monitoring"]
    since: date
    until: date | None = None
    date_precision: Literal["day", "year"]
    source: str


class Tile(Entry):
    """Place of a city on the schematic map."""

    row: int
    column: int


class City(Entry):
    """A city of the cooperation, keyed by its official key (AGS, text)."""

    code: Code
    name: str
    short: str
    nuts3: str | None = None
    tile: Tile | None = None
    monitored: bool
    memberships: tuple[Membership, ...] = Field(min_length=1)


class Comparator(Entry):
    """A body or area shown apart, for orientation: federal, Länder, other cities."""

    code: Code
    name: Text
    kind: Literal["country", "land", "administration", "region", "city"]


class Stage(Entry):
    """A step of the ladder on which a criterion is judged."""

    code: Code
    label: Text
    meaning: Text
    order: int


class Criterion(Entry):
    """A qualitative test of a contract goal that has no number."""

    code: Code
    goal: Code
    title: Text
    question: Text
    evidence: Text
    measures: tuple[Code, ...] = ()
    indicators: tuple[Code, ...] = ()


class RecordabilityLevel(Entry):
    """What it takes to obtain a figure (A available … D not comparably recordable)."""

    code: Code
    label: Text
    meaning: Text
    effort: Text


class Sign(Entry):
    """A kind of missing value: its sign, its words and its place when sorting."""

    code: Code
    sign: str
    label: Text
    meaning: Text
    sort_order: int


class GlossaryTerm(Entry):
    """A word of the interface and what it means here."""

    code: Code
    term: Text
    meaning: Text
