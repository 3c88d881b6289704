"""How the command line prints the audit of a release, for people and programs."""

from math import isfinite
from typing import Any

import click
import pandas as pd

from indicators.catalogue import Catalogue
from indicators.cli.output import say_line
from indicators.disclosure.primary import disclosure_rules
from indicators.errors import message
from indicators.release.audit_release import Audit, describe


def print_audit(audit: Audit, language: str) -> None:
    """What was attacked, and either that nothing was found or where."""
    facts = {"release": audit.release.release_id, "cells": audit.cells, "sums": audit.sums}
    click.echo(message("audit_scope", language, releases=audit.releases, **facts))
    click.echo(_result(audit, language))
    if audit.given_away:
        click.echo(message("audit_given_away", language, count=audit.given_away))
    catalogue = audit.release.catalogue
    for group in audit.exposed.to_dict("records"):
        say_line(
            message(
                "audit_bounds",
                language,
                group=describe(group["cell"], catalogue, language),
                low=_bound(group["low"], language),
                high=_bound(group["high"], language),
            )
        )


def _result(audit: Audit, language: str) -> str:
    if audit.counts.empty:
        return message("audit_nothing", language)
    facts = {"counts": len(audit.counts), "width": disclosure_rules().required_width}
    if len(audit.exposed):
        return message("audit_exposed", language, exposed=len(audit.exposed), **facts)
    return message("audit_safe", language, **facts)


def audit_as_json(audit: Audit) -> dict[str, Any]:
    """The result as plain data; a bound that does not exist is null. Counts are not in it."""
    return {
        "release": audit.release.release_id,
        "is_safe": not len(audit.exposed),
        "required_width": disclosure_rules().required_width,
        "cells": audit.cells,
        "sums": audit.sums,
        "other_releases": audit.releases,
        "given_away_before": audit.given_away,
        "hidden": _bounds(audit.counts, audit.release.catalogue),
        "exposed": _bounds(audit.exposed, audit.release.catalogue),
    }


def _bounds(counts: pd.DataFrame, catalogue: Catalogue) -> list[dict[str, Any]]:
    return [
        {
            "group": describe(count["cell"], catalogue, "de"),
            "source": count["cell"].place.source_title,
            "low": _finite(count["low"]),
            "high": _finite(count["high"]),
        }
        for count in counts.to_dict("records")
    ]


def _bound(number: float, language: str) -> str:
    return f"{number:.0f}" if isfinite(number) else message("audit_no_end", language)


def _finite(number: float) -> float | None:
    # Adding zero turns a minus zero into a plain one.
    return number + 0.0 if isfinite(number) else None
