"""How far each city is with each criterion of a goal, as a matrix that a room can read."""

from collections.abc import Iterator, Mapping

import pandas as pd

from indicators.catalogue.models import Goal
from indicators.publications import imprint, shared_blocks
from indicators.publications.drawing import cell_matrix, style
from indicators.publications.exhibit import Block
from indicators.publications.imprint import Imprint
from indicators.publications.overview import overview_wording
from indicators.publications.overview.overview_wording import StageReport
from indicators.publications.provenance import Source
from indicators.publications.series.time_line_chart import Chart
from indicators.publications.speech.formats import wrapped
from indicators.publications.speech.signs import sign
from indicators.publications.speech.speaker import Speaker
from indicators.publications.typed_rows import rows_of
from indicators.publications.view import View

WIDEST = 42
"""Letters of a name in one line."""
ROW = 16
"""Units of a row: one line of a name."""
_FILL = (style.PAPER, "#F3F1EA", "#DCE8E7", "#B5D1CF", "#7FB3B0", style.STAFF)
"""From no report to reviewed; the number in the cell says the same."""

Stages = Mapping[tuple[str, str], StageReport]
"""Area and criterion → the newest report."""


def matrix(view: View, goal: Goal) -> Iterator[Block]:
    """The matrix with its table; the numbers of the stages are explained below it."""
    reports = view.table("criteria")
    label = view.say("dossier_criteria_caption", label=view.of(goal.label))
    yield from shared_blocks.chart(
        view,
        _drawn(goal, _newest(reports), view.speaker),
        overview_wording.describe_criteria(goal, reports, view.speaker),
        [],
        overview_wording.stage_table(goal, reports, view.speaker),
        key=f"stufen_{goal.code}",
        imprint=_imprint(view, label, reports),
        caption=_legend(view.speaker),
    )


def _newest(reports: pd.DataFrame) -> Stages:
    ordered = reports.sort_values("dated", kind="stable")
    newest = ordered.drop_duplicates(["area", "criterion"], keep="last")
    return {(row.area, row.criterion): row for row in rows_of(StageReport, newest)}


def _imprint(view: View, title: str, reports: pd.DataFrame) -> Imprint:
    """The release as the date of everything, and who reported."""
    pairs = (
        reports[["source_title", "source_address"]].drop_duplicates().sort_values("source_title")
    )
    sources = tuple(
        Source(imprint.publisher(one), one, address)
        for one, address in pairs.itertuples(index=False)
    )
    return Imprint(title, imprint.of_release(view, title).dates, sources)


def _legend(speaker: Speaker) -> str:
    ordered = sorted(speaker.catalogue.stages, key=lambda stage: stage.order)
    parts = [f"{stage.order} {speaker.of(stage.label)}" for stage in ordered]
    return ", ".join([*parts, f"{sign('unknown')} {speaker.say('criterion_no_report')}"])


def _drawn(goal: Goal, stages: Stages, speaker: Speaker) -> Chart:
    catalogue = speaker.catalogue
    criteria = catalogue.criteria_of_goal(goal.code)
    orders = {stage.code: stage.order for stage in catalogue.stages}
    grid = [
        [stages.get((city.code, one.code)) for city in catalogue.monitored_cities]
        for one in criteria
    ]
    columns = [city.short for city in catalogue.monitored_cities]
    names = [wrapped(speaker.of(one.title), WIDEST) for one in criteria]
    heat = cell_matrix.cells(_FILL) | {
        "x": columns,
        "y": names,
        "z": [[0 if cell is None else 1 + orders[cell.stage] for cell in row] for row in grid],
        "text": [
            [sign("unknown") if cell is None else str(orders[cell.stage]) for cell in row]
            for row in grid
        ],
        "hoverinfo": "skip",
    }
    lines = sum(1 + name.count("<br>") for name in names)
    return {"data": [heat], "layout": cell_matrix.layout(columns, ROW * lines, speaker.language)}
