"""What a file is made from, as one number: its dossier, the program and the name of the site."""

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.publications.dossier.leaf import Dossier
from indicators.publications.edition.registry import Form
from indicators.publications.site.operator import site_address
from indicators.publications.view import View
from indicators.release import Release

_CODE = Path(__file__).parents[1]
_SUFFIXES = {".py", ".yaml", ".css", ".js", ".typ", ".ttf"}


def of_file(form: Form, content: str, area: str, language: str) -> str:
    """The fingerprint of one file; equal ones stand for equal bytes."""
    return _digest("\n".join([form.name, form.maker, form.path(area, language), content]))


def of_dossier(dossier: Dossier) -> str:
    """What the dossier says, whichever release it is from, and which one it names."""
    said = "".join(_parts(dossier.leaves))
    release = dossier.view.release
    named = [release.release_id, str(release.info["created_on"]), str(dossier.area), said]
    return _digest("\n".join([*named, dossier.view.language, _catalogue(release), surroundings()]))


def of_edition(release: Release, forms: tuple[Form, ...], file: str) -> str:
    """What all files of a release are made from: known without making a dossier."""
    listed = "\n".join(map(repr, forms))
    return _digest("\n".join([release.release_id, file, listed, surroundings()]))


def surroundings() -> str:
    """The program as it is now and the address of the site, which stands in links."""
    return _digest(f"{_code()}\n{site_address()}")


@cache
def _code() -> str:
    """All that makes files, and its words."""
    found = hashlib.sha256()
    for path in sorted(one for one in _CODE.rglob("*") if one.suffix in _SUFFIXES):
        found.update(path.relative_to(_CODE).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def _catalogue(release: Release) -> str:
    return _digest(release.catalogue.model_dump_json())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:32]


def _parts(value: object) -> list[str]:
    """Everything in a value that shows, in an order of its own."""
    if isinstance(value, pd.DataFrame):
        return [",".join(map(str, value.columns)), value.to_csv(index=False)]
    # Both are told apart elsewhere: the catalogue as a whole, the view by release and language.
    if isinstance(value, Catalogue | View):
        return []
    if is_dataclass(value):
        inside = [part for one in fields(value) for part in _parts(getattr(value, one.name))]
        return [type(value).__name__, *inside]
    if isinstance(value, Mapping):
        return [part for key in value for part in (str(key), *_parts(value[key]))]
    if isinstance(value, list | tuple):
        return ["(", *(part for one in value for part in _parts(one)), ")"]
    return [repr(value)]
