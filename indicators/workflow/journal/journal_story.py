"""The journal as people and programs read it: every line with the name behind its key."""

from typing import Any

from indicators.errors import message
from indicators.workflow.access.people import Right
from indicators.workflow.access.rights import require
from indicators.workflow.acting import Acting
from indicators.workflow.journal.journal_lines import Line, read_journal
from indicators.workflow.journal.signatures import signatures


def journal_of(acting: Acting) -> list[tuple[Line, str | None]]:
    """All lines in order, each with the name of the person; None where it was deleted."""
    require(acting.person, Right.SEE_JOURNAL)
    names = {one.key: one.name for one in signatures(acting.workplace.private)}
    return [(line, names.get(line.by)) for line in read_journal(acting.workplace.private)]


def what(line: Line, language: str) -> str:
    """What was decided, in one sentence; reasons and statements follow in their own words."""
    said = line.event.model_dump()
    listed = {name: _listed(value, language) for name, value in said.items()}
    sentence = message(f"journal_event_{said['kind']}", language, **listed)
    words = [said.get(name) for name in ("why", "statement")]
    return " – ".join([sentence, *(word for word in words if word)])


def as_plain(line: Line, name: str | None) -> dict[str, Any]:
    """One line as plain data."""
    plain: dict[str, Any] = line.model_dump(mode="json")
    return {**plain, "name": name}


def _listed(value: object, language: str) -> object:
    """Several things as a list of their names; of files, those they came with."""
    if isinstance(value, bool):
        return message("journal_yes" if value else "journal_no", language)
    if not isinstance(value, tuple | list):
        return value
    return ", ".join(str(one["name"]) if isinstance(one, dict) else str(one) for one in value)
