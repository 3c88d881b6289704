"""Where people find the data: every address of the section exists."""

import re

import pytest
from starlette.applications import Starlette

from dashboard.serving.for_programs import ForPrograms
from indicators.publications.composing import compose
from indicators.publications.exhibit import Words
from indicators.publications.forms.place import every
from indicators.publications.view import View
from tests.dashboard.asking import ask


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_address_exists(language, real_release, real_data, use_data):
    use_data(real_data)
    blocks = compose("methodology", View(real_release, {"abschnitt": "daten"}, language))
    text = "\n".join(block.text for block in every(blocks) if isinstance(block, Words))
    links = re.findall(r"\]\((/[^)]*)\)", text)
    app = ForPrograms(Starlette())

    assert len(links) >= 7 + len(real_release.catalogue.monitored_cities)
    for link in links:
        path, _, query = link.partition("?")
        assert ask(app, path, query.encode())[0] in (200, 307), link
    assert all("sprache=en" in link for link in links if "/abo/" in link) == (language == "en")
