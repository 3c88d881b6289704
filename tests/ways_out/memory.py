"""What a running dashboard keeps in memory between visits: tables, out of Streamlit's cache."""

import pickle

from streamlit.runtime.caching.cache_data_api import _data_caches

from tests.ways_out import structured
from tests.ways_out.secrets import KEY, Secrets, keys


def forget():
    """Other tests of this process have opened pages of other releases."""
    _data_caches.clear_all()


def kept_tables():
    """Every table that a page has read since, whole or in part."""
    return [
        pickle.loads(entry).value
        for caches in _data_caches._function_caches.values()
        for cache in caches.values()
        for entry in cache.storage._mem_cache.values()
    ]


def leaks_in_tables(tables, figures, secrets):
    """Hidden numbers in parts of the release's tables; `figures` as the release has them."""
    hidden = dict(zip(keys(secrets.hidden), secrets.hidden.index, strict=True))
    return [
        leak
        for table in tables
        for leak in (
            _leaks_in_figures(table, hidden, secrets)
            if set(KEY) <= set(table)
            else structured.leaks_in_references({"figure": figures, _name(table): table})
        )
    ]


def _leaks_in_figures(table, hidden, secrets):
    own = [hidden[key] for key in keys(table) if key in hidden]
    return structured.leaks_in_figures(table, Secrets(secrets.figures.loc[own])) if own else []


def _name(table):
    """Points of verdicts may say more of a hidden figure than other tables."""
    return "verdict_point" if {"verdict_id", "staff_figure", "gap"} <= set(table) else "kept"
