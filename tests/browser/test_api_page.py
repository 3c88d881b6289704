"""The page about the interface in a browser: accessible, no program, no room at the side."""

import pytest

from tests.browser.axe import found_by_axe
from tests.browser.test_every_page import addresses_outside


@pytest.mark.parametrize("query", ["", "?sprache=en"])
def test_the_page_passes_axe_with_everything_open_and_stays_at_home(query, page, address):
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{address}/api/v1/{query}")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")

    for width in (1440, 400, 320):
        page.set_viewport_size({"width": width, "height": 900})
        beyond = page.evaluate("() => { const e = document.documentElement;"
                               " return e.scrollWidth - e.clientWidth; }")  # fmt: skip
        assert beyond <= 0, width
    assert found_by_axe(page) == []
    assert addresses_outside(asked, address) == []
    assert complaints == []
    assert not [url for url in asked if url.endswith(".js")]
