"""What a running dashboard keeps in memory between visits: composed pages, out of its cache."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

import pandas as pd
from streamlit.runtime.caching.cache_data_api import _data_caches
from streamlit.runtime.caching.cache_resource_api import _resource_caches

from dashboard import cached
from indicators.publications.exhibit import Chart
from indicators.publications.forms.pieces import Prose
from tests.dashboard.shown import lines_in


def forget():
    """Other tests of this process have opened pages of other releases."""
    cached._page.clear()
    cached._open_page.clear()


def kept():
    """All words of the pages kept, all of their charts, and how many tables are kept beside."""
    blocks = [
        (result.value.blocks, result.value.pieces)
        for caches in _resource_caches._function_caches.values()
        for cache in caches.values()
        for result in cache._mem_cache.values()
        if isinstance(result.value, cached.Page)
    ]
    beside = sum(len(caches) for caches in _data_caches._function_caches.values())
    return sorted(set(words_in(blocks))), list(charts_in(blocks)), beside


def words_in(value):
    """Every text of blocks and of what is in them."""
    if isinstance(value, str):
        yield from value.splitlines()
    elif isinstance(value, Prose):
        yield from lines_in(value.html)
    elif isinstance(value, pd.DataFrame):
        yield from words_in([*value.columns, *value.to_numpy().ravel()])
    else:
        for inner in _inner(value):
            yield from words_in(inner)


def charts_in(value):
    """The figures of all charts in blocks."""
    if isinstance(value, Chart):
        yield value.figure
    elif not isinstance(value, pd.DataFrame):
        for inner in _inner(value):
            yield from charts_in(inner)


def _inner(value):
    if is_dataclass(value):
        return [getattr(value, field.name) for field in fields(value)]
    if isinstance(value, Mapping):
        return [*value.keys(), *value.values()]
    return value if isinstance(value, (list, tuple)) else ()
