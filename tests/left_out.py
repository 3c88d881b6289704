"""Which tests belong to the whole only, and a sentence at the end of a run that leaves some out."""

from collections import Counter
from typing import Any

import pytest

LEFT_OUT = pytest.StashKey[Counter[str]]()
BROWSER_FIXTURES = {"browser", "served_demo", "served_leaky", "alive"}
"""Fixtures that open a browser; `page` and others ask for one of them."""
SLOW_FOLDER = "ways_out"
"""Reads all that leaves a whole demonstration: a minute before its first test."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks by fixtures and by folder, so that nobody has to think of it."""
    for item in items:
        if BROWSER_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("browser")
        if SLOW_FOLDER in item.path.parts:
            item.add_marker("slow")


def pytest_configure(config: pytest.Config) -> None:
    """Nothing is left out so far."""
    config.stash[LEFT_OUT] = Counter()


def pytest_deselected(items: list[pytest.Item]) -> None:
    for item in items:
        item.config.stash[LEFT_OUT][_kind(item)] += 1


def _kind(item: pytest.Item) -> str:
    return next((name for name in ("browser", "slow") if item.get_closest_marker(name)), "other")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A process of a run in several tells the one that reports."""
    if (output := getattr(session.config, "workeroutput", None)) is not None:
        counts: Counter[str] = session.config.stash[LEFT_OUT]
        output["left_out"] = dict(counts)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Every process finds all tests, so that one of them knows what all leave out."""
    counts: Counter[str] = Counter(getattr(node, "workeroutput", {}).get("left_out"))
    node.config.stash[LEFT_OUT] |= counts


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if counts := config.stash[LEFT_OUT]:
        terminalreporter.write_line(sentence(counts), yellow=True)
    if config.getoption("--hypothesis-profile", None) == "quick":
        terminalreporter.write_line("Regeln mit zehn Beispielen statt hundert.", yellow=True)


def sentence(counts: Counter[str]) -> str:
    """What a run left out, in words."""
    kinds = {"browser": "im Browser", "slow": "lange (slow)", "other": "nicht gewählte"}
    parts = [f"{counts[kind]} {words}" for kind, words in kinds.items() if counts[kind]]
    return f"Nicht gelaufen: {', '.join(parts)}. „make test“ lässt nichts aus."
