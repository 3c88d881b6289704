"""What an address of the interface asks for; what is not understood is refused with a sentence."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple
from urllib.parse import parse_qsl, unquote

from indicators.errors import MonitorError
from indicators.publications.open_data.api_routes import (
    BASE,
    BY_NAME,
    DEFAULT_LIMIT,
    MOST_ROWS,
    YEARS,
    Filter,
    Route,
)
from indicators.release import Release

Form = Literal["json", "csv"]
FORMS: dict[Form, str] = {"json": "application/json", "csv": "text/csv"}
MOST_VALUES = 100
"""Of one parameter; as many as there are areas or series, and room."""
MOST_FIELDS = 200
"""Parameters in one address; the longest sensible one names all areas or series."""
MOST_OFFSET = 2**31 - 1


class RequestError(MonitorError):
    """A request that cannot be answered; `status` is the code of HTTP that says so."""

    def __init__(self, status: int, key: str, **values: object) -> None:
        super().__init__(key, **values)
        self.status = status


class Asked(NamedTuple):
    """A request as it is understood; two equal ones have one answer."""

    route: str
    item: str | None
    chosen: tuple[tuple[str, tuple[str, ...]], ...]
    limit: int
    offset: int
    form: Form


def understood(path: str, query: str, accept: str, release: Release) -> Asked:
    """What is asked for. Raises RequestError."""
    route, item = _place(path)
    given = _given(query)
    form = _form(given.pop("format", None), accept)
    allowed = [choice.name for choice in route.filters]
    if item is not None:
        _refuse_unknown(given, [], "format")
        return Asked(route.name, item, (), 1, 0, form)
    limit = _number(given, "limit", DEFAULT_LIMIT, (1, MOST_ROWS))
    offset = _number(given, "offset", 0, (0, MOST_OFFSET))
    _refuse_unknown(given, allowed, *allowed, "limit", "offset", "format")
    chosen = tuple(
        (choice.name, _values(choice, given[choice.name], release))
        for choice in route.filters
        if choice.name in given
    )
    return Asked(route.name, None, chosen, limit, offset, form)


def _place(path: str) -> tuple[Route, str | None]:
    name, slash, item = path.removeprefix(f"{BASE}/").partition("/")
    if name not in BY_NAME or (slash and (not item or BY_NAME[name].key is None)):
        raise RequestError(404, "api_no_address")
    return BY_NAME[name], unquote(item) if slash else None


def _given(query: str) -> dict[str, list[str]]:
    """Names and all their values. What is no text in UTF-8 is no value of ours."""
    try:
        pairs = parse_qsl(
            query, keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict"
        )
    except ValueError as problem:
        raise RequestError(400, "api_query_unreadable") from problem
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def _form(named: Sequence[str] | None, accept: str) -> Form:
    if named is not None:
        if len(named) == 1 and named[0] in FORMS:
            return "csv" if named[0] == "csv" else "json"
        raise RequestError(400, "api_value_unknown", name="format", allowed="json, csv")
    weights = dict(map(_weighed, accept.lower().split(",")))
    # Equal wishes: JSON.
    best = max(FORMS, key=lambda form: _wish(FORMS[form], weights))
    if accept.strip() and _wish(FORMS[best], weights) <= 0:
        raise RequestError(406, "api_form_unknown", allowed=", ".join(FORMS.values()))
    return best


def _weighed(part: str) -> tuple[str, float]:
    kind, *parameters = (piece.strip() for piece in part.split(";"))
    weight = next((p[2:] for p in parameters if p.startswith("q=")), "1")
    return kind, float(weight) if weight.replace(".", "", 1).isdecimal() else 0.0


def _wish(kind: str, weights: Mapping[str, float]) -> float:
    family = f"{kind.partition('/')[0]}/*"
    return next((weights[name] for name in (kind, family, "*/*") if name in weights), 0.0)


def _refuse_unknown(given: Mapping[str, object], known: Sequence[str], *allowed: str) -> None:
    if not given.keys() <= set(known):
        raise RequestError(400, "api_name_unknown", allowed=", ".join(allowed))


def _number(given: dict[str, list[str]], name: str, default: int, bounds: tuple[int, int]) -> int:
    if name not in given:
        return default
    return _whole(name, given.pop(name), bounds)


def _whole(name: str, values: Sequence[str], bounds: tuple[int, int]) -> int:
    lowest, highest = bounds
    is_number = len(values) == 1 and values[0].isascii() and values[0].isdecimal()
    if is_number and len(values[0]) < 12 and lowest <= int(values[0]) <= highest:
        return int(values[0])
    raise RequestError(400, "api_number_unknown", name=name, lowest=lowest, highest=highest)


def _values(choice: Filter, values: list[str], release: Release) -> tuple[str, ...]:
    """The values of a filter in one order, each once."""
    if len(values) > MOST_VALUES:
        raise RequestError(400, "api_values_many", name=choice.name, most=MOST_VALUES)
    if choice.values is None:
        return _years(choice, values)
    allowed = choice.values(release)
    if set(values) <= set(allowed):
        return tuple(sorted(set(values)))
    raise RequestError(400, "api_value_unknown", name=choice.name, allowed=_shown(allowed))


def _years(choice: Filter, values: list[str]) -> tuple[str, ...]:
    parts = [[value] for value in values] if choice.compare == "is" else [values]
    return tuple(sorted({str(_whole(choice.name, part, YEARS)) for part in parts}))


def _shown(allowed: Sequence[str]) -> str:
    """What is allowed, as far as a sentence has room; nothing that was asked is repeated."""
    few = ", ".join(allowed[:12])
    return few if len(allowed) <= 12 else f"{few}, …"
