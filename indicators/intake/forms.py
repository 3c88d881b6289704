"""The delivery form: which sheets and columns a delivered file may have."""

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from indicators.definitions import read_yaml
from indicators.intake.tidy import heading_key

# Far above any heading; a text of a megabyte is not looked at letter by letter.
_LONGEST_HEADING = 200
FORMS = Path(__file__).with_name("forms.yaml")


class Column(BaseModel):
    """One column of the form: its heading, other accepted spellings, whether it must be there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    heading: str
    also: tuple[str, ...] = ()
    required: bool = False


class Form(BaseModel):
    """One sheet of a delivery and the field that each of its columns fills."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sheet: str
    aids: dict[str, str]
    """Columns that only help whoever fills in the printed form: their kind and heading."""
    asked: tuple[str, ...]
    """Fields that the printed form leaves open."""
    fields: dict[str, Column]

    def __hash__(self) -> int:
        return hash(self.sheet)

    def heading(self, field: str) -> str:
        """The column heading a person sees for a field."""
        return self.fields[field].heading

    def spellings(self, field: str) -> tuple[str, ...]:
        """The headings of a field as the form has them."""
        return (self.fields[field].heading, *self.fields[field].also)

    def field_of(self, heading: str) -> str | None:
        """The field a heading fills, or None when the form does not know it."""
        if len(heading) > _LONGEST_HEADING:
            return None
        return _fields_by_heading(self).get(heading_key(heading))

    def aid_of(self, heading: str) -> str | None:
        """What kind of aid a heading stands over, or None when it is none."""
        if len(heading) > _LONGEST_HEADING:
            return None
        return _aids_by_heading(self).get(heading_key(heading))

    def is_known(self, heading: str) -> bool:
        """Whether the form has such a column, for reading or for help."""
        return self.field_of(heading) is not None or self.aid_of(heading) is not None

    def required_headings(self) -> list[str]:
        """Headings that must be present."""
        return [column.heading for column in self.fields.values() if column.required]


@cache
def _fields_by_heading(form: Form) -> dict[str, str]:
    return {
        heading_key(name): field
        for field, column in form.fields.items()
        for name in (column.heading, *column.also)
    }


@cache
def _aids_by_heading(form: Form) -> dict[str, str]:
    return {heading_key(heading): aid for aid, heading in form.aids.items()}


@cache
def forms() -> dict[str, Form]:
    """All sheets of the delivery form by name."""
    return TypeAdapter(dict[str, Form]).validate_python(read_yaml(FORMS))
