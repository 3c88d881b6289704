"""A table as HTML: its name, its columns, and rows that are called by their first cell."""

from collections.abc import Callable

from indicators.publications import exhibit
from indicators.publications.forms.markup import element


def table(block: exhibit.Table, line: Callable[[str], str]) -> str:
    """The table; `line` makes HTML of the Markdown of a cell."""
    head = "".join(element("th", line(str(name)), scope="col") for name in block.marked)
    rows = block.marked.astype(str).itertuples(index=False, name=None)
    return element(
        "table",
        element("caption", line(block.caption))
        + element("thead", element("tr", head))
        + element("tbody", "".join(_row(row, line) for row in rows)),
    )


def _row(cells: tuple[str, ...], line: Callable[[str], str]) -> str:
    name, *others = map(line, cells)
    values = "".join(element("td", value) for value in others)
    return element("tr", element("th", name, scope="row") + values)
