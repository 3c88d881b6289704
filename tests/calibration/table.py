"""Runs every world and lays out how often its verdicts were right."""

from itertools import product

import numpy as np

from tests.calibration.trends import shares_of_directions, trends
from tests.calibration.worlds import KINDS, POPULATION, World, measure

RUNS = 4000
PEOPLE = {
    "survey": (60, 300, 1000, 3000, 9000),
    "same people": (60, 300, 1000, 3000, 9000),
    "full count": (25, 60, 300, 1000, 3000, 9000),
    "intake": (25, 60, 300),
    "trainees": (30, 60, 300),
}
POINTS = (4, 6, 8, 12)
TURNOVERS = {"trainees": (0.0,), "intake": (0.0,)}
CLOSING = -0.5
NAMES = {
    "survey": "Befragung, Beteiligung 55 %, alle zwei Jahre",
    "same people": "dieselben antworten wieder",
    "full count": "Vollzählung, jedes Jahr",
    "intake": "Einstellungsjahrgang",
    "trainees": "Auszubildende (drei Jahrgänge)",
}


def result(world, runs=RUNS, seed=20100528):
    """Parts of all runs: closing, widening, steady, and those whose interval holds the truth."""
    chance = np.random.default_rng([seed, *map(ord, str(world))])
    found = measure(world, runs, chance)
    _, low, high = trends(
        world.times.astype(float), POPULATION - found.shares, found.errors, found.yearly_variance
    )
    holds = float(np.mean((low <= world.yearly) & (world.yearly <= high)))
    return [*shares_of_directions(low, high), holds]


def worlds(kind, people, points, turnovers=None):
    """The worlds of one line of the table; the rule knows the turnover."""
    known = turnovers or TURNOVERS.get(kind, (2.0, 4.0, 10.0))
    return [World(kind, people, points, turnover, turnover) for turnover in known]


def line(cells, runs=RUNS):
    """Worst wrong directions and coverage of some worlds, and the power of the middle one."""
    still = np.array([result(world, runs) for world in cells])
    moving = np.array([result(world._replace(yearly=CLOSING), runs) for world in cells])
    return {
        "closing": still[:, 0].max(),
        "widening": still[:, 1].max(),
        "coverage": min(still[:, 3].min(), moving[:, 3].min()),
        "power": moving[len(cells) // 2, 0],
        "wrong way": moving[:, 1].max(),
    }


def print_table():
    """One line a kind and number of people: worst of all points and turnovers, then power."""
    heads = [f"gesehen mit {points} Werten" for points in POINTS]
    print(f"| | Menschen | falsch kleiner | falsch größer | Überdeckung | {' | '.join(heads)} |")
    print("|---|---|---|---|---|" + "---|" * len(heads))
    for kind in KINDS:
        for people in PEOPLE[kind]:
            found = [line(worlds(kind, people, points)) for points in POINTS]
            print(_row(kind, people, found))
    print()
    _print_wrong_turnovers()


def _row(kind, people, found):
    worst = [max(entry[name] for entry in found) for name in ("closing", "widening")]
    coverage = min(entry["coverage"] for entry in found)
    powers = [_percent(entry["power"], 0) for entry in found]
    cells = [NAMES[kind], f"{people}", *(_percent(x, 1) for x in (*worst, coverage)), *powers]
    return f"| {' | '.join(cells)} |"


def _print_wrong_turnovers():
    """What happens where 4 % are assumed and more or fewer leave."""
    print("| 4 % angenommen, wirklich | | falsch kleiner | falsch größer | Überdeckung |")
    print("|---|---|---|---|---|")
    for turnover, kind in product((2.0, 10.0), ("survey", "same people", "full count")):
        cells = [
            World(kind, people, points, turnover, 4.0)
            for people, points in product((300, 3000), POINTS)
        ]
        found = line(cells)
        numbers = [_percent(found[name], 1) for name in ("closing", "widening", "coverage")]
        print(f"| {_percent(turnover / 100, 0)} | {NAMES[kind]} | {' | '.join(numbers)} |")


def _percent(share, decimals):
    return f"{100 * share:.{decimals}f} %".replace(".", ",")
