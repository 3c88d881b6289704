"""The code lists a figure is described with, places, and words of the interface."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator

from indicators.catalogue.models.base import Code, Entry, PartialDate, Text


class Dimension(Entry):
    """A characteristic (Merkmal) that breaks a base figure down, with its categories."""

    code: Code
    label: Text
    categories: dict[Code, Text]
    partition: tuple[Code, ...] = ()
    """Categories that together make up the whole; empty when they need not."""
    optional: tuple[Code, ...] = ()
    """Categories of the partition that need not be delivered for the others to be complete."""
    sensitive: tuple[Code, ...] = ()
    """Categories that say something of a person's origin."""
    meets_concept: Code | None = None
    """The sensitive category of those whom the concept of a figure counts."""


class Unit(Entry):
    """A unit of measurement with the range a value can have."""

    code: Code
    label: Text
    short: Text | None = None
    lowest: float
    highest: float | None = None
    decimals: int


class Delimiting(Entry):
    """What delimits a figure, with the others of its kind that it may be compared with."""

    code: Code
    label: Text
    comparability_class: Code
    limited_with: tuple[Code, ...] = ()
    limited_because: Text | None = None


class Concept(Delimiting):
    """A definition of migration history, with its legal rule and validity."""

    rule: Text
    legal_basis: Text
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    source: str


class Method(Delimiting):
    """How a figure was obtained: survey, register, census, estimate …"""

    explanation: Text
    counting: Literal["full_count", "survey", "sample", "estimate", "unknown"]


class Scope(Delimiting):
    """Which part of the administration or of the population a figure covers."""

    explanation: Text
    where: dict[Code, tuple[Code, ...]] = Field(default_factory=dict)
    """The categories whose people these are, where a breakdown of all could show the same."""
    part_of: None = None
    """Stands in the catalogue of older releases; what contains what is in containment.yaml."""


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
    label: str | None = None
    """The name with soft hyphens, where it is too long for a narrow tile."""


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
    members: tuple[Code, ...] = ()
    """Cities whose figures add up to those of a region."""


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
    """A sign of pages and files: of what, its words and its place when sorting."""

    code: Code
    sign: str
    # Earlier releases carry only signs for missing values, which did not say so.
    group: Literal["missing_value", "state", "verdict", "comparability", "correction"] = (
        "missing_value"
    )
    label: Text
    meaning: Text
    sort_order: int


class GlossaryTerm(Entry):
    """A word of the interface and what it means here."""

    code: Code
    term: Text
    meaning: Text


class Synonyms(Entry):
    """Words that people use for one thing, each as the beginning it is recognised by."""

    code: Code
    beginnings: tuple[Annotated[str, StringConstraints(min_length=4)], ...] = Field(min_length=2)

    @field_validator("beginnings")
    @classmethod
    def _is_in_small_letters(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        if any(word != word.lower() for word in given):
            raise ValueError("small letters only")
        return given
