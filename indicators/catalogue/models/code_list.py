"""A list of the catalogue: its entries in their order, each found by its code."""

from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar, get_args

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from indicators.catalogue.models.base import Entry
from indicators.catalogue.models.chain import Context, Indicator

E = TypeVar("E", bound=Entry, covariant=True)


class CodeList(Generic[E]):
    """`cities["05117"]`, `"05117" in cities`, and entry by entry in a loop. Never changed."""

    __slots__ = ("_by_code", "_entries")

    def __init__(self, entries: Iterable[E] = ()) -> None:
        self._entries = tuple(entries)
        self._by_code = {key_of(entry): entry for entry in self._entries}

    def __getitem__(self, code: str) -> E:
        """The entry with this code; KeyError when there is none."""
        return self._by_code[code]

    def __iter__(self) -> Iterator[E]:
        """All entries in their order."""
        return iter(self._entries)

    def __contains__(self, code: object) -> bool:
        """Whether an entry has this code."""
        return code in self._by_code

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self._entries)

    def __eq__(self, other: object) -> bool:
        """Equal when the entries are, in the same order."""
        return isinstance(other, CodeList) and self._entries == other._entries

    def __hash__(self) -> int:
        return hash(self._entries)

    def __repr__(self) -> str:
        return f"CodeList({list(self._by_code)})"

    @property
    def entries(self) -> tuple[E, ...]:
        """The entries in their order, to be counted, sliced or joined."""
        return self._entries

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in their order."""
        return tuple(self._by_code)

    def get(self, code: str) -> E | None:
        """The entry with this code, or None."""
        return self._by_code.get(code)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        entries = handler.generate_schema(tuple[get_args(source)[0], ...])  # type: ignore[misc]
        return core_schema.chain_schema(
            [
                core_schema.no_info_plain_validator_function(tuple),
                entries,
                core_schema.no_info_plain_validator_function(cls),
            ],
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda listed: [entry.model_dump() for entry in listed]
            ),
        )


def key_of(entry: Any) -> str:
    """The name by which other entries refer to this one: series have names, all else codes."""
    return str(entry.name if isinstance(entry, Indicator | Context) else entry.code)
