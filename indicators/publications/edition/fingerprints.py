"""What all files of a release are made from, as one number: release, program, site."""

import hashlib
from functools import cache
from pathlib import Path

from indicators.publications.edition.registry import Form
from indicators.publications.site.operator import site_address
from indicators.release import Release
from indicators.release.public_releases import public_releases
from indicators.release.withdrawals import withdrawals

_CODE = Path(__file__).parents[1]
_SUFFIXES = {".py", ".yaml", ".css", ".js", ".typ", ".ttf"}


def of_edition(release: Release, forms: tuple[Form, ...], file: str) -> str:
    """What all files of a release are made from: known without making a dossier."""
    listed = "\n".join(map(repr, forms))
    gone = sorted(withdrawals(release.path.parent))
    named = [release.release_id, release_before(release), file, *gone]
    return digest("\n".join([*named, listed, surroundings()]))


def release_before(release: Release) -> str:
    """The public release before this one, against which changes are told; "" for none."""
    *_, before = ("", *(one.release_id for one in public_releases(release)[:-1]))
    return before


def surroundings() -> str:
    """The program as it is now and the address of the site, which stands in links."""
    return digest(f"{_code()}\n{site_address()}")


@cache
def _code() -> str:
    """All that makes files, and its words."""
    found = hashlib.sha256()
    for path in sorted(one for one in _CODE.rglob("*") if one.suffix in _SUFFIXES):
        found.update(path.relative_to(_CODE).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def digest(text: str) -> str:
    """A short name of a text; equal ones stand for equal texts."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:32]
