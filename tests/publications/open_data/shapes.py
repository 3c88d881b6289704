"""Validates the catalogue of open data against SHACL shapes, without loading anything.

The official shapes name vocabularies that lie on other servers. What those say of the codes we
use stands here, so that a code that none of them has is found.
"""

from pathlib import Path

from pyshacl import validate
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, SH, SKOS

_EU = "http://publications.europa.eu/resource/authority/"
_DE = "http://dcat-ap.de/def/"
SCHEMES = {
    f"{_EU}language": (f"{_EU}language/DEU", f"{_EU}language/ENG"),
    f"{_EU}data-theme": (f"{_EU}data-theme/GOVE", f"{_EU}data-theme/SOCI"),
    f"{_EU}frequency": (f"{_EU}frequency/IRREG",),
    f"{_EU}planned-availability": (f"{_EU}planned-availability/STABLE",),
    f"{_EU}access-right": (f"{_EU}access-right/PUBLIC",),
    f"{_EU}file-type": tuple(f"{_EU}file-type/{kind}" for kind in ("ZIP", "CSV", "JSON")),
    f"{_DE}licenses": (f"{_DE}licenses/dl-by-de/2.0",),
    f"{_DE}politicalGeocoding/Level": (f"{_DE}politicalGeocoding/Level/municipality",),
}
_CLASSES = {
    f"{_EU}language": DCTERMS.LinguisticSystem,
    f"{_EU}frequency": DCTERMS.Frequency,
    f"{_EU}access-right": DCTERMS.RightsStatement,
    f"{_EU}file-type": DCTERMS.MediaTypeOrExtent,
    f"{_DE}licenses": DCTERMS.LicenseDocument,
}
_MEDIA = Namespace("https://www.iana.org/assignments/media-types/")


def shapes_in(folder: Path) -> Graph:
    """All shapes of a folder as one graph."""
    graph = Graph()
    for file in sorted(folder.glob("*.ttl")):
        graph.parse(file)
    return graph


def vocabularies() -> Graph:
    """What the vocabularies say of the codes we use."""
    graph = Graph()
    for scheme, codes in SCHEMES.items():
        graph.add((URIRef(scheme), RDF.type, SKOS.ConceptScheme))
        for code in map(URIRef, codes):
            graph.add((code, RDF.type, SKOS.Concept))
            graph.add((code, SKOS.inScheme, URIRef(scheme)))
            if scheme in _CLASSES:
                graph.add((code, RDF.type, _CLASSES[scheme]))
    for kind in ("application/zip", "text/csv", "application/json"):
        graph.add((_MEDIA[kind], RDF.type, DCTERMS.MediaType))
    return graph


def complaints(catalogue: Graph, shapes: Graph, *, least: URIRef = SH.Violation) -> list[str]:
    """What the shapes object to: violations, or warnings too."""
    kinds = {SH.Violation} if least == SH.Violation else {SH.Violation, SH.Warning}
    _, report, _ = validate(catalogue + vocabularies(), shacl_graph=shapes)
    assert isinstance(report, Graph)
    return sorted(
        f"{report.value(found, SH.focusNode)}: {report.value(found, SH.resultMessage)}"
        f" ({report.value(found, SH.resultPath)}, {report.value(found, SH.value)})"
        for found in report.subjects(RDF.type, SH.ValidationResult)
        if report.value(found, SH.resultSeverity) in kinds
    )
