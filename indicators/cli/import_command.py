"""The subcommand `import`: a delivery out of a table of official statistics."""

from pathlib import Path

import click

from indicators.cli.language import Language, help_text


@click.command("import", help=help_text("import"), options_metavar=help_text("options"))
@click.argument("file", type=click.Path(path_type=Path), metavar=help_text("file"))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    metavar=help_text("file"),
    help=help_text("out"),
)
@click.option("--base", metavar=help_text("code"), help=help_text("base"))
@click.pass_obj
def import_file(lang: Language, file: Path, out: Path, base: str | None) -> None:
    from indicators.cli.import_output import run_import

    run_import(file, out, base, lang)
