"""A release and one that came after it, with figures changed by hand."""

import json
import shutil
from pathlib import Path

import duckdb

from indicators.release import Release


def later_release(release: Release, folder: Path, *changes: str) -> tuple[Release, Release]:
    """Copies in a folder of their own: the release as it is, and a later one after `changes`."""
    folder.mkdir(parents=True, exist_ok=True)
    before = folder / "release-2026-11-21-01.duckdb"
    after = folder / "release-2026-12-01-01.duckdb"
    for path in (before, after):
        shutil.copy(release.path, path)
    with duckdb.connect(str(after)) as connection:
        connection.execute("UPDATE release_info SET release_id = '2026-12-01-01',"
                           " created_on = DATE '2026-12-01'")  # fmt: skip
        for change in changes:
            connection.execute(change)
    pointer = {"release": after.name, "fingerprint": "none"}
    (folder / "current.json").write_text(json.dumps(pointer), encoding="utf-8")
    return Release(before), Release(after)
