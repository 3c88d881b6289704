"""An attacker who owns the program: sends every table that fits through it, with many secrets.

He knows what is published, the rules and the program, but not the secret. The share of secrets
with which a table leads to the cells that are really hidden tells how likely it is (every table
as likely as any other beforehand).
"""

from itertools import product

from indicators.disclosure.solver.suppression import protect


def hidden_cells(cells, relations, rules, seed):
    """The pattern that everyone sees."""
    protected = protect(cells, relations, rules, seed)
    return frozenset(protected.loc[protected["status"] != "published", "cell_id"])


def likely_values(cells, relations, hidden, rules, seeds):
    """Probability of each value, for each hidden cell; cells: all counts, the hidden true ones."""
    tables = {
        tuple(table["count"][table["cell_id"].isin(hidden)]): _share(
            table, relations, hidden, rules, seeds
        )
        for table in _fitting(cells, relations, hidden)
    }
    total = sum(tables.values())
    names = [cell for cell in cells["cell_id"] if cell in hidden]
    found: dict[str, dict[int, float]] = {name: {} for name in names}
    for counts, share in tables.items():
        for name, count in zip(names, counts, strict=True):
            found[name][count] = found[name].get(count, 0) + share / total
    return {
        name: {value: round(p, 4) for value, p in sorted(values.items()) if p}
        for name, values in found.items()
    }


def _share(cells, relations, hidden, rules, seeds):
    return sum(hidden_cells(cells, relations, rules, seed) == hidden for seed in seeds)


def _fitting(cells, relations, hidden):
    """All tables with these published counts, whose hidden cells depend on the first few.

    Goes through values of as many hidden cells as are free, and works the others out.
    """
    counts = dict(zip(cells["cell_id"], cells["count"].tolist(), strict=True))
    known = {cell: count for cell, count in counts.items() if cell not in hidden}
    top = max(counts.values())
    for free in _free(known, hidden, relations):
        for values in product(range(top + 1), repeat=len(free)):
            filled = _worked_out(known | dict(zip(free, values, strict=True)), relations)
            if filled is not None and len(filled) == len(counts):
                table = [filled[cell] for cell in cells["cell_id"]]
                yield cells.assign(count=table, primary=[count < 5 for count in table])
        return


def _free(known, hidden, relations):
    """A smallest set of hidden cells from which all others follow."""
    free: list[str] = []
    for cell in sorted(hidden):
        reached = _reached(set(known) | set(free), relations)
        if cell not in reached:
            free.append(cell)
    yield free


def _reached(known, relations):
    known = set(known)
    for _ in relations:
        for total, parts in relations:
            left = [cell for cell in (total, *parts) if cell not in known]
            if len(left) == 1:
                known.add(left[0])
    return known


def _worked_out(known, relations):
    """The table that follows; none if it does not add up or has negative counts."""
    filled = dict(known)
    for _ in relations:
        for total, parts in relations:
            left = [cell for cell in (total, *parts) if cell not in filled]
            if left == [total]:
                filled[total] = sum(filled[part] for part in parts)
            elif len(left) == 1:
                filled[left[0]] = filled[total] - sum(
                    filled[part] for part in parts if part != left[0]
                )
    adds_up = all(
        filled.get(total, -1) == sum(filled.get(part, 0) for part in parts)
        for total, parts in relations
    )
    return filled if adds_up and min(filled.values()) >= 0 else None
