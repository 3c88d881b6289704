"""Which release is shown when the program starts: the one that people decided on, else a build."""

from datetime import date

from indicators.build import build, open_workplace
from indicators.errors import MonitorError
from indicators.making import Progress
from indicators.release import Release
from indicators.workflow.casebook import casebook
from indicators.workflow.releases.publishing_steps import as_decided
from indicators.workflow.releases.withdrawing import hold_back


def open_release(today: date, progress: Progress, *, demo: bool) -> Release:
    """The release in force. Before people have published one, it is built of what travels along.

    Raises MonitorError as a build does, or where the journal or the release is damaged.
    """
    workplace, catalogue = open_workplace(demo, progress)
    hold_back(workplace)
    return as_decided(workplace) or build(workplace, catalogue, today, progress)


def refuse_where_people_decide(*, demo: bool) -> None:
    """Raises MonitorError where the journal has put a release in force."""
    workplace, _ = open_workplace(demo)
    in_force = casebook(workplace.private).in_force
    if in_force is not None:
        raise MonitorError("build_decided", release=in_force)
