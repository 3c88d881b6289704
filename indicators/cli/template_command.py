"""The subcommand `template`: the form a city fills in."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from indicators import resources
from indicators.catalogue import Catalogue, load_catalogue
from indicators.catalogue.models import City
from indicators.cli.language import Language, help_text
from indicators.cli.output import say_line
from indicators.errors import MonitorError, message

if TYPE_CHECKING:
    from indicators.release import Release


@click.command(help=help_text("template"), options_metavar=help_text("options"))
@click.option("--city", required=True, metavar="AGS", help=help_text("template_city"))
@click.option("--year", required=True, metavar="Y", type=int, help=help_text("template_year"))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    metavar=help_text("file"),
    help=help_text("template_out"),
)
@click.option("--demo", is_flag=True, help=help_text("demo"))
@click.pass_obj
def template(lang: Language, city: str, year: int, out: Path, demo: bool) -> None:
    catalogue = catalogue_of(demo=demo)
    found = _city(catalogue, city)
    if not 1945 <= year <= date.today().year + 1:
        raise MonitorError("template_year", year=year, last=date.today().year + 1)
    files = _files(catalogue, found, year, out, demo=demo)
    for path, content in files.items():
        try:
            path.write_bytes(content)
        except OSError as problem:
            raise MonitorError(
                "template_unwritten", file=str(path), details=problem.strerror
            ) from problem
    named = ", ".join(path.name for path in files)
    say_line(message("template_written", lang, files=named, city=found.name, year=year))


def catalogue_of(*, demo: bool) -> Catalogue:
    """The catalogue of the real cities, or of the fictional ones."""
    if not demo:
        return load_catalogue()
    from indicators.demonstration import demonstration_catalogue

    return demonstration_catalogue(load_catalogue())


def _city(catalogue: Catalogue, code: str) -> City:
    found = catalogue.cities.get(code)
    if found is None:
        raise MonitorError("unknown_area", code=code, allowed=", ".join(catalogue.cities.codes))
    return found


def _release(*, demo: bool) -> "Release | None":
    """The release in force; before the first one there is none. Raises ReleaseError."""
    from indicators.release import current_release
    from indicators.release.pointer import read_pointer

    folder = resources.workplace_folder(demo=demo) / "releases"
    return None if read_pointer(folder) is None else current_release(folder)


def _files(
    catalogue: Catalogue, city: City, year: int, out: Path, *, demo: bool
) -> dict[Path, bytes]:
    """The workbook, or for a name that ends in .csv one file a sheet beside each other."""
    from indicators.intake.template.collection import read_collection
    from indicators.publications.delivery_form.form_files import make_csv_files
    from indicators.publications.delivery_form.form_sheets import DeliveryForm
    from indicators.publications.delivery_form.form_workbook import make_workbook
    from indicators.publications.delivery_form.last_year import published_before

    kind = out.suffix.lower()
    if kind not in (".xlsx", ".csv"):
        raise MonitorError("template_kind", file=out.name)
    collection = read_collection(resources.collection_file())
    release = _release(demo=demo)
    before = published_before(release, catalogue, city.code, year) if release else {}
    name = release.release_id if release else ""
    asked = DeliveryForm(catalogue, city, year, collection, before, name, is_demonstration=demo)
    if kind == ".xlsx":
        return {out: make_workbook(asked)}
    return {
        out.with_name(f"{out.stem}_{name}.csv"): content
        for name, content in make_csv_files(asked).items()
    }
