"""The catalogue of open data after DCAT-AP.de: what there is, whose it is, where it is.

Every node has an address, none is anonymous: the same release gives the same text.
"""

import json
from typing import Any, Literal
from urllib.parse import urlencode

from rdflib import Graph, URIRef
from rdflib import Literal as Text
from rdflib.namespace import DCAT, DCTERMS, FOAF

from indicators.catalogue.models import City
from indicators.publications.open_data import dcat_words as words
from indicators.publications.open_data import licensing
from indicators.publications.open_data.api_routes import BASE, MOST_ROWS
from indicators.publications.open_data.data_package import file_name
from indicators.publications.open_data.dcat_place import (
    FOLDER,
    Place,
    contact_of,
    publisher_of,
    said_in_both,
)
from indicators.publications.open_data.open_rows import rows_of
from indicators.release import Release

Form = Literal["turtle", "json-ld"]
_LICENCE = URIRef(licensing.IN_DCAT_AP_DE)
_KEYWORDS = (("Interkulturelle Öffnung", "Intercultural opening"), ("Integration", "Integration"),
             ("Verwaltung", "Administration"), ("Beschäftigte", "Staff"))  # fmt: skip


def make_catalogue(release: Release, address: str, form: Form) -> bytes:
    """The catalogue; `address` is that of the site, without a slash at its end."""
    place = Place(words.new_graph(), release, address)
    publisher = publisher_of(place)
    datasets = [_whole(place, publisher), *_cities(place, publisher)]
    service = _service(place, publisher, datasets)
    title, description = said_in_both("dcat_title"), said_in_both("dcat_description", place)
    words.describe(
        place.graph,
        place.at(f"{FOLDER}/katalog"),
        DCAT.Catalog,
        {
            DCTERMS.title: title,
            DCTERMS.description: description,
            DCTERMS.publisher: publisher,
            DCTERMS.language: [words.GERMAN, words.ENGLISH],
            DCTERMS.license: _LICENCE,
            DCTERMS.modified: place.created,
            FOAF.homepage: place.at("/"),
            DCAT.themeTaxonomy: words.AUTHORITY["data-theme"],
            DCAT.dataset: datasets,
            DCAT.service: service,
        },
    )
    return _written(place.graph, form)


def _written(graph: Graph, form: Form) -> bytes:
    if form == "turtle":
        return graph.serialize(format="turtle", encoding="utf-8")
    read = json.loads(graph.serialize(format="json-ld", auto_compact=True))
    return json.dumps(_in_order(read), ensure_ascii=False, indent=1, sort_keys=True).encode()


def _in_order(value: Any) -> Any:
    """The same JSON-LD with its sets in one order; the library's depends on the process."""
    if isinstance(value, dict):
        return {name: _in_order(one) for name, one in value.items()}
    if isinstance(value, list):
        return sorted(map(_in_order, value), key=lambda one: json.dumps(one, sort_keys=True))
    return value


def _whole(place: Place, publisher: URIRef) -> URIRef:
    """All data of the release as one package, and by the interface."""
    zipped = f"{FOLDER}/{file_name(place.release)}"
    about = {
        DCTERMS.title: said_in_both("dcat_title"),
        DCTERMS.description: said_in_both("dcat_description", place),
        DCAT.landingPage: place.at("/"),
        DCAT.distribution: [
            _distribution(place, "paket", zipped, "application/zip"),
            _distribution(place, "werte", f"{BASE}/figures", "application/json"),
        ],
        **_geocoded(place, place.release.catalogue.monitored_cities),
    }
    return _dataset(place, publisher, f"{FOLDER}/katalog#alle-staedte", about, None)


def _cities(place: Place, publisher: URIRef) -> list[URIRef]:
    """The figures of each monitored city, for its own portal."""
    return [_city(place, publisher, one) for one in place.release.catalogue.monitored_cities]


