"""For people: where the data can be had for reuse, and how to name them."""

from collections.abc import Iterator

from indicators.catalogue import Catalogue
from indicators.publications.exhibit import Block, Fold, Words
from indicators.publications.open_data import licensing
from indicators.publications.view import View


def reuse(view: View, catalogue: Catalogue) -> Iterator[Block]:
    """Package, interface, catalogue and subscriptions, each by its lasting address."""
    spoken = "" if view.language == "de" else f"?sprache={view.language}"
    release = view.release.release_id
    yield Words(view.say("reuse_text", release=release, spoken=spoken))
    cities = "\n".join(
        f"- [{city.name}](/abo/stadt/{city.code}.atom{spoken})"
        for city in catalogue.monitored_cities
    )
    yield Fold(view.say("reuse_cities"), (Words(cities),))
    licence = f"[{licensing.TITLE}]({licensing.ADDRESS})"
    yield Words(view.say("reuse_licence", licence=licence, words=licensing.attribution(release)))
