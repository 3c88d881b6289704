"""The ZIP file around a workbook: its parts, their sizes, and their XML as elements."""

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO, Literal
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from indicators.intake.limits import MOST_LEVELS, MOST_PARTS, MOST_UNPACKED_BYTES
from indicators.intake.workbook.refusal import Refusal, damaged

_MAIN = (
    "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}",
    "{http://purl.oclc.org/ooxml/spreadsheetml/main}",
)
# Excel's old format, and every workbook with a password.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_UTF8_NAME = 0x800


def open_archive(file: BinaryIO, most_bytes: int = MOST_UNPACKED_BYTES) -> zipfile.ZipFile:
    """The parts of an archive, after their number and sizes were looked at."""
    content = file.read()
    if content.startswith(_OLE):
        raise Refusal("file_protected")
    archive = _open(content)
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(names) > MOST_PARTS:
        raise Refusal("file_many_parts", found=len(names), limit=MOST_PARTS)
    if len(set(names)) < len(names):
        raise damaged("a part stands twice")
    size = sum(entry.file_size for entry in entries)
    if size > most_bytes:
        raise Refusal("file_bomb", size=size, limit=most_bytes)
    # Also of parts that are never read: what is damaged in one place may be so in others.
    if archive.testzip() is not None:
        raise damaged("a part is not what its checksum says")
    return archive


def macros_in(archive: zipfile.ZipFile) -> str:
    """The part that holds macros, which are never run; empty where there is none."""
    parts = [name for name in archive.namelist() if name.endswith("vbaProject.bin")]
    parts += [name for name in archive.namelist() if re.match(r"(Basic|Scripts)/.*/", name)]
    return parts[0] if parts else ""


def _open(content: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except UnicodeDecodeError:
        return zipfile.ZipFile(io.BytesIO(_with_names_as_bytes(content)))


def _with_names_as_bytes(content: bytes) -> bytes:
    """Some packers call names UTF-8 that are Latin-1 (a picture “Größe.png”).

    Without that mark every name can be read. Names of parts that matter are plain ASCII.
    """
    changed = bytearray(content)
    (start,) = struct.unpack_from("<I", content, content.rindex(_END) + 16)
    while content[start : start + 4] == _CENTRAL:
        lengths = struct.unpack_from("<HHH", content, start + 28)
        (local,) = struct.unpack_from("<I", content, start + 42)
        if content[local : local + 4] != _LOCAL:
            raise damaged("no part where the directory says")
        for place in (start + 8, local + 6):
            (flags,) = struct.unpack_from("<H", content, place)
            struct.pack_into("<H", changed, place, flags & ~_UTF8_NAME)
        start += 46 + sum(lengths)
    return bytes(changed)


Event = tuple[Literal["start", "end"], Element]


def events(archive: zipfile.ZipFile, part: str) -> Iterator[Event]:
    """Begin and end of every element of a part. A document type (entity bombs) is refused."""
    level = 0
    with archive.open(part) as source:
        for event, element in iterparse(source, events=("start", "end"), forbid_dtd=True):
            level += 1 if event == "start" else -1
            if level > MOST_LEVELS:
                raise damaged("nested without end")
            yield event, element


def root_of(archive: zipfile.ZipFile, part: str) -> Element:
    """A whole part; for those that are small in every honest workbook."""
    first: Element | None = None
    for _, element in events(archive, part):
        first = element if first is None else first
    if first is None:
        raise damaged(f"{part} is empty")
    return first


def name_of(element: Element) -> str:
    """The name of a spreadsheet element; that of a foreign one with its namespace."""
    return _name(element.tag)


@lru_cache(maxsize=1_000)
def _name(tag: str) -> str:
    for namespace in _MAIN:
        if tag.startswith(namespace):
            return tag.removeprefix(namespace)
    return tag


def is_foreign(name: str) -> bool:
    """Whether an element or attribute belongs to an extension, which changes no value."""
    return name.startswith("{")


def flag(element: Element, name: str, *, default: bool = False) -> bool:
    """A yes or no of an element."""
    word = element.get(name)
    if word is None:
        return default
    if word not in ("0", "1", "false", "true"):
        raise damaged(f"{name}={word}")
    return word in ("1", "true")


def whole(element: Element, name: str, default: int | None = None) -> int:
    """A whole number of an element, in plain digits."""
    word = element.get(name)
    if word is None and default is not None:
        return default
    if word is None or not word.isascii() or not word.isdigit() or len(word) > 9:
        raise damaged(f"{name}={word}")
    return int(word)
