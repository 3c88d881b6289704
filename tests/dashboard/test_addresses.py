"""Addresses that do not exist, or hold what no page reads, are told, never passed over."""

import re
from pathlib import Path

import pytest

from dashboard.frame.addresses import OPEN, PAGES, START, is_page, is_understood
from indicators import publications
from indicators.publications.composing import COMPOSERS, compose
from indicators.publications.exhibit import Slider, Typed
from indicators.publications.forms.place import every
from indicators.publications.measures import measures_parts
from indicators.publications.parity_path import parity_parts
from indicators.publications.view import View
from tests.dashboard.pages import open_page

NOTICE = "In der Adresse dieser Seite steht etwas, das sie nicht kennt"


@pytest.mark.parametrize(
    ("path", "exists"),
    [
        ("/", True),
        ("/stadt", True),
        ("/methodik", True),
        ("/stadt/05117", False),
        ("/paritaet", False),
        ("/Stadt", False),
        ("/api", False),
        (f"/{START}", False),
        ("", False),
        ("stadt", False),
        ("/stadt.html", False),
    ],
)
def test_only_the_pages_have_a_path(path, exists):
    assert is_page(path) is exists


@pytest.mark.parametrize(
    ("path", "names", "is_clear"),
    [
        ("", {}, True),
        ("", {"sprache": 1}, True),
        ("", {"stadt": 1}, False),
        ("stadt", {"stadt": 1, "sprachform": 1}, True),
        ("stadt", {"stdt": 1}, False),
        ("stadt", {"Stadt": 1}, False),
        ("stadt", {"gebiet": 1}, False),
        ("stadt", {"stadt": 2}, False),
    ],
)
def test_a_name_that_no_widget_of_the_page_reads_is_noticed(path, names, is_clear):
    assert is_understood(path, names) is is_clear


def test_every_name_that_a_widget_writes_to_the_address_belongs_to_a_page():
    code = "\n".join(
        file.read_text("utf-8") for file in sorted(Path(publications.__file__).parent.rglob("*.py"))
    )
    literal = set(re.findall(r"view\.(?:one|some|segment|typed|slider)\(\s*\"(\w+)\"", code))
    written = literal | {*parity_parts.NAMES.values(), *measures_parts.FILTERS}

    assert {"stadt", "reihe", "wort"} <= literal
    assert written <= {name for page in PAGES.values() for name in page.names}


@pytest.mark.parametrize(
    ("name", "address"),
    [("city", {"stdt": "05113"}), ("indicator", {"stadt": "05113"}), ("overview", {"x": "<b>"})],
)
def test_a_damaged_name_is_told_and_not_repeated(name, address, real_data, use_data):
    use_data(real_data)

    page = open_page(name, **address)

    (notice,) = [warning.value for warning in page.warning if NOTICE in warning.value]
    assert not set(address) & set(re.findall(r"\w+", notice.replace("stadt", "")))
    assert "<b>" not in notice


def test_a_whole_address_brings_no_notice(real_data, use_data):
    use_data(real_data)

    page = open_page("city", stadt="05113", sprache="en")

    assert [warning.value for warning in page.warning] == []


@pytest.mark.parametrize("name", COMPOSERS)
def test_every_name_with_a_value_typed_or_drawn_is_kept_apart(name, demo_release):
    blocks = every(compose(name, View(demo_release, {}, "de")))

    asked = {block.name for block in blocks if isinstance(block, Typed | Slider)}
    assert asked <= OPEN
    assert name != "planning" or len(asked) == 5
