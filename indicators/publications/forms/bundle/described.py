"""Tables as CSV and beside each a file that says what it holds, as the W3C recommends (CSVW)."""

import json
from collections.abc import Sequence
from typing import Any

from indicators.publications import exhibit
from indicators.publications.dossier.dossier import figures_of
from indicators.publications.dossier.leaf import Dossier, Leaf
from indicators.publications.figure_file import FigureFile
from indicators.publications.forms.running_text import plain
from indicators.publications.forms.sections import watermark
from indicators.publications.imprint import definitions
from indicators.publications.provenance import Definition
from indicators.publications.view import View
from indicators.release.release_tables import tables

LICENCE = "https://www.govdata.de/dl-de/by-2-0"
SUFFIX = "-metadata.json"
"""What the name of a description ends with; programs look for it beside the table."""
_TYPES = {
    "VARCHAR": "string", "INTEGER": "integer", "DOUBLE": "number", "BOOLEAN": "boolean",
    "DATE": "date",
}  # fmt: skip
Files = dict[str, bytes]


def figure_files(dossier: Dossier, name: str) -> Files:
    """All figures of the dossier and the description of each column."""
    view = dossier.view
    figures = figures_of(dossier)
    content = FigureFile(figures, view.catalogue).csv
    columns = [_column(heading, view) for heading in _header(content)]
    pairs = figures[["source_title", "source_address"]].drop_duplicates()
    sources = [": ".join(filter(None, map(str, pair))) for pair in pairs.to_numpy().tolist()]
    said = _common(view, name, view.say("bundle_figures_title", name=dossier.name), sources)
    notes = _defined(definitions(view, figures["series"]))
    return _pair(name, content, said | {"tableSchema": {"columns": columns}, "notes": [notes]})


def _defined(found: Sequence[Definition]) -> dict[str, dict[str, str]]:
    return {one.name: {"definition": one.text, "caveats": one.caveats} for one in found}


def leaf_files(leaf: Leaf, view: View, folder: str) -> Files:
    """The tables that a leaf shows, each with its description."""
    chart = leaf.chart
    blocks = chart.table if chart else (leaf.table,)
    shown = [one for one in blocks if isinstance(one, exhibit.Table)]
    remarks = [plain(one.text) for one in blocks if isinstance(one, exhibit.Small)]
    sources = [": ".join(filter(None, one[1:])) for one in chart.sources] if chart else []
    defined = [_defined(chart.definitions)] if chart and chart.definitions else []
    files: Files = {}
    for number, table in enumerate(shown):
        name = f"{leaf.name}-{number + 1}.csv" if number else f"{leaf.name}.csv"
        title = plain(table.caption) or (chart.title if chart else leaf.headline)
        columns = [{"titles": heading, "datatype": "string"} for heading in _header(table.csv)]
        told = [leaf.headline, *([chart.alternative, plain(chart.caption)] if chart else [])]
        said = _common(view, name, title, sources) | {
            "dc:description": " ".join(filter(None, told)),
            "tableSchema": {"columns": columns},
            "notes": [*remarks, *defined],
        }
        files |= _pair(f"{folder}/{name}", table.csv, said)
    return files


def _header(content: bytes) -> list[str]:
    """The headings of a table; none of ours has a line break in it."""
    first = content.decode("utf-8-sig").split("\n", 1)[0].rstrip("\r")
    return [name.strip('"') for name in first.split(";")]


def _column(heading: str, view: View) -> dict[str, Any]:
    """A column of the release, as its tables are declared."""
    declared = {column.name: column for column in tables()["figure"].columns}
    if heading not in declared:
        return {"titles": heading, "datatype": "string"}
    column = declared[heading]
    if column.is_list:
        listed = {"datatype": "string", "separator": column.separator}
        return {"titles": heading, **listed, "dc:description": view.of(column.meaning)}
    # Where there is no number the value is a sign.
    kind = "string" if heading == "value" else _TYPES[column.type]
    return {"titles": heading, "datatype": kind, "dc:description": view.of(column.meaning)}


def _common(view: View, name: str, title: str, sources: list[str]) -> dict[str, Any]:
    release = view.release
    mark = watermark(view)
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": view.language}],
        "url": name,
        "dc:title": title,
        "dc:creator": view.say("product"),
        "dc:issued": f"{release.info['created_on']:%Y-%m-%d}",
        "dc:identifier": release.release_id,
        "dc:license": {"@id": LICENCE},
        "dc:rights": view.say("paper_licence"),
        "dc:source": sources,
        "dialect": {"delimiter": ";", "encoding": "utf-8", "header": True},
        **({"rdfs:comment": mark} if mark else {}),
    }


def _pair(path: str, content: bytes, said: dict[str, Any]) -> Files:
    described = json.dumps(said, ensure_ascii=False, indent=1) + "\n"
    return {path: content, f"{path}{SUFFIX}": described.encode("utf-8")}
