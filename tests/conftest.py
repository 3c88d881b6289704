"""Releases that many tests look at: built once per run, by the same code as for real."""

import fcntl
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from indicators.build import build_release
from indicators.release import Release, current_release
from tests.rules_off import switch_rules_off
from tests.secret import plant_secret

pytest_plugins = ["tests.left_out"]

# How long an example takes says something of the machine, nothing of the rule.
settings.register_profile("house", deadline=None)
# For `make check`: the whole tries ten times as many examples.
settings.register_profile("quick", deadline=None, max_examples=10)
settings.load_profile("house")

TODAY = date(2026, 11, 21)
MAIN = sys.modules["__main__"]


@pytest.fixture(autouse=True)
def own_main_module() -> None:
    """Streamlit leaves the script of a page behind as the main module of this process.

    Processes that a later test starts would then begin by running that page, and end there.
    """
    sys.modules["__main__"] = MAIN


def _built(factory: pytest.TempPathFactory, name: str, *, is_demonstration: bool) -> Path:
    """A folder with a release, built once for all test processes of a run."""
    base = factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    folder = shared / name
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            _build(folder, is_demonstration=is_demonstration)
            (folder / "done").touch()
    return folder


def _build(folder: Path, *, is_demonstration: bool) -> None:
    """Builds a release into `folder`; the environment is put back afterwards."""
    before = os.environ.get("OEFFNUNGSMONITOR_DATA")
    os.environ["OEFFNUNGSMONITOR_DATA"] = str(folder)
    if not is_demonstration:
        plant_secret(folder / "deliveries")
    try:
        build_release(is_demonstration, TODAY, lambda _: None)
    finally:
        if before is None:
            del os.environ["OEFFNUNGSMONITOR_DATA"]
        else:
            os.environ["OEFFNUNGSMONITOR_DATA"] = before


@pytest.fixture(scope="session")
def real_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run-time folder with a release of the published figures."""
    return _built(tmp_path_factory, "real", is_demonstration=False)


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run-time folder with a release of the fictional cities."""
    return _built(tmp_path_factory, "demo", is_demonstration=True)


@pytest.fixture(scope="session")
def real_release(real_data: Path) -> Release:
    return current_release(real_data / "releases")


@pytest.fixture(scope="session")
def demo_release(demo_data: Path) -> Release:
    return current_release(demo_data / "demonstration" / "releases")


@pytest.fixture
def without_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds as if the rules found nothing: they take half of a small build and change no row."""
    switch_rules_off(monkeypatch)


@pytest.fixture
def use_data(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets this process show the release of a folder."""

    def use(folder: Path, *, is_demonstration: bool = False) -> None:
        monkeypatch.setenv("OEFFNUNGSMONITOR_DATA", str(folder))
        monkeypatch.setenv("OEFFNUNGSMONITOR_DEMO", "1" if is_demonstration else "0")

    return use
