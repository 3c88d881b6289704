"""How closely each reader knows the small groups: python -m tests.disclosure.measure_readers.

For the release of the published figures, the demonstration, and random tables of cities by grade
with sums over cities: hidden figures or cells, processor seconds, and the narrowest width that an
attacker sharing no code finds for each reader; before (safe from the outsider and from who knows
the sizes) and now; last, what an attacker who owns the program makes of a pattern of hidden
cells, with lots and without. `given away`: what a reader finds out whatever is hidden.
"""

import os
import tempfile
import time
from collections import defaultdict
from datetime import date

import numpy as np
import pandas as pd

from indicators.analysis.figures.all_figures import compute_figures, opened_store
from indicators.build import build_release
from indicators.disclosure.counts.linked import link
from indicators.disclosure.primary import disclosure_rules
from indicators.disclosure.solver.relations import linked_groups, relation_matrix
from indicators.disclosure.solver.suppression import protect
from indicators.release.assemble import with_all_columns
from indicators.release.protection import as_published, protect_figures, system_of
from tests.disclosure.counts import rules_without_lots
from tests.disclosure.families import EXACTLY, OUTSIDER, SEED, frame, rules_with, table
from tests.disclosure.independent_attacker import width_up_to
from tests.disclosure.program_owner import hidden_cells, likely_values

TOP = 20
"""Widths beyond it are not told apart."""
KINDS = ["outsider", "sizes", "insider", "insider with sizes", "city", "city with sizes"]


def measure_release(*, is_demonstration):
    """One release: figures as they are built, protected as before and as now."""
    figures, rows, catalogue = _unprotected(is_demonstration)
    print("demonstration" if is_demonstration else "published figures")
    now, with_readers = disclosure_rules(), rules_without_lots()
    before = with_readers.model_copy(update={"insider_cases": 0})
    for name, rules in [("before", before), ("all readers", with_readers), ("with lots", now)]:
        start = time.process_time()
        protected = protect_figures(figures, rows, catalogue, rules, secret=SEED)
        seconds = time.process_time() - start
        hidden = (protected["status"] == "hidden").sum()
        print(f"  {name}: {hidden} of {len(figures)} figures hidden, {seconds:.1f} s")
        cells, relations = system_of(figures, link(figures, rows, catalogue), catalogue, rules, ())
        print_widths(as_published(cells, protected, catalogue), relations)


def _unprotected(is_demonstration):
    """Figures before protection, the observations they are made of, and the catalogue."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["OEFFNUNGSMONITOR_DATA"] = folder
        release = build_release(is_demonstration, date(2026, 11, 27), lambda _: None)
        with opened_store(release.path.parent.parent / "store.duckdb") as store:
            observation = store.table("observation")
            rows, catalogue = observation.to_pandas(), release.catalogue
            figures = with_all_columns(compute_figures(observation, catalogue))
    return figures, rows[~rows["superseded"]], catalogue


def measure_cities(number):
    """Random tables of cities by grade; the last row is the sum over the cities."""
    random = np.random.default_rng(3)
    families = []
    for name in range(number):
        cells, relations = table((4, 3), random, 8, name=f"{name}.")
        areas = np.repeat([f"{name} {city}" for city in "abcd+"], 4)
        families.append((cells.assign(area=areas), relations))
    print(f"{number} tables of four cities by three grades")
    for when, rules in [("before", OUTSIDER), ("now", EXACTLY)]:
        start = time.process_time()
        hidden = [_protected(*family, rules, when == "before") for family in families]
        seconds = time.process_time() - start
        extra = sum((part["status"] == "complementary").sum() for part in hidden)
        print(f"  {when}: {extra} further cells hidden, {seconds:.1f} s")
        cells = pd.concat(hidden, ignore_index=True)
        print_widths(cells, [relation for _, relations in families for relation in relations])


def _protected(cells, relations, rules, is_before):
    given = cells.drop(columns="area") if is_before else cells
    return cells.assign(status=protect(given, relations, rules, SEED)["status"])


def print_widths(cells, relations):
    """Narrowest width, cells below five and cells given away, for each kind of reader."""
    widths: dict[str, list[int]] = defaultdict(list)
    given_away: dict[str, int] = defaultdict(int)
    for group, sums in _groups(cells, relations):
        counts = dict(zip(group["cell_id"], group["count"].tolist(), strict=True))
        hidden = set(group.loc[group["status"] != "published", "cell_id"])
        may_hide = set(group.loc[group["primary"] | np.isfinite(group["weight"]), "cell_id"])
        for kind, known in _readers(group):
            for cell in set(group.loc[group["primary"], "cell_id"]) - known:
                width = width_up_to(counts, sums, hidden - known, cell, TOP)
                if width < 5 and width_up_to(counts, sums, may_hide - known, cell, 5) < 5:
                    given_away[kind] += 1
                else:
                    widths[kind].append(width)
    for kind in KINDS:
        if widths[kind]:
            narrow = sum(width < 5 for width in widths[kind])
            print(f"    {kind}: narrowest {min(widths[kind])}, {narrow} of {len(widths[kind])} "
                  f"below 5; besides {given_away[kind]} given away")  # fmt: skip


def _groups(cells, relations):
    """Linked cells with their relations, where some are small."""
    matrix = relation_matrix(pd.Index(cells["cell_id"]), relations)
    for rows, members in linked_groups(matrix, np.ones(len(cells), bool)):
        group = cells.iloc[members]
        if group["primary"].any() and len(rows):
            yield group, [relations[row] for row in rows]


def _readers(group):
    """Kind and known cells of every reader."""
    sizes = set(group.loc[group["is_size"], "cell_id"]) if "is_size" in group else set()
    is_tiny = group["primary"] & group["count"].isin([1, 2])
    own: list[tuple[str, set[str]]] = [("outsider", set())]
    own += [("insider", {cell}) for cell in group.loc[is_tiny, "cell_id"]]
    areas = group.groupby("area")["cell_id"]
    own += [("city", set(cells)) for _, cells in areas if areas.ngroups > 1]
    for kind, known in own:
        yield kind, known
        if sizes:
            yield f"{kind} with sizes".replace("outsider with ", ""), known | sizes


def measure_program_owner(number):
    """3 + 20 + 40 + 50 = 113, where 3 and another one are hidden, without lots and with."""
    counts = {"a": 3, "b": 20, "c": 40, "d": 50, "all": 113}
    cells, relations = frame(counts, "a", {"all": 100}), [("all", ["a", "b", "c", "d"])]
    by_lot = rules_with(exact_cells_limit=60, lots=disclosure_rules().lots)
    secrets = [f"{turn}".encode() for turn in range(number)]
    without = hidden_cells(cells, relations, EXACTLY, SEED)
    for name, hidden, rules, seeds in [
        ("without lots", without, EXACTLY, [SEED]),
        ("with lots", without, by_lot, secrets),
        ("with lots", frozenset("ab"), by_lot, secrets),
    ]:
        print(f"who owns the program, {name}")
        for cell, values in likely_values(cells, relations, hidden, rules, seeds).items():
            below = sum(share for value, share in values.items() if value < 5)
            print(f"  {cell} ({counts[cell]}): below 5 with {below:.2f}; possible {sorted(values)}")


if __name__ == "__main__":
    measure_release(is_demonstration=False)
    measure_release(is_demonstration=True)
    measure_cities(40)
    measure_program_owner(60)
