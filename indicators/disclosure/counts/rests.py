"""Who is left of a whole when parts of it are taken away, and by which name."""

from indicators.disclosure.counts.extents import Order
from indicators.disclosure.counts.places import Cell

WITHOUT = "without"
"""Names, among the codes of a rest, whom it leaves out."""


def rest_of(whole: Cell, parts: list[Cell], order: Order) -> Cell:
    """Those of the whole who are in none of the parts; what names origin does so in the rest."""
    codes = dict(whole.codes)
    for part in parts:
        for name, value in part.codes:
            if name in order.origins and name not in codes:
                counted = value.split("+")
                left = [code for code in order.origins[name].partition if code not in counted]
                codes |= {name: "+".join(left)} if left else {}
    codes[WITHOUT] = " and ".join(_difference(part, whole, order) for part in parts)
    return whole._replace(codes=tuple(sorted(codes.items())))


def _difference(part: Cell, whole: Cell, order: Order) -> str:
    """What tells a part from its whole, other than an origin that both are about."""
    words = [
        getattr(part.place, field)
        for field in ("scope", "concept", "method")
        if getattr(part.place, field) != getattr(whole.place, field)
    ]
    if part.quantity != whole.quantity:
        words.append(part.quantity)
    words += [
        f"{name}={value}"
        for name, value in part.codes
        if (name, value) not in whole.codes and name not in order.origins
    ]
    return " ".join(words)
