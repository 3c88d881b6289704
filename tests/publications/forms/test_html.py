"""Blocks by hand, HTML by hand."""

from typing import Any, get_args

import pandas as pd
import pytest

from indicators.publications import exhibit as ex
from indicators.publications.captions import captioned
from indicators.publications.forms import html as forms
from indicators.publications.forms.html import rendered
from indicators.publications.forms.place import Place, in_force
from indicators.publications.view import View
from tests.publications.drawing.pictures import figure, line
from tests.publications.forms.reading import Read
from tests.ways_out.hostile import MARK, TEXTS

PATHS = {"overview": "uebersicht", "city": "stadt", "measures": "massnahmen"}
CITIES = {"05117": "Mülheim", "05113": "Essen"}


def place(language="de", codes=None, **given):
    # None of these blocks asks the release.
    nothing: Any = None
    return Place(View(nothing, given, language), "city", PATHS, given if codes is None else codes)


def html_of(*blocks, **changes):
    return rendered(blocks, place(**changes))


def choice(code="05117", **changes):
    fields = {"name": "stadt", "label": "Stadt", "options": CITIES, "default": "05117"}
    return ex.Choice(**(fields | {"code": code} | changes))


def slider(value=30.0):
    return ex.Slider("neue", "Neue", [0.0, 30.0, 60.0], 30.0, 1, lambda v: f"{v:g} %", value)


@pytest.mark.parametrize(
    ("block", "html"),
    [
        (ex.Heading(2, "Ziele & mehr"), "<h2>Ziele &amp; mehr</h2>"),
        (ex.Words("Ein **Satz**."), "<p>Ein <strong>Satz</strong>.</p>"),
        (ex.Small("klein"), '<div class="remark"><p>klein</p></div>'),
        (ex.Note("info", "merke"), '<div class="note info" role="note"><p>merke</p></div>'),
        (ex.Card((ex.Words("a"),)), '<div class="card"><p>a</p></div>'),
        (
            ex.Columns(((ex.Words("a"),), (ex.Words("b"),)), widths=(3, 2)),
            '<div class="columns" style="--widths: minmax(0, 3fr) minmax(0, 2fr)">'
            "<div><p>a</p></div><div><p>b</p></div></div>",
        ),
        (
            ex.Fold("Mehr", (ex.Words("a"),), is_open=True),
            '<details open=""><summary>Mehr</summary><div><p>a</p></div></details>',
        ),
        (
            ex.Fold("Mehr", (ex.Words("a"),)),
            "<details><summary>Mehr</summary><div><p>a</p></div></details>",
        ),
        (
            ex.Link("measures", "Maßnahme", {"massnahme": "84"}),
            '<p><a href="/lesen/massnahmen?massnahme=84" class="along">Maßnahme</a></p>',
        ),
        (
            ex.Markup('<nav><a href="/stadt?stadt=05113&amp;sprache=en">Essen</a></nav>'),
            '<nav><a href="/lesen/stadt?stadt=05113&amp;sprache=en">Essen</a></nav>',
        ),
    ],
)  # fmt: skip
def test_each_block_has_its_html(block, html):
    assert html_of(block) == html


def test_every_kind_of_block_has_html():
    for kind in get_args(ex.Block):
        assert forms._html.dispatch(kind) is not forms._html.dispatch(object), kind


def test_what_is_no_block_is_a_mistake_of_ours():
    with pytest.raises(AssertionError, match="no HTML for str"):
        html_of("text")


def test_a_table_is_named_after_its_heading_and_its_cells_after_row_and_column():
    cells = pd.DataFrame({"Stadt": ["Essen"], "Wert": ["**5** %"]})
    blocks = captioned([ex.Heading(2, "Die neuesten Werte"), ex.Table(cells, cells)])
    read = Read(html_of(*blocks))

    assert read.all("th") == [{"scope": "col"}, {"scope": "col"}, {"scope": "row"}]
    assert [text for text in read.texts if text.strip()] == [
        *("Die neuesten Werte", "Die neuesten Werte"),
        *("Stadt", "Wert", "Essen", "5", " %"),
    ]
    assert "caption" in read.names
    assert {"aria-label": "Die neuesten Werte"}.items() <= read.all("div")[0].items()


def drawn(name="anteil_X08"):
    cells = pd.DataFrame({"Jahr": ["2021"], "Wert": ["5"]})
    table = ex.Table(cells, cells)
    file = ex.Download("CSV", "x.csv", table)
    return ex.Chart(
        name, figure(line([1, 2], [1, 2])), "Der Anteil stieg.", (table,), file, "Grau."
    )


def test_a_chart_is_drawn_wide_and_narrow_with_its_caption_and_table():
    read = Read(html_of(drawn()))
    ids = [attributes["id"] for _, attributes in read.elements if "id" in attributes]

    assert [one["role"] for one in read.all("svg")] == ["img", "img"]
    assert ids == ["chart-wide-anteil_x08-title", "chart-narrow-anteil_x08-title"]
    assert {"figcaption", "details", "table"} <= read.names
    assert "Als Tabelle" in read.texts and "Grau." in read.texts


def test_two_charts_on_a_page_share_no_id():
    read = Read(html_of(drawn("a"), drawn("b")))
    ids = [attributes["id"] for _, attributes in read.elements if "id" in attributes]

    assert len(ids) == len(set(ids)) == 4


def test_a_choice_is_a_list_of_pages_that_marks_the_one_shown():
    read = Read(html_of(choice("05113"), stadt="05113", anteil="P1"))

    assert read.all("a") == [
        {"href": "/lesen/stadt?anteil=P1"},
        {"href": "/lesen/stadt?anteil=P1&stadt=05113", "aria-current": "true"},
    ]
    assert "".join(read.texts).startswith("Stadt: Essen")


