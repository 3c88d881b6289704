"""How far the check of a delivery is: told step by step, and only in steps that there are."""

from collections.abc import Callable
from typing import Any, NamedTuple

from indicators.errors import message


class Step(NamedTuple):
    """The step that begins, of how many; `key` names its sentence (`step_…` in `messages/`)."""

    key: str
    number: int
    total: int
    words: tuple[tuple[str, Any], ...] = ()

    def sentence(self, language: str) -> str:
        """What is being done, for people."""
        counted = {"number": self.number, "total": self.total, **dict(self.words)}
        return message(f"step_{self.key}", language, **counted)


Told = Callable[[Step], None]


def unheard(step: Step) -> None:
    """Where nobody waits for it."""