def _city(place: Place, publisher: URIRef, city: City) -> URIRef:
    query = urlencode({"city": city.code, "limit": MOST_ROWS, "format": "csv"})
    about = {
        DCTERMS.title: said_in_both("dcat_city_title", city=city.name),
        DCTERMS.description: said_in_both("dcat_city_description", place, city=city.name),
        DCAT.landingPage: place.at(f"/stadt?stadt={city.code}"),
        DCAT.distribution: [
            _distribution(place, city.code, f"{BASE}/figures?{query}", "text/csv"),
        ],
        **_geocoded(place, (city,)),
    }
    return _dataset(place, publisher, f"{FOLDER}/katalog#{city.code}", about, city.code)


def _geocoded(place: Place, cities: tuple[City, ...]) -> dict[URIRef, Any]:
    """Which cities the data are about; invented ones have no place."""
    if place.release.info["is_demonstration"]:
        return {}
    keys = [words.GEOCODING[f"districtKey/{city.code}"] for city in cities]
    return {
        words.DCATDE.politicalGeocodingLevelURI: words.MUNICIPALITY,
        DCTERMS.spatial: keys,
    }


def _dataset(
    place: Place, publisher: URIRef, path: str, about: dict[URIRef, Any], area: str | None
) -> URIRef:
    common = {
        DCTERMS.publisher: publisher,
        DCTERMS.identifier: Text(f"oeffnungsmonitor-{path.rpartition('#')[2]}"),
        DCTERMS.modified: place.created,
        DCTERMS.language: [words.GERMAN, words.ENGLISH],
        DCTERMS.accrualPeriodicity: words.IRREGULAR,
        DCTERMS.accessRights: words.PUBLIC,
        words.DCATAP.availability: words.STABLE,
        words.VERSION: Text(place.release.release_id),
        DCAT.theme: list(words.THEMES),
        DCAT.keyword: [text for pair in _KEYWORDS for text in words.said(*pair)],
        **contact_of(place),
        **_period(place, path, area),
    }
    return words.describe(place.graph, place.at(path), DCAT.Dataset, common | about)


def _period(place: Place, path: str, area: str | None) -> dict[URIRef, URIRef]:
    """First and last year of the figures; nothing where there are none."""
    rows = rows_of(place.release, "figure")
    years = [row["year"] for row in rows if area is None or row["area"] == area]
    if not years:
        return {}
    period = words.describe(
        place.graph,
        place.at(f"{path}-zeitraum"),
        DCTERMS.PeriodOfTime,
        {
            DCAT.startDate: words.on_day(f"{min(years)}-01-01"),
            DCAT.endDate: words.on_day(f"{max(years)}-12-31"),
        },
    )
    return {DCTERMS.temporal: period}


def _distribution(place: Place, name: str, path: str, media_type: str) -> URIRef:
    file_type = words.FILE_TYPES[media_type]
    return words.describe(
        place.graph,
        place.at(f"{FOLDER}/katalog#{name}-{file_type.lower()}"),
        DCAT.Distribution,
        {
            DCTERMS.title: said_in_both(f"dcat_file_{file_type.lower()}"),
            DCTERMS.license: _LICENCE,
            words.DCATDE.licenseAttributionByText: Text(
                licensing.attribution(place.release.release_id), lang="de"
            ),
            DCTERMS.modified: place.created,
            DCAT.accessURL: place.at(path),
            DCAT.downloadURL: place.at(path),
            DCAT.mediaType: words.MEDIA[media_type],
            DCTERMS["format"]: words.AUTHORITY[f"file-type/{file_type}"],
        },
    )


def _service(place: Place, publisher: URIRef, datasets: list[URIRef]) -> URIRef:
    return words.describe(
        place.graph,
        place.at(f"{FOLDER}/katalog#schnittstelle"),
        DCAT.DataService,
        {
            DCTERMS.title: said_in_both("api_title"),
            DCTERMS.description: said_in_both("api_description", place),
            DCTERMS.publisher: publisher,
            DCTERMS.license: _LICENCE,
            DCTERMS.accessRights: words.PUBLIC,
            DCAT.endpointURL: place.at(BASE),
            DCAT.endpointDescription: place.at(f"{BASE}/openapi.json"),
            DCAT.servesDataset: datasets,
        },
    )
