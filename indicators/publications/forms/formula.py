"""Formulas of ours as MathML, which browsers draw and screen readers read without a program.

Only what our formulas need of LaTeX is known; anything else is a mistake of ours.
"""

import re
from collections.abc import Iterator
from html import escape

from indicators.publications.forms.markup import element

_PART = re.compile(r"\\[a-zA-Z]+|\d+(?:[.,]\d+)?|\S")
_SIGNS = {r"\pm": "±", r"\cdot": "·", "-": "\u2212", "'": "\u2032"}
_SPACES = {r"\qquad": "2em", r"\quad": "1em"}


def mathml(latex: str) -> str:
    """The formula on a line of its own, with its LaTeX beside it for copying."""
    parts = _Parts(_PART.findall(latex))
    row = element("mrow", "".join(parts.row(end=None)))
    note = element("annotation", escape(latex), encoding="application/x-tex")
    inside = element("semantics", row + note)
    return element(
        "math", inside, xmlns="http://www.w3.org/1998/Math/MathML", display="block", class_="math"
    )


class _Parts:
    """The parts of a formula, read from left to right."""

    def __init__(self, parts: list[str]) -> None:
        self._left = list(reversed(parts))

    def row(self, end: str | None) -> Iterator[str]:
        """All terms up to the bracket that ends them."""
        while self._left and self._left[-1] != end:
            term = self._term()
            if self._left and self._left[-1] == "^":
                self._left.pop()
                term = element("msup", term + self._term())
            yield term
        if end is not None:
            assert self._left, f"{end} is missing"
            self._left.pop()

    def _term(self) -> str:
        part = self._left.pop()
        if part == "{":
            return element("mrow", "".join(self.row("}")))
        if part == r"\frac":
            return element("mfrac", self._term() + self._term())
        if part == r"\sqrt":
            return element("msqrt", self._term())
        if part in _SPACES:
            return element("mspace", width=_SPACES[part])
        assert not part.startswith("\\") or part in _SIGNS, f"unknown in a formula: {part}"
        kind = "mn" if part[0].isdigit() else "mi" if part.isalpha() else "mo"
        return element(kind, escape(_SIGNS.get(part, part)))
