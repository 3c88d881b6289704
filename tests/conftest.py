"""Releases that many tests look at: built once per run, by the same code as for real."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from indicators.build import build_release
from indicators.release import Release, current_release

TODAY = date(2026, 11, 21)


def _built(folder: Path, *, is_demonstration: bool) -> Path:
    """Builds a release into `folder`; the environment is put back afterwards."""
    before = os.environ.get("OEFFNUNGSMONITOR_DATA")
    os.environ["OEFFNUNGSMONITOR_DATA"] = str(folder)
    try:
        build_release(is_demonstration, TODAY, lambda _: None)
    finally:
        if before is None:
            del os.environ["OEFFNUNGSMONITOR_DATA"]
        else:
            os.environ["OEFFNUNGSMONITOR_DATA"] = before
    return folder


@pytest.fixture(scope="session")
def real_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run-time folder with a release of the published figures."""
    return _built(tmp_path_factory.mktemp("real"), is_demonstration=False)


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run-time folder with a release of the fictional cities."""
    return _built(tmp_path_factory.mktemp("demo"), is_demonstration=True)


@pytest.fixture(scope="session")
def real_release(real_data: Path) -> Release:
    return current_release(real_data / "releases")


@pytest.fixture(scope="session")
def demo_release(demo_data: Path) -> Release:
    return current_release(demo_data / "demonstration" / "releases")


@pytest.fixture
def use_data(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets this process show the release of a folder."""

    def use(folder: Path, *, is_demonstration: bool = False) -> None:
        monkeypatch.setenv("OEFFNUNGSMONITOR_DATA", str(folder))
        monkeypatch.setenv("OEFFNUNGSMONITOR_DEMO", "1" if is_demonstration else "0")

    return use
