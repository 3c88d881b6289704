"""Measures everything once and says what became slower; `make bench` runs it."""

import os
import platform
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tests.bench import crowd, first_chart, reading, report, script_time, servers
from tests.bench.exhibits import write_exhibits
from tests.bench.figures import Figure, ratio
from tests.bench.files_made import files_made
from tests.browser.serving import opened_browser
from tests.server_process import ROOT, Server

RESULTS = ROOT / "bench"
GOALS_OF_CROWDS = {50: 1.25, 200: 5.0}
GOAL_MEGABYTES = 400


class Extent(NamedTuple):
    """How thoroughly to measure; results of one extent are compared with that extent only."""

    name: str
    script_runs: int
    chart_runs: int
    crowds: tuple[int, ...]
    rate_seconds: float


FULL = Extent("full", 30, 3, (50, 200), 5)
QUICK = Extent("quick", 8, 1, (50,), 2)


def main() -> None:
    extent = QUICK if os.environ.get("QUICK") else FULL
    begun, load = time.monotonic(), os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        figures = list(_measure(Path(folder), extent))
    file = RESULTS / f"{extent.name}.json"
    before = report.load(file)
    report.show(figures, before)
    _tell(report.slower(figures, before), bool(before))
    about = {
        "at": datetime.now().isoformat(timespec="seconds"),
        "load_before": load,
        "processors": os.cpu_count(),
        "python": platform.python_version(),
    }
    report.store(figures, about, file)
    print(
        f"Dauer {time.monotonic() - begun:.0f} s, {os.cpu_count()} Kerne, Last vorher {load:.1f}."
    )
    if load > 0.5:
        print("Die Maschine war vorher schon beschäftigt: Die Zahlen sind gestört.")


def _tell(slower: list[str], has_before: bool) -> None:
    if not has_before:
        print("Kein früheres Ergebnis; dieses ist der Vergleich für das nächste Mal.")
        return
    print("\n".join(["Langsamer geworden:", *slower]) if slower else "Nichts wurde langsamer.")


def _measure(folder: Path, extent: Extent) -> Iterator[Figure]:
    exhibits = folder / "exhibits.json"
    servers.build_demonstration(folder)
    with servers.dashboard(folder) as dashboard:
        write_exhibits(dashboard.address, exhibits)
        with (
            servers.bare_streamlit(folder, exhibits) as bare,
            servers.dash(folder, exhibits) as dash,
        ):
            yield from _alone(dashboard, bare, dash, extent)
            yield from _together(folder, dashboard, bare, extent)
    _say("Dateien eines Stands")
    yield from files_made(folder)


def _alone(dashboard: Server, bare: Server, dash: Server, extent: Extent) -> Iterator[Figure]:
    """One visitor at a time."""
    _say("Skriptzeiten")
    scripts = script_time.script_times(dashboard, extent.script_runs)
    scripts += script_time.signed_in_script_times(dashboard, extent.script_runs)
    beside = script_time.bare_script_time(bare, extent.script_runs)
    yield from [*scripts, *beside]
    city = next(figure for figure in scripts if figure.key == "script.stadt.median")
    yield ratio("script.to_bare", "Skript stadt: Verhältnis zu bloßem Streamlit", city, beside[0])
    with opened_browser() as browser:
        _say("erstes Diagramm")
        pages = first_chart.addresses(dashboard, bare, dash)
        yield from first_chart.first_charts(browser, pages, extent.chart_runs)
        _say("Leseseiten")
        yield from reading.reading_pages(dashboard, browser, extent.chart_runs, extent.rate_seconds)
        yield from reading.interface(dashboard, extent.rate_seconds)


def _together(folder: Path, dashboard: Server, bare: Server, extent: Extent) -> Iterator[Figure]:
    """Crowds, and what they leave behind."""
    clicks = crowd.dashboard_clicks(folder)
    for visitors in extent.crowds:
        _say(f"{visitors} Personen")
        goal = GOALS_OF_CROWDS[visitors]
        here = crowd.measure_crowd(dashboard, "dashboard", "dashboard", clicks, visitors, goal)
        there = crowd.measure_crowd(bare, "bare", "bare", crowd.bare_clicks(), visitors, None)
        yield from [*here, *there]
        key, label = f"crowd.{visitors}.to_bare", f"{visitors} Personen: Verhältnis zu bare (P95)"
        yield ratio(key, label, here[1], there[1])
    yield _memory("dashboard", dashboard, GOAL_MEGABYTES)
    yield _memory("bare", bare, None)
    failures = servers.failures_in_log(dashboard)
    yield Figure("log.failures", "Fehler im Protokoll des Dashboards", failures, "", 0)


def _memory(who: str, server: Server, goal: float | None) -> Figure:
    megabytes = servers.resident_megabytes(server)
    return Figure(f"memory.{who}", f"Speicher nach der Menge: {who}", megabytes, "MB", goal)


def _say(what: str) -> None:
    print(f"… {what}", flush=True)


if __name__ == "__main__":
    main()
