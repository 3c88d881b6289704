"""From a path to the text of an official table, or to the sheets of a workbook; zipped or not."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicators.errors import DeliveryError
from indicators.intake.official import table_limits
from indicators.intake.presence import check_presence
from indicators.intake.sheets import megabytes
from indicators.intake.workbook.process import Reader, answer_of

_ZIP = b"PK"
_READER = Reader("indicators.intake.official.unpacking_child", "official_damaged", "official_heavy")
_KEYS = {
    "file_bomb": "official_bomb",
    "file_protected": "official_damaged",
    "file_many_parts": "official_many_files",
}


@dataclass(frozen=True)
class Opened:
    """The content of a file: text, or the sheets of a workbook; and what it is called."""

    file: str
    names: tuple[str, ...]
    """Of the file and of the one in the archive; often the only place with the table's number."""
    text: str = ""
    sheets: tuple[dict[str, Any], ...] | None = None


def open_official(path: Path) -> Opened:
    """Opens a CSV, a ZIP with one file in it, or a workbook. Raises DeliveryError."""
    try:
        check_presence(path, table_limits.MOST_BYTES)
        with path.open("rb") as file:
            is_packed = file.read(2) == _ZIP
        return _unpacked(path) if is_packed else Opened(path.name, (path.name,), _text(path))
    except OSError as problem:
        raise DeliveryError(
            "file_unreadable", file=path.name, details=problem.strerror
        ) from problem


def _unpacked(path: Path) -> Opened:
    head, _, content = answer_of(_READER, path).partition(b"\n")
    answer = json.loads(head)
    if "refused" in answer:
        raise _refused(path, answer["refused"])
    names = (path.name, answer["name"])
    if "sheets" in answer:
        return Opened(path.name, names, sheets=tuple(answer["sheets"]))
    return Opened(path.name, names, _decoded(path.name, content))


def _refused(path: Path, refused: dict[str, Any]) -> DeliveryError:
    words = {**refused["words"], "file": path.name}
    if refused["key"] == "file_bomb":
        words |= {name: megabytes(words[name]) for name in ("size", "limit")}
    return DeliveryError(_KEYS.get(refused["key"], refused["key"]), **words)


def _text(path: Path) -> str:
    return _decoded(path.name, path.read_bytes())


def _decoded(file: str, content: bytes) -> str:
    """UTF-8 with or without a mark, else ISO-8859-1: the offices use no other."""
    if b"\x00" in content:
        raise DeliveryError("official_no_form", file=file)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("iso-8859-1")
