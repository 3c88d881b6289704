"""The commands `statement` and `release …`: from accepted deliveries to a public release."""

import sys
from collections.abc import Callable
from datetime import datetime
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

import click

from indicators.cli.at_the_shell import (
    city_at_the_shell,
    deciding,
    json_flag,
    office_at_the_shell,
)
from indicators.cli.language import Language, help_text
from indicators.cli.output import print_json, say_line, with_progress
from indicators.errors import MonitorError, message

if TYPE_CHECKING:
    from indicators.workflow.releases.checklist import Review

RELEASE = click.argument("release_id", metavar=help_text("release_id"))
WHY = click.option("--why", default="", metavar="TEXT", help=help_text("why"))
NEEDED_WHY = click.option("--why", required=True, metavar="TEXT", help=help_text("why"))


@click.command(help=help_text("statement"), options_metavar=help_text("options"))
@click.option("--city", required=True, metavar="AGS", help=help_text("template_city"))
@click.option("--agree/--refuse", "agrees", required=True, help=help_text("statement_agree"))
@click.option("--text", default="", metavar="TEXT", help=help_text("statement_text"))
@click.option("--text-en", default="", metavar="TEXT", help=help_text("statement_text_en"))
@deciding
def statement(
    lang: Language, city: str, agrees: bool, text: str, text_en: str, name: str, demo: bool,
    as_json: bool,
) -> None:  # fmt: skip
    from indicators.workflow.releases.preparing import state

    acting = city_at_the_shell(name, city, demo=demo)
    numbers = state(city, agrees, (text, text_en), acting)
    if as_json:
        print_json({"city": city, "agrees": agrees, "deliveries": list(numbers)})
        return
    key = "statement_agreed" if agrees else "statement_refused"
    say_line(message(key, lang, city=city, numbers=", ".join(map(str, numbers))))


@click.group(help=help_text("release"), subcommand_metavar=help_text("command"))
def release() -> None:
    pass


@release.command(help=help_text("audit"), options_metavar=help_text("options"))
@click.option("--demo", is_flag=True, help=help_text("audit_demo"))
@json_flag
@click.pass_obj
def audit(lang: Language, demo: bool, as_json: bool) -> None:
    from indicators import resources
    from indicators.cli.audit_output import audit_as_json, print_audit
    from indicators.release.audit_release import audit_release

    found = audit_release(is_demonstration=demo or resources.is_demonstration())
    if as_json:
        print_json(audit_as_json(found))
    else:
        print_audit(found, lang)
    sys.exit(1 if len(found.exposed) else 0)


@release.command(help=help_text("release_prepare"), options_metavar=help_text("options"))
@click.option("--without", multiple=True, metavar="AGS", help=help_text("release_without"))
@click.option("--ask", is_flag=True, help=help_text("release_ask"))
@deciding
def prepare(
    lang: Language, without: tuple[str, ...], ask: bool, name: str, demo: bool, as_json: bool
) -> None:
    from indicators.workflow.releases.preparing import ask_cities, prepare_release

    acting = office_at_the_shell(name, demo=demo)
    made = with_progress(lang, lambda progress: prepare_release(acting, without, progress))
    asked = ask_cities(made, acting) if ask else ()
    if as_json:
        print_json({"release": made, "without": list(without), "asked": list(asked)})
        return
    say_line(message("release_prepared", lang, release=made))
    if asked:
        say_line(message("release_asked", lang, cities=", ".join(asked)))


@release.command(help=help_text("release_check"), options_metavar=help_text("options"))
@RELEASE
@click.option("--reason", multiple=True, metavar="CHECK=WHY", help=help_text("release_reason"))
@deciding
def check(
    lang: Language, release_id: str, reason: tuple[str, ...], name: str, demo: bool, as_json: bool
) -> None:
    from indicators.workflow.releases.checklist import justify, review

    acting = office_at_the_shell(name, demo=demo)
    for entry in reason:
        point, sign, why = entry.partition("=")
        if not sign:
            raise MonitorError("release_reason_form", entry=entry)
        justify(release_id, point.strip(), why, acting)
    found = review(release_id, acting)
    if as_json:
        print_json(_checklist_as_json(found))
    else:
        _print_checklist(found, lang)
    sys.exit(0 if found.is_ready else 1)


@release.command(help=help_text("release_publish"), options_metavar=help_text("options"))
@RELEASE
@click.option("--at", metavar="2027-03-01T10:00", help=help_text("release_at"))
@click.option("--early", multiple=True, metavar="NAME", help=help_text("release_early"))
@deciding
def publish(
    lang: Language, release_id: str, at: str | None, early: tuple[str, ...], name: str, demo: bool,
    as_json: bool,
) -> None:  # fmt: skip
    from indicators.workflow.releases.publishing_steps import publish_now, schedule

    acting = office_at_the_shell(name, demo=demo)
    if at is None:
        publish_now(release_id, acting)
        _say(lang, "release_published", release_id, as_json=as_json)
        return
    schedule(release_id, _time(at), early, acting)
    _say(lang, "release_scheduled", release_id, as_json=as_json, at=at)


def _decision(
    command: str, decide: str, said: str, why: Callable[[Callable[..., None]], Callable[..., None]]
) -> None:
    """A command that decides on one release with a reason; `decide` is loaded when it is asked."""

    @release.command(
        command, help=help_text(f"release_{command}"), options_metavar=help_text("options")
    )
    @RELEASE
    @why
    @deciding
    def run(
        lang: Language, release_id: str, why: str, name: str, demo: bool, as_json: bool
    ) -> None:
        acting = office_at_the_shell(name, demo=demo)
        resolve_name(f"indicators.workflow.releases.{decide}")(release_id, why, acting)
        _say(lang, said, release_id, as_json=as_json)


_decision("approve", "publishing_steps:approve", "release_approved", WHY)
_decision("rollback", "publishing_steps:roll_back", "release_rolled_back", NEEDED_WHY)
_decision("withdraw", "withdrawing:withdraw", "release_withdrawn", NEEDED_WHY)
_decision("discard", "preparing:discard", "release_given_up", WHY)


def _say(lang: Language, key: str, release_id: str, *, as_json: bool, **words: Any) -> None:
    if as_json:
        print_json({"release": release_id, "decided": key.removeprefix("release_"), **words})
    else:
        say_line(message(key, lang, release=release_id, **words))


def _time(text: str) -> datetime:
    """A point in time; without a zone it is that of this machine."""
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError as problem:
        raise MonitorError("release_time_form", text=text) from problem


def _print_checklist(found: "Review", lang: Language) -> None:
    for item in found.items:
        mark = message(f"checklist_mark_{item.severity}", lang)
        reason = f" – {item.why}" if item.why else ""
        say_line(f"{mark} {item.sentence(lang)}{reason} [{item.name}]")
    key = "checklist_ready" if found.is_ready else "checklist_open"
    count = sum(item.is_open for item in found.items)
    say_line(message(key, lang, release=found.candidate.release, count=count))


def _checklist_as_json(found: "Review") -> dict[str, Any]:
    return {
        "release": found.candidate.release,
        "is_ready": found.is_ready,
        "items": [
            {"check": item.name, "severity": item.severity, "is_open": item.is_open,
             "why": item.why, "de": item.sentence("de"), "en": item.sentence("en")}
            for item in found.items
        ],
    }  # fmt: skip
