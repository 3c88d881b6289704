"""Whether there is a file to read at all, before anything of it is read."""

from pathlib import Path

from indicators.errors import DeliveryError
from indicators.intake.sheets import megabytes


def check_presence(path: Path, most_bytes: int) -> None:
    """Raises DeliveryError where there is a folder, no file, an empty or a too large one."""
    if path.is_dir():
        raise DeliveryError("file_is_folder", file=path.name)
    if not path.is_file():
        raise DeliveryError("file_missing", file=path.name)
    size = path.stat().st_size
    if size == 0:
        raise DeliveryError("file_empty", file=path.name)
    if size > most_bytes:
        found, limit = megabytes(size), megabytes(most_bytes)
        raise DeliveryError("file_too_large", file=path.name, size=found, limit=limit)
