"""Every kind of decision that the journal keeps, one class a kind."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _Event(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ReceivedFile(_Event):
    """A file of a delivery: the name it came with, the name it is kept under, its hash."""

    name: str
    kept_as: str
    sha256: Sha256
    bytes: int


class KeptWarning(_Event):
    """A warning that the person who delivers leaves as it is, and why."""

    rule: str
    file: str
    sheet: str
    row: int
    column: str
    why: str


class HandedIn(_Event):
    """A city handed in a delivery.

    `replaces` names an earlier delivery of the same city and year: `whole` takes all of it out of
    force, `rows` only what is delivered anew. `why` is said for corrections.
    """

    kind: Literal["handed_in"] = "handed_in"
    delivery: int
    city: str
    year: int
    files: tuple[ReceivedFile, ...]
    replaces: int | None = None
    extent: Literal["whole", "rows"] | None = None
    why: str = ""
    draft: str = ""
    kept_warnings: tuple[KeptWarning, ...] = ()


class Accepted(_Event):
    """Referat V.2 accepted a delivery."""

    kind: Literal["accepted"] = "accepted"
    delivery: int
    why: str = ""


class Returned(_Event):
    """Referat V.2 returned a delivery, with the words the city reads."""

    kind: Literal["returned"] = "returned"
    delivery: int
    why: str


class Commented(_Event):
    """A remark on a delivery by either side."""

    kind: Literal["commented"] = "commented"
    delivery: int
    why: str


class Withdrawn(_Event):
    """A city took back a delivery."""

    kind: Literal["withdrawn"] = "withdrawn"
    delivery: int
    why: str


class Prepared(_Event):
    """A release was made that is not public yet.

    `exposed` counts groups that could be worked out too closely from it and all that is public.
    `deliveries` are those it holds, `without` the cities left out because they have not agreed,
    `inputs` the keyed hash of all it was made of, `sha256` that of the file.
    """

    kind: Literal["prepared"] = "prepared"
    release: str
    sha256: Sha256
    inputs: Sha256
    deliveries: tuple[int, ...]
    without: tuple[str, ...] = ()
    exposed: int = 0


class Asked(_Event):
    """Cities were asked for their statement on a prepared release, until a day."""

    kind: Literal["asked"] = "asked"
    release: str
    cities: tuple[str, ...]
    until: date


class Stated(_Event):
    """A city answered: whether its figures may be published, and what it wants shown beside them.

    The answer holds for these deliveries of the city, in whichever prepared release they stand.
    """

    kind: Literal["stated"] = "stated"
    city: str
    deliveries: tuple[int, ...]
    agrees: bool
    statement: str = ""
    statement_en: str = ""


class Justified(_Event):
    """Why a warning of the checklist of a prepared release does not block it."""

    kind: Literal["justified"] = "justified"
    release: str
    check: str
    why: str


class Approved(_Event):
    """A second person approved a prepared release: exactly this file."""

    kind: Literal["approved"] = "approved"
    release: str
    sha256: Sha256
    why: str = ""


class Scheduled(_Event):
    """An approved release comes into force at a time; people with these keys may see it early."""

    kind: Literal["scheduled"] = "scheduled"
    release: str
    at: datetime
    early: tuple[str, ...] = ()


class Published(_Event):
    """A release came into force."""

    kind: Literal["published"] = "published"
    release: str
    sha256: Sha256


class RolledBack(_Event):
    """An earlier release came into force again."""

    kind: Literal["rolled_back"] = "rolled_back"
    release: str
    instead_of: str
    why: str


class ReleaseWithdrawn(_Event):
    """A release that was public was taken back for good."""

    kind: Literal["release_withdrawn"] = "release_withdrawn"
    release: str
    why: str


class Discarded(_Event):
    """A prepared release will not be published."""

    kind: Literal["discarded"] = "discarded"
    release: str
    why: str


class NamesDeleted(_Event):
    """Names of people whose last decision is long ago were deleted."""

    kind: Literal["names_deleted"] = "names_deleted"
    count: int


class Restored(_Event):
    """Everything was put back from a backup, whose hash this is."""

    kind: Literal["restored"] = "restored"
    sha256: Sha256


Event = Annotated[
    HandedIn
    | Accepted
    | Returned
    | Commented
    | Withdrawn
    | Prepared
    | Asked
    | Stated
    | Justified
    | Approved
    | Scheduled
    | Published
    | RolledBack
    | ReleaseWithdrawn
    | Discarded
    | NamesDeleted
    | Restored,
    Field(discriminator="kind"),
]
