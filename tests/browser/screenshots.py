"""Pictures of every page in screenshots/, and that of the README; run by `make screenshots`."""

import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from tests.browser.serving import opened_browser, served
from tests.browser.visits import PATHS, visit

FOLDER = Path("screenshots")
WIDTHS = (1440, 1024, 400)
TALLEST = 10_000
README, SHADES = Path("docs/overview.png"), 96
"""The picture of the README has few colours, so that it stays small."""


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        opened_browser() as browser,
        served(Path(folder)) as dashboard,
    ):
        _take_for_readme(browser, dashboard.address)
        for name, path in PATHS.items():
            for width in WIDTHS:
                _take(browser, f"{dashboard.address}{path}", FOLDER / f"{name}-{width}.png", width)


def _take_for_readme(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    visit(page, f"{address}/")
    page.wait_for_timeout(800)
    page.screenshot(path=README)
    page.close()
    with Image.open(README) as picture:
        few = picture.convert("RGB").quantize(
            SHADES, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
    few.save(README, optimize=True)


def _take(browser: Browser, address: str, file: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 1000})
    visit(page, address)
    height = page.get_by_test_id("stMain").evaluate("m => m.scrollHeight")
    page.set_viewport_size({"width": width, "height": min(TALLEST, height + 40)})
    page.wait_for_timeout(800)
    page.screenshot(path=file)
    page.close()
    print(file)


if __name__ == "__main__":
    main()
