"""Plotly itself finds nothing wrong with any figure: the pages send them without asking it."""

import pytest
from plotly.graph_objs import Figure

from indicators.publications.composing import COMPOSERS, compose
from indicators.publications.exhibit import Chart
from indicators.publications.forms.place import every
from indicators.publications.view import View

CHOSEN: dict[str, list[dict[str, str]]] = {
    "overview": [{}],
    "city": [{}, {"stadt": "X01"}, {"stadt": "05916"}],
    "indicator": [{}, {"indikator": "representation_gap", "gebiet": "X01"}],
    "comparison": [{}, {"reihe": "representation_ratio"}, {"reihe": "population_foreign_share"}],
    "parity_path": [{}, {"stadt": "X01"}],
    "measures": [{"ansicht": "wirkung"}, {"massnahme": "93"}, {"ansicht": "zeit"}],
}


@pytest.mark.parametrize("which", ["real_release", "demo_release"])
@pytest.mark.parametrize("name", COMPOSERS)
def test_every_figure_of_a_page_is_one_that_plotly_knows(name, which, request):
    release = request.getfixturevalue(which)
    for given in CHOSEN.get(name, [{}]):
        blocks = compose(name, View(release, given, "de"))
        for chart in (block for block in every(blocks) if isinstance(block, Chart)):
            # Figure() raises at what it does not know, and keeps the rest as it was given.
            assert len(Figure(dict(chart.figure)).data) == len(chart.figure["data"])


def test_a_figure_that_plotly_does_not_know_would_be_found():
    with pytest.raises(ValueError, match="Invalid property"):
        Figure({"data": [{"type": "scatter", "colour": "red"}]})
