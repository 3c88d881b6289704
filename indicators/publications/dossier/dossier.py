"""The dossier of a city, or of all cities together."""

from indicators.publications.dossier import city_leaves, shared_leaves
from indicators.publications.dossier.dossier_areas import ALL
from indicators.publications.dossier.leaf import Dossier
from indicators.publications.view import View
from indicators.release import Release


def dossier_of(release: Release, area: str, language: str) -> Dossier:
    """What is said about a city (its code) or all of them (""), made once for every form."""
    if area == ALL:
        view = View(release, {}, language)
        name = view.say("dossier_all")
        leaves = shared_leaves.leaves(view)
    else:
        view = View(release, {"stadt": area}, language)
        name = view.speaker.area(area)
        leaves = city_leaves.leaves(view, area)
    return Dossier(area, name, view.say("dossier_title", name=name), tuple(leaves), view)
