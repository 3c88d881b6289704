"""Pictures drawn without a browser, measured by one: their letters take the room reckoned."""

import base64
from pathlib import Path

from indicators.publications.drawing.svg.picture import NARROW, WIDE, draw
from tests.publications.drawing.figures import (
    Drawn,
    all_figures,
    as_shown,
    chains,
    pairs,
    register_charts,
)

ROOT = Path(__file__).parent.parent.parent
FONT = ROOT / "dashboard" / "static" / "fonts" / "public-sans-latin-wght-normal.woff2"
# Words that leave their picture, by more than half a pixel on paper or screen.
OUTSIDE = """() => [...document.querySelectorAll('svg')].flatMap((svg) => {
  const edge = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')].filter((text) => {
    const box = text.getBoundingClientRect();
    return box.left < edge.left - 0.5 || box.right > edge.right + 0.5
      || box.top < edge.top - 0.5 || box.bottom > edge.bottom + 0.5;
  }).map((text) => `${svg.parentElement.id}: ${text.textContent}`);
})"""
# Pairs of words that lie on each other by more than the room between lines.
CROSSED = """() => [...document.querySelectorAll('svg')].flatMap((svg) => {
  const level = [...svg.querySelectorAll('text')]
    .filter((text) => !text.parentElement.getAttribute('transform'))
    .map((text) => [text.getBoundingClientRect(), text.textContent]);
  return level.flatMap(([one, word], place) => level.slice(place + 1)
    .filter(([two]) => Math.min(one.right, two.right) - Math.max(one.left, two.left) > 1
      && Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 6)
    .map(([, other]) => `${svg.parentElement.id}: ${word} | ${other}`));
})"""
# Words that are wider than the box they stand in.
WIDER = """() => [...document.querySelectorAll('[data-kind=chain] svg')].flatMap((svg) => {
  const boxes = [...svg.querySelectorAll('rect.om-area')].map((box) => box.getBoundingClientRect());
  return [...svg.querySelectorAll('text')].filter((text) => {
    const own = text.getBoundingClientRect();
    const middle = (own.top + own.bottom) / 2;
    const around = boxes.find((box) => box.top < middle && middle < box.bottom
      && box.left < (own.left + own.right) / 2 && (own.left + own.right) / 2 < box.right);
    return around && (own.left < around.left || own.right > around.right);
  }).map((text) => text.textContent);
})"""
NAMES = """() => [...document.querySelectorAll('svg')].map((svg) =>
  svg.getAttribute('aria-labelledby').split(' ')
    .map((id) => document.getElementById(id).textContent).join(' '))"""


def shown(page, found, width):
    """A page of pictures, each as wide as drawn, in the font of the house."""
    font = base64.b64encode(FONT.read_bytes()).decode("ascii")
    pictures = "".join(
        f'<div id="p{place}" data-kind="{one.kind}" style="width:{width}px">'
        + draw(as_shown(one, "de", width), one.alternative, "de", name=f"p{place}", width=width)
        + "</div>"
        for place, one in enumerate(found)
    )
    face = f"src:url(data:font/woff2;base64,{font});font-weight:100 900"
    page.set_content(f"<style>@font-face{{font-family:'Public Sans';{face}}}</style>{pictures}")
    page.evaluate("document.fonts.ready")


def some(release):
    """Of each kind of chart at most twenty."""
    kinds: dict[str, list[Drawn]] = {}
    for one in all_figures(release, "de"):
        kinds.setdefault(one.kind, []).append(one)
    return [one for found in kinds.values() for one in found[:: max(1, len(found) // 20)]]


def test_no_word_is_cut_off_at_an_edge_or_lies_on_another(page, demo_release, real_release):
    for release in (demo_release, real_release):
        found = some(release)
        for width in (WIDE, NARROW):
            shown(page, found, width)

            assert page.evaluate(OUTSIDE) == []
            assert page.evaluate(CROSSED) == []


def test_words_stay_within_the_boxes_of_a_chain(page, real_release):
    found = list(chains(real_release, "de"))
    for width in (WIDE, NARROW):
        shown(page, found, width)

        assert page.evaluate(WIDER) == []


def test_every_picture_on_a_page_has_its_own_name(page, demo_release):
    found = [*pairs(demo_release, "de"), *register_charts(demo_release, "de")]
    shown(page, found, WIDE)

    assert page.evaluate(NAMES) == [one.alternative for one in found]
