"""The OpenAPI 3.1 document of the interface, made from its routes and the declared tables."""

from importlib.metadata import version
from typing import Any

from indicators.publications.open_data.api_answers import PROBLEM
from indicators.publications.open_data.api_question import FORMS, MOST_OFFSET, MOST_VALUES
from indicators.publications.open_data.api_routes import (
    BASE,
    DEFAULT_LIMIT,
    MOST_ROWS,
    ROUTES,
    YEARS,
    Filter,
    Route,
)
from indicators.publications.open_data.open_tables import open_tables
from indicators.publications.view import texts
from indicators.release import Release
from indicators.release.release_tables import Column

Json = dict[str, Any]
_TYPES = {
    "VARCHAR": "string",
    "DATE": "string",
    "INTEGER": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
}
_LICENCE = {
    "name": "Datenlizenz Deutschland – Namensnennung – Version 2.0",
    "url": "https://www.govdata.de/dl-de/by-2-0",
}


def openapi(release: Release, prefix: str = "") -> Json:
    """The document about what a release answers; `prefix` stands before all our addresses."""
    paths: Json = {}
    for route in ROUTES:
        paths[f"/{route.name}"] = {"get": _list(route, release)}
        if route.key:
            paths[f"/{route.name}/{{{route.key}}}"] = {"get": _item(route)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": _said("api_title"),
            "version": version("oeffnungsmonitor"),
            "description": _description(release),
            "license": _LICENCE,
        },
        "servers": [{"url": f"{prefix}{BASE}"}],
        "paths": paths,
        "components": {"schemas": _schemas(), "responses": _refusals()},
    }


def _said(key: str) -> str:
    """Both languages: a document for programs has no reader to ask."""
    return f"{texts()[key]['de']} / {texts()[key]['en']}"


def _description(release: Release) -> str:
    is_demonstration = release.info["is_demonstration"]
    return " ".join(
        [_said("api_description"), *([_said("api_demonstration")] if is_demonstration else [])]
    )


def _list(route: Route, release: Release) -> Json:
    schema = {"$ref": f"#/components/schemas/{route.table}"}
    whole = {
        "release": {"type": "string"},
        "total": {"type": "integer", "minimum": 0},
        "limit": {"type": "integer", "minimum": 1},
        "offset": {"type": "integer", "minimum": 0},
        "rows": {"type": "array", "items": schema, "maxItems": MOST_ROWS},
    }
    return {
        "operationId": f"list_{route.name}",
        "summary": _said(f"api_route_{route.name}"),
        "parameters": [*(_parameter(one, release) for one in route.filters), *_paging(), _form()],
        "responses": _responses("api_found", whole, {"Link": _header(), "X-Total-Count": _count()}),
    }


def _item(route: Route) -> Json:
    assert route.key is not None
    whole = {
        "release": {"type": "string"},
        "row": {"$ref": f"#/components/schemas/{route.table}"},
    }
    key = {
        "name": route.key,
        "in": "path",
        "required": True,
        "description": _said("api_key"),
        "schema": {"type": "string", "minLength": 1},
    }
    answers = _responses("api_one_found", whole, {})
    return {
        "operationId": f"get_{route.name}",
        "summary": _said(f"api_route_{route.name}"),
        "parameters": [key, _form()],
        "responses": {**answers, "404": {"$ref": "#/components/responses/problem"}},
    }


def _parameter(choice: Filter, release: Release) -> Json:
    year = {"type": "integer", "minimum": YEARS[0], "maximum": YEARS[1]}
    one = {"type": "string", "enum": list(choice.values(release))} if choice.values else year
    is_single = choice.compare in ("from", "to")
    return {
        "name": choice.name,
        "in": "query",
        "description": _said(f"api_filter_{choice.name}"),
        "schema": one if is_single else {"type": "array", "items": one, "minItems": 1,
                                         "maxItems": MOST_VALUES},
        **({} if is_single else {"style": "form", "explode": True}),
    }  # fmt: skip


def _paging() -> list[Json]:
    bounds = {"limit": (1, MOST_ROWS, DEFAULT_LIMIT), "offset": (0, MOST_OFFSET, 0)}
    return [
        {
            "name": name,
            "in": "query",
            "description": _said(f"api_{name}"),
            "schema": {"type": "integer", "minimum": lowest, "maximum": highest,
                       "default": default},
        }
        for name, (lowest, highest, default) in bounds.items()
    ]  # fmt: skip


def _form() -> Json:
    return {
        "name": "format",
        "in": "query",
        "description": _said("api_format"),
        "schema": {"type": "string", "enum": list(FORMS)},
    }


def _responses(key: str, properties: Json, headers: Json) -> Json:
    schema = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    content = {"application/json": {"schema": schema}, "text/csv": {"schema": {"type": "string"}}}
    mark = {"ETag": _header()}
    refused = {"$ref": "#/components/responses/problem"}
    return {
        "200": {"description": _said(key), "headers": mark | headers, "content": content},
        **dict.fromkeys(("400", "406", "503"), refused),
    }


def _header() -> Json:
    return {"schema": {"type": "string"}}


def _count() -> Json:
    return {"schema": {"type": "integer", "minimum": 0}}


def _refusals() -> Json:
    names = {"type": "string", "title": "string", "status": "integer", "detail": "string"}
    schema = {
        "type": "object",
        "properties": {name: {"type": kind} for name, kind in names.items()},
        "required": list(names),
    }
    return {
        "problem": {
            "description": _said("api_problem"),
            "content": {PROBLEM: {"schema": schema}},
        }
    }


def _schemas() -> Json:
    used = {route.table for route in ROUTES}
    return {
        name: {
            "type": "object",
            "description": f"{table.table.rows.de} / {table.table.rows.en}",
            "properties": {column.name: _property(column) for column in table.columns},
            "required": [column.name for column in table.columns],
            "additionalProperties": False,
        }
        for name, table in open_tables().items()
        if name in used
    }


def _property(column: Column) -> Json:
    return {
        **_kind(column),
        "description": f"{column.meaning.de} / {column.meaning.en}",
        **({"format": "date"} if column.type == "DATE" else {}),
        **({"x-unit": column.unit} if column.unit else {}),
    }


def _kind(column: Column) -> Json:
    if column.is_list:
        return {"type": "array", "items": _item_of(column)}
    kind = _TYPES[column.type]
    return {"type": [kind, "null"] if column.may_be_empty else kind}


def _item_of(column: Column) -> Json:
    """What a list is of: texts, or objects with all of their fields."""
    if not column.fields:
        return {"type": "string"}
    fields = {name: {"type": _TYPES[kind]} for name, kind in column.fields.items()}
    return {"type": "object", "properties": fields, "required": list(fields)}
