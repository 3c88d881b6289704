"""What pages show, kept in memory per release; a new release has new keys, so nothing is stale."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import streamlit as st

from dashboard.frame.addresses import is_open, names_of
from indicators import resources
from indicators.catalogue import Catalogue
from indicators.publications.canonical import canonical
from indicators.publications.composing import compose
from indicators.publications.exhibit import Block
from indicators.publications.forms.pieces import Piece, pieces
from indicators.publications.forms.place import LivePlace, in_force
from indicators.publications.page_paths import PATHS
from indicators.publications.site.operator import site_written
from indicators.publications.view import View
from indicators.publications.vintages.in_vintage import pieces_within
from indicators.release import Release, current_release
from indicators.release.release_numbers import number_in
from indicators.release.seen_since import SeenSince
from indicators.release.withdrawals import Withdrawal, withdrawals, withdrawals_written

# Releases are small (some hundred kilobytes): two while a new one takes over, and two of before.
_RELEASES = 4
_PAGES = 300
"""About what nine cities, forty indicators and two languages come to; the least used goes."""
_OPEN_PAGES = 40
"""Pages with a word or number somebody typed, or of an earlier release: there is no end of them,
and few are asked twice."""

File = tuple[str, int]
Files = tuple[File, File]
"""The release that is shown, and the one in force, from which it is seen."""
Given = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Page:
    """A page as it is composed once for all visitors who choose the same."""

    name: str
    view: View
    blocks: tuple[Block, ...]
    stand: str = ""
    """The number of the release where it is not the one in force; links stay within it then."""

    @cached_property
    def place(self) -> LivePlace:
        """Where it stands: its choices, and where its links lead."""
        return LivePlace(self.view, self.name, PATHS, in_force(self.blocks, self.view.given))

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The page as Streamlit shows it; reading pages do without."""
        found = pieces(self.blocks, self.place)
        if self.stand:
            return pieces_within(found, self.stand, has_files=not self.is_prepared)
        return found

    @property
    def is_prepared(self) -> bool:
        """Whether its release is not public yet; it lies with the deliveries then."""
        return self.view.release.path.parent != resources.workplace_folder() / "releases"


def release(file: File | None = None) -> Release:
    """The release in force, or that of a file, as it may be read today."""
    return _seen(file or file_in_force(), file_in_force())


def catalogue() -> Catalogue:
    """The catalogue of the release in force."""
    return release().catalogue


def page(name: str, given: dict[str, str], language: str, file: File | None = None) -> Page:
    """What an address shows, of the release in force or that of a file."""
    return _kept(name, understood(name, given, language, file), language, file)


def understood(
    name: str, given: dict[str, str], language: str, file: File | None = None
) -> dict[str, str]:
    """What a page makes of its address."""
    return canonical(given, names_of(name), lambda kept: _kept(name, kept, language, file).blocks)


def written() -> int:
    """When what surrounds the release in force last changed: the words of whoever runs the site,
    or which releases were taken back. What is kept is kept until then."""
    return max(site_written(), withdrawals_written(resources.workplace_folder() / "releases"))


def withdrawn(number: str) -> Withdrawal | None:
    """The withdrawal of a release; None where it was not taken back."""
    return withdrawals(resources.workplace_folder() / "releases").get(number)


def file_in_force() -> File:
    """Path and time of the file in force; its number alone may occur in another folder too."""
    path = current_release(resources.workplace_folder() / "releases").path
    return str(path), path.stat().st_mtime_ns


def _kept(name: str, given: dict[str, str], language: str, file: File | None) -> Page:
    keep = _page if file is None and not is_open(given) else _open_page
    stand = number_of(file) if file else ""
    files = (file or file_in_force(), file_in_force())
    return keep(files, written(), name, tuple(given.items()), language, stand)


def number_of(file: File) -> str:
    """The number of a release by its file."""
    return number_in(Path(file[0]).name)


@st.cache_resource(max_entries=_RELEASES, show_spinner=False)
def _seen(file: File, in_force: File) -> Release:
    path, now = Path(file[0]), Path(in_force[0])
    is_past = path.parent == now.parent and file != in_force
    opened = SeenSince(path, _seen(in_force, in_force)) if is_past else Release(path)
    # Reading the catalogue takes longer than any page may: do it once, not per visitor.
    _ = opened.catalogue, opened.info
    return opened


@st.cache_resource(max_entries=_PAGES, show_spinner=False)
def _page(files: Files, site: int, name: str, given: Given, language: str, stand: str) -> Page:
    return _composed(files, name, given, language, stand)


@st.cache_resource(max_entries=_OPEN_PAGES, show_spinner=False)
def _open_page(files: Files, site: int, name: str, given: Given, language: str, stand: str) -> Page:
    return _composed(files, name, given, language, stand)


def _composed(files: Files, name: str, given: Given, language: str, stand: str) -> Page:
    view = View(_seen(*files), dict(given), language)
    return Page(name, view, compose(name, view), stand)
