"""The process that unpacks an official table: limits first, then a line of JSON and the content.

The archive comes in on standard input. Whatever goes wrong here ends this process only.
"""

import io
import json
import resource
import sys
import zipfile
from typing import Any

from indicators.intake.official import table_limits
from indicators.intake.workbook.archive import open_archive
from indicators.intake.workbook.book import read_sheets
from indicators.intake.workbook.child import TOO_HEAVY
from indicators.intake.workbook.refusal import Refusal

_WORKBOOK = "[Content_Types].xml"


def main() -> int:
    """Writes `{"sheets": …}`, `{"refused": …}`, or `{"name": …}` and then the bytes of the file."""
    resource.setrlimit(resource.RLIMIT_AS, (table_limits.MEMORY_BYTES, table_limits.MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (table_limits.SECONDS, table_limits.SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        answer, content = _answer(sys.stdin.buffer.read())
        sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + content)
    except MemoryError:
        return TOO_HEAVY
    return 0


def _answer(packed: bytes) -> tuple[dict[str, Any], bytes]:
    try:
        return _unpacked("", packed)
    except Refusal as refusal:
        return {"refused": {"key": refusal.key, "words": refusal.words}}, b""


def _unpacked(name: str, packed: bytes) -> tuple[dict[str, Any], bytes]:
    archive = open_archive(io.BytesIO(packed), table_limits.MOST_UNPACKED_BYTES)
    if _WORKBOOK in archive.namelist():
        return {"name": name, "sheets": read_sheets(archive, _holds_a_table)}, b""
    entry = _only_file(archive)
    if name == "" and entry.filename.lower().endswith(".xlsx"):
        return _unpacked(entry.filename, archive.read(entry))
    if entry.file_size > table_limits.MOST_BYTES:
        raise Refusal("file_bomb", size=entry.file_size, limit=table_limits.MOST_BYTES)
    return {"name": entry.filename}, archive.read(entry)


def _holds_a_table(name: str) -> bool:
    """Census workbooks show everything twice, once to look at and once to be read by programs."""
    return name.startswith("CSV-")


def _only_file(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    files = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(files) != 1:
        raise Refusal("official_many_files", found=len(files))
    return files[0]


if __name__ == "__main__":
    sys.exit(main())
