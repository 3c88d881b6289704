"""The demonstration with one hidden figure published all the same, to see whether it is found."""

import shutil

import duckdb

PLANTED = ("leadership_migration_share", "X06", 2016)
"""Three of 51 leaders, 5.88 per cent."""
PAGE = ("indicator", {"indikator": PLANTED[0], "gebiet": PLANTED[1]})
# The dashboard of such a folder; the command people use would build the release anew. Its log and
# the heads of all its answers are not tight either.
PROGRAM = """
import logging, os, sys

os.environ["OEFFNUNGSMONITOR_DEMO"] = "1"
from dashboard import cached, headers, server

read = cached.page


def page(*place, **named):
    logging.getLogger("oeffnungsmonitor").warning("X06 in 2016: only 51 answers")
    return read(*place, **named)


cached.page = page
headers._PAIRS.append((b"x-remark", b"3 of 51"))
server.serve(int(sys.argv[sys.argv.index("--port") + 1]))
"""
# What a page that keeps too much might do in a browser.
TAMPER = """async () => {
  localStorage.setItem("anteil", "5.88");
  document.body.dataset.share = 300 / 51;
  document.querySelector("main").insertAdjacentHTML("beforeend",
    "<a href='/indikator?wert=3'></a><a href='#3-von-51'></a><p hidden>48 von 51</p>");
  const graph = document.querySelector(".js-plotly-plot");
  await window.Plotly.relayout(graph, { annotations: [{ text: "3 von 51", x: 2016, y: 5 }] });
  graph.data[0].customdata = new Float64Array([300 / 51]);
}"""


def plant(folder, release):
    """A copy of the release in this folder, with the figure in it."""
    releases = folder / "demonstration" / "releases"
    releases.mkdir(parents=True)
    shutil.copy(release.path, releases / "release-leaky.duckdb")
    with duckdb.connect(str(releases / "release-leaky.duckdb")) as connection:
        connection.execute(
            """
            UPDATE figure
            SET status = 'published', numerator = 3, denominator = 51, value = 300 / 51.0,
                low = 2.0, high = 15.9
            WHERE (series, area, year) = ($1, $2, $3)
            """,
            PLANTED,
        )
    (releases / "current.json").write_text(
        '{"release": "release-leaky.duckdb", "fingerprint": "none"}', encoding="utf-8"
    )
    return folder
