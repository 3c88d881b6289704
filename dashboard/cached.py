"""What pages read, kept in memory per release; a new release has new keys, so nothing is stale."""

from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from indicators import resources
from indicators.catalogue import Catalogue
from indicators.release import Release, current_release

# Releases are small (some hundred kilobytes); two fit while a new one takes over.
_RELEASES = 2
File = tuple[str, int]
_TABLES = 256


def release() -> Release:
    """The release in force."""
    return _open(*_file_in_force())


def _file_in_force() -> File:
    """Path and time of the file in force; its number alone may occur in another folder too."""
    path = current_release(resources.workplace_folder() / "releases").path
    return str(path), path.stat().st_mtime_ns


@st.cache_resource(max_entries=_RELEASES, show_spinner=False)
def _open(path: str, written: int) -> Release:
    opened = Release(Path(path))
    # Reading the catalogue takes longer than any page may: do it once, not per visitor.
    _ = opened.catalogue, opened.info
    return opened


def catalogue() -> Catalogue:
    """The catalogue of the release in force."""
    return release().catalogue


def figures(series: str | tuple[str, ...] | None = None, area: str | None = None) -> pd.DataFrame:
    """Protected figures of some series and an area."""
    return _figures(_file_in_force(), series, area)


@st.cache_data(max_entries=_TABLES, show_spinner=False)
def _figures(file: File, series: str | tuple[str, ...] | None, area: str | None) -> pd.DataFrame:
    wanted = list(series) if isinstance(series, tuple) else series
    return release().figures(wanted, area)


def table(name: str, **conditions: Any) -> pd.DataFrame:
    """Another table of the release: recordability, criteria, findings, deliveries …"""
    return _table(_file_in_force(), name, tuple(sorted(conditions.items())))


@st.cache_data(max_entries=_TABLES, show_spinner=False)
def _table(file: File, name: str, conditions: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
    read = getattr(release(), name)
    found: pd.DataFrame = read(**dict(conditions))
    return found
