"""The catalogue of open data: what DCAT-AP.de demands, and where everything lies."""

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, SH, XSD

from indicators.publications.open_data.dcat import make_catalogue
from tests.publications.open_data.shapes import SCHEMES, complaints

SITE = "https://monitor.example.org/monitor"
DEMANDED = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset),
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.distribution),
    DCAT.Distribution: (DCAT.accessURL, DCTERMS.license),
    DCAT.DataService: (DCTERMS.title, DCAT.endpointURL, DCTERMS.publisher),
    FOAF.Agent: (FOAF.name,),
    DCTERMS.PeriodOfTime: (DCAT.startDate, DCAT.endDate),
}


def catalogue_of(release, form="turtle"):
    return Graph().parse(data=make_catalogue(release, SITE, form), format=form)


@pytest.fixture(scope="module")
def catalogue(real_release):
    return catalogue_of(real_release)


# Raised inside the library about itself.
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")
def test_both_forms_say_the_same(catalogue, real_release):
    assert set(catalogue_of(real_release, "json-ld")) == set(catalogue)


def test_every_node_has_what_is_demanded_of_its_kind(catalogue):
    for kind, properties in DEMANDED.items():
        nodes = list(catalogue.subjects(RDF.type, kind))
        assert nodes, kind
        for node in nodes:
            for name in properties:
                assert catalogue.value(node, name, any=True) is not None, (node, name)


def test_titles_and_descriptions_stand_in_both_languages(catalogue):
    for name in (DCTERMS.title, DCTERMS.description):
        for node in set(catalogue.subjects(name)):
            said = [text for text in catalogue.objects(node, name) if isinstance(text, Literal)]
            assert sorted(text.language or "" for text in said) == ["de", "en"]


def test_all_cities_have_a_dataset_of_their_own(catalogue, real_release):
    datasets = set(catalogue.subjects(RDF.type, DCAT.Dataset))
    cities = {
        URIRef(f"{SITE}/daten/katalog#{one.code}")
        for one in real_release.catalogue.monitored_cities
    }

    assert datasets == cities | {URIRef(f"{SITE}/daten/katalog#alle-staedte")}
    assert set(catalogue.objects(None, DCAT.dataset)) == datasets


def test_every_address_is_absolute_and_ours_begin_with_the_site(catalogue):
    for name in (DCAT.accessURL, DCAT.downloadURL, DCAT.landingPage, DCAT.endpointURL):
        for address in catalogue.objects(None, name):
            assert str(address).startswith(f"{SITE}/")
    package = URIRef(f"{SITE}/daten/2026-11-21-01.zip")
    assert (None, DCAT.downloadURL, package) in catalogue


def test_codes_are_those_of_the_vocabularies(catalogue):
    known = {code for codes in SCHEMES.values() for code in codes}
    names = (DCTERMS.language, DCTERMS.license, DCTERMS.accrualPeriodicity, DCAT.theme,
             DCTERMS.accessRights, DCTERMS["format"])  # fmt: skip

    for name in names:
        found = {str(code) for code in catalogue.objects(None, name)}
        assert found and found <= known


def test_invented_cities_say_so_and_lie_nowhere(demo_release):
    catalogue = catalogue_of(demo_release)
    said = list(catalogue.objects(None, DCTERMS.description))

    assert all("erfunden" in str(text) or "invented" in str(text) for text in said)
    assert not list(catalogue.objects(None, DCTERMS.spatial))


def test_the_same_release_gives_the_same_text(real_release):
    for form in ("turtle", "json-ld"):
        assert make_catalogue(real_release, SITE, form) == make_catalogue(real_release, SITE, form)


def test_shapes_find_what_is_missing(catalogue):
    shapes = Graph()
    shape, demanded = URIRef("urn:shape"), URIRef("urn:demanded")
    for triple in (
        (shape, RDF.type, SH.NodeShape),
        (shape, SH.targetClass, DCAT.Dataset),
        (shape, SH.property, demanded),
        (demanded, SH.path, DCTERMS.publisher),
        (demanded, SH.minCount, Literal(1, datatype=XSD.integer)),
    ):
        shapes.add(triple)
    damaged = catalogue + Graph()
    damaged.remove((URIRef(f"{SITE}/daten/katalog#05113"), DCTERMS.publisher, None))

    assert complaints(catalogue, shapes) == []
    assert [one.partition(": ")[0] for one in complaints(damaged, shapes)] == [
        f"{SITE}/daten/katalog#05113"
    ]
