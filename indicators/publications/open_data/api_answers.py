"""Answers of the read-only interface as bytes: rows as JSON or CSV, and problems (RFC 9457)."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from indicators.errors import MonitorError
from indicators.publications.open_data.api_question import FORMS, Asked, RequestError
from indicators.publications.open_data.api_routes import (
    BASE,
    BY_NAME,
    DEFAULT_LIMIT,
    Route,
    is_chosen,
)
from indicators.publications.open_data.open_rows import Row, rows_of
from indicators.publications.site.operator import site_prefix
from indicators.publications.speech.escaping import in_cell
from indicators.release import Release
from indicators.release.release_tables import Column

PROBLEM = "application/problem+json"
TITLES = {
    400: ("Anfrage nicht verstanden", "Request not understood"),
    404: ("Nicht gefunden", "Not found"),
    405: ("Methode nicht erlaubt", "Method not allowed"),
    406: ("Form nicht verfügbar", "Form not available"),
    503: ("Kein Veröffentlichungsstand", "No release"),
}


class Data(NamedTuple):
    """An answer: its type, what leads to the pages beside it, and its bytes."""

    content_type: str
    links: str
    total: int
    body: bytes


def answer(asked: Asked, release: Release, releases: Sequence[Row]) -> Data:
    """Rows of a release; `releases` are the rows about all of them. Raises RequestError."""
    route = BY_NAME[asked.route]
    rows = releases if route.name == "releases" else rows_of(release, route.table)
    found = [row for row in rows if route.where(row)]
    if asked.item is not None:
        return _one(route, found, asked, release)
    for name, values in asked.chosen:
        choice = next(one for one in route.filters if one.name == name)
        found = [row for row in found if is_chosen(row, choice, values)]
    page = found[asked.offset : asked.offset + asked.limit]
    about = {"total": len(found), "limit": asked.limit, "offset": asked.offset}
    body = _written(route, page, {**about, "rows": page}, asked, release)
    return Data(_content_type(asked), _links(asked, len(found)), len(found), body)


def _one(route: Route, rows: Iterable[Row], asked: Asked, release: Release) -> Data:
    found = next((row for row in rows if str(row[route.key or ""]) == asked.item), None)
    if found is None:
        raise RequestError(404, "api_no_row", route=route.name)
    return Data(
        _content_type(asked), "", 1, _written(route, [found], {"row": found}, asked, release)
    )


def _content_type(asked: Asked) -> str:
    return f"{FORMS[asked.form]}; charset=utf-8"


def _written(
    route: Route, rows: Sequence[Row], told: dict[str, Any], asked: Asked, release: Release
) -> bytes:
    if asked.form == "csv":
        return as_csv(route.open_table.columns, rows)
    return as_json({"release": release.release_id, **told})


def as_json(value: Any) -> bytes:
    """JSON as it is sent: UTF-8, no room wasted, no number that JSON does not know."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def as_csv(columns: Sequence[Column], rows: Iterable[Row]) -> bytes:
    """RFC 4180 with points as decimal signs; a spreadsheet computes none of the texts.

    A list is one text, its parts separated as its column says.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    writer.writerows([_cell(row[column.name], column) for column in columns] for row in rows)
    return text.getvalue().encode()


def _cell(value: Any, column: Column) -> Any:
    if column.is_list and value is not None:
        return in_cell(column.as_text(value))
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.10g}" if isinstance(value, float) else in_cell(value)


def _links(asked: Asked, total: int) -> str:
    """Ways to other pages of the same rows (RFC 8288), from the address that was asked."""
    last = max(0, (total - 1) // asked.limit * asked.limit)
    places = {"first": 0, "prev": max(0, asked.offset - asked.limit), "next": asked.offset
              + asked.limit, "last": last}  # fmt: skip
    if asked.offset == 0:
        del places["prev"]
    if places["next"] >= total:
        del places["next"]
    return ", ".join(f'<?{_query(asked, place)}>; rel="{rel}"' for rel, place in places.items())


def _query(asked: Asked, offset: int) -> str:
    pairs = [(name, value) for name, values in asked.chosen for value in values]
    pairs += [("limit", str(asked.limit))] if asked.limit != DEFAULT_LIMIT else []
    pairs += [("offset", str(offset))] if offset else []
    pairs += [("format", asked.form)]
    return urlencode(pairs)


def problem(error: MonitorError, status: int, language: str) -> bytes:
    """What went wrong, for programs and in a sentence for people."""
    german, english = TITLES[status]
    return as_json(
        {
            "type": f"{site_prefix()}{BASE}/#{error.key}",
            "title": english if language == "en" else german,
            "status": status,
            "detail": error.sentence(language),
        }
    )
