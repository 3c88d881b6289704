"""Marks of corrected figures in tables and charts: where they lead and what they mean."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from indicators.publications.drawing.framing import with_remark
from indicators.publications.forms.markup import link
from indicators.publications.speech.escaping import in_markdown
from indicators.publications.speech.signs import sign
from indicators.publications.speech.wording import LONGEST_ALTERNATIVE, shortened
from indicators.publications.typed_cells import Cell, Mark
from indicators.publications.view import View

CORRECTIONS = "berichtigungen"
"""The name of the list of corrections in the address of a page."""


def marked(view: View, table: pd.DataFrame) -> pd.DataFrame:
    """A table of texts and typed cells as Markdown; the mark of a number leads to its reason."""
    return table.map(lambda cell: _marked(view, cell))


def _marked(view: View, cell: object) -> str:
    if not isinstance(cell, Cell) or cell.mark is None:
        return in_markdown(str(cell))
    link = f'[{cell.mark.sign}]({where_explained(view, cell.mark)} "{cell.mark.words}")'
    return f"{in_markdown(cell.text)}\u00a0{link}{in_markdown(cell.behind)}"


def where_explained(view: View, mark: Mark) -> str:
    """Where the value of before, that of today and the reason for the change stand."""
    address = view.address("indikator", indikator=mark.series, gebiet=mark.area)
    return f"{address}#{CORRECTIONS}"


def mark_link(mark: Mark, address: str) -> str:
    """The same sign as HTML, for what is no table."""
    said = f"{mark.sign}: {mark.words}"
    return link(address, escape(mark.sign), title=mark.words, aria_label=said)


def marks_explained(view: View, marks: Iterable[Mark]) -> str:
    """What some marks mean; empty without one."""
    return " ".join(view.say(f"mark_of_{kind}", sign=sign("revised")) for kind in _kinds(marks))


def chart_with_legend(
    view: View, figure: Mapping[str, Any], marks: Iterable[Mark]
) -> Mapping[str, Any]:
    """A chart whose marked points are explained in it."""
    for kind in _kinds(marks):
        figure = with_remark(figure, view.say(f"mark_in_chart_{kind}", sign=sign("revised")))
    return figure


def alternative_with_marks(view: View, alternative: str, marks: Sequence[Mark]) -> str:
    """A text alternative that says how many of the values were corrected."""
    if not marks:
        return alternative
    kinds = _kinds(marks)
    kind = "withdrawn" if "withdrawn" in kinds else kinds[0]
    note = " " + view.speaker.counted(f"mark_alternative_{kind}", len(marks))
    return shortened(alternative, LONGEST_ALTERNATIVE - len(note)) + note


def _kinds(marks: Iterable[Mark]) -> list[str]:
    """Kinds of marks in their order, each once."""
    return list(dict.fromkeys(mark.kind for mark in marks))


def marks_in(table: pd.DataFrame) -> Iterator[Mark]:
    """The marks behind the numbers of a table."""
    cells = (cell for name in table for cell in table[name].tolist())
    return (cell.mark for cell in cells if isinstance(cell, Cell) and cell.mark)
