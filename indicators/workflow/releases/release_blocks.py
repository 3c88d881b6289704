"""Changes, checklists and lists of releases as blocks of a page."""

from collections.abc import Iterable, Sequence
from datetime import date

from indicators.publications.exhibit import Block, Fold, Table, Words
from indicators.publications.verdicts.verdict_wording import label
from indicators.publications.view import View
from indicators.release.figure_changes import Change, change_row
from indicators.workflow.plain_tables import table
from indicators.workflow.releases.differences import Differences, Flip
from indicators.workflow.releases.register_of_releases import Listed

MOST_ROWS = 150
KINDS = ("new", "corrected", "removed", "now_hidden", "now_published")


def changes_blocks(found: Differences, view: View) -> list[Block]:
    """What changes against the release in force, the most unusual first."""
    counts = {kind: found.count(kind) for kind in KINDS}
    said: list[Block] = [
        Words(view.say("release_changes_counts", **counts, flips=len(found.verdicts)))
    ]
    if found.verdicts:
        said.append(_verdicts(found.verdicts, view))
    revised = [change for change in found.figures if change.kind != "new"]
    if revised:
        said += [Words(view.say("release_changes_order")), _figures(revised, view)]
    new = [change for change in found.figures if change.kind == "new"]
    if new:
        label = f"{view.say('release_kind_new')} ({len(new)})"
        said.append(Fold(label, (_figures(new, view),)))
    return said


def of_city(found: Differences, city: str) -> Differences:
    """What of it concerns one city."""
    return Differences(
        tuple(change for change in found.figures if change.figure["area"] == city),
        tuple(flip for flip in found.verdicts if flip.area == city),
    )


def releases_table(found: Iterable[Listed], view: View) -> Table:
    """One row per release, the newest first."""
    rows = [
        {
            "release_column_release": one.release,
            "release_column_state": _state(one, view),
        }
        for one in found
    ]
    return table(rows, view, view.say("release_all_heading"))


def _state(one: Listed, view: View) -> str:
    if one.state != "withdrawn":
        return view.say(f"release_is_{one.state}")
    day = view.speaker.day(date.fromisoformat(one.withdrawn_on))
    return view.say("release_is_withdrawn_on", day=day, why=one.why)


def _figures(found: Sequence[Change], view: View) -> Table:
    rows = []
    for change in found[:MOST_ROWS]:
        row = change_row(change)
        rows.append(
            {
                "release_column_change": view.say(f"release_kind_{row['change']}"),
                "release_column_area": view.speaker.area(row["area"]),
                "release_column_series": _title(row["series"], view),
                "release_column_year": str(row["year"]),
                "release_column_group": row["breakdown"] or "–",
                "release_column_before": _number(row["value_before"], view),
                "release_column_now": _number(row["value"], view),
            }
        )
    return table(rows, view, view.say("release_changes_heading"))


def _verdicts(found: Sequence[Flip], view: View) -> Table:
    rows = [
        {
            "release_column_area": view.speaker.area(flip.area),
            "release_column_series": _title(flip.indicator, view),
            "release_column_before": _verdict(flip.before, view),
            "release_column_now": _verdict(flip.now, view),
            "release_column_why": "; ".join(
                view.say(
                    "release_component",
                    name=view.say(f"release_component_{name}"),
                    before=before or "–",
                    now=now or "–",
                )
                for name, before, now in flip.components
            ),
        }
        for flip in found[:MOST_ROWS]
    ]
    return table(rows, view, view.say("release_changes_verdicts"))


def _title(series: str, view: View) -> str:
    if not view.catalogue.has_series(series):
        return series
    return view.of(view.catalogue.series(series).title)


def _verdict(code: str | None, view: View) -> str:
    return label("verdicts", code, view.language) if code else "–"


def _number(value: float | None, view: View) -> str:
    if value is None:
        return "–"
    return view.speaker.number(value, 0 if float(value).is_integer() else 1)
