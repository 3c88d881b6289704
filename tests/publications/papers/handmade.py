"""A dossier made by hand, so that what is drawn of it changes only when a form does."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue, load_catalogue
from indicators.publications.dossier.leaf import Dossier, Leaf
from indicators.publications.drawing import style
from indicators.publications.exhibit import Chart, Download, Small, Table, Words
from indicators.publications.provenance import Address, Definition, Source
from indicators.publications.view import View

HOSTILE = '#panic("x") $x$ <b> \\u{41} =1+1 ]'
"""Typst, Markdown, HTML and a spreadsheet would each take a part of it for a command."""


@dataclass(frozen=True, eq=False)
class SmallRelease:
    """What forms ask of a release; it has no figures."""

    is_demonstration: bool
    release_id: str = "2026-11-21-01"
    catalogue: Catalogue = field(default_factory=load_catalogue)

    @property
    def info(self) -> dict[str, Any]:
        return {
            "created_on": pd.Timestamp("2026-11-21"),
            "is_demonstration": self.is_demonstration,
        }


def dossier(*, is_demonstration: bool = True, language: str = "de") -> Dossier:
    """Three leaves: a chart, a table with an odd text in it, and text alone."""
    release: Any = SmallRelease(is_demonstration)
    view = View(release, {"stadt": "05916"}, language)
    leaves = (
        _leaf("anteil", "K2", "Der Anteil steigt von 10 auf 14 Prozent.", chart=chart()),
        _leaf("ziel-1", "K1", f"Zwei Kriterien, eines davon heißt {HOSTILE}.", table=table()),
        _leaf("quellen", "", "Nicht bekannt heißt nicht null."),
    )
    return Dossier("05916", "Herne", "Probe: Herne", leaves, view)


def _leaf(name, goal, headline, chart=None, table=None):
    text = (Words("Ein **fetter** Satz mit [Verweis](https://example.org/a).\n\n- eins\n- zwei"),)
    return Leaf(name, goal, headline, text, chart, table, Address("city", (("stadt", "05916"),)))


def table() -> Table:
    """Two rows; the marked one escapes what Markdown would read."""
    text = pd.DataFrame({"Kriterium": ["Bekenntnis", HOSTILE], "Stufe": ["1", "beschlossen"]})
    marked = text.replace({HOSTILE: HOSTILE.replace("$", "\\$").replace("<", "\\<")})
    return Table(marked, text, caption="Kriterien")


def chart() -> Chart:
    """A line over five years with ranges, and a dashed one."""
    years = [2016, 2018, 2020, 2022, 2024]
    data = [
        _line("Verwaltung", years, [10.0, 11.0, 12.0, 13.0, 14.0], style.LINES[0])
        | {"error_y": {"type": "data", "array": [1.0] * 5, "arrayminus": [2.0] * 5,
                       "symmetric": False, "color": "#0B5563", "thickness": 1.5, "width": 6}},
        _line("Bevölkerung", years, [20.0, 21.0, 22.0, 23.0, 24.0], style.LINES[1]),
    ]  # fmt: skip
    layout = style.layout(
        "de",
        height=300,
        showlegend=True,
        xaxis=style.axis(dtick=2, tickformat="d", range=[2015.3, 2024.7]),
        yaxis=style.axis("Prozent", rangemode="tozero"),
    )
    table = Table(
        pd.DataFrame({"Jahr": map(str, years), "Wert": ["10 %", "11 %", "12 %", "13 %", "14 %"]}),
        pd.DataFrame({"Jahr": map(str, years), "Wert": ["10 %", "11 %", "12 %", "13 %", "14 %"]}),
        caption="Zahlen",
    )
    return Chart(
        "staff_migration_share_05916",
        {"data": data, "layout": layout},
        "Herne: Der Anteil steigt von 10 auf 14 Prozent.",
        (table, Small("Zeichen: „?“ nicht bekannt.")),
        Download("Zahlen", "zahlen.csv", table),
        "Durchgezogen: Verwaltung. Gestrichelt: Bevölkerung.",
        "Anteil: Herne",
        ("2016", "2024"),
        (Source("WAZ", "WAZ 05/2021", "https://example.org/waz"),),
        (Definition("staff_migration_share", "P1", "Anteil", "Beschäftigte je 100.", "Vorsicht."),),
        Address("city", (("stadt", "05916"),)),
    )


def _line(name: str, x: list[int], y: list[float], look: dict[str, str]) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines+markers", "name": name, "x": x, "y": y,
        "line": {"color": look["color"], "dash": look["dash"], "width": 2.5},
        "marker": {"color": look["color"], "symbol": look["symbol"], "size": 9},
        "showlegend": True,
    }  # fmt: skip
