"""`oeffnungsmonitor publish`: makes all files of the release in force."""

import sys

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from indicators import resources
from indicators.cli.language import Language, help_text
from indicators.errors import message


@click.command(help=help_text("publish"), options_metavar=help_text("options"))
@click.option("--demo", is_flag=True, help=help_text("demo"))
@click.option("--quiet", is_flag=True, help=help_text("quiet"))
@click.pass_obj
def publish(lang: Language, demo: bool, quiet: bool) -> None:
    from indicators.publications.edition.manifest import place_of
    from indicators.publications.edition.publishing import publish as publish_release
    from indicators.publications.site.operator import site_address
    from indicators.release import current_release

    release = current_release(resources.workplace_folder(demo=demo) / "releases")
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    console = Console(stderr=True, quiet=quiet)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(message("step_publish", lang), total=None)
        made = publish_release(release, lambda done, of: bar.update(task, completed=done, total=of))
    folder = place_of(release.path.parent) / made.folder
    if not quiet:
        _say("published", lang, count=len(made.files), release=made.release, folder=folder)
    if not quiet and not site_address():
        _say("published_without_address", lang, file=resources.site_file())
    for problem in made.problems:
        click.echo(problem.sentence(lang), err=True)
    sys.exit(1 if made.problems else 0)


def _say(key: str, lang: Language, **values: object) -> None:
    click.echo(message(key, lang, **values), err=True)
