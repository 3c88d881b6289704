"""Feeds of releases and corrections (Atom, RFC 4287)."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid5

from indicators.publications.open_data import licensing
from indicators.publications.open_data.news import News, Subject, news
from indicators.publications.speech.speaker import Speaker
from indicators.publications.view import texts
from indicators.release import Release

NAMESPACE = "http://www.w3.org/2005/Atom"
# Ids stay whatever the site is called; this one stands for the product.
_PRODUCT = UUID("6a1f6f5e-3c0b-5c35-9d0e-0e6f1d8c2b41")


def make_feed(
    releases: Sequence[Release], subject: Subject, language: str, address: str, path: str
) -> bytes:
    """The feed of a subject; `path` is its own address on the site `address`."""
    current = releases[-1]
    kind = "demonstration" if current.info["is_demonstration"] else "real"
    root = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": language})
    _text(root, "id", _id(f"{kind}/feed/{subject.area}/{subject.series}/{language}"))
    _text(root, "title", _title(current, subject, language))
    _text(root, "updated", _at(current.info["created_on"].date()))
    _text(ET.SubElement(root, "author"), "name", licensing.publisher())
    _text(root, "rights", f"{licensing.TITLE} ({licensing.ADDRESS})")
    _link(root, "self", f"{address}{path}", "application/atom+xml")
    _link(root, "alternate", f"{address}/", "text/html")
    for one in news(releases, subject, language):
        _entry(root, one, f"{kind}/{language}", address)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _title(release: Release, subject: Subject, language: str) -> str:
    said = Speaker(release.catalogue, language)
    parts = [texts()["news_title"][language]]
    if subject.area:
        parts.append(said.area(subject.area))
    if subject.series:
        parts.append(said.of(release.catalogue.series(subject.series).title))
    return ": ".join(parts)


def _entry(root: ET.Element, one: News, kind: str, address: str) -> None:
    entry = ET.SubElement(root, "entry")
    _text(entry, "id", _id(f"{kind}/{one.key}"))
    _text(entry, "title", one.title)
    _text(entry, "updated", _at(one.day))
    _text(entry, "content", one.text).set("type", "text")
    is_package = one.path.endswith(".zip")
    kinds = ("enclosure", "application/zip") if is_package else ("alternate", "text/html")
    _link(entry, kinds[0], f"{address}{one.path}", kinds[1])


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = text
    return element


def _link(parent: ET.Element, relation: str, address: str, kind: str) -> None:
    ET.SubElement(parent, "link", {"rel": relation, "href": address, "type": kind})


def _id(key: str) -> str:
    return f"urn:uuid:{uuid5(_PRODUCT, key)}"


def _at(day: date) -> str:
    """Only the day is known; a feed wants a time."""
    return f"{day.isoformat()}T00:00:00Z"
