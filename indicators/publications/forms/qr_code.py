"""An address as a square of points that telephones read, drawn into a page."""

from io import BytesIO

import segno

from indicators.publications.forms.markup import element

QUIET = 4
"""Empty points around the square, as the standard demands."""


def qr_code(address: str, label: str) -> str:
    """The square as SVG, black on white in every colour scheme, for a camera must see it."""
    drawn = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        drawn, kind="svg", xmldecl=False, svgns=False, nl=False, omitsize=True, border=QUIET,
        light="#ffffff", svgclass=None, lineclass=None,
    )  # fmt: skip
    inner = drawn.getvalue().decode("ascii")
    opening, content = inner.split(">", 1)
    (box,) = (part for part in opening.split('"') if part.startswith("0 0 "))
    title = element("title", label)
    drawing = content.removesuffix("</svg>")
    return element("svg", title + drawing, role="img", viewBox=box, class_="qr")
