"""The choice of past releases: each opens in the same pages."""

from collections.abc import Iterator

import pandas as pd

from indicators.publications.exhibit import Block, Heading, Table, Words
from indicators.publications.forms.place import STAND
from indicators.publications.speech.escaping import in_markdown
from indicators.publications.view import View
from indicators.release import Release
from indicators.release.public_releases import public_releases
from indicators.release.release_numbers import order_of
from indicators.release.withdrawals import Withdrawal, withdrawals

ANCHOR = "staende"


def vintages(view: View) -> Iterator[Block]:
    """Every release that was public up to this one, the newest first, with its day.

    One that was taken back is named with the reason, and leads nowhere.
    """
    yield Heading(2, view.say("vintages_heading"), anchor=ANCHOR)
    gone = withdrawals(view.release.path.parent)
    told = {one.release_id: view.speaker.day(one.info["created_on"]) for one in _earlier(view)}
    told |= {number: _withdrawn(one, view) for number, one in gone.items()}
    if not told:
        yield Words(view.say("vintages_only"))
        return
    yield Words(view.say("vintages_explained"))
    rows = [(number, told[number]) for number in sorted(told, key=order_of, reverse=True)]
    names = [view.say("vintage_column_stand"), view.say("vintage_column_date")]
    text = pd.DataFrame(rows, columns=names)
    marked = text.map(in_markdown)
    marked[names[0]] = [
        number if number in gone else view.page_link(number, "", **{STAND: number})
        for number, _ in rows
    ]
    yield Table(marked, text)


def _earlier(view: View) -> tuple[Release, ...]:
    *earlier, _ = public_releases(view.release)
    return tuple(earlier)


def _withdrawn(found: Withdrawal, view: View) -> str:
    return view.say("vintage_withdrawn_on", date=view.speaker.day(found.on), why=found.why)
