"""Where the catalogue of open data stands, whose it is, and whom to ask about it."""

from typing import NamedTuple

from rdflib import Graph, URIRef
from rdflib import Literal as Text
from rdflib.namespace import DCAT, FOAF

from indicators.errors import CatalogueError
from indicators.publications.open_data import dcat_words as words
from indicators.publications.open_data import licensing
from indicators.publications.site.operator import read_site
from indicators.publications.view import texts
from indicators.release import Release

FOLDER = "/daten"


class Place(NamedTuple):
    """Where the catalogue stands, and what it is about."""

    graph: Graph
    release: Release
    address: str

    def at(self, path: str) -> URIRef:
        """An address of ours."""
        return URIRef(f"{self.address}{path}")

    @property
    def created(self) -> Text:
        """The day of the release."""
        return words.on_day(self.release.info["created_on"].date().isoformat())


def said_in_both(key: str, place: Place | None = None, **values: str) -> list[Text]:
    """A text of ours in both languages; of invented cities it says so first."""
    said = {language: texts()[key][language].format(**values) for language in ("de", "en")}
    if place and place.release.info["is_demonstration"]:
        said = {one: f"{texts()['api_demonstration'][one]} {text}" for one, text in said.items()}
    return words.said(said["de"], said["en"])


def publisher_of(place: Place) -> URIRef:
    return words.describe(
        place.graph,
        place.at(f"{FOLDER}/katalog#herausgeber"),
        FOAF.Agent,
        {FOAF.name: Text(licensing.publisher(), lang="de")},
    )


def contact_of(place: Place) -> dict[URIRef, URIRef]:
    """Whom to write to; nobody where the site does not say."""
    try:
        site = read_site()
    except CatalogueError:
        # The pages about the site say what is wrong with the file.
        return {}
    if site is None:
        return {}
    values = {
        words.VCARD.fn: Text(site.operator.name),
        words.VCARD.hasEmail: URIRef(f"mailto:{site.operator.email}"),
    }
    node = place.at(f"{FOLDER}/katalog#kontakt")
    return {DCAT.contactPoint: words.describe(place.graph, node, words.VCARD.Organization, values)}
