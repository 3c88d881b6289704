"""The command `oeffnungsmonitor`. Each subcommand asks one function and prints its answer."""

import os
import sys
from datetime import date
from pathlib import Path

import click

from indicators.cli.backup_command import backup, restore
from indicators.cli.delivery_commands import COMMANDS as DELIVERY_COMMANDS
from indicators.cli.import_command import import_file
from indicators.cli.journal_command import journal
from indicators.cli.language import LANGUAGE, Language, help_text
from indicators.cli.output import (
    catalogue_as_json,
    figures_as_json,
    print_beside,
    print_catalogue,
    print_figures,
    print_findings,
    print_findings_as_json,
    print_json,
    say_line,
)
from indicators.cli.plan_command import plan
from indicators.cli.publish_command import publish
from indicators.cli.release_commands import release, statement
from indicators.cli.release_reading import diff, list_releases
from indicators.cli.template_command import catalogue_of, template
from indicators.errors import DeliveryError, MonitorError, is_held, message


@click.group(
    help=help_text("help"),
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar=help_text("options"),
    subcommand_metavar=help_text("command"),
)
@click.option("--lang", type=click.Choice(["de", "en"]), default="de", help=help_text("lang"))
@click.pass_context
def commands(context: click.Context, lang: Language) -> None:
    context.obj = lang


@commands.command(help=help_text("serve"), options_metavar=help_text("options"))
@click.option("--demo", is_flag=True, help=help_text("demo"))
@click.option("--host", default="localhost", help=help_text("host"))
@click.option("--port", type=click.IntRange(1, 65535), default=8501, help=help_text("port"))
@click.option("--no-files", is_flag=True, help=help_text("no_files"))
@click.pass_obj
def serve(lang: Language, demo: bool, host: str, port: int, no_files: bool) -> None:
    from indicators.cli.building import build_apart
    from indicators.cli.ports import check_port

    check_port(port, host)
    build_apart(lang, demo=demo)
    os.environ["OEFFNUNGSMONITOR_DEMO"] = "1" if demo else "0"
    from dashboard.server import serve as serve_dashboard
    from dashboard.serving.openid import check_set_up
    from dashboard.serving.publisher import Publisher

    if not demo:
        check_set_up(catalogue_of(demo=False))
    named = f"[{host}]" if ":" in host else host
    told = message("serving", lang, host=named, port=port)
    publisher = None if no_files else Publisher()
    serve_dashboard(port, lambda: click.echo(told), publisher, host)


@commands.command(help=help_text("check"), options_metavar=help_text("options"))
@click.argument("file", type=click.Path(path_type=Path), metavar=help_text("file"))
@click.option("--demo", is_flag=True, help=help_text("demo"))
@click.option("--json", "as_json", is_flag=True, help=help_text("json"))
@click.pass_obj
def check(lang: Language, file: Path, demo: bool, as_json: bool) -> None:
    from indicators.intake.file_check import check_file

    try:
        result = check_file(file, catalogue_of(demo=demo), date.today())
    except DeliveryError as problem:
        print_beside(problem, lang)
        raise
    if as_json:
        print_findings_as_json(result)
    else:
        print_findings(result, lang)
    sys.exit(1 if result.errors else 0)


@commands.command(help=help_text("build"), options_metavar=help_text("options"))
@click.option("--demo", is_flag=True, help=help_text("demo"))
@click.pass_obj
def build(lang: Language, demo: bool) -> None:
    from indicators.cli.building import build_and_tell
    from indicators.workflow.releases.opening import refuse_where_people_decide

    refuse_where_people_decide(demo=demo)
    build_and_tell(lang, demo=demo)


@commands.command(help=help_text("catalogue"), options_metavar=help_text("options"))
@click.option("--demo", is_flag=True, help=help_text("demo"))
@click.option("--json", "as_json", is_flag=True, help=help_text("json"))
@click.pass_obj
def catalogue(lang: Language, demo: bool, as_json: bool) -> None:
    found = catalogue_of(demo=demo)
    if as_json:
        print_json(catalogue_as_json(found))
    else:
        print_catalogue(found, lang)


@commands.command(help=help_text("figures"), options_metavar=help_text("options"))
@click.option("--demo", is_flag=True, help=help_text("demo"))
@click.option("--city", metavar="AGS", help=help_text("city"))
@click.option("--indicator", metavar="NAME", help=help_text("indicator"))
@click.option("--json", "as_json", is_flag=True, help=help_text("json"))
@click.option("--csv", "as_csv", is_flag=True, help=help_text("csv"))
@click.pass_obj
def figures(
    lang: Language,
    demo: bool,
    city: str | None,
    indicator: str | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    if as_json and as_csv:
        raise MonitorError("cli_one_format")
    from indicators.cli.answers import released_figures

    release, found = released_figures(city, indicator, demo=demo)
    if as_json:
        print_json(figures_as_json(found, release))
    elif as_csv:
        # Bytes, because a spreadsheet needs the mark to read umlauts, whatever the terminal speaks.
        from indicators.publications.figure_file import figures_as_csv

        click.echo(figures_as_csv(found, release.catalogue).encode("utf-8-sig"), nl=False)
    else:
        print_figures(found, release, lang)


@commands.command(help=help_text("verdicts"))
@click.option("--demo", is_flag=True, help=help_text("demo"))
@click.option("--city", metavar="AGS", help=help_text("city"))
@click.option("--indicator", metavar="NAME", help=help_text("indicator"))
@click.option(
    "--target-year", metavar="Y", type=click.IntRange(2000, 2200), help=help_text("target_year")
)
@click.option("--json", "as_json", is_flag=True, help=help_text("json"))
@click.pass_obj
def verdicts(
    lang: Language,
    demo: bool,
    city: str | None,
    indicator: str | None,
    target_year: int | None,
    as_json: bool,
) -> None:
    from indicators.cli.answers import released_verdicts
    from indicators.cli.verdict_output import print_verdicts, verdicts_as_json

    release, found = released_verdicts(city, indicator, demo=demo)
    if as_json:
        print_json(verdicts_as_json(found, release, target_year))
    else:
        print_verdicts(found, release, lang, target_year)


commands.add_command(backup)
commands.add_command(import_file)
commands.add_command(journal)
commands.add_command(plan)
commands.add_command(publish)
commands.add_command(restore)
commands.add_command(template)
commands.add_command(statement)
for command in DELIVERY_COMMANDS:
    commands.add_command(command)
release.add_command(list_releases)
release.add_command(diff)
commands.add_command(release)


def _database_error() -> type[Exception]:
    """What no command expects of the database; imported only when something went wrong."""
    import duckdb

    return duckdb.Error


def main() -> None:
    """Entry point: errors a person can mend are one sentence and an exit code."""
    try:
        commands.main(standalone_mode=False)
    except MonitorError as error:
        say_line(error.sentence(LANGUAGE), err=True)
        sys.exit(error.exit_code)
    except _database_error() as error:
        key = "database_held" if is_held(error) else "database_trouble"
        click.echo(message(key, LANGUAGE, details=str(error).splitlines()[0]), err=True)
        sys.exit(2)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(2)
    except click.ClickException as error:
        details = error.format_message()
        say_line(message("cli_usage_error", LANGUAGE, details=details), err=True)
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
