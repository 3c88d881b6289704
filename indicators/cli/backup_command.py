"""The subcommands `backup` and `restore`."""

from pathlib import Path

import click

from indicators.cli.language import Language, help_text
from indicators.cli.output import print_json, say_line
from indicators.errors import message


@click.command(help=help_text("backup"), options_metavar=help_text("options"))
@click.argument("file", type=click.Path(path_type=Path), metavar=help_text("file"))
@click.option("--demo", is_flag=True, help=help_text("demo"))
@click.option("--json", "as_json", is_flag=True, help=help_text("json"))
@click.pass_obj
def backup(lang: Language, file: Path, demo: bool, as_json: bool) -> None:
    from indicators.cli.at_the_shell import at_the_shell
    from indicators.workflow.safekeeping.backing_up import back_up

    written = back_up(file, at_the_shell(demo=demo))
    if as_json:
        print_json(written.model_dump(mode="json"))
        return
    size = f"{file.stat().st_size / 1024**2:.1f}"
    say_line(message("backup_done", lang, file=file.name, count=len(written.files), size=size))


@click.command(help=help_text("restore"), options_metavar=help_text("options"))
@click.argument("file", type=click.Path(path_type=Path), metavar=help_text("file"))
@click.option("--instead", is_flag=True, help=help_text("instead"))
@click.option("--by", metavar=help_text("name"), help=help_text("by"))
@click.option("--demo", is_flag=True, help=help_text("demo"))
@click.option("--json", "as_json", is_flag=True, help=help_text("json"))
@click.pass_obj
def restore(
    lang: Language, file: Path, instead: bool, by: str | None, demo: bool, as_json: bool
) -> None:
    from indicators.cli.at_the_shell import at_the_shell
    from indicators.workflow.safekeeping.restore_backup import restore as put_back

    found = put_back(file, at_the_shell(by, demo=demo), instead=instead)
    if as_json:
        print_json(found.model_dump(mode="json"))
        return
    made_at = f"{found.made_at.astimezone():%d.%m.%Y %H:%M}"
    told = {"file": file.name, "count": len(found.files), "made_at": made_at}
    say_line(message("restore_done", lang, **told))
