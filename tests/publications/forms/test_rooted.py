"""Addresses where the site is one folder of a larger one."""

import pytest

from indicators.publications.forms import rooted as module
from indicators.publications.forms.rooted import rooted


@pytest.fixture
def in_a_folder(monkeypatch):
    monkeypatch.setattr(module, "site_prefix", lambda: "/monitor")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/">', '<a href="/monitor/">'),
        ('<a href="/stadt?stadt=05117">', '<a href="/monitor/stadt?stadt=05117">'),
        ('<a href="/monitoring">', '<a href="/monitor/monitoring">'),
        ('<form action="/suche">', '<form action="/monitor/suche">'),
        ('<img src="/a.png">', '<img src="/monitor/a.png">'),
        ('src: url("/app/f.woff2")', 'src: url("/monitor/app/f.woff2")'),
        ('<a href="//other.example/">', '<a href="//other.example/">'),
        ('<a href="https://other.example/">', '<a href="https://other.example/">'),
        ('<a href="#inhalt">', '<a href="#inhalt">'),
        ('<p title="href=&quot;/x&quot;">', '<p title="href=&quot;/x&quot;">'),
    ],
)
def test_only_addresses_of_ours_get_the_path_and_once(html, expected, in_a_folder):
    assert rooted(html) == expected
    assert rooted(rooted(html)) == expected


def test_a_site_of_its_own_changes_nothing(monkeypatch):
    monkeypatch.setattr(module, "site_prefix", lambda: "")

    assert rooted('<a href="/stadt">') == '<a href="/stadt">'
