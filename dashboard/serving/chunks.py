"""Which of Streamlit's scripts the pages need, so that browsers need not find out one by one.

Streamlit fetches the script of an element when it meets the first one, and what that script
imports after that. Its manifest (Vite's) says beforehand what is what.
"""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from streamlit import file_util

STREAMLIT = Path(file_util.get_static_dir())
ELEMENTS = (
    "elements/PlotlyChart",
    "elements/Html",
    "widgets/ButtonGroup",
    "widgets/Selectbox",
    "widgets/Checkbox",
)
"""Elements on nearly every page, the longest to fetch first."""
_START = "index.html"


@cache
def later_scripts() -> tuple[str, ...]:
    """Addresses of the scripts of these elements and of all that they import."""
    at_start = _with_imports([_START])
    # Another version may name one otherwise; browsers then find it out as they always did.
    known = [name for name in map(_source, ELEMENTS) if name in _manifest()]
    found = _with_imports(known)
    return tuple(_address(_manifest()[name]) for name in found if name not in at_start)


@cache
def first_scripts() -> tuple[str, ...]:
    """Addresses of the scripts that Streamlit's page itself asks for."""
    return tuple(_address(_manifest()[name]) for name in _with_imports([_START]))


@cache
def _manifest() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads((STREAMLIT / "manifest.json").read_bytes())
    return found


def _source(element: str) -> str:
    return f"../lib/src/components/{element}/{element.rpartition('/')[2]}.tsx"


def _address(entry: dict[str, Any]) -> str:
    return f"/{entry['file']}"


def _with_imports(names: Iterable[str]) -> list[str]:
    """The scripts of these names and all that they import, in this order, each once."""
    found: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting += _manifest()[name].get("imports", [])
    return list(found)
