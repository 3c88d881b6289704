"""What Streamlit would make anew of a chart at every click, made once and kept as long as it."""

from typing import Any
from weakref import WeakKeyDictionary

from plotly.basedatatypes import BaseFigure

from indicators.publications import exhibit
from indicators.publications.drawing.framing import live


class Checked(BaseFigure):  # type: ignore[misc]
    """A figure that needs no check: Plotly would build each of its parts anew to look at it.

    That takes 10 to 30 ms a chart. Drawings of the same figures refuse what they do not know,
    and the tests have Plotly check every figure of every page.
    """

    def __init__(self, figure: dict[str, Any]) -> None:
        self._ready = figure

    def to_dict(self) -> dict[str, Any]:
        """The figure as it was made; nobody changes it."""
        return self._ready


_FIGURES: WeakKeyDictionary[exhibit.Chart, Checked] = WeakKeyDictionary()


def figure_of(block: exhibit.Chart) -> Checked:
    """The figure as Streamlit takes it; its title is text above it."""
    found = _FIGURES.get(block)
    if found is None:
        found = _FIGURES[block] = Checked(live(block))
    return found
