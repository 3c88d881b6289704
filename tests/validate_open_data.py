"""Validates catalogue and package of a release just built: `make validate-open-data SHAPES=…`."""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from frictionless import Package
from rdflib import Graph
from rdflib.namespace import SH

from indicators.build import build_release
from indicators.publications.open_data.data_package import make_data_package
from indicators.publications.open_data.dcat import Form, make_catalogue
from indicators.release import Release
from tests.publications.open_data.shapes import complaints, shapes_in
from tests.secret import plant_secret

ADDRESS = "https://monitor.example.org"
FORMS: tuple[Form, ...] = ("turtle", "json-ld")


def main(folder: str) -> int:
    """How much is wrong; each complaint is a line."""
    shapes = shapes_in(Path(folder)) if folder else Graph()
    if not shapes:
        print(f"In „{folder}“ liegen keine SHACL-Formen (*.ttl). Aufruf mit SHAPES=ORDNER.")
        return 2
    with tempfile.TemporaryDirectory() as place:
        found = [*_of(Path(place), shapes, is_demonstration=False),
                 *_of(Path(place), shapes, is_demonstration=True)]  # fmt: skip
    print("\n".join(found) if found else "Katalog und Pakete: nichts zu beanstanden.")
    return 1 if found else 0


def _of(place: Path, shapes: Graph, *, is_demonstration: bool) -> list[str]:
    os.environ["OEFFNUNGSMONITOR_DATA"] = str(place)
    if not is_demonstration:
        plant_secret(place / "deliveries")
    release = build_release(is_demonstration, date.today(), lambda _: None)
    return [*_of_catalogue(release, shapes), *_of_package(release, place)]


def _of_catalogue(release: Release, shapes: Graph) -> list[str]:
    graphs = [
        Graph().parse(data=make_catalogue(release, ADDRESS, form), format=form) for form in FORMS
    ]
    told = [text for graph in graphs for text in complaints(graph, shapes, least=SH.Warning)]
    print(f"{release.release_id}: {len(graphs[0])} Aussagen gegen {len(shapes)} der Formen geprüft")
    return told


def _of_package(release: Release, place: Path) -> list[str]:
    file = place / "package.zip"
    file.write_bytes(make_data_package(release, release))
    report = Package(str(file)).validate()
    print(f"{file.name}: {len(report.tasks)} Tabellen geprüft")
    return [f"{error[0]}: {error[1]}" for error in report.flatten(["rowNumber", "message"])]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
