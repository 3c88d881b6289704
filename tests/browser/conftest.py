"""A running dashboard and a browser. A missing browser fails; it never skips."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.serving import opened_browser, served


@pytest.fixture(scope="session")
def address(real_data: Path) -> Iterator[str]:
    """The real dashboard, started by the command people use."""
    with served(real_data) as dashboard:
        yield dashboard.address


@pytest.fixture(scope="session")
def demo_address(demo_data: Path) -> Iterator[str]:
    """The dashboard of the fictional cities."""
    with served(demo_data, "--demo") as dashboard:
        yield dashboard.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with opened_browser() as launched:
        yield launched


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, locale="de-DE")
    opened = context.new_page()
    yield opened
    context.close()
