"""Writes a picture of every page to screenshots/; run by `make screenshots`."""

import tempfile
from pathlib import Path

from tests.browser.serving import opened_browser, served
from tests.browser.visits import PATHS, visit

FOLDER = Path("screenshots")
WIDTHS = (1440, 1024, 400)
TALLEST = 10_000


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        opened_browser() as browser,
        served(Path(folder)) as dashboard,
    ):
        for name, path in PATHS.items():
            for width in WIDTHS:
                _take(browser, f"{dashboard.address}{path}", FOLDER / f"{name}-{width}.png", width)


def _take(browser, address: str, file: Path, width: int) -> None:
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
