"""The subcommands `journal show`, `journal verify` and `journal forget`."""

import sys

import click

from indicators.cli.language import Language, help_text
from indicators.cli.output import print_json, say_line
from indicators.errors import message


@click.group(help=help_text("journal"), subcommand_metavar=help_text("command"))
def journal() -> None:
    pass


@journal.command(help=help_text("journal_show"), options_metavar=help_text("options"))
@click.option("--demo", is_flag=True, help=help_text("demo"))
@click.option("--json", "as_json", is_flag=True, help=help_text("json"))
@click.pass_obj
def show(lang: Language, demo: bool, as_json: bool) -> None:
    from indicators.cli.at_the_shell import at_the_shell
    from indicators.workflow.journal.journal_story import as_plain, journal_of, what

    found = journal_of(at_the_shell(demo=demo))
    if as_json:
        print_json([as_plain(line, name) for line, name in found])
        return
    if not found:
        say_line(message("journal_empty", lang))
    for line, name in found:
        who = name or message("journal_name_gone", lang, by=line.by)
        at = f"{line.at.astimezone():%d.%m.%Y %H:%M}"
        row = {"number": line.number, "at": at, "who": who, "what": what(line, lang)}
        # One line each, whatever somebody has written into a reason.
        say_line(" ".join(message("journal_row", lang, **row).split()))


@journal.command(help=help_text("journal_verify"), options_metavar=help_text("options"))
@click.option("--demo", is_flag=True, help=help_text("demo"))
@click.option("--json", "as_json", is_flag=True, help=help_text("json"))
@click.option("--noted", default="", metavar=help_text("hash"), help=help_text("journal_noted"))
@click.pass_obj
def verify(lang: Language, demo: bool, as_json: bool, noted: str) -> None:
    from indicators.cli.at_the_shell import at_the_shell
    from indicators.workflow.journal.journal_check import verify as verified

    found = verified(at_the_shell(demo=demo), noted)
    facts = {"lines": found.lines, "files": found.files, "head": found.head}
    if as_json:
        told = [{"kind": one.key, "sentence": one.sentence(lang)} for one in found.troubles]
        print_json({**facts, "troubles": told})
    else:
        for one in found.troubles:
            say_line(one.sentence(lang), err=True)
        if not found.troubles:
            say_line(message("journal_whole", lang, **facts))
    sys.exit(1 if found.troubles else 0)


@journal.command(help=help_text("journal_forget"), options_metavar=help_text("options"))
@click.option("--demo", is_flag=True, help=help_text("demo"))
@click.pass_obj
def forget(lang: Language, demo: bool) -> None:
    from indicators.cli.at_the_shell import at_the_shell
    from indicators.workflow.journal.forgetting import forget_names

    say_line(message("journal_forgotten", lang, count=forget_names(at_the_shell(demo=demo))))
