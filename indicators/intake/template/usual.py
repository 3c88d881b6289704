"""How base figures are usually delimited and who in the house has them, as data."""

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Quantity
from indicators.definitions import read_yaml
from indicators.intake.observations import breakdown_of

USUAL = Path(__file__).with_name("usual.yaml")


class Usual(BaseModel):
    """What the form prints beside a row; who fills it in may change it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    explanation: str = ""
    keeper: str = ""
    concept: str = ""
    method: str = ""
    origin_method: str = ""
    """The method of the groups by migration history, where it is not the one of Angaben."""
    scope: str = ""
    flow: bool = False


@cache
def _all() -> dict[str, dict[str, Usual]]:
    return TypeAdapter(dict[str, dict[str, Usual]]).validate_python(read_yaml(USUAL))


def usual_of(quantity: Quantity, breakdown: str, catalogue: Catalogue) -> Usual:
    """What is usual for a base figure and group: of its kind, of itself, of its group."""
    found = _over(_all()["about"][quantity.about], _all()["quantities"].get(quantity.code))
    for dimension in breakdown_of(breakdown):
        group = _all()["dimensions"].get(dimension)
        found = _over(found, group)
        if group and catalogue.dimensions[dimension].meets_concept and found.origin_method:
            found = found.model_copy(update={"method": _origin_method(dimension, found)})
    return found


def _origin_method(dimension: str, usual: Usual) -> str:
    """Nationality stands in the files of the personnel office; only history has to be asked."""
    return usual.origin_method if dimension == "migration_history" else usual.method


def named_quantities() -> tuple[str, ...]:
    """Base figures that have an entry of their own."""
    return tuple(_all()["quantities"])


def _over(below: Usual, above: Usual | None) -> Usual:
    if above is None:
        return below
    return below.model_copy(update={name: getattr(above, name) for name in above.model_fields_set})
