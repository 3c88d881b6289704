"""What a page is called in a tab: its name, and what it is about."""

from collections.abc import Sequence

from indicators.publications import exhibit
from indicators.publications.forms.place import every

ABOUT = {
    "city": ("stadt",),
    "indicator": ("indikator",),
    "comparison": ("reihe",),
    "parity_path": ("stadt",),
    "planning": ("stadt", "gruppe"),
    "measures": ("massnahme", "ziel"),
    "recordability": ("ziel",),
    "methodology": ("abschnitt",),
}
"""Page → the choices that say what it is about."""
ALL = "alle"
"""The option of a choice that names no thing of its own."""


def title(page: str, name: str, blocks: Sequence[exhibit.Block]) -> str:
    """A page by its name and what it is about: "Stadt: Essen"."""
    choices = (block for block in every(blocks) if isinstance(block, exhibit.Choice))
    named = (one for one in choices if one.name in ABOUT.get(page, ()) and one.code != ALL)
    about = next((one.options[one.code] for one in named), "")
    return f"{name}: {about}" if about else name


def tab_title(page: str, name: str, blocks: Sequence[exhibit.Block]) -> str:
    """As the heading says it, where it says one for the tab."""
    headings = (block for block in blocks if isinstance(block, exhibit.Heading))
    own = next((heading.tab for heading in headings if heading.level == 1), "")
    return own or title(page, name, blocks)
