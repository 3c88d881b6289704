"""What programs get of a release: the interface, the package, feeds, as tables and as text."""

import io
import json
import zipfile
from typing import Any

import pandas as pd
from starlette.applications import Starlette

from dashboard.serving.for_programs import ForPrograms
from tests.dashboard.asking import ask

ROUTES = ("figures", "verdicts", "recordability", "measures", "indicators", "cities", "releases")
OTHERS = ("/abo/alles.atom", "/abo/stadt/X08.atom", "/abo/termine.ics", "/daten/katalog.ttl",
          "/api/v1/", "/api/v1/openapi.json", "/api/v1/figures?city=nirgends")  # fmt: skip


def harvested() -> tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame], dict[str, str]]:
    """Tables of the interface and of the package by name, and other answers as text."""
    app = ForPrograms(Starlette())
    routes = {name: _rows(app, name) for name in ROUTES}
    release = json.loads(ask(app, "/api/v1/releases")[2])["release"]
    package = ask(app, f"/daten/{release}.zip")[2]
    texts = {path: _text(app, path) for path in OTHERS}
    return routes, tables_of(package), texts


def _rows(app: Any, name: str) -> pd.DataFrame:
    """All rows of a route, page by page; CSV and JSON have to agree."""
    found: list[dict[str, Any]] = []
    lines = 0
    while True:
        query = f"limit=2000&offset={len(found)}"
        page = json.loads(ask(app, f"/api/v1/{name}", query.encode())[2])
        text = ask(app, f"/api/v1/{name}", f"{query}&format=csv".encode())[2]
        lines += len(read_csv(text))
        found += page["rows"]
        if len(found) >= page["total"]:
            assert lines == len(found)
            return pd.DataFrame(found)


def _text(app: Any, path: str) -> str:
    address, _, query = path.partition("?")
    return str(ask(app, address, query.encode())[2].decode())


def tables_of(package: bytes) -> dict[str, pd.DataFrame]:
    """Tables of a package; and its papers as a table of lines."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        names = opened.namelist()
        tables = {
            name.removeprefix("data/").removesuffix(".csv"): read_csv(opened.read(name))
            for name in names
            if name.endswith(".csv")
        }
        papers = [opened.read(name).decode() for name in names if not name.endswith(".csv")]
    lines = [line for paper in papers for line in paper.splitlines()]
    return {**tables, "papers": pd.DataFrame({"line": lines})}


CODES = ("area", "code", "breakdown", "base")


def read_csv(content: bytes) -> pd.DataFrame:
    """As a program reads it: codes stay texts, an empty cell is one."""
    table = pd.read_csv(
        io.BytesIO(content), keep_default_na=False, na_values=[""], dtype=dict.fromkeys(CODES, str)
    )
    return table.fillna({"breakdown": "", "base": ""})
