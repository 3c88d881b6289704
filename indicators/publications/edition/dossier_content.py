"""What one file is made from, as one number: all that its dossier says, and its form."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.publications.dossier.leaf import Dossier
from indicators.publications.edition.fingerprints import digest, release_before, surroundings
from indicators.publications.edition.registry import Form
from indicators.publications.view import View
from indicators.release import Release


def of_file(form: Form, content: str, area: str, language: str) -> str:
    """The fingerprint of one file; equal ones stand for equal bytes."""
    return digest("\n".join([form.name, form.maker, form.path(area, language), content]))


def of_dossier(dossier: Dossier) -> str:
    """What the dossier says, whichever release it is from, and which one it names."""
    said = "".join(_parts(dossier.leaves))
    release = dossier.view.release
    earlier = release_before(release)
    named = [release.release_id, earlier, str(release.info["created_on"]), str(dossier.area), said]
    return digest("\n".join([*named, dossier.view.language, _catalogue(release), surroundings()]))


def _catalogue(release: Release) -> str:
    return digest(release.catalogue.model_dump_json())


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
