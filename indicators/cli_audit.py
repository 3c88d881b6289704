"""How the command line prints the audit of a release, for people and programs."""

from math import isfinite
from typing import Any

import click

from indicators.audit import Audit, describe
from indicators.errors import message
from indicators.release.disclosure import disclosure_rules


def print_audit(audit: Audit, language: str) -> None:
    """What was attacked, and either that nothing was found or where."""
    facts = {"release": audit.release.release_id, "cells": audit.cells, "sums": audit.sums}
    click.echo(message("audit_scope", language, releases=audit.releases, **facts))
    click.echo(_result(audit, language))
    catalogue = audit.release.catalogue
    for group in audit.exposed.to_dict("records"):
        click.echo(
            message(
                "audit_bounds",
                language,
                group=describe(group["cell"], catalogue, language),
                low=_bound(group["low"], language),
                high=_bound(group["high"], language),
            )
        )


def _result(audit: Audit, language: str) -> str:
    groups = len(audit.groups)
    if not groups:
        return message("audit_nothing", language)
    if len(audit.exposed):
        return message("audit_exposed", language, exposed=len(audit.exposed), groups=groups)
    return message(
        "audit_safe",
        language,
        groups=groups,
        width=disclosure_rules().required_width,
        narrowest=_bound((audit.groups["high"] - audit.groups["low"]).min(), language),
    )


def audit_as_json(audit: Audit) -> dict[str, Any]:
    """The result as plain data; a bound that does not exist is null. Counts are not in it."""
    catalogue = audit.release.catalogue
    return {
        "release": audit.release.release_id,
        "is_safe": not len(audit.exposed),
        "required_width": disclosure_rules().required_width,
        "cells": audit.cells,
        "sums": audit.sums,
        "other_releases": audit.releases,
        "groups": [
            {
                "group": describe(group["cell"], catalogue, "de"),
                "source": group["cell"].place.source_title,
                "low": _finite(group["low"]),
                "high": _finite(group["high"]),
                "is_safe": bool(group["is_safe"]),
            }
            for group in audit.groups.to_dict("records")
        ],
    }


def _bound(number: float, language: str) -> str:
    return f"{number:.0f}" if isfinite(number) else message("audit_no_end", language)


def _finite(number: float) -> float | None:
    return number if isfinite(number) else None
