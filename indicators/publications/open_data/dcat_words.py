"""The vocabularies of the catalogue of open data (DCAT-AP.de 3.0), and how its nodes are made."""

from collections.abc import Mapping
from typing import Any

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD

AUTHORITY = Namespace("http://publications.europa.eu/resource/authority/")
MEDIA = Namespace("https://www.iana.org/assignments/media-types/")
DCATAP = Namespace("http://data.europa.eu/r5r/")
DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
GEOCODING = Namespace("http://dcat-ap.de/def/politicalGeocoding/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")

GERMAN, ENGLISH = AUTHORITY["language/DEU"], AUTHORITY["language/ENG"]
THEMES = (AUTHORITY["data-theme/GOVE"], AUTHORITY["data-theme/SOCI"])
IRREGULAR = AUTHORITY["frequency/IRREG"]
STABLE = AUTHORITY["planned-availability/STABLE"]
PUBLIC = AUTHORITY["access-right/PUBLIC"]
VERSION = URIRef(f"{DCAT}version")
"""Of DCAT 3, which the library does not list yet."""
MUNICIPALITY = GEOCODING["Level/municipality"]
FILE_TYPES = {"application/zip": "ZIP", "text/csv": "CSV", "application/json": "JSON"}


def new_graph() -> Graph:
    """An empty graph that writes its names short."""
    graph = Graph()
    known = {"dcat": DCAT, "dct": DCTERMS, "foaf": FOAF, "dcatap": DCATAP, "dcatde": DCATDE,
             "vcard": VCARD}  # fmt: skip
    for prefix, namespace in known.items():
        graph.bind(prefix, namespace)
    return graph


def describe(graph: Graph, node: URIRef, kind: URIRef, values: Mapping[URIRef, Any]) -> URIRef:
    """A node of a kind with its properties; several values of one stand in a list."""
    graph.add((node, RDF.type, kind))
    for name, value in values.items():
        for one in value if isinstance(value, list | tuple) else (value,):
            graph.add((node, name, one))
    return node


def said(de: str, en: str) -> list[Literal]:
    """A text in both languages."""
    return [Literal(de, lang="de"), Literal(en, lang="en")]


def on_day(day: str) -> Literal:
    """A day."""
    return Literal(day, datatype=XSD.date)
