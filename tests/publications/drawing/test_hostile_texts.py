"""What cities write stays text in a picture, wherever it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.publications.drawing.svg.picture import draw
from indicators.publications.speech.escaping import in_chart
from tests.publications.drawing.pictures import SVG, figure, line, parsed, texts
from tests.ways_out.hostile import MARK, TEXTS

HOSTILE = [
    *TEXTS.values(),
    f"</text><script>{MARK}</script>",
    f'" onload="{MARK}',
    f"]]><!--{MARK}--><![CDATA[",
    f"&lt;script&gt;{MARK}&#60;b&#62;",
    f"\x00\x08\u202e{MARK}\ufffe\ud800",
]
ELEMENTS = {"svg", "title", "desc", "style", "rect", "path", "circle", "g", "text", "tspan"}
ATTRIBUTES = {
    "id", "class", "role", "aria-labelledby", "lang", "viewBox", "color", "fill", "fill-opacity",
    "font-family", "x", "y", "width", "height", "cx", "cy", "r", "d", "stroke", "stroke-width",
    "stroke-dasharray", "font-size", "font-weight", "text-anchor", "transform",
}  # fmt: skip


def everywhere(text):
    """A figure that says a text in every place it has for words."""
    font = {"size": 12, "color": "#1C2733"}
    note = {"text": text, "x": 1, "y": 1, "showarrow": False, "font": font}
    return figure(
        line([1, 2], [1, 2], name=text, mode="markers+text", text=[text] * 2),
        showlegend=True,
        annotations=[note],
        xaxis={"range": [0, 40], "tickvals": [1], "ticktext": [text], "zeroline": False},
        yaxis={"range": [0, 20], "title": {"text": text}, "zerolinecolor": "#5B6470"},
    )


def is_harmless(root):
    names = {one.tag.removeprefix(SVG) for one in root.iter()}
    attributes = {name for one in root.iter() for name in one.attrib}
    return names <= ELEMENTS and attributes <= ATTRIBUTES


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("escape", [in_chart, str])
def test_hostile_texts_are_read_and_nothing_else(text, escape):
    root = parsed(draw(everywhere(escape(text)), text, "de"))

    assert is_harmless(root)
    assert MARK in "".join(texts(root))
    assert MARK in root.find(f"{SVG}title").text


def test_a_text_made_harmless_for_the_screen_is_shown_as_it_was_written():
    root = parsed(draw(everywhere(in_chart("<b>Ämter</b> & mehr")), "Bild", "de"))

    assert "<b>Ämter</b> & mehr" in texts(root)


@given(st.text(alphabet=st.characters(exclude_categories=[]), min_size=1, max_size=40))
def test_no_text_at_all_becomes_markup(text):
    assert is_harmless(parsed(draw(everywhere(text), text, "de")))
