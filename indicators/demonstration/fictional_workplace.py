"""The demonstration as a catalogue and a workplace that `build` can work with."""

import hashlib
import shutil
from pathlib import Path

from indicators.catalogue import Catalogue
from indicators.catalogue.catalogue import LISTS
from indicators.demonstration.deliveries import write_deliveries
from indicators.demonstration.settings import fictional_cities, setting_files
from indicators.release.secret import FILE as SECRET_FILE
from indicators.workplace import Workplace

STAMP = "made_from.txt"
_SECRET = "00" * 32


def demonstration_catalogue(catalogue: Catalogue) -> Catalogue:
    """The catalogue with the fictional cities in place of the real ones, and no comparators."""
    lists = {name: getattr(catalogue, name) for name in LISTS}
    lists["cities"] = tuple(entry.city for entry in fictional_cities())
    lists["comparators"] = ()
    # Not model_copy: it would carry over what was worked out about the real cities.
    return Catalogue(**lists)


def demonstration_workplace(folder: Path) -> Workplace:
    """A workplace in `folder` with the invented deliveries, written where absent or outdated."""
    deliveries = folder / "deliveries"
    stamp = deliveries / STAMP
    made_from = _made_from()
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != made_from:
        _write_anew(deliveries)
        # Last, so that an interrupted run is repeated.
        stamp.write_text(made_from, encoding="utf-8", newline="\n")
    return as_it_stands(folder)


def as_it_stands(folder: Path) -> Workplace:
    """A workplace with the invented deliveries that lie there."""
    deliveries = sorted((folder / "deliveries").glob("*.csv"))
    return Workplace(tuple(deliveries), folder, is_demonstration=True)


def _write_anew(deliveries: Path) -> None:
    """Another invention is another world: what was said of the old one binds nobody."""
    for folder in (deliveries, deliveries.with_name("releases")):
        shutil.rmtree(folder, ignore_errors=True)
    deliveries.mkdir(parents=True)
    write_deliveries(deliveries)
    # Nothing is secret here, and everyone shall see the same demonstration.
    (deliveries / SECRET_FILE).write_text(_SECRET + "\n", encoding="ascii")


def _made_from() -> str:
    """A hash of settings and generator: another one means other deliveries."""
    digest = hashlib.sha256()
    for file in [*setting_files(), *sorted(Path(__file__).parent.glob("*.py"))]:
        digest.update(file.read_bytes())
    return digest.hexdigest()
