"""The dossier of a city, or of all cities together."""

import pandas as pd

from indicators.publications.dossier import city_leaves, indicator_leaves, shared_leaves
from indicators.publications.dossier.dossier_areas import ALL, INDICATOR
from indicators.publications.dossier.leaf import Dossier
from indicators.publications.view import View
from indicators.release import Release


def dossier_of(release: Release, area: str, language: str) -> Dossier:
    """What is said about a city (its code) or all of them (""), made once for every form."""
    if area.startswith(INDICATOR):
        return _of_indicator(release, area.removeprefix(INDICATOR), language)
    if area == ALL:
        view = View(release, {}, language)
        name = view.say("dossier_all")
        leaves = shared_leaves.leaves(view)
    else:
        view = View(release, {"stadt": area}, language)
        name = view.speaker.area(area)
        leaves = city_leaves.leaves(view, area)
    return Dossier(area, name, view.say("dossier_title", name=name), tuple(leaves), view)


def _of_indicator(release: Release, name: str, language: str) -> Dossier:
    """All cities together, of one indicator."""
    view = View(release, {"indikator": name}, language)
    entry = release.catalogue.indicators[name]
    title = view.say("dossier_indicator", code=entry.code, title=view.of(entry.title))
    leaves = tuple(indicator_leaves.leaves(view, name))
    return Dossier(ALL, view.of(entry.title), title, leaves, view)


def figures_of(dossier: Dossier) -> pd.DataFrame:
    """The released figures of the area, or of the indicator, of a dossier."""
    view = dossier.view
    return view.figures(view.given.get("indikator"), dossier.area or None)
