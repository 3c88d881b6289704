"""Deliveries and comparisons as blocks of a page."""

from collections.abc import Callable, Iterable

import pandas as pd

from indicators.publications.exhibit import Block, Fold, Small, Table, Words
from indicators.publications.speech.escaping import in_markdown
from indicators.publications.speech.figure_formats import breakdown
from indicators.publications.view import View
from indicators.workflow.casebook import Delivery
from indicators.workflow.deliveries.beside_last import Beside
from indicators.workflow.deliveries.finding_blocks import MOST_ROWS, place_of
from indicators.workflow.plain_tables import table

NameOf = Callable[[str], str | None]


def deliveries_table(found: Iterable[Delivery], view: View) -> Table:
    """One row per delivery, with what was said about it last."""
    rows = [
        {
            "delivery_column_number": str(one.number),
            "delivery_column_city": view.speaker.area(one.handed_in.city),
            "delivery_column_year": str(one.handed_in.year),
            "delivery_column_status": view.say(f"delivery_is_{one.status}"),
            "delivery_column_day": view.speaker.day(one.at.astimezone().date()),
            "delivery_column_files": ", ".join(file.name for file in one.handed_in.files),
            "delivery_column_said": next(
                (remark.why for remark in reversed(one.remarks) if remark.why), "–"
            ),
        }
        for one in found
    ]
    return table(rows, view, view.say("delivery_own_heading"))


def remarks_of(found: Delivery, name_of: NameOf, view: View) -> list[Block]:
    """Everything that was said about a delivery, the oldest first."""
    lines = [
        view.say(
            "workflow_remark",
            day=view.speaker.day(remark.at.astimezone().date()),
            name=in_markdown(name_of(remark.by) or view.say("workflow_nameless")),
            words=in_markdown(remark.why or view.say(f"workflow_kind_{remark.kind}")),
        )
        for remark in found.remarks
    ]
    return [Words("\n".join(f"- {line}" for line in lines))] if lines else []


def kept_blocks(found: Delivery, view: View) -> list[Block]:
    """The warnings that the city left as they are, and why."""
    lines = [
        view.say(
            "review_kept_line",
            place=in_markdown(place_of(kept.model_dump(), view)),
            why=in_markdown(kept.why),
        )
        for kept in found.handed_in.kept_warnings
    ]
    return [Small("\n".join(f"- {line}" for line in lines[:MOST_ROWS]))] if lines else []


def beside_blocks(found: Beside, view: View) -> list[Block]:
    """A delivery beside the last one."""
    counts = {
        "changed": len(found.changed),
        "new": len(found.new),
        "gone": len(found.gone),
        "unchanged": found.unchanged,
    }
    said: list[Block] = [Words(view.say("review_beside_counts", **counts))]
    if len(found.changed):
        said.append(_compared(found.changed, view))
    for name, rows in (("new", found.new), ("gone", found.gone)):
        if len(rows):
            label = view.say(f"review_{name}", count=len(rows))
            said.append(Fold(label, (_compared(rows, view),)))
    return said


def _compared(rows: pd.DataFrame, view: View) -> Table:
    told = [
        {
            "review_column_what": view.of(view.catalogue.quantities[row["quantity"]].label),
            "review_column_group": breakdown(row["breakdown"], view.speaker) or "–",
            "review_column_before": _value(row["value_before"], row["year_before"], view),
            "review_column_now": _value(row["value"], row["year"], view),
            "review_column_change": _change(row["value_before"], row["value"], view),
        }
        for row in rows.head(MOST_ROWS).to_dict("records")
    ]
    return table(told, view, view.say("review_beside"))


def _value(value: float, year: float, view: View) -> str:
    if pd.isna(value):
        return "–"
    decimals = 0 if float(value).is_integer() else 1
    number = view.speaker.number(value, decimals)
    return view.say("review_value_of", value=number, year=int(year))


def _change(before: float, now: float, view: View) -> str:
    if pd.isna(before) or pd.isna(now) or before == 0:
        return "–"
    return view.speaker.number(100 * (now - before) / before, 1)
