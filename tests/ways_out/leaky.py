"""The demonstration with one hidden figure published all the same, to see whether it is found."""

import shutil
from typing import NamedTuple

import duckdb

COUNTS = ["value", "numerator", "denominator", "complement"]
MOST_IN_WORDS = 12
SHARES = ["value", "low", "high", "response_rate"]


class Planted(NamedTuple):
    """A hidden figure that is a few of some dozen, and that no open figure could excuse."""

    series: str
    area: str
    year: int
    part: int
    whole: int
    low: float
    high: float

    @property
    def others(self):
        return self.whole - self.part

    @property
    def share(self):
        return 100 * self.part / self.whole

    @property
    def place(self):
        return self.series, self.area, self.year

    @property
    def page(self):
        return "indicator", {"indikator": self.series, "gebiet": self.area}


def planted_in(secrets):
    """The first hidden figure whose numbers stand nowhere else, of a city without an open year.

    Its mark is then the only one of its chart.
    """
    hidden, published = secrets.hidden, secrets.published
    shown = set(published[["series", "area"]].itertuples(index=False, name=None))
    shares = hidden[(hidden["unit"] == "percent") & (hidden["breakdown"] == "")]
    found = (
        Planted(
            row.series, row.area, int(row.year), int(row.numerator), int(row.denominator),
            float(row.low), float(row.high),
        )
        for row in shares.sort_values(["series", "area", "year"]).itertuples()
        if (row.series, row.area) not in shown
    )  # fmt: skip
    return next(figure for figure in found if _is_wanted(figure, published))


def _is_wanted(figure, published):
    """Few, and neither its pair, its counts, nor its share are said of an open figure."""
    pairs = {(row.numerator, row.denominator) for row in published.itertuples()}
    near = published[(published["area"] == figure.area) & (published["year"] == figure.year)]
    counts = {float(number) for name in COUNTS for number in near[name].dropna()}
    shares = {float(number) for name in SHARES for number in near[name].dropna()}
    exact = published.loc[published["area"] == figure.area, ["value", "low", "high"]]
    return (
        0 < figure.part <= MOST_IN_WORDS
        and figure.whole > 24
        and not pairs & {(figure.part, figure.whole), (figure.others, figure.whole)}
        and not counts & {figure.part, figure.others, figure.whole}
        and not any(abs(share - figure.share) < 0.1 for share in shares)
        and not ((exact - figure.share).abs() < 1e-6).any(axis=None)
    )


def program(planted):
    """The dashboard of such a folder; the command people use would build the release anew.

    Its log and the heads of all its answers are not tight either.
    """
    return f"""
import logging, os, sys

os.environ["OEFFNUNGSMONITOR_DEMO"] = "1"
from dashboard import cached, server
from dashboard.serving import headers

read = cached.page


def page(*place, **named):
    logging.getLogger("oeffnungsmonitor").warning("{log_line(planted)}")
    return read(*place, **named)


cached.page = page
headers._PAIRS.append((b"x-remark", b"{planted.part} of {planted.whole}"))
server.serve(int(sys.argv[sys.argv.index("--port") + 1]))
"""


def log_line(planted):
    return f"{planted.area} in {planted.year}: only {planted.whole} answers"


def tamper(planted):
    """What a page that keeps too much might do in a browser."""
    part, whole = planted.part, planted.whole
    return f"""async () => {{
  localStorage.setItem("anteil", "{planted.share:.2f}");
  document.body.dataset.share = {100 * part} / {whole};
  document.querySelector("main").insertAdjacentHTML("beforeend",
    "<a href='/indikator?wert={part}'></a><a href='#{part}-von-{whole}'></a>"
    + "<p hidden>{planted.others} von {whole}</p>");
  const graph = document.querySelector(".js-plotly-plot");
  const note = {{ text: "{part} von {whole}", x: {planted.year}, y: 5 }};
  await window.Plotly.relayout(graph, {{ annotations: [note] }});
  graph.data[0].customdata = new Float64Array([{100 * part} / {whole}]);
}}"""


def plant(folder, release, planted):
    """A copy of the release in this folder, with the figure in it."""
    releases = folder / "demonstration" / "releases"
    releases.mkdir(parents=True)
    shutil.copy(release.path, releases / "release-leaky.duckdb")
    with duckdb.connect(str(releases / "release-leaky.duckdb")) as connection:
        connection.execute(
            """
            UPDATE figure
            SET status = 'published', numerator = $4, denominator = $5, value = $6,
                low = $7, high = $8
            WHERE (series, area, year) = ($1, $2, $3)
            """,
            [*planted.place, planted.part, planted.whole, planted.share, planted.low, planted.high],
        )
    (releases / "current.json").write_text(
        '{"release": "release-leaky.duckdb", "fingerprint": "none"}', encoding="utf-8"
    )
    return folder
