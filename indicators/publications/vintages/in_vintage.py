"""An earlier release on live pages: what stands above them, and links that stay within it."""

import re
from html import escape
from urllib.parse import urlencode

from indicators.publications.download_paths import FILES
from indicators.publications.forms.deck_place import DECKS
from indicators.publications.forms.html import rendered
from indicators.publications.forms.lasting import frozen_address, newest, since_then
from indicators.publications.forms.markup import element, link
from indicators.publications.forms.pieces import Frame, Piece, Prose
from indicators.publications.forms.place import READING, STAND, Place
from indicators.publications.page_paths import PATHS
from indicators.publications.vintages.revision_section import revised_since
from indicators.release import Release

_LINK = re.compile(r'(\shref=")(/[^"?#]*)(\?[^"#]*)?(#[^"]*)?"')
_TO_FILE = re.compile(r'<a\s[^>]*href="/(?:lesen|sitzung|dateien)/[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_LIVE = {"/", *(f"/{path}" for path in PATHS.values())}
_FILED = (READING, DECKS, FILES)


def within(html: str, release: str) -> str:
    """HTML whose links lead on within a release: live pages by name, files to lasting addresses."""
    return _LINK.sub(lambda found: _led(found, release), html)


def _led(found: re.Match[str], release: str) -> str:
    begin, path, query, place = found[1], found[2], found[3] or "", found[4] or ""
    if path.startswith(_FILED):
        return f'{begin}{frozen_address(release, path)}{query}{place}"'
    if path not in _LIVE or f"{STAND}=" in query:
        return found[0]
    joined = f"{query}&amp;" if query else "?"
    return f'{begin}{path}{joined}{urlencode({STAND: release})}{place}"'


def vintage_note(place: Place, in_force: Release) -> str:
    """Which release this is, what of it has changed since, and the way to the one in force."""
    view = place.view
    told = element("p", escape(since_then(view, newest(view, in_force))))
    way = element("p", link(place.live(), escape(view.say("frozen_living"))))
    changed = rendered(tuple(revised_since(view, in_force)), place)
    name = view.say("frozen_name")
    return element("aside", told + changed + way, class_="note warning", aria_label=name)


def prepared_note(place: Place) -> str:
    """That a release is not public yet."""
    told = place.words(place.say("vintage_prepared", release=place.view.release.release_id))
    name = place.say("frozen_name")
    return element("aside", told, class_="note error", aria_label=name)


def pieces_within(found: tuple[Piece, ...], release: str, *, has_files: bool) -> tuple[Piece, ...]:
    """Pieces of a live page whose links lead on within a release.

    Without files there is nothing at lasting addresses yet: what led there is read as text.
    """
    return tuple(_piece_within(piece, release, has_files=has_files) for piece in found)


def _piece_within(piece: Piece, release: str, *, has_files: bool) -> Piece:
    if isinstance(piece, Prose):
        html = piece.html if has_files else _TO_FILE.sub(r"\1", piece.html)
        return Prose(within(html, release))
    if isinstance(piece, Frame):
        parts = (pieces_within(part, release, has_files=has_files) for part in piece.parts)
        return Frame(piece.block, tuple(parts))
    return piece
