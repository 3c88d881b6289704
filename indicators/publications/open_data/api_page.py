"""The page about the interface for people: addresses, parameters, columns. No program in it."""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from indicators.errors import message
from indicators.publications.forms.document import FONTS, LANGUAGES
from indicators.publications.forms.html_page import html_page
from indicators.publications.forms.markup import element, link
from indicators.publications.open_data.api_question import MOST_VALUES
from indicators.publications.open_data.api_routes import BASE, MOST_ROWS, ROUTES, Filter, Route
from indicators.publications.site.operator import site_prefix
from indicators.publications.view import View
from indicators.release.release_tables import Column

STYLE = FONTS + (Path(__file__).parents[1] / "forms" / "reading.css").read_text(encoding="utf-8")
_EXAMPLES = {
    "figures": "?city=05117&from=2015",
    "verdicts": "?verdict=closing",
    "indicators": "?goal=K2",
}
_PROBLEMS: dict[str, dict[str, Any]] = {
    "api_no_address": {},
    "api_no_row": {"route": "figures"},
    "api_query_unreadable": {},
    "api_name_unknown": {"allowed": "city, indicator, limit, offset"},
    "api_value_unknown": {"name": "format", "allowed": "json, csv"},
    "api_number_unknown": {"name": "limit", "lowest": 1, "highest": MOST_ROWS},
    "api_values_many": {"name": "city", "most": MOST_VALUES},
    "api_form_unknown": {"allowed": "application/json, text/csv"},
    "api_method": {},
}


def api_page(view: View) -> str:
    """The whole document in the language of the view."""
    title = view.say("api_title")
    main = element("main", "\n".join(_main(view, title)), id="inhalt")
    return html_page(view.language, title, STYLE, f"{_header(view)}\n{main}")


def _header(view: View) -> str:
    other = next(code for code in LANGUAGES if code != view.language)
    switch = link(f"{BASE}/?sprache={other}", LANGUAGES[other], lang=other, hreflang=other)
    home = link("/", escape(view.say("product")), class_="home")
    ways = element(
        "nav",
        element("ul", element("li", switch)),
        class_="ways",
        aria_label=view.say("reading_frame"),
    )
    return element("header", element("p", home) + ways)


def _main(view: View, title: str) -> Iterator[str]:
    yield element("h1", escape(title))
    if view.release.info["is_demonstration"]:
        yield element("p", escape(view.say("api_demonstration")), class_="note warning")
    yield element("p", escape(view.say("api_description")))
    yield element("h2", escape(view.say("api_how")))
    yield element("p", escape(view.say("api_how_text")))
    yield element("p", link(f"{BASE}/openapi.json", escape(view.say("api_machine"))))
    yield element("h2", escape(view.say("api_addresses")))
    yield from (_route(route, view) for route in ROUTES)
    yield element("h2", escape(view.say("api_problems")))
    yield element("p", escape(view.say("api_problem")))
    yield element("ul", "".join(_problem(key, view.language) for key in _PROBLEMS))


def _problem(key: str, language: str) -> str:
    sentence = message(key, language, **_PROBLEMS[key])
    return element("li", f"{element('code', key)}: {escape(sentence)}", id=key)


def _route(route: Route, view: View) -> str:
    address = f"{site_prefix()}{BASE}/{route.name}"
    example = address + _EXAMPLES.get(route.name, "")
    one = element("p", element("code", f"{address}/{{{route.key}}}")) if route.key else ""
    return "\n".join(
        [
            element("h3", escape(view.say(f"api_route_{route.name}")), id=route.name),
            element("p", element("code", address)),
            one,
            element("p", f"{escape(view.say('api_example'))}: {link(example, escape(example))}"),
            _parameters(route, view),
            _columns(route, view),
        ]
    )


def _parameters(route: Route, view: View) -> str:
    lines = [(one.name, _allowed(one, view), view.say(f"api_filter_{one.name}"))
             for one in route.filters]  # fmt: skip
    lines += [
        ("limit", f"1–{MOST_ROWS}", view.say("api_limit")),
        ("offset", "0–", view.say("api_offset")),
    ]
    lines += [("format", "json, csv", view.say("api_format"))]
    heads = [view.say(f"api_{name}") for name in ("parameter", "type", "meaning")]
    return _folded(view.say("api_parameters"), route.name, heads, lines)


def _allowed(choice: Filter, view: View) -> str:
    if choice.values is None:
        return "JJJJ" if view.language == "de" else "YYYY"
    values = choice.values(view.release)
    return ", ".join(values[:8]) + (", …" if len(values) > 8 else "")


def _columns(route: Route, view: View) -> str:
    heads = [view.say(f"api_{name}") for name in ("column", "type", "unit", "meaning")]
    lines = [_column(column, view) for column in route.open_table.columns]
    return _folded(view.say("api_columns"), route.name, heads, lines)


def _column(column: Column, view: View) -> tuple[str, ...]:
    empty = f" ({view.say('api_empty')})" if column.may_be_empty else ""
    return column.name, column.type, column.unit or "", f"{view.of(column.meaning)}{empty}"


def _folded(label: str, name: str, heads: list[str], lines: Iterable[tuple[str, ...]]) -> str:
    head = "".join(element("th", escape(text), scope="col") for text in heads)
    rows = "".join(_line(line) for line in lines)
    caption = element("caption", f"{escape(label)}: {name}")
    inside = caption + element("thead", element("tr", head)) + element("tbody", rows)
    scrolls = {"tabindex": "0", "role": "group", "aria_label": f"{label}: {name}"}
    table = element("div", element("table", inside), class_="table", **scrolls)
    return element("details", element("summary", f"{escape(label)}: {name}") + table)


def _line(line: tuple[str, ...]) -> str:
    name, *others = map(escape, line)
    cells = "".join(element("td", text) for text in others)
    return element("tr", element("th", element("code", name), scope="row") + cells)
