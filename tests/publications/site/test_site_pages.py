"""Imprint, privacy, accessibility: what the file of the operators says, and nothing made up."""

from pathlib import Path

import pytest

from indicators.errors import CatalogueError
from indicators.publications.composing import compose
from indicators.publications.exhibit import Heading, Note, Words
from indicators.publications.site.operator import read_site, site_address
from indicators.publications.site.site_pages import SITE_PAGES
from indicators.publications.view import View

EXAMPLE = Path(__file__).parents[3] / "docs" / "site.example.yaml"


@pytest.fixture
def site(tmp_path, monkeypatch):
    """Writes the file that the pages read."""

    def write(text):
        file = tmp_path / "site.yaml"
        file.write_text(text, encoding="utf-8")
        monkeypatch.setenv("OEFFNUNGSMONITOR_SITE", str(file))

    return write


@pytest.fixture
def nobody(tmp_path, monkeypatch):
    """No such file."""
    monkeypatch.setenv("OEFFNUNGSMONITOR_SITE", str(tmp_path / "site.yaml"))


def words(blocks):
    return "\n".join(block.text for block in blocks if isinstance(block, Heading | Words | Note))


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", SITE_PAGES)
def test_without_a_file_a_page_says_that_the_operators_have_to_fill_it_in(
    name, language, nobody, real_release
):
    said = words(compose(name, View(real_release, {}, language)))

    assert {"de": "Noch nicht hinterlegt", "en": "Not yet provided"}[language] in said
    assert "site.yaml" in said
    assert "@" not in said
    assert site_address() == ""


def test_the_example_can_be_read_and_fills_all_three_pages(site, real_release):
    site(EXAMPLE.read_text(encoding="utf-8"))
    said = {name: words(compose(name, View(real_release, {}, "de"))) for name in SITE_PAGES}

    assert "Noch nicht hinterlegt" not in "".join(said.values())
    assert "**E-Mail:** post@example.org" in said["imprint"].replace("\u2060", "")
    assert "datenschutz@example.org" in said["privacy"].replace("\u2060", "")
    assert "barrierefreiheit@example.org" in said["accessibility"].replace("\u2060", "")
    assert "zuletzt geprüft am 27. November 2026" in said["accessibility"].replace("\u00a0", " ")
    assert site_address() == "https://monitor.example.org"


def test_what_the_operators_write_is_text_and_no_markup(site, real_release):
    text = EXAMPLE.read_text(encoding="utf-8")
    site(text.replace("Name der Stelle, die diese Seiten betreibt", "'[Amt](https://x.example)'"))

    assert r"\[Amt\]" in words(compose("imprint", View(real_release, {}, "de")))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("  town: 00000 Ort\n", "", "operator.town: "),
        ("town:", "city:", "operator.city: "),
        ("post@example.org", "post at example", "operator.email: "),
        ("https://monitor.example.org", "monitor", "address: "),
        ("2026-11-27", "bald", "accessibility.reviewed_on: "),
    ],
)
def test_a_mistake_in_the_file_is_named_with_its_key(before, after, told, site):
    text = EXAMPLE.read_text(encoding="utf-8")
    assert before in text
    site(text.replace(before, after))

    with pytest.raises(CatalogueError) as refused:
        read_site()

    assert told in refused.value.sentence("de")
    assert "site.yaml" in refused.value.sentence("en")
    assert site_address() == ""
