"""The commands `release list` and `release diff`: which releases there are, and what differs."""

from typing import Any

import click

from indicators.cli.at_the_shell import demo_flag, json_flag, office_at_the_shell
from indicators.cli.language import Language, help_text
from indicators.cli.output import print_json, say_line
from indicators.errors import message
from indicators.release.figure_changes import change_row

MOST_LINES = 40


@click.command("list", help=help_text("release_list"), options_metavar=help_text("options"))
@demo_flag
@json_flag
@click.pass_obj
def list_releases(lang: Language, demo: bool, as_json: bool) -> None:
    from indicators.workflow.releases.register_of_releases import every_release

    found = every_release(office_at_the_shell("", demo=demo))
    if as_json:
        print_json([one._asdict() for one in found])
        return
    for one in found:
        state = message(f"release_state_{one.state}", lang)
        state = f"{state} ({one.withdrawn_on}: {one.why})" if one.why else state
        say_line(message("release_line", lang, release=one.release, state=state, day=one.day))
    if not found:
        say_line(message("releases_none", lang))


@click.command("diff", help=help_text("release_diff"), options_metavar=help_text("options"))
@click.argument("before", metavar=help_text("release_before"))
@click.argument("after", metavar=help_text("release_after"))
@demo_flag
@json_flag
@click.pass_obj
def diff(lang: Language, before: str, after: str, demo: bool, as_json: bool) -> None:
    from indicators.workflow.releases.differences import differences
    from indicators.workflow.releases.publishing_steps import whole_release

    place = office_at_the_shell("", demo=demo).workplace
    found = differences(whole_release(place, before), whole_release(place, after))
    rows = [change_row(change) for change in found.figures]
    flips = [_flip(flip) for flip in found.verdicts]
    if as_json:
        print_json({"before": before, "after": after, "figures": rows, "verdicts": flips})
        return
    for row in rows[:MOST_LINES]:
        words = {name: row[name] for name in ("change", "area", "series", "year", "breakdown")}
        values = {name: _number(row[name], lang) for name in ("value_before", "value")}
        say_line(message("diff_figure", lang, **words, **values))
    for flip in flips:
        say_line(message("diff_verdict", lang, **flip))
    say_line(message("diff_counts", lang, figures=len(rows), verdicts=len(flips)))


def _flip(flip: Any) -> dict[str, Any]:
    return {
        "area": flip.area,
        "indicator": flip.indicator,
        "breakdown": flip.breakdown,
        "before": flip.before,
        "now": flip.now,
        "components": [
            {"name": name, "before": old, "now": new} for name, old, new in flip.components
        ],
    }


def _number(value: float | None, lang: Language) -> str:
    if value is None:
        return "–"
    text = f"{value:g}"
    return text.replace(".", ",") if lang == "de" else text
