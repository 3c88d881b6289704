"""Slides look as they did: small grey pictures of them beside those that were looked at.

`python -m tests.browser.test_deck_looks ADDRESS` writes new ones, to be looked at again.
"""

import io
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from tests.browser.serving import opened_browser

GOLDEN = Path(__file__).with_name("golden")
SLIDES = {"X01": ("start", "anteil", "ziel-1"), "alle": ("ziel-3",)}
SIZE = (320, 180)
TOLERANCE = 3.0
"""Mean difference of grey, of 255; another message or picture comes to more than twice that."""


def looks(page, address, area, name):
    """A slide, small and without colour: neither edges nor shades of letters count."""
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(f"{address}/sitzung/{area}#{name}")
    page.evaluate("document.fonts.ready")
    page.wait_for_selector(".slide.shown")
    shot = Image.open(io.BytesIO(page.screenshot())).convert("L")
    return shot.filter(ImageFilter.GaussianBlur(2)).resize(SIZE)


def golden(area, name):
    return GOLDEN / f"deck_{area}_{name}.png"


def difference(one, two):
    return ImageStat.Stat(ImageChops.difference(one, two)).mean[0]


@pytest.mark.parametrize(
    ("area", "name"), [(area, name) for area, names in SLIDES.items() for name in names]
)
def test_a_slide_looks_as_it_did(area, name, page, demo_address):
    found = looks(page, demo_address, area, name)
    with Image.open(golden(area, name)) as kept:
        assert difference(found, kept) <= TOLERANCE


def test_another_slide_would_be_noticed(page, demo_address):
    found = looks(page, demo_address, "X01", "anteil")
    for other in ("start", "ziel-1"):
        with Image.open(golden("X01", other)) as kept:
            assert difference(found, kept) > 2 * TOLERANCE


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    with opened_browser() as browser:
        visitor = browser.new_page()
        for city, wanted in SLIDES.items():
            for slide in wanted:
                looks(visitor, sys.argv[1], city, slide).save(golden(city, slide))
