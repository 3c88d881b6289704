"""Copies of the files of a draft with comments in the cells that something is to be said about."""

from functools import partial
from pathlib import Path

from dashboard.frame.languages import language
from dashboard.parts.offering import offer
from dashboard.parts.shown_blocks import view_now
from indicators.workflow.acting import Acting
from indicators.workflow.deliveries.delivery_check import Checked
from indicators.workflow.deliveries.drafts import Draft
from indicators.workflow.deliveries.marked_files import markable, marked_file

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer_marked(found: Draft, checked: Checked, me: Acting) -> None:
    """One copy per file with errors or warnings; not of files that cannot be read."""
    for name in markable(found, checked):
        label = view_now().say("delivery_marked", file=name)
        copy = f"{Path(name).stem}_anmerkungen.xlsx"
        offer(label, copy, partial(marked_file, found.number, name, checked, language(), me), XLSX)