def test_a_choice_takes_out_of_the_address_what_it_makes_meaningless():
    read = Read(html_of(choice(leaves=("anteil",)), anteil="P1"))

    assert [one["href"] for one in read.all("a")] == ["/lesen/stadt", "/lesen/stadt?stadt=05113"]


def test_english_pages_lead_to_english_pages():
    read = Read(html_of(choice(), ex.Words("[Essen](/stadt?sprache=en)"), language="en"))

    assert [one["href"] for one in read.all("a")] == [
        "/lesen/stadt?sprache=en",
        "/lesen/stadt?stadt=05113&sprache=en",
        "/lesen/stadt?sprache=en",
    ]


@pytest.mark.parametrize(
    ("address", "led"),
    [
        ("/", "/lesen/uebersicht"),
        ("/?sprache=en", "/lesen/uebersicht?sprache=en"),
        ("/stadt#ziele", "/lesen/stadt#ziele"),
        ("/stadt?stadt=05113#ziele", "/lesen/stadt?stadt=05113#ziele"),
        ("/app/static/logo.png", "/app/static/logo.png"),
        ("https://example.org/stadt", "https://example.org/stadt"),
        ("//example.org/stadt", "//example.org/stadt"),
        ("#inhalt", "#inhalt"),
    ],
)
def test_only_addresses_of_our_pages_lead_to_reading_pages(address, led):
    assert place().linked(address) == led


def test_a_long_list_opens_on_demand():
    options = {str(number): "Ein langer Name einer Reihe" for number in range(20)}
    read = Read(html_of(choice("3", options=options)))

    assert "details" in read.names and "nav" not in read.names


def test_a_code_that_is_not_on_offer_is_told_and_not_repeated():
    read = Read(html_of(choice(), stadt="<b>quatsch</b>", codes={}))

    assert (
        "Die Angabe in der Adresse dieser Seite gibt es hier nicht. Gezeigt wird: Mülheim."
        in read.text
    )
    assert "quatsch" not in read.text


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (ex.Choices("traeger", "Träger", CITIES, "alle", ("05113",)), "Träger: Essen"),
        (ex.Choices("traeger", "Träger", CITIES, "alle", ()), "Träger: alle"),
        (slider(), "Neue: 30 %"),
    ],
)
def test_what_cannot_be_a_link_is_said_and_changed_on_the_live_page(block, text):
    read = Read(html_of(block, stadt="05113"))

    assert read.text == f"{text} auf der interaktiven Seite ändern"
    assert read.all("a") == [{"href": "/stadt?stadt=05113"}]


def test_a_word_is_typed_into_a_form_that_keeps_the_other_choices():
    block = ex.Typed("suche", "Suche in Titeln", "zum Beispiel: Amt", "Amt")
    read = Read(html_of(block, language="en", suche="Amt", stadt="05113"))
    fields = {one["name"]: one["value"] for one in read.all("input")}
    (form,) = read.all("form")

    assert (form["action"], form["method"]) == ("/lesen/stadt", "get")
    assert fields == {"suche": "Amt", "stadt": "05113", "sprache": "en"}
    assert read.text.split() == ["Suche", "in", "Titeln", "Show"]
    assert read.all("label")[0]["for"] == read.all("input")[0]["id"]


def test_a_number_off_its_grid_is_told():
    assert "Gezeigt wird: 30 %." in Read(html_of(slider(), neue="900", codes={})).text


def test_a_switch_leads_to_the_page_with_the_other():
    off = ex.Switch("sprachform", "einfach", "Einfache Sprache", is_on=False)
    on = ex.Switch("sprachform", "einfach", "Einfache Sprache", is_on=True)

    assert Read(html_of(off)).all("a") == [{"href": "/lesen/stadt?sprachform=einfach"}]
    assert Read(html_of(on, sprachform="einfach")).all("a") == [{"href": "/lesen/stadt"}]


def test_choices_are_taken_back_by_a_link_where_there_are_any():
    block = ex.Reset("Zurück", ("neue",))

    assert html_of(block) == ""
    assert Read(html_of(block, neue="5", stadt="05113")).all("a") == [
        {"href": "/lesen/stadt?stadt=05113"}
    ]


def test_only_what_a_page_offers_is_in_force():
    blocks = (
        choice("05113"),
        ex.Columns(((slider(60.0),), (ex.Typed("wort", "Wort", "…", "Amt"),))),
        ex.Choices("traeger", "Träger", CITIES, "alle", ("05113", "05117")),
    )
    given = {"stadt": "05113", "neue": "60", "wort": "Amt", "traeger": "05113,x,05117", "foo": "1"}

    assert in_force(blocks, given) == {
        **{"stadt": "05113", "neue": "60", "wort": "Amt", "traeger": "05113,05117"}
    }
    assert in_force((choice(),), {"stadt": "quatsch"}) == {}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_words_of_an_address_stay_words(text):
    options = {"x": text, "y": "andere"}
    block = choice("x", options=options, default="y")
    read = Read(html_of(ex.Typed("wort", "Wort", "…", text), block, wort=text, stadt="x"))
    (typed,) = (one["value"] for one in read.all("input") if one["name"] == "wort")

    assert MARK in typed
    assert read.names <= {"p", "strong", "a", "nav", "ul", "li", "form", "label", "input", "button"}
    assert all(one["href"].startswith(("/lesen/stadt", "/stadt")) for one in read.all("a"))
    assert MARK in read.text
