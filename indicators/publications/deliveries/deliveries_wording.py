"""Sentences about deliveries: rows in, figures out, findings."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from indicators.publications.speech import formats
from indicators.publications.speech.wording import counted, sentence


def describe_intake(deliveries: pd.DataFrame, rules: pd.DataFrame, language: str) -> str:
    """How many rows of how many files were checked, and with what result."""
    return sentence(
        "quality_head",
        language,
        rows=formats.number(int(deliveries["rows"].sum()), language),
        files=counted("files", len(deliveries), language),
        rules=formats.number(len(rules), language),
        errors=_none_or_counted("errors", int(deliveries["errors"].sum()), language),
        warnings=_none_or_counted("warnings", int(deliveries["warnings"].sum()), language),
    )


def describe_output(deliveries: pd.DataFrame, info: Mapping[str, Any], language: str) -> str:
    """How many delivered figures are published and hidden, and what the other rows are.

    `info` is that of the release; it also counts the figures that were computed.
    """
    published, hidden = int(deliveries["published"].sum()), int(deliveries["hidden"].sum())
    other = int(deliveries["rows"].sum()) - published - hidden
    superseded = int(info["rows_superseded"])
    replaced = counted("quality_superseded", superseded, language) if superseded else ""
    return sentence(
        "quality_out" if hidden else "quality_out_open",
        language,
        figures=formats.number(published + hidden, language),
        published=formats.number(published, language),
        hidden=formats.number(hidden, language),
        other=counted("quality_other", other, language) if other else "",
        superseded=replaced,
        all_published=formats.number(int(info["figures_published"]), language),
        all_hidden=formats.number(int(info["figures_hidden"]), language),
    )


def _none_or_counted(key: str, count: int, language: str) -> str:
    return counted(key, count, language) if count else sentence(f"{key}_none", language)
