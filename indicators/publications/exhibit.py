"""What a page says, as values. Every way out renders them, and none composes anything anew.

A block is never changed once it is made: many visitors are shown the same one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import pandas as pd

from indicators.publications.figure_file import FigureFile
from indicators.publications.provenance import Address, Definition, Source
from indicators.publications.speech.escaping import for_spreadsheets

Kind = Literal["info", "success", "warning", "error"]


@dataclass(frozen=True)
class Heading:
    """A heading: level 1 is the title of the page. Only one with a link can be linked to."""

    level: int
    text: str
    has_link: bool = True
    anchor: str = ""
    """Its name in an address, where other places link to it."""
    tab: str = ""
    """What the tab is called, where that is more than the name of the page."""


@dataclass(frozen=True)
class Words:
    """Running text as Markdown; delivered parts of it are escaped already."""

    text: str


@dataclass(frozen=True)
class Small:
    """A remark in small type."""

    text: str


@dataclass(frozen=True)
class Note:
    """A remark in a box of its own."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Formula:
    """A formula in LaTeX."""

    text: str


@dataclass(frozen=True)
class Markup:
    """A drawing as HTML of our own, such as the map of tiles."""

    html: str


@dataclass(frozen=True)
class Link:
    """A link to another page with choices made."""

    page: str
    label: str
    codes: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Table:
    """A table whose first column names its rows. `marked` is Markdown, `text` the same as text."""

    marked: pd.DataFrame
    text: pd.DataFrame
    file: pd.DataFrame | None = None
    """As files hold it, where they hold numbers and units apart."""
    caption: str = ""
    """What the table is called; the heading above it unless it says otherwise."""
    note: str = ""
    """What the marks behind its numbers mean, where there are any."""

    @cached_property
    def csv(self) -> bytes:
        """The table as spreadsheets here read it: semicolons, UTF-8 with mark."""
        table = for_spreadsheets(self.text if self.file is None else self.file)
        return table.to_csv(index=False, sep=";").encode("utf-8-sig")


@dataclass(frozen=True, eq=False)
class Download:
    """A table or figures as a CSV file."""

    label: str
    name: str
    table: Table | FigureFile


@dataclass(frozen=True, eq=False)
class Chart:
    """A chart (a Plotly figure as a dict) with its text alternative, table and caption."""

    name: str
    figure: Mapping[str, Any]
    """The drawing alone; `drawing.framing` lays title, dates and sources into it."""
    alternative: str
    table: tuple["Block", ...]
    """The same numbers as a table, with a legend of its signs."""
    download: Download
    caption: str = ""
    title: str = ""
    """What is shown, and of which city."""
    dates: tuple[str, ...] = ()
    """The first and the last point in time, as people read them; one where they are the same."""
    sources: tuple[Source, ...] = ()
    definitions: tuple[Definition, ...] = ()
    """What the series in it count; none of a chart that shows no series."""
    address: Address | None = None
    """The page it stands on; only a chart that stands on none has no address."""


@dataclass(frozen=True, eq=False)
class Fold:
    """Blocks behind a heading that opens them."""

    label: str
    blocks: tuple["Block", ...]
    is_open: bool = False
    anchor: str = ""
    """Its name in an address, where other places link to it."""


@dataclass(frozen=True, eq=False)
class Card:
    """Blocks in a frame; `is_tall` makes neighbours of one height."""

    blocks: tuple["Block", ...]
    is_tall: bool = False


@dataclass(frozen=True, eq=False)
class Columns:
    """Blocks side by side, one below the other where there is no room."""

    columns: tuple[tuple["Block", ...], ...]
    widths: tuple[int, ...] = ()
    gap: Literal["small", "large"] = "small"


@dataclass(frozen=True, eq=False)
class Choice:
    """One of some options (code → label); `code` is the one in force."""

    name: str
    label: str
    options: Mapping[str, str]
    default: str
    code: str
    form: Literal["list", "segments"] = "list"
    leaves: tuple[str, ...] = ()
    """Names that leave the address when another option is chosen."""


@dataclass(frozen=True, eq=False)
class Choices:
    """Any of some options; none means all."""

    name: str
    label: str
    options: Mapping[str, str]
    placeholder: str
    codes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Typed:
    """A word that a visitor types."""

    name: str
    label: str
    placeholder: str
    text: str


@dataclass(frozen=True, eq=False)
class Switch:
    """On or off; on stands in the address as `name=code`."""

    name: str
    code: str
    label: str
    is_on: bool


@dataclass(frozen=True, eq=False)
class Slider:
    """A number out of a grid, written with at most `decimals`."""

    name: str
    label: str
    grid: Sequence[float]
    default: float
    decimals: int
    written: Callable[[float], str]
    value: float


@dataclass(frozen=True, eq=False)
class Reset:
    """A button that takes choices out of the address."""

    label: str
    names: tuple[str, ...]


Block = (
    Heading
    | Words
    | Small
    | Note
    | Formula
    | Markup
    | Link
    | Table
    | Download
    | Chart
    | Fold
    | Card
    | Columns
    | Choice
    | Choices
    | Typed
    | Switch
    | Slider
    | Reset
)
