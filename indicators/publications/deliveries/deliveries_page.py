"""Datenqualität: what came in, what went out, what the rules found, and the rules themselves."""

from collections.abc import Iterator

from indicators.publications.deliveries import deliveries_wording
from indicators.publications.deliveries.deliveries_parts import (
    choose_findings,
    deliveries,
    found,
    rules_by_sheet,
)
from indicators.publications.exhibit import Block, Heading, Note, Words
from indicators.publications.view import View
from indicators.publications.vintages.said_of_release import absences
from indicators.publications.vintages.vintage_list import vintages


def compose(view: View) -> Iterator[Block]:
    """The whole page."""
    delivered = view.table("deliveries")
    findings = view.table("findings")
    rules = view.table("rules")

    yield Heading(1, view.say("page_data_quality"))
    yield Words(f"**{deliveries_wording.describe_intake(delivered, rules, view.language)}**")
    yield Words(deliveries_wording.describe_output(delivered, view.release.info, view.language))

    yield from absences(view)

    yield Heading(2, view.say("findings_heading"))
    yield Words(view.say("findings_explained"))
    if findings.empty:
        yield Note("success", view.say("no_findings"))
    else:
        chosen = yield from choose_findings(view, findings, rules)
        yield from found(view, chosen, len(findings))

    yield Heading(2, view.say("in_and_out"))
    yield from deliveries(view, delivered)

    yield from vintages(view)

    yield Heading(2, view.say("rules_heading"))
    yield from rules_by_sheet(view, rules, findings)
