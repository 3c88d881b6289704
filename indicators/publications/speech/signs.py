"""The signs of all pages, tables, charts and files, and the one legend that explains them."""

import re
from collections.abc import Iterable
from functools import cache

from indicators.catalogue.loader import load_signs
from indicators.catalogue.models import Sign
from indicators.publications.speech.wording import sentence


@cache
def signs() -> dict[str, Sign]:
    """All signs by what they mean, in their order; `catalogue/data/signs.yaml` defines them."""
    entries = sorted(load_signs(), key=lambda entry: entry.sort_order)
    return {entry.code: entry for entry in entries}


def sign(code: str) -> str:
    """The sign of a missing value, a state, a verdict or a level of comparability."""
    return signs()[code].sign


def used_in(texts: Iterable[object]) -> list[str]:
    """The codes of the signs that stand alone in a text or begin it, in their order."""
    first = {re.split("[ \u00a0]", str(text), maxsplit=1)[0] for text in texts}
    return [code for code, entry in signs().items() if entry.sign in first]


def legend(codes: Iterable[str], language: str) -> str:
    """What some signs mean, in one line and always in the same words; empty without a sign."""
    wanted = set(codes)
    parts = [
        sentence("legend_entry", language, sign=entry.sign, label=entry.label.said(language))
        for code, entry in signs().items()
        if code in wanted
    ]
    return sentence("legend", language, parts="; ".join(parts)) if parts else ""
