"""The choice of past releases: each opens in the same pages."""

from collections.abc import Iterator

import pandas as pd

from indicators.publications.exhibit import Block, Heading, Table, Words
from indicators.publications.forms.place import STAND
from indicators.publications.view import View
from indicators.release.public_releases import public_releases

ANCHOR = "staende"


def vintages(view: View) -> Iterator[Block]:
    """Every release that was public up to this one, the newest first, with its day."""
    yield Heading(2, view.say("vintages_heading"), anchor=ANCHOR)
    *earlier, _ = public_releases(view.release)
    if not earlier:
        yield Words(view.say("vintages_only"))
        return
    yield Words(view.say("vintages_explained"))
    rows = [(one.release_id, view.speaker.day(one.info["created_on"])) for one in earlier[::-1]]
    names = [view.say("vintage_column_stand"), view.say("vintage_column_date")]
    text = pd.DataFrame(rows, columns=names)
    marked = text.copy()
    marked[names[0]] = [view.page_link(number, "", **{STAND: number}) for number, _ in rows]
    yield Table(marked, text)
