"""Typst: templates of ours, data of others; what was delivered is never read as a program."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from indicators.publications.view import View

if TYPE_CHECKING:
    from typst import Compiler

TEMPLATES = Path(__file__).parent
FONTS = TEMPLATES.parent / "fonts"
Format = Literal["pdf", "png"]
_REMEMBERED = 10
"""For so many compilations Typst keeps what it drew, 5 MB of dots a chart."""


def typeset(
    templates: tuple[str, ...],
    content: Mapping[str, Any],
    dated: int = 0,
    form: Format = "pdf",
    ppi: int = 144,
) -> bytes:
    """Templates one after the other, filled with values; the same values make the same bytes.

    Raises ImportError where the library is missing.
    """
    compiler = _compiler()
    source = "\n".join((TEMPLATES / name).read_text(encoding="utf-8") for name in templates)
    made = compiler.compile(
        source.encode("utf-8"),
        format=form,
        ppi=ppi,
        sys_inputs={"data": json.dumps(content, ensure_ascii=False)},
        # PDF/UA-1: what programs that read aloud need.
        pdf_standards=["ua-1"] if form == "pdf" else [],
        timestamp=dated,
    )
    for _ in range(_REMEMBERED):
        # Compilations of nothing, so that it is forgotten; ten take a fifth of a ms.
        compiler.compile(b"", format="svg")
    assert isinstance(made, bytes), "one page was asked for"
    return made


@cache
def _compiler() -> "Compiler":
    """One for all papers, as it takes as long to find the fonts as to set a page."""
    # Loaded when it is needed: whatever is not a paper works without it.
    import typst

    return typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)


def seconds_of(view: View) -> int:
    """The day of the release as programs count: no file holds the time it was made at."""
    made = view.release.info["created_on"]
    return int((datetime(made.year, made.month, made.day) - datetime(1970, 1, 1)).total_seconds())
