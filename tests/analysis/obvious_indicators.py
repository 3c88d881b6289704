"""The indicators once more, slow and plain: loops over rows, no data frame, no Ibis.

Written from the definitions in the catalogue; shares no code with `analysis.compute`.
"""

import math
from typing import Any

TIMES = {"percent": 100, "per_100": 100, "per_1000": 1000, "ratio": 1, "count": 1}

# Only counts that share all of these may be added up.
ORIGIN = ("concept", "method", "base", "reference_date", "source_title")


def obvious_indicators(rows, catalogue):
    """Every computed figure as a dictionary; `rows` are those of the store's observation."""
    found = []
    for indicator in catalogue.indicators:
        if indicator.numerator is not None:
            found += obvious_indicator(rows, indicator)
    return found


def obvious_indicator(rows, indicator):
    tops = count(rows, indicator.numerator, indicator.breakdowns)
    if indicator.denominator is None:
        return [figure(indicator, top, top["amount"], None, None, top["smallest"]) for top in tops]
    bottoms = by_place(count(rows, indicator.denominator, indicator.breakdowns))
    is_one_quantity = indicator.numerator.quantity == indicator.denominator.quantity
    found = []
    for top in tops:
        for bottom in bottoms.get(top["place"], []):
            if is_one_quantity and top["origin"] != bottom["origin"]:
                continue
            value = ratio(top["amount"], bottom["amount"])
            value = None if value is None else TIMES[indicator.unit] * value
            smallest = least(top["smallest"], bottom["smallest"])
            is_alike = is_one_quantity or top["origin"][1] == bottom["origin"][1]
            own = top if is_alike else based(top, bottom)
            found.append(figure(indicator, own, value, own["amount"], bottom["amount"], smallest))
    return found


def based(top, bottom):
    """The numerator, resting on the census of the denominator where it has none of its own."""
    concept, method, base, *others = top["origin"]
    return top | {"origin": (concept, method, base or bottom["origin"][2], *others)}


def figure(indicator, top, value, numerator, denominator, smallest):
    area, year, scope, groups = top["place"]
    concept, method, base, _, _ = top["origin"]
    return {
        "series": indicator.name,
        "area": area,
        "year": year,
        "scope": scope,
        "breakdown": "|".join(f"{name}={code}" for name, code in groups),
        "concept": concept,
        "method": method,
        "base": base,
        "value": value,
        "numerator": numerator,
        "denominator": denominator,
        "smallest_count": smallest,
    }


def count(rows, term, breakdowns):
    """What a term counts, one dictionary per place (with its groups) and origin."""
    amounts = add_up(rows, term, breakdowns)
    if term.per is None:
        return amounts
    wholes = by_place(add_up(rows, term.per, breakdowns))
    return [
        part
        | {
            "amount": ratio(part["amount"], whole["amount"]),
            "smallest": min(part["amount"], whole["amount"] - part["amount"]),
        }
        for part in amounts
        for whole in wholes.get(part["place"], [])
    ]


def ratio(part, whole):
    """Nobody has no share."""
    return None if part is None or not whole else part / whole


def add_up(rows, term, breakdowns):
    """Sums over the categories of a term; none where a category was not delivered."""
    amounts: dict[Any, float] = {}
    categories: dict[Any, set[tuple[str, str]]] = {}
    for row in rows:
        if row["superseded"] or row["quantity"] != term.quantity:
            continue
        pairs = dict(part.split("=") for part in row["breakdown"].split("|") if part)
        if set(pairs) != set(term.where) | set(breakdowns):
            continue
        if any(pairs[name] not in codes for name, codes in term.where.items()):
            continue
        groups = tuple((name, pairs[name]) for name in sorted(breakdowns))
        place = row["area"], row["year"], row["scope"], groups
        origin = tuple(row[name] for name in ORIGIN)
        amounts[place, origin] = amounts.get((place, origin), 0) + row["value"]
        categories.setdefault((place, origin), set()).update(pairs.items())
    wanted = {(name, code) for name, codes in term.where.items() for code in codes}
    return [
        {"place": place, "origin": origin, "amount": amount, "smallest": None}
        for (place, origin), amount in amounts.items()
        if wanted <= categories[place, origin]
    ]


def by_place(counts):
    places: dict[Any, list[Any]] = {}
    for one in counts:
        places.setdefault(one["place"], []).append(one)
    return places


def least(one, other):
    known = [number for number in (one, other) if number is not None]
    return min(known) if known else None


def comparable(row):
    """A figure as a tuple that two ways of computing must share; numbers to nine digits."""
    words = ("series", "area", "year", "scope", "breakdown", "concept", "method", "base")
    numbers = ("value", "numerator", "denominator", "smallest_count")
    return tuple(row[name] for name in words) + tuple(digits(row[name]) for name in numbers)


def digits(number):
    return "none" if number is None or math.isnan(number) else f"{number:.9g}"
