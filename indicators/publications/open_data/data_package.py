"""A release as a Frictionless Data Package: one zip, the same bytes whenever it is made."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from indicators.publications.open_data import licensing
from indicators.publications.open_data.api_answers import as_csv
from indicators.publications.open_data.changes import changes
from indicators.publications.open_data.open_rows import Row, read_rows, release_rows
from indicators.publications.open_data.open_tables import OpenTable, open_tables
from indicators.publications.open_data.package_paper import licence, read_me
from indicators.publications.site.operator import site_address
from indicators.release import Release
from indicators.release.figure_changes import change_row
from indicators.release.public_releases import public_releases
from indicators.release.release_tables import Column

if TYPE_CHECKING:
    # Whoever makes a package only loads no page.
    from indicators.publications.dossier.leaf import Dossier

Json = dict[str, Any]
_TYPES = {
    "VARCHAR": "string",
    "DATE": "date",
    "INTEGER": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
}
_KEYWORDS = ["Interkulturelle Öffnung", "Integration", "Verwaltung", "Monitoring", "Ruhrgebiet"]
_LEVEL = 9


def make_data_package(release: Release, before: Release | None, address: str = "") -> bytes:
    """The zip. `before` is the release before, for the change list; `address` that of the site."""
    tables = open_tables()
    rows = {name: _rows(name, release, before) for name in tables}
    data = {f"data/{name}.csv": _csv(tables[name], rows[name]) for name in tables}
    described = _described(release, tables, data, rows, address)
    files = {
        "datapackage.json": json.dumps(described, ensure_ascii=False, indent=1).encode(),
        "LIESMICH.md": read_me(release, before, tables).encode(),
        "LIZENZ.txt": licence(release).encode(),
        **data,
    }
    return _zipped(files, release.info["created_on"])


def package_of(dossier: "Dossier") -> bytes:
    """The package of the release that a dossier is made from, as its operators name the site."""
    release = dossier.view.release
    *_, before = (None, *public_releases(release)[:-1])
    return make_data_package(release, before, site_address())


def file_name(release: Release) -> str:
    """How the package is called at its lasting address."""
    return f"{release.release_id}.zip"


def _rows(name: str, release: Release, before: Release | None) -> tuple[Row, ...]:
    if name == "change":
        return tuple(map(change_row, changes(before, release)))
    if name == "release":
        return release_rows([release], release)
    return read_rows(release, name)


def _csv(table: OpenTable, rows: tuple[Row, ...]) -> bytes:
    return as_csv(table.columns, rows)


def _described(
    release: Release,
    tables: Mapping[str, OpenTable],
    data: Mapping[str, bytes],
    rows: Mapping[str, tuple[Row, ...]],
    address: str,
) -> Json:
    is_demonstration = release.info["is_demonstration"]
    title = f"{licensing.PRODUCT}: Veröffentlichungsstand {release.release_id}"
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": f"oeffnungsmonitor-{release.release_id}",
        "title": f"{title} (erfundene Städte)" if is_demonstration else title,
        "description": licence(release),
        **({"homepage": address} if address else {}),
        "version": release.release_id,
        "created": f"{release.info['created_on'].date().isoformat()}T00:00:00Z",
        "keywords": _KEYWORDS,
        "licenses": [{"name": "dl-de-by-2.0", "title": licensing.TITLE,
                      "path": licensing.ADDRESS}],
        "contributors": [{"title": licensing.publisher(), "role": "publisher",
                          "roles": ["publisher"]}],
        "sources": _sources(rows["figure"]),
        "resources": [
            _resource(name, table, data[f"data/{name}.csv"], rows[name])
            for name, table in tables.items()
        ],
    }  # fmt: skip


def _sources(figures: tuple[Row, ...]) -> list[Json]:
    """Every source once; a source whose address is none has a title only."""
    found = {(row["source_title"], row["source_address"]) for row in figures}
    return [
        {"title": title} | ({"path": path} if str(path).startswith("http") else {})
        for title, path in sorted(found, key=str)
        if title
    ]


def _resource(name: str, table: OpenTable, content: bytes, rows: tuple[Row, ...]) -> Json:
    return {
        "name": name,
        "path": f"data/{name}.csv",
        "type": "table",
        "title": table.table.rows.de,
        "description": table.table.rows.en,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": _schema(table, rows),
    }


def _schema(table: OpenTable, rows: tuple[Row, ...]) -> Json:
    keys = {"primaryKey": list(table.key)} if table.key else {}
    references = [
        {"fields": [one.column], "reference": {"resource": one.table, "fields": [one.other]}}
        for one in table.references
    ]
    return {
        "fields": [_field(column, rows) for column in table.columns],
        "missingValues": [""],
        **keys,
        **({"foreignKeys": references} if references else {}),
    }


def _field(column: Column, rows: tuple[Row, ...]) -> Json:
    # An empty text is a text ("all groups together"), but in CSV it looks like none. Releases
    # from before a column was declared have nothing in it.
    is_text = column.type == "VARCHAR" or column.is_list
    is_needed = not (
        column.may_be_empty or is_text or any(row[column.name] is None for row in rows)
    )
    return {
        "name": column.name,
        **_kind(column),
        "title": column.meaning.de,
        "description": column.meaning.en,
        **({"unit": column.unit} if column.unit else {}),
        **({"constraints": {"required": True}} if is_needed else {}),
    }


def _kind(column: Column) -> Json:
    """The type of a column; a list of structures stands in CSV as JSON."""
    if column.fields:
        return {"type": "array"}
    if column.is_list:
        return {"type": "list", "itemType": "string", "delimiter": column.separator}
    return {"type": _TYPES[column.type]}


def _zipped(files: Mapping[str, bytes], day: date) -> bytes:
    """The date of every file is that of the release, so that the bytes depend on nothing else."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as packed:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            packed.writestr(entry, content, compresslevel=_LEVEL)
    return written.getvalue()
