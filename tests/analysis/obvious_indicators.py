"""The indicators once more, slow and plain: loops over rows, no data frame, no Ibis.

Written from the definitions in the catalogue; shares no code with `analysis.compute`.
"""

import math

TIMES = {"percent": 100, "per_100": 100, "per_1000": 1000, "ratio": 1, "count": 1}


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
        return [
            figure(indicator, place, origin, top["amount"], None, None, top)
            for (place, origin), top in tops.items()
        ]
    bottoms = count(rows, indicator.denominator, indicator.breakdowns)
    same_quantity = indicator.numerator.quantity == indicator.denominator.quantity
    found = []
    for (place, origin), top in tops.items():
        for (other_place, other_origin), bottom in bottoms.items():
            if place != other_place or bottom["amount"] <= 0:
                continue
            if same_quantity and origin != other_origin:
                continue
            value = TIMES[indicator.unit] * top["amount"] / bottom["amount"]
            both = {"smallest": least(top["smallest"], bottom["smallest"])}
            found.append(
                figure(indicator, place, origin, value, top["amount"], bottom["amount"], both)
            )
    return found


def figure(indicator, place, origin, value, numerator, denominator, count):
    area, year, scope, groups = place
    concept, method, base = origin
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
        "smallest_count": count["smallest"],
    }


def count(rows, term, breakdowns):
    """(place, origin) → amount and smallest count; place has the categories of breakdowns."""
    amounts = add_up(rows, term, breakdowns)
    if term.per is None:
        return {key: {"amount": amount, "smallest": None} for key, amount in amounts.items()}
    found = {}
    for (place, origin), amount in amounts.items():
        for (other, _), whole in add_up(rows, term.per, breakdowns).items():
            if other == place and whole > 0:
                smallest = min(amount, whole - amount)
                found[(place, origin)] = {"amount": amount / whole, "smallest": smallest}
    return found


def add_up(rows, term, breakdowns):
    amounts = {}
    for row in rows:
        if row["superseded"] or row["quantity"] != term.quantity:
            continue
        pairs = dict(part.split("=") for part in row["breakdown"].split("|") if part)
        if set(pairs) != set(term.where) | set(breakdowns):
            continue
        if any(pairs[name] not in codes for name, codes in term.where.items()):
            continue
        groups = tuple((name, pairs[name]) for name in sorted(breakdowns))
        key = (
            (row["area"], row["year"], row["scope"], groups),
            (row["concept"], row["method"], row["base"]),
        )
        amounts[key] = amounts.get(key, 0) + row["value"]
    return amounts


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
