"""What files are made from, as one number: release, program, site."""

import hashlib
import sys
from functools import cache
from pathlib import Path

from indicators.publications.edition.registry import Form
from indicators.publications.site.operator import site_address
from indicators.release import Release
from indicators.release.public_releases import public_releases
from indicators.release.withdrawals import withdrawals
from indicators.release.write import checksum

_CODE = Path(__file__).parents[2]
"""All rooms: what a file says also comes from rules, labels and the reader of a release."""


def of_release(release: Release, file: str) -> str:
    """All that can show in a file: releases, program, site. `file` is the digest of the release.

    Known without composing anything, and nothing composed can be forgotten in it. In the release
    lies what was delivered, decided and protected, and the catalogue of the day.
    """
    before = [f"{one.release_id} {checksum(one.path)}" for one in public_releases(release)[-2:-1]]
    gone = sorted(withdrawals(release.path.parent))
    return digest("\n".join([release.release_id, file, *before, *gone, surroundings()]))


def of_edition(basis: str, forms: tuple[Form, ...]) -> str:
    """What all files are made from; `basis` is the fingerprint of their release."""
    return digest("\n".join([basis, *map(repr, forms)]))


def of_file(basis: str, form: Form, area: str, language: str) -> str:
    """What one file is made from; equal ones stand for equal bytes."""
    return digest("\n".join([basis, repr(form), area, language]))


def surroundings() -> str:
    """The program as it is now and the address of the site, which stands in links."""
    return digest(f"{_program()}\n{site_address()}")


@cache
def _program() -> str:
    """All of our code and words, and which version of each library stands beside it."""
    found = hashlib.sha256(f"{sys.version}\n{_libraries()}".encode())
    for path in sorted(_CODE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            found.update(path.relative_to(_CODE).as_posix().encode())
            found.update(path.read_bytes())
    return found.hexdigest()


def _libraries() -> list[str]:
    """What is installed, by the names of the folders in which installers note it."""
    return sorted(path.name for folder in sys.path for path in Path(folder).glob("*-info"))


def digest(text: str) -> str:
    """A short name of a text; equal ones stand for equal texts."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:32]
