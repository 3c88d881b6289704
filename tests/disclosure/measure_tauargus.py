"""Side by side with an official program: python -m tests.disclosure.measure_tauargus --python PATH.

The same tables are protected by us and by the optimiser of τ-ARGUS (cell suppression after
Fischetti and Salazar, in the package pytauargus, which is no part of this project); the attacker
of the tests, who shares no code with either, judges both. Times are processor seconds.

τ-ARGUS gets the same cells, sums, weights and small cells through its own file format. It knows
no interval that may slide: it wants to be told how far a cell must be able to fall and to rise.
Small cells have less than five, so either they may reach 0 and 5, or they rise by 5; per table the
cheaper of both answers counts, and the time of that one alone. Its tables may hold fractions.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from indicators.disclosure.solver.suppression import protect
from tests.disclosure.families import OUTSIDER, SEED, loss, table
from tests.disclosure.independent_attacker import width_up_to

MISSING = (
    "The package pytauargus is missing. Install it outside of this project: "
    "python -m venv DIR && DIR/bin/pip install pytauargus, then call with --python DIR/bin/python."
)
TWO = [((6, 6), 12), ((8, 8), 12), ((10, 10), 12), ((15, 15), 12), ((20, 20), 20), ((30, 30), 20)]
THREE = [
    ((3, 3, 3), 12), ((3, 3, 4), 8), ((4, 4, 4), 12), ((4, 4, 4), 20), ((4, 4, 5), 20),
    ((5, 5, 5), 12), ((5, 5, 5), 30), ((6, 6, 6), 12), ((6, 6, 6), 40), ((8, 8, 8), 60),
]  # fmt: skip
NESTED = [((12, 8), 12)]
"""Tables of one dimension with sums of its halves."""
FAR = 1_000_000
OPTIMISER = """
import sys, time
from pytauargus._tauargus import HiTaSCtrl
start = time.process_time()
answer = HiTaSCtrl().full_jj(in_file_jj=sys.argv[1], out_file=sys.argv[2],
                             max_time=int(sys.argv[3]))
print(answer, time.process_time() - start)
"""
"""Answers 0 for a proven optimum, 1 for the best found within the time, more for an error."""


def split_around_five(count):
    """How far a small cell must fall and rise to reach 0 and 5."""
    return count, OUTSIDER.required_width - count


def rise_by_five(_count):
    """The same width upwards only."""
    return 0, OUTSIDER.required_width


def problem(cells, relations, levels):
    """The table as τ-ARGUS reads it; weights are whole there, ours have two decimals."""
    place = {cell: number for number, cell in enumerate(cells["cell_id"])}
    lines = ["0", str(len(cells))]
    for cell in cells.itertuples(index=False):
        status, (fall, rise) = ("u", levels(cell[1])) if cell.primary else ("s", (0, 0))
        weight = round(100 * cell.weight)
        lines.append(f"{place[cell.cell_id]} {cell[1]} {weight} {status} 0 {FAR} {fall} {rise} 0")
    lines.append(str(len(relations)))
    for total, parts in relations:
        terms = " ".join(f"{place[part]} (1)" for part in parts)
        lines.append(f"0 {len(parts) + 1} : {place[total]} (-1) {terms}")
    return "\n".join(lines) + "\n"


def protected_by_tauargus(cells, relations, levels, python, minutes):
    """The cells with their status, seconds, and whether the choice is proven; or none."""
    with tempfile.TemporaryDirectory() as folder:
        given, found = Path(folder, "table.jj"), Path(folder, "hidden")
        given.write_text(problem(cells, relations, levels))
        arguments = [python, "-c", OPTIMISER, str(given), str(found), str(minutes)]
        answer = subprocess.run(arguments, cwd=folder, capture_output=True, text=True, check=False)
        if answer.returncode or int(answer.stdout.split()[0]) > 1:
            return None
        hidden = [int(number) for number in found.read_text().split()]
    code, seconds = answer.stdout.split()
    status = np.where(cells["primary"], "primary", "published").astype(object)
    status[hidden] = "complementary"
    return cells.assign(status=status), float(seconds), code == "0"


def cheaper_of_both(cells, relations, python, minutes):
    """The better answer to the two ways of asking."""
    asked = [
        protected_by_tauargus(cells, relations, levels, python, minutes)
        for levels in (split_around_five, rise_by_five)
    ]
    return min((one for one in asked if one), key=lambda one: loss(one[0])[0], default=None)


def broken_cells(protected, relations):
    """How many small cells the independent attacker finds out too exactly."""
    hidden = set(protected.loc[protected["status"] != "published", "cell_id"])
    counts = dict(zip(protected["cell_id"], protected["count"].tolist(), strict=True))
    wanted, width = protected.loc[protected["primary"], "cell_id"], OUTSIDER.required_width
    return sum(width_up_to(counts, relations, hidden, cell, width) < width for cell in wanted)


def compare(name, cells, relations, python, minutes):
    """One line per table; both losses and times, for the sum."""
    start = time.process_time()
    ours = protect(cells, relations, OUTSIDER, SEED)
    seconds = time.process_time() - start
    theirs = cheaper_of_both(cells, relations, python, minutes)
    head = f"| {name} | {len(cells)} | {cells['primary'].sum()} | {_told(ours, seconds, relations)}"
    if theirs is None:
        print(f"{head} | no answer |", flush=True)
        return 0.0, 0.0, 0.0, 0.0
    more = loss(ours)[0] / (loss(theirs[0])[0] or 1) - 1
    proven = "" if theirs[2] else " (not proven)"
    print(f"{head} | {_told(theirs[0], theirs[1], relations)}{proven} | {more:+.1%} |", flush=True)
    return loss(ours)[0], loss(theirs[0])[0], seconds, theirs[1]


def _told(protected, seconds, relations):
    weight, number = loss(protected)
    broken = broken_cells(protected, relations)
    return f"{weight:.1f} | {number} | {seconds:.1f} s | {broken}"


def tables(seed):
    """Name, cells and relations of all tables; the same ones for the same seed."""
    random = np.random.default_rng(seed)
    for shape, mean in [*TWO, *THREE]:
        yield f"{shape} {mean}", *table(shape, random, mean)
    for shape, mean in NESTED:
        yield f"{shape} {mean}, nested", *table(shape, random, mean, has_hierarchy=True)


def main():
    """Prints a table of results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=int, default=1, help="limit of τ-ARGUS per question")
    chosen = parser.parse_args()
    asked = [chosen.python, "-c", "import pytauargus"]
    if subprocess.run(asked, capture_output=True, check=False).returncode:
        raise SystemExit(MISSING)
    print("| table | counts | small | loss | hidden | time | broken | τ-ARGUS: the same | |")
    sums = [
        compare(name, cells, relations, chosen.python, chosen.minutes)
        for name, cells, relations in tables(chosen.seed)
    ]
    print("loss {:.0f} against {:.0f}, {:.1f} s against {:.1f} s".format(*np.sum(sums, axis=0)))


if __name__ == "__main__":
    main()
