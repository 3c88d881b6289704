"""What search engines are told: which pages there are, and what to leave alone."""

from collections.abc import Iterator, Mapping
from html import escape

from indicators.publications.forms.place import reading_address
from indicators.release import Release

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:xhtml="http://www.w3.org/1999/xhtml">
"""


def make_sitemap(release: Release, address: str, paths: Mapping[str, str]) -> bytes:
    """Every reading page, the page of every city and indicator, in both languages.

    `paths`: page → path. Live pages stand beside them and need a program to be read.
    """
    day = release.info["created_on"].date().isoformat()
    entries = [_entry(path, codes, address, day) for path, codes in _pages(release, paths)]
    return f"{_HEAD}{''.join(entries)}</urlset>\n".encode()


def _pages(release: Release, paths: Mapping[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    yield from ((path, {}) for path in paths.values())
    for city in release.catalogue.monitored_cities:
        yield paths["city"], {"stadt": city.code}
    for indicator in release.catalogue.indicators:
        yield paths["indicator"], {"indikator": indicator.name}


def _entry(path: str, codes: dict[str, str], address: str, day: str) -> str:
    places = {one: address + reading_address(path, codes, one) for one in ("de", "en")}
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{one}" href="{escape(place)}"/>'
        for one, place in places.items()
    )
    return "".join(
        f"<url><loc>{escape(place)}</loc><lastmod>{day}</lastmod>{others}</url>\n"
        for place in places.values()
    )


def robots(release: Release, address: str) -> bytes:
    """Everything may be read; invented figures belong in no search engine."""
    if release.info["is_demonstration"]:
        return b"User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nDisallow: /_stcore/\n\nSitemap: {address}/sitemap.xml\n".encode()
