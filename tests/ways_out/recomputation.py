"""What can be worked out from the figures that were scraped, with a model of its own.

Cells are counts of persons: the numerator of a share, its denominator, and all others of that
group. Sums: numerator and others make the denominator; categories add up, and so do their others;
those who answered are part of all there are. The attack is `tests.disclosure.independent_attacker`.
"""

from collections import defaultdict
from math import isfinite
from typing import Any

from tests.disclosure.independent_attacker import width_up_to

SMALL = 5
"""Groups of fewer persons must not be known to within SMALL cases."""

WHERE = ["area", "year", "concept", "method", "scope"]


def cells_of(figures, catalogue):
    """figure's place → its counts by name of the cell; unprotected figures tell the true counts."""
    terms = {entry.name: entry for entry in catalogue.indicators if entry.numerator is not None}
    return {
        row["key"]: _cells(row, terms[row["series"]])
        for row in figures.to_dict("records")
        if row["series"] in terms and row["unit"] == "percent" and _is_sensitive(row, terms)
    }


def _is_sensitive(row, terms):
    return terms[row["series"]].sensitive and isfinite(row["denominator"])


def _cells(row, indicator):
    place = tuple(row[name] for name in WHERE)
    part = (place, *_named(indicator.numerator, row["breakdown"]))
    whole = (place, *_named(indicator.denominator, row["breakdown"]))
    others = (place, "others", part[1:], whole[1:])
    counts = {part: row["numerator"], whole: row["denominator"], others: row["complement"]}
    return {
        # A count that a later delivery corrects is another cell.
        (*cell, int(count)): int(count)
        for cell, count in counts.items()
    }


def _named(term, breakdown):
    pairs = dict(pair.split("=") for pair in breakdown.split("|") if pair)
    pairs |= {name: "+".join(codes) for name, codes in term.where.items()}
    return term.quantity, tuple(sorted(pairs.items()))


def shares_as_sums(cells):
    """whole = part + others, per figure."""
    for counts in cells.values():
        part, whole, others = counts
        yield whole, [part, others]


def categories_as_sums(names, catalogue):
    """Parts of a group by each characteristic, with a rest for parts that no figure counts."""
    at = {name[:3]: name for name in names if name[1] != "others"}
    partitions = {d.code: d.partition for d in catalogue.dimensions if not d.sensitive}
    for (place, quantity, codes), total in at.items():
        for dimension, partition in partitions.items():
            if dimension in dict(codes):
                continue
            parts = [
                at[found]
                for category in partition or ()
                if (found := (place, quantity, _with(codes, dimension, category))) in at
            ]
            if parts:
                rest = total[3] - sum(part[3] for part in parts)
                if rest >= 0:
                    yield total, [*parts, (place, f"rest {dimension}", codes, total[1], rest)]


def _with(codes, dimension, category):
    return tuple(sorted([*codes, (dimension, category)]))


def others_by_category(names, catalogue):
    """The others of parts add up to the others of the whole, where all three are named."""
    at = {name[:4]: name for name in names if name[1] == "others"}
    for (place, _, part, whole), total in at.items():
        for dimension in (d for d in catalogue.dimensions if d.partition and not d.sensitive):
            found = [
                at.get((place, "others", _deeper(part, dimension, c), _deeper(whole, dimension, c)))
                for c in dimension.partition
            ]
            parts = [cell for cell in found if cell]
            rest = total[4] - sum(cell[4] for cell in parts)
            if parts and rest >= 0:
                yield total, [*parts, (place, f"rest others {dimension.code}", part, whole, rest)]


def _deeper(named, dimension, category):
    quantity, codes = named
    return quantity, _with(codes, dimension.code, category)


def answers_as_sums(names, totals):
    """A published count of everybody = those who answered + those who did not."""
    for name in names:
        if name[1] != "others" and "+" in str(name[2]):
            (area, year, _, _, scope), quantity = name[:2]
            codes = tuple(pair for pair in name[2] if pair[0] != "migration_history")
            for total in totals.get((area, year, scope, quantity, codes), ()):
                if total >= name[3]:
                    yield (
                        (area, year, scope, quantity, codes, total),
                        [name, (name, total - name[3])],
                    )


def sums_of(cells, figures, catalogue):
    """All sums of one state of the data; `figures`: published rows, for counts of everybody."""
    names = {name for counts in cells.values() for name in counts}
    return [
        *shares_as_sums(cells),
        *categories_as_sums(names, catalogue),
        *others_by_category(names, catalogue),
        *answers_as_sums(names, _totals(figures)),
    ]


def _totals(figures):
    """Published counts of persons by area, year, scope, quantity and categories."""
    found = defaultdict(set)
    counted = figures[figures["unit"].isin(["persons", "count"]) & figures["quantity"].notna()]
    for row in counted.to_dict("records"):
        codes = tuple(sorted(tuple(p.split("=")) for p in row["breakdown"].split("|") if p))
        place = (row["area"], int(row["year"]), row["scope"], row["quantity"], codes)
        found[place].add(int(row["value"]))
    return found


def exposed(sums, published, enough=SMALL):
    """Small hidden groups that an attacker knows more closely than `enough`, with the width.

    `published`: cells whose count was scraped or follows from what was. Counts of everybody are
    always public, as sums are only made with those that are.
    """
    counts = {name: name[-1] for total, parts in sums for name in (total, *parts)}
    hidden = counts.keys() - published - {name for name in counts if len(name) == 6}
    found = []
    for group in _connected(sums):
        own = [name for name in group & hidden if name[-1] < SMALL and _is_of_origin(name)]
        # A sum without a hidden cell tells nothing.
        relations = [s for s in sums if s[0] in group and hidden & {s[0], *s[1]}] if own else []
        known = {cell: counts[cell] for s in relations for cell in (s[0], *s[1])}
        for cell in own:
            width = width_up_to(known, relations, hidden, cell, enough)
            found += [(cell, width)] if width < enough else []
    return found


def _is_of_origin(name):
    """Numerators and others; a group as a whole, or a rest of one, tells nobody's origin."""
    is_part = len(name) == 4 and "migration_history" in str(name[2]) and "+" not in str(name[2])
    return name[1] == "others" or is_part


def _connected(sums):
    """Cells that hang together by sums."""
    leader: dict[Any, Any] = {}

    def find(cell):
        while leader.setdefault(cell, cell) != cell:
            leader[cell] = leader[leader[cell]]
            cell = leader[cell]
        return cell

    for total, parts in sums:
        for part in parts:
            leader[find(part)] = find(total)
    groups = defaultdict(set)
    for cell in list(leader):
        groups[find(cell)].add(cell)
    return groups.values()
