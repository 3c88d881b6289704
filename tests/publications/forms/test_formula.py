"""Formulas as MathML, by hand."""

import pytest

from indicators.publications.forms.formula import mathml
from indicators.publications.methodology.methodology_parts import WILSON
from tests.publications.forms.reading import Read


def terms(latex):
    """What stands between the outer row and the LaTeX."""
    return mathml(latex).split("<mrow>", 1)[1].split("</mrow><annotation", 1)[0]


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        ("p+12", "<mi>p</mi><mo>+</mo><mn>12</mn>"),
        (r"a \pm b", "<mi>a</mi><mo>±</mo><mi>b</mi>"),
        ("z^2", "<msup><mi>z</mi><mn>2</mn></msup>"),
        (r"\frac{1}{n}", "<mfrac><mrow><mn>1</mn></mrow><mrow><mi>n</mi></mrow></mfrac>"),
        (r"\sqrt{p-q}", "<msqrt><mrow><mi>p</mi><mo>\u2212</mo><mi>q</mi></mrow></msqrt>"),
    ],
)
def test_each_part_has_its_element(latex, expected):
    assert terms(latex) == expected


@pytest.mark.parametrize("latex", [r"\alpha", r"\frac{1}{n"])
def test_what_is_not_known_is_a_mistake_of_ours(latex):
    with pytest.raises(AssertionError):
        mathml(latex)


def test_the_formula_of_the_method_page_is_drawn_and_can_be_copied():
    read = Read(mathml(WILSON))

    assert {"mfrac", "msqrt", "msup"} <= read.names
    assert WILSON in read.texts
