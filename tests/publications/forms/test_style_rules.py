"""Style attributes become rules: the same look, without permission for inline style."""

from indicators.publications.forms.style_rules import style_apart


def test_a_style_attribute_becomes_a_class_and_a_rule():
    html, rules = style_apart('<p style="margin: 0">a</p>')

    assert html == '<p class="own1">a</p>'
    assert rules == ":root .own1 { margin: 0 }\n"


def test_equal_styles_share_a_class_and_own_classes_stay():
    inside = '<i style="--w: 1fr" id="x">b</i><br style="top: 1px" />'
    html, rules = style_apart(f'<div class="columns" style="--w: 1fr">{inside}</div>')

    assert html == (
        '<div class="own1 columns"><i id="x" class="own1">b</i><br class="own2" /></div>'
    )
    assert rules == ":root .own1 { --w: 1fr }\n:root .own2 { top: 1px }\n"


def test_words_that_speak_of_style_stay_words():
    said = '<p title="a style=&quot;x&quot;">no style="x" here</p>'

    assert style_apart(said) == (said, "")
