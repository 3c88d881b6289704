"""Which releases are public: those up to the one in force, in the order they were made."""

from indicators.release import Release
from indicators.release.public_releases import public_releases


def folder_with(tmp_path, *numbers):
    for number in numbers:
        (tmp_path / f"release-{number}.duckdb").touch()
    return tmp_path


def test_earlier_releases_come_first_by_day_and_number(tmp_path):
    folder = folder_with(
        tmp_path, "2026-11-21-02", "2026-11-21-100", "2026-11-21-99", "2025-01-01-01"
    )
    found = public_releases(Release(folder / "release-2026-11-21-100.duckdb"))

    assert [one.release_id for one in found] == [
        "2025-01-01-01", "2026-11-21-02", "2026-11-21-99", "2026-11-21-100",
    ]  # fmt: skip


def test_a_release_that_is_not_in_force_yet_is_not_public(tmp_path):
    folder = folder_with(tmp_path, "2026-11-21-01", "2026-12-01-01")
    found = public_releases(Release(folder / "release-2026-11-21-01.duckdb"))

    assert [one.release_id for one in found] == ["2026-11-21-01"]


def test_other_files_of_the_folder_are_no_releases(tmp_path):
    folder = folder_with(tmp_path, "2026-11-21-01", "leaky", "2026-11-20-x", "2026-11-20-01.old")
    found = public_releases(Release(folder / "release-2026-11-21-01.duckdb"))

    assert len(found) == 1
