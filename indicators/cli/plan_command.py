"""The subcommand `plan`."""

from typing import Any

import click

from indicators.cli.language import Language, help_text
from indicators.cli.output import print_json


@click.command(help=help_text("plan"), options_metavar=help_text("options"))
@click.option("--city", metavar="AGS", required=True, help=help_text("plan_city"))
@click.option("--group", metavar="NAME", default="staff", help=help_text("plan_group"))
@click.option("--full-count", is_flag=True, help=help_text("plan_full_count"))
@click.option("--size", type=click.IntRange(20, 100_000), help=help_text("plan_size"))
@click.option("--response", type=click.FloatRange(1, 100), help=help_text("plan_response"))
@click.option("--every", type=click.IntRange(1, 10), help=help_text("plan_every"))
@click.option("--change", type=click.FloatRange(0.05, 5), help=help_text("plan_change"))
@click.option("--share", type=click.FloatRange(0.5, 99.5), help=help_text("plan_share"))
@click.option("--demo", is_flag=True, help=help_text("demo"))
@click.option("--json", "as_json", is_flag=True, help=help_text("json"))
@click.pass_obj
def plan(lang: Language, /, full_count: bool, demo: bool, as_json: bool, **asked: Any) -> None:
    from indicators.cli.planning_output import Wish, plan_as_json, planned, print_plan

    release, prospect = planned(Wish(is_full_count=full_count, **asked), demo=demo)
    if as_json:
        print_json(plan_as_json(prospect))
    else:
        print_plan(release, prospect, lang)
