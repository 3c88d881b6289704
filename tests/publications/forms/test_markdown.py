"""Our Markdown becomes HTML, and what others wrote stays text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.publications.forms.markdown import in_blocks, in_line
from indicators.publications.speech.escaping import in_markdown
from tests.publications.forms.reading import Read
from tests.ways_out.hostile import TEXTS


def to_reading(address):
    return f"/lesen{address}" if address.startswith("/") else address


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Ein **Satz**.", "<p>Ein <strong>Satz</strong>.</p>"),
        ("*leise*", "<p><em>leise</em></p>"),
        ("eins  \nzwei", "<p>eins<br />\nzwei</p>"),
        ("eins\n\nzwei", "<p>eins</p>\n<p>zwei</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("[Zur Stadt](/stadt?a=1&b=2)", '<p><a href="/lesen/stadt?a=1&amp;b=2">Zur Stadt</a></p>'),
        ("[Quelle](https://example.org/x)", '<p><a href="https://example.org/x">Quelle</a></p>'),
        (":material/info: Hinweis", "<p>Hinweis</p>"),
        (":small[a [b](/x) c] d", '<p><small>a <a href="/lesen/x">b</a> c</small> d</p>'),
        (":small[offen", "<p>:small[offen</p>"),
        ("3 < 4 & 5", "<p>3 &lt; 4 &amp; 5</p>"),
    ],
)  # fmt: skip
def test_markdown_becomes_html(text, html):
    assert in_blocks(text, to_reading) == html


def test_a_list_may_stand_as_far_in_as_on_the_screen():
    html = in_blocks("- Kriterium\n    - Zahl  \n      :small[Quelle: X]", to_reading)

    assert html.count("<ul>") == 2
    assert "<small>Quelle: X</small>" in html


def test_a_label_has_no_paragraph():
    assert in_line(" **Ziel** 1 ", to_reading) == "<strong>Ziel</strong> 1"


HOSTILE = [
    *TEXTS.values(),
    ":small[x] :material/info: y",
    "</p><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "<https://example.org>",
    "    eingerückt",
    "[x]: /stadt\n\n[x]",
    "> zitiert\n---\n```\nx\n```",
    "&lt;b&gt; &#60;",
    '"onmouseover="x',
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_delivered_text_is_read_as_it_was_written(text):
    for html, names in (
        (in_blocks(in_markdown(text), str), {"p"}),
        (in_line(in_markdown(text), str), set()),
    ):
        read = Read(html)
        assert read.names == names
        assert read.text.split() == text.split()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_forgotten_escape_gives_at_most_a_link_and_never_html_or_a_picture(text):
    read = Read(in_blocks(text, str))

    assert read.names <= {"p", "a", "strong", "em", "code", "small", "br"}
    assert all(set(attributes) <= {"href"} for _, attributes in read.elements)
    assert not [one for one in read.all("a") if one["href"].startswith("javascript")]


@given(st.text(alphabet=st.characters(exclude_categories=[]), max_size=40))
def test_no_delivered_text_at_all_becomes_markup(text):
    assert Read(in_line(in_markdown(text), str)).names == set()
    assert Read(in_blocks(in_markdown(text), str)).names <= {"p"}
