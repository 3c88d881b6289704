"""The first chart and the first table of a page, taken from what the server sends.

So the bare page and the Dash page draw the very same figure, whoever composes it.
"""

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from streamlit.proto.Element_pb2 import Element

from tests.bench.conversation import visitor
from tests.dashboard.shown import tables_in

PAGES = {"uebersicht": "", "stadt": "stadt"}
"""Pages whose first chart is timed: name → path."""


def write_exhibits(address: str, file: Path) -> None:
    """Writes chart and table of each of these pages."""
    exhibits = asyncio.run(_read(address))
    file.write_text(json.dumps(exhibits), encoding="utf-8")


async def _read(address: str) -> dict[str, dict[str, Any]]:
    found = {}
    for name, path in PAGES.items():
        async with visitor(address) as somebody:
            answer = await somebody.ask(path, "")
            assert not answer.problem, answer.problem
            found[name] = _exhibit(answer.elements)
    return found


def _exhibit(elements: Sequence[Element]) -> dict[str, Any]:
    chart = next(found.plotly_chart for found in elements if found.HasField("plotly_chart"))
    bodies = (found.html.body for found in elements if found.HasField("html"))
    table = next(table.value for body in bodies for table in tables_in(body))
    return {
        "figure": json.loads(chart.spec),
        "config": json.loads(chart.config),
        "table": table.reset_index().to_dict("records"),
    }
