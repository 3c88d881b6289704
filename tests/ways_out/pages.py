"""What a visitor's browser is sent for a page: every text, table, chart and file of it."""

import json
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest

from dashboard.serving import reading_pages
from indicators.publications.forms.place import FILE
from tests.dashboard.pages import ENTRY
from tests.dashboard.shown import lines_in, tables_in
from tests.ways_out import charts, links

# Digests, names of pictures, and what is read in another form below.
UNREAD = {"pageScriptHash", "scriptRunId", "data", "spec", "formId", "icon", *links.FIELDS}


class Page(NamedTuple):
    """One page as it was sent. Tables are lists of rows: heading → cell."""

    name: str
    address: dict
    texts: list
    tables: list
    charts: list
    files: list
    links: list

    @property
    def way(self):
        return f"{self.name} {' '.join(self.address.values())}"

    @property
    def language(self):
        return self.address.get("sprache", "de")


def visit(addresses):
    """The pages at these addresses (name of the page, its parameters), one visitor each language.

    One visitor for all, because the first page takes ten times as long as the others.
    """
    found, visitors = [], {}
    for name, address in addresses:
        language = address.get("sprache", "de")
        if language not in visitors:
            visitors[language] = _visitor(language)
        _go_to(visitors[language], name, address)
        found.append(_page(name, address, visitors[language]))
    return found


def _visitor(language):
    visitor = AppTest.from_file(str(ENTRY), default_timeout=30)
    # The first run makes the language switch, which then keeps its language.
    visitor.query_params["sprache"] = language
    return visitor.run()


def _go_to(visitor, name, address):
    for given in list(visitor.query_params):
        del visitor.query_params[given]
    for key, value in address.items():
        visitor.query_params[key] = value
    visitor.switch_page(f"app_pages/{name}.py")
    visitor.run()
    assert not visitor.exception, visitor.exception


def _files(addresses):
    """The files that a page links to, as whoever follows the link is sent them."""
    found = (urlsplit(address) for address in addresses)
    asked = [
        reading_pages.question(parts.path, parts.query)
        for parts in found
        if parts.path.startswith(f"/lesen/{FILE}/")
    ]
    contents = [reading_pages._content(one) for one in asked if one]
    assert None not in (*asked, *contents), addresses
    return [content.decode("utf-8-sig") for content in contents if content]


def _page(name, address, visitor, files=()):
    texts, tables, specs, addresses = [], [], [], []
    for element in _elements(visitor._tree):
        proto = getattr(element, "proto", None)
        if proto is None:
            continue
        if element.type == "table":
            tables.append(element.value.reset_index().to_dict("records"))
        if element.type == "html":
            found = tables_in(proto.body)
            tables += [table.value.reset_index().to_dict("records") for table in found]
            texts += [*(table.name for table in found), *lines_in(proto.body)]
            addresses += links.written_in(proto.body)
            continue
        if element.type == "plotly_chart":
            specs.append(json.loads(proto.spec))
        content = MessageToDict(proto)
        texts += [text for text in _texts(content) if text.strip()]
        addresses += _addresses(content)
    files = [*files, *_files(addresses)]
    addresses += [link for text in _words(tables, specs, files) for link in links.written_in(text)]
    return Page(name, dict(address), texts, tables, specs, files, addresses)


def _words(tables, specs, files):
    """What is in an element in a form of its own."""
    cells = [str(cell) for table in tables for row in table for cell in row.values()]
    return [*cells, *charts.texts_of(specs), *files]


def _elements(node):
    for child in node.children.values():
        yield child
        if hasattr(child, "children"):
            yield from _elements(child)


def _texts(value):
    """Every text in an element, whatever it is for."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            if name not in UNREAD:
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _addresses(value, field=""):
    """Every address in an element, whatever it is for."""
    if isinstance(value, str):
        yield from links.addresses_of(field, value)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            if name not in UNREAD or name in links.FIELDS:
                yield from _addresses(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _addresses(inner, field)
