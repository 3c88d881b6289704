"""The Dash page: the same chart and table; it runs in an environment of its own."""

import json
import logging
import sys
from pathlib import Path

from dash import Dash, dcc, html
from flask import Flask

port, file = int(sys.argv[1]), Path(sys.argv[2])
server = Flask(__name__)
logging.getLogger("werkzeug").setLevel(logging.ERROR)


def _page(name: str, shown: dict) -> None:
    app = Dash(name, server=server, url_base_pathname=f"/{name}/", serve_locally=True)
    app.layout = html.Div(
        [
            html.H1("Nur ein Diagramm und eine Tabelle"),
            dcc.Graph(figure=shown["figure"], config=shown["config"]),
            _table(shown["table"]),
        ]
    )


def _table(rows: list[dict[str, str]]) -> html.Table:
    head = html.Tr([html.Th(name) for name in rows[0]])
    body = [html.Tr([html.Td(cell) for cell in row.values()]) for row in rows]
    return html.Table([html.Thead(head), html.Tbody(body)])


for name, shown in json.loads(file.read_text(encoding="utf-8")).items():
    _page(name, shown)
server.run(host="localhost", port=port, threaded=True)
