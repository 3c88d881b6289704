"""A site that is one folder of a larger one: https://www.example.org/monitor."""

from tests.publications.site.test_site_pages import EXAMPLE

OWN = "https://monitor.example.org"
PREFIX = "/monitor"
SITE = f"https://www.example.org{PREFIX}"


def site_in_a_folder(file):
    """Writes what its operators say."""
    text = EXAMPLE.read_text(encoding="utf-8")
    assert OWN in text
    file.write_text(text.replace(OWN, SITE), encoding="utf-8")
    return file
