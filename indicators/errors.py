"""Errors a person can mend: one sentence in German and English, no traceback."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from indicators import strict_yaml

MESSAGES = sorted(Path(__file__).with_name("messages").glob("*.yaml"))
"""Sentences by key, one file a subject."""


@cache
def _messages() -> dict[str, dict[str, str]]:
    messages: dict[str, dict[str, str]] = {}
    for file in MESSAGES:
        found = strict_yaml.parse(file.read_text(encoding="utf-8"))
        doubled = messages.keys() & found.keys()
        assert not doubled, f"{file.name}: {doubled}"
        messages |= found
    return messages


def message(key: str, language: str, **values: Any) -> str:
    """A sentence of `messages/`, filled."""
    return _messages()[key][language].format(**values).strip()


def on_one_line(value: Any) -> Any:
    """A text without line breaks: names of files and cells must not look like lines of ours."""
    return (
        re.sub(r"\s*[\r\n\v\f\x85\u2028\u2029]\s*", " ", value) if isinstance(value, str) else value
    )


def is_held(problem: Exception) -> bool:
    """Whether a database file cannot be opened because another program has it open."""
    # The library has no error class of its own for it; these are its words on Linux and Windows.
    words = str(problem).lower()
    return "lock on file" in words or "used by another process" in words


class MonitorError(Exception):
    """Base of all errors shown to people. `key` names the sentence in `messages/`."""

    exit_code = 1

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def sentence(self, language: str = "de") -> str:
        """The sentence for people, in German or English."""
        return message(self.key, language, **self.values)

    def __str__(self) -> str:
        return self.sentence()


class CatalogueError(MonitorError):
    """A definition file is damaged or contradicts another."""

    exit_code = 2


class DeliveryError(MonitorError):
    """A delivered file cannot be read at all; `beside` are the findings made until then."""

    exit_code = 2
    beside: tuple[Mapping[Any, Any], ...] = ()

    def sentence(self, language: str = "de") -> str:
        """The sentence for people; names of files and sheets are those of strangers."""
        values = {name: on_one_line(value) for name, value in self.values.items()}
        return message(self.key, language, **values)


class ReleaseError(MonitorError):
    """There is no release to show, or it cannot be read."""

    exit_code = 2


class StoreError(MonitorError):
    """The store cannot be used or breaks a rule of ours; the old release stays."""

    exit_code = 2
