"""Office files are archives that name the minute they were made in; here every minute is alike."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can name."""
_TIME = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms)")


def packed(files: dict[str, bytes]) -> bytes:
    """An archive of some files in their order; the same files make the same bytes."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = ZipInfo(name, EARLIEST)
            entry.external_attr = 0o644 << 16
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()


def timeless(archive: bytes, day: date) -> bytes:
    """The same archive as if made on a day: also those inside it, as behind charts of slides."""
    with ZipFile(BytesIO(archive)) as found:
        return packed({name: _timeless(name, found.read(name), day) for name in found.namelist()})


def _timeless(name: str, content: bytes, day: date) -> bytes:
    if name.endswith(".xlsx"):
        return timeless(content, day)
    if name == "docProps/core.xml":
        return _TIME.sub(rb"\g<1>" + f"{day:%Y-%m-%d}T00:00:00Z".encode() + rb"\g<2>", content)
    return content
