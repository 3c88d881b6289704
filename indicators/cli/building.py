"""Building at the command line, and before serving in a process of its own."""

import os
import sys
from datetime import date

import click

from indicators.cli.language import Language
from indicators.cli.output import with_progress
from indicators.errors import message
from indicators.workflow.releases.opening import open_release


def build_and_tell(lang: Language, *, demo: bool) -> None:
    """Builds the real or the fictional release and says what went in and came out."""
    today = date.today()
    found = with_progress(lang, lambda progress: open_release(today, progress, demo=demo))
    info = found.info
    click.echo(
        message(
            "built",
            lang,
            release=found.release_id,
            delivered=info["rows_delivered"],
            stored=info["rows_stored"],
            superseded=info["rows_superseded"],
            published=info["figures_published"],
            hidden=info["figures_hidden"],
        ),
        err=True,
    )


def build_apart(lang: Language, *, demo: bool) -> None:
    """Builds in a child of this process, which then has the release and none of the tools.

    Rule engine, solver and what they worked on would stay in the server's memory: 130 megabytes.
    Where the child fails it has said why, and this process ends as it did.
    """
    child = os.fork()
    if not child:
        build_and_tell(lang, demo=demo)
        sys.exit(0)
    _, status = os.waitpid(child, 0)
    if code := os.waitstatus_to_exitcode(status):
        sys.exit(code if code > 0 else 128 - code)
