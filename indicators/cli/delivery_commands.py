"""The commands `deliver`, `deliveries`, `accept` and `return`: everything the pages do."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from indicators.cli.at_the_shell import (
    city_at_the_shell,
    deciding,
    demo_flag,
    json_flag,
    office_at_the_shell,
)
from indicators.cli.language import Language, help_text
from indicators.cli.output import print_json, say_line
from indicators.errors import MonitorError, message

if TYPE_CHECKING:
    from indicators.workflow.acting import Acting
    from indicators.workflow.casebook import Delivery


@click.command(help=help_text("deliver"), options_metavar=help_text("options"))
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=help_text("file")
)
@click.option("--city", required=True, metavar="AGS", help=help_text("deliver_city"))
@click.option("--year", required=True, metavar="Y", type=int, help=help_text("template_year"))
@click.option("--replaces", metavar="N", type=int, help=help_text("deliver_replaces"))
@click.option("--extent", type=click.Choice(["whole", "rows"]), help=help_text("deliver_extent"))
@click.option("--why", default="", metavar="TEXT", help=help_text("why"))
@click.option("--keep", multiple=True, metavar="RULE=WHY", help=help_text("deliver_keep"))
@deciding
def deliver(
    lang: Language, /, files: tuple[Path, ...], city: str, year: int, name: str, demo: bool,
    as_json: bool, keep: tuple[str, ...], **correction: Any,
) -> None:  # fmt: skip
    from indicators.workflow.deliveries.handing_in import Parcel, hand_in

    contents = tuple((file.name, _content(file)) for file in files)
    kept = dict(_reason(entry) for entry in keep)
    acting = city_at_the_shell(name, city, demo=demo)
    number = hand_in(Parcel(city, year, contents, kept=kept, **correction), acting)
    if as_json:
        print_json({"delivery": number})
    else:
        say_line(message("delivered", lang, number=number, city=city, year=year))


@click.command(help=help_text("deliveries"), options_metavar=help_text("options"))
@click.option("--city", metavar="AGS", help=help_text("city"))
@demo_flag
@json_flag
@click.pass_obj
def deliveries(lang: Language, city: str | None, demo: bool, as_json: bool) -> None:
    from indicators.workflow.deliveries.reviewing import visible_deliveries

    acting = office_at_the_shell("", demo=demo)
    found = [
        one for one in visible_deliveries(acting) if city is None or one.handed_in.city == city
    ]
    if as_json:
        print_json([_as_json(one, acting) for one in found])
        return
    for one in found:
        say_line(_line(one, acting, lang))
    if not found:
        say_line(message("deliveries_none", lang))


@click.command(help=help_text("accept"), options_metavar=help_text("options"))
@click.argument("number", type=int, metavar="N")
@click.option("--why", default="", metavar="TEXT", help=help_text("why"))
@deciding
def accept(lang: Language, number: int, why: str, name: str, demo: bool, as_json: bool) -> None:
    from indicators.workflow.deliveries import reviewing

    reviewing.accept(number, why, office_at_the_shell(name, demo=demo))
    _say_decided(lang, number, "accepted", as_json=as_json)


@click.command("return", help=help_text("return"), options_metavar=help_text("options"))
@click.argument("number", type=int, metavar="N")
@click.option("--why", required=True, metavar="TEXT", help=help_text("why"))
@deciding
def give_back(lang: Language, number: int, why: str, name: str, demo: bool, as_json: bool) -> None:
    from indicators.workflow.deliveries import reviewing

    reviewing.give_back(number, why, office_at_the_shell(name, demo=demo))
    _say_decided(lang, number, "returned", as_json=as_json)


COMMANDS: Iterable[click.Command] = (deliver, deliveries, accept, give_back)


def _say_decided(lang: Language, number: int, status: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"delivery": number, "status": status})
    else:
        say_line(message(f"delivery_now_{status}", lang, number=number))


def _content(file: Path) -> bytes:
    from indicators.intake.delivered_tables import MOST_BYTES
    from indicators.intake.presence import check_presence

    try:
        check_presence(file, MOST_BYTES)
        return file.read_bytes()
    except OSError as problem:
        raise MonitorError("file_unreadable", file=file.name, details=problem.strerror) from problem


def _reason(entry: str) -> tuple[str, str]:
    rule, sign, why = entry.partition("=")
    if not sign:
        raise MonitorError("deliver_keep_form", entry=entry)
    return rule.strip(), why


def _as_json(one: "Delivery", acting: "Acting") -> dict[str, Any]:
    from indicators.workflow.journal.signatures import name_of

    private = acting.workplace.private
    return {
        "delivery": one.number,
        "city": one.handed_in.city,
        "year": one.handed_in.year,
        "status": one.status,
        "handed_in": one.at.isoformat(),
        "by": name_of(private, one.by),
        "files": [file.name for file in one.handed_in.files],
        "replaces": one.handed_in.replaces,
        "extent": one.handed_in.extent,
        "why": one.handed_in.why,
        "remarks": [
            {"at": remark.at.isoformat(), "by": name_of(private, remark.by), "kind": remark.kind,
             "why": remark.why}
            for remark in one.remarks
        ],
    }  # fmt: skip


def _line(one: "Delivery", acting: "Acting", lang: Language) -> str:
    return message(
        "delivery_line",
        lang,
        number=one.number,
        city=acting.catalogue.cities[one.handed_in.city].name,
        year=one.handed_in.year,
        status=message(f"delivery_status_{one.status}", lang),
        day=one.at.astimezone().strftime("%Y-%m-%d %H:%M"),
        files=", ".join(file.name for file in one.handed_in.files),
        said=f" – {one.remarks[-1].why}" if one.remarks and one.remarks[-1].why else "",
    )
