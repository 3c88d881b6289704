"""The table a person reads, the file of the last run, and what became slower since."""

import json
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench.figures import Figure

SLOWER_BY = 1.15
"""Less than this is chance on a machine that does other things too."""
SMALLEST = {"ms": 5.0, "s": 0.05, "MB": 10.0, "kB": 10.0, "×": 0.1, "": 0.0, "/s": 20.0}
"""Differences that nobody would notice, per unit."""
NOT_BUILT = "nicht gebaut"
Stored = dict[str, float | None]


def show(figures: Sequence[Figure], before: Stored) -> None:
    """Every figure with its goal and the figure of the last run."""
    table = Table(title="make bench (weniger ist besser, außer bei /s)")
    for name in ("Was", "Jetzt", "Ziel", "", "Zuletzt"):
        table.add_column(name, justify="left" if name in ("Was", "") else "right")
    for figure in figures:
        table.add_row(
            figure.label,
            _written(figure.value, figure.unit),
            _goal(figure),
            {None: "", True: "erreicht", False: "verfehlt"}[figure.is_met],
            _written(before[figure.key], figure.unit) if figure.key in before else "–",
        )
    Console(width=None if Console().is_terminal else 130).print(table)


def slower(figures: Sequence[Figure], before: Stored) -> list[str]:
    """One sentence for every figure that became worse since the last run."""
    return [
        f"{figure.label}: {_written(before[figure.key], figure.unit)} → "
        f"{_written(figure.value, figure.unit)}"
        for figure in figures
        if _is_worse(figure, before.get(figure.key))
    ]


def _is_worse(figure: Figure, old: float | None) -> bool:
    if figure.value is None or old is None:
        return False
    low, high = (figure.value, old) if figure.more_is_better else (old, figure.value)
    return high > low * SLOWER_BY and high - low > SMALLEST[figure.unit]


def load(file: Path) -> Stored:
    """The figures of the last run; none before the first."""
    if not file.exists():
        return {}
    stored: Stored = json.loads(file.read_text(encoding="utf-8"))["figures"]
    return stored


def store(figures: Sequence[Figure], about: dict[str, object], file: Path) -> None:
    """Keeps this run for the next one."""
    file.parent.mkdir(exist_ok=True)
    values = {figure.key: figure.value for figure in figures}
    text = json.dumps({**about, "figures": values}, ensure_ascii=False, indent=1)
    file.write_text(text + "\n", encoding="utf-8")


def _goal(figure: Figure) -> str:
    if figure.goal is None:
        return ""
    return f"{'≥' if figure.more_is_better else '≤'} {_written(figure.goal, figure.unit)}"


def _written(value: float | None, unit: str) -> str:
    if value is None:
        return NOT_BUILT
    decimals = 2 if unit in ("s", "×") else 0
    return f"{value:,.{decimals}f} {unit}".translate(str.maketrans(",.", ".,")).strip()
