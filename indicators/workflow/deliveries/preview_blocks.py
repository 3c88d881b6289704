"""How a city would look with its draft: what would change, and its page to be read only."""

import re
from collections.abc import Iterator
from typing import cast

from indicators.analysis.verdicts.texts import verdict_texts
from indicators.publications.composing import compose
from indicators.publications.exhibit import (
    Block,
    Card,
    Chart,
    Choice,
    Choices,
    Columns,
    Download,
    Fold,
    Heading,
    Markup,
    Reset,
    Slider,
    Small,
    Switch,
    Typed,
    Words,
)
from indicators.publications.forms.html import pictures, rendered
from indicators.publications.forms.markup import element
from indicators.publications.forms.place import LivePlace
from indicators.publications.page_paths import PATHS
from indicators.publications.speech import figure_formats
from indicators.publications.speech.escaping import in_markdown
from indicators.publications.view import View
from indicators.release import Release
from indicators.release.figure_changes import Change, Row
from indicators.release.row_types import Figure
from indicators.workflow.deliveries.city_preview import Preview
from indicators.workflow.plain_tables import table
from indicators.workflow.releases.differences import Flip

MOST_ROWS = 60
_AWAY = re.compile(r'<a\b[^>]*?href="(?!#)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
LEFT_OUT = Choice | Choices | Typed | Switch | Slider | Reset | Download
"""What would lead to other cities, or to files of the release in force."""


def changes_blocks(found: Preview, view: View) -> Iterator[Block]:
    """What would be withheld, verdicts and figures that would change."""
    yield from _hidden(view, [change for change in found.figures if _is_hidden(change)])
    yield from _verdicts(view, found)
    yield from _values(view, [one for one in found.figures if one.kind != "new"])


def city_page(release: Release, city: str, language: str) -> str:
    """The page of a city as HTML to be read only.

    Its links would lead to what is public, which looks alike: so it has none but those within.
    """
    view = View(release, {"stadt": city}, language)
    place = LivePlace(view, "city", PATHS, {})
    blocks = (block for block in compose("city", view) if not _is_title(block))
    return _AWAY.sub(r"\1", rendered(tuple(_read_only(tuple(blocks), place)), place))


def _is_title(block: object) -> bool:
    return isinstance(block, Heading) and block.level == 1


def _read_only(blocks: tuple[Block, ...], place: LivePlace) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Columns):
            columns = tuple(tuple(_read_only(part, place)) for part in block.columns)
            if any(columns):
                yield Columns(columns, block.widths, block.gap)
        elif isinstance(block, Fold):
            yield Fold(block.label, tuple(_read_only(block.blocks, place)), block.is_open)
        elif isinstance(block, Card):
            yield Card(tuple(_read_only(block.blocks, place)), block.is_tall)
        elif isinstance(block, Chart):
            yield from _still(block, place)
        elif not isinstance(block, LEFT_OUT):
            yield block


def _still(block: Chart, place: LivePlace) -> Iterator[Block]:
    """A chart as a picture with its table."""
    yield Markup(element("figure", pictures(block, place), class_="om-still-chart"))
    if block.caption:
        yield Small(block.caption)
    yield Fold(place.say("as_table"), tuple(_read_only(block.table, place)))


def _is_hidden(change: Change) -> bool:
    return change.now is not None and change.now["status"] == "hidden"


def _hidden(view: View, found: list[Change]) -> Iterator[Block]:
    if not found:
        return
    lines = "\n".join(f"- {in_markdown(_named(view, change))}" for change in found[:MOST_ROWS])
    label = view.say("preview_hidden", count=len(found))
    yield Fold(label, (Words(lines), *_cut(view, found)))


def _verdicts(view: View, found: Preview) -> Iterator[Block]:
    label = view.say("preview_verdicts", count=len(found.verdicts))
    if not found.verdicts:
        return
    rows = [
        {
            "preview_indicator": _indicator(view, flip),
            "preview_so_far": _verdict(view, flip.before),
            "preview_then": _verdict(view, flip.now),
        }
        for flip in found.verdicts
    ]
    yield Fold(label, (table(rows, view, label),), is_open=True)


def _values(view: View, found: list[Change]) -> Iterator[Block]:
    if not found:
        return
    label = view.say("preview_values", count=len(found))
    rows = [
        {
            "preview_figure": _named(view, one),
            "preview_so_far": _value(view, one.before),
            "preview_then": _value(view, one.now),
        }
        for one in found[:MOST_ROWS]
    ]
    yield Fold(label, (table(rows, view, label), *_cut(view, found)))


def _cut(view: View, found: list[Change]) -> Iterator[Block]:
    if len(found) > MOST_ROWS:
        yield Small(view.say("preview_cut", count=MOST_ROWS))


def _named(view: View, change: Change) -> str:
    figure = change.figure
    title = view.speaker.of(view.catalogue.series(str(figure["series"])).title)
    group = str(figure["breakdown"] or "")
    parts = [title, figure_formats.breakdown(group, view.speaker) if group else ""]
    return f"{', '.join(filter(None, parts))} ({figure['year']})"


def _value(view: View, row: Row | None) -> str:
    return figure_formats.figure_value(cast("Figure", row), view.speaker) if row else "–"


def _indicator(view: View, flip: Flip) -> str:
    title = view.speaker.of(view.catalogue.indicators[flip.indicator].title)
    group = figure_formats.breakdown(flip.breakdown, view.speaker) if flip.breakdown else ""
    return ", ".join(filter(None, [title, group]))


def _verdict(view: View, code: str | None) -> str:
    if code is None:
        return view.say("preview_none")
    return verdict_texts()["verdicts"][code].label.said(view.language)
