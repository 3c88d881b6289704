"""How the codes of a list relate as groups of people, pair by pair."""

from typing import Annotated, Literal, Self

from pydantic import StringConstraints, model_validator

from indicators.catalogue.models.base import Code, Entry

Kind = Literal["nested", "additive", "same", "independent", "not_protected"]


class Containment(Entry):
    """One word about pairs of codes, and the reason that holds for each of them.

    `nested`: whoever counts under a code of `narrower` also counts under each code of `wider`.
    `additive`: nobody counts under both; `make_up` names the code they make up without a rest.
    `same`: readers take both for one count. `independent`: no difference or sum of the two
    counts people. `not_protected`: one of the two is never hidden, so nothing can be drawn from it.
    """

    code: Code
    codes_of: Annotated[str, StringConstraints(min_length=1)]
    """The list, such as scopes; dimensions.age for the categories of a characteristic."""
    kind: Kind
    narrower: tuple[Code, ...] = ()
    wider: tuple[Code, ...] = ()
    among: tuple[Code, ...] = ()
    """All pairs of these codes."""
    these: tuple[Code, ...] = ()
    those: tuple[Code, ...] = ()
    """All pairs of one of these with one of those."""
    make_up: Code | None = None
    because: Annotated[str, StringConstraints(min_length=1)]

    @model_validator(mode="after")
    def _names_pairs_in_one_way(self) -> Self:
        given = [bool(self.narrower and self.wider), bool(self.these and self.those),
                 bool(self.among)]  # fmt: skip
        halves = [bool(self.narrower) != bool(self.wider), bool(self.these) != bool(self.those)]
        if sum(given) != 1 or any(halves) or given[0] != (self.kind == "nested"):
            raise ValueError("narrower and wider (nested), or else among, or these and those")
        if self.make_up is not None and self.kind != "additive":
            raise ValueError("make_up only where parts are additive")
        return self
