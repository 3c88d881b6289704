"""Title, dates and sources inside a picture, and what a chart says of itself."""

import pandas as pd
import pytest

from indicators.publications import imprint
from indicators.publications.composing import compose
from indicators.publications.drawing import style
from indicators.publications.drawing.framing import CONTINUED, LIVE, about, framed, live, remarks
from indicators.publications.drawing.svg import letters
from indicators.publications.drawing.svg.picture import NARROW, WIDE, draw
from indicators.publications.exhibit import Chart, Download, Table
from indicators.publications.forms.place import every
from indicators.publications.provenance import Address, Source
from indicators.publications.view import View
from tests.publications.drawing.pictures import figure, line, parsed, size, texts
from tests.publications.released import NAN, released

TITLE = "Anteil mit Zuwanderungsgeschichte an den externen Neueinstellungen: Mülheim an der Ruhr"


def chart(own=None, title=TITLE, dates=("2012", "2025"), publishers=("WAZ",)):
    years = pd.DataFrame({"Jahr": ["2021"]})
    table = Table(years, years)
    sources = tuple(Source(name, f"{name} 2021") for name in publishers)
    own = figure(line([1, 2], [3, 4])) if own is None else own
    return Chart("a", own, "Bild.", (table,), Download("", "", table), "", title, dates, sources)


def lines_of(shown):
    return shown["layout"]["title"]["text"].split("<br>")


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_no_line_of_the_title_is_wider_than_the_picture_and_no_word_is_lost(width):
    lines = [line for line in lines_of(framed(chart(), "de", width)) if line.startswith("<b>")]

    assert all(letters.width(letters.parsed(line), 15) <= width for line in lines)
    assert " ".join(line[3:-4] for line in lines) == TITLE


def test_the_plot_keeps_its_height_below_the_title():
    bare = chart()
    shown = framed(bare, "de", WIDE)["layout"]
    above = shown["margin"]["t"] - bare.figure["layout"]["margin"]["t"]

    assert above == shown["height"] - bare.figure["layout"]["height"] > 40


def test_a_legend_above_the_plot_has_room_below_the_title():
    legend = {"orientation": "h", "y": 1, "x": 0}
    own = figure(line([1], [1], name="Verwaltung"), showlegend=True, legend=legend)
    root = parsed(draw(framed(chart(own), "de", WIDE), "Bild.", "de"))
    rows = {"".join(one.itertext()): float(one.get("y")) for one in root.iter() if one.get("y")
            and one.tag.endswith("text")}  # fmt: skip

    assert rows["Verwaltung"] > rows["2012 bis 2025 · Quelle: WAZ"] + 13


def test_framing_changes_no_figure():
    own = chart()
    before = repr(own.figure)
    framed(own, "de", WIDE)

    assert repr(own.figure) == before


def test_what_a_picture_draws_of_its_own_title_stays_below():
    own = figure(line([1], [1]))
    own["layout"]["title"] = {"text": "Annahme A<br>Annahme B"}

    assert [line for line in lines_of(framed(chart(own), "de", WIDE)) if "Annahme" in line] == [
        '<span style="font-size: 13px">Annahme A</span>',
        '<span style="font-size: 13px">Annahme B</span>',
    ]


def test_a_live_chart_has_no_title_and_loses_only_the_room_of_it():
    own = figure(line([1], [1]))
    own["layout"]["title"] = {"text": f"Annahme A{CONTINUED}und mehr<br>Annahme B &lt; C"}
    own["layout"]["margin"] = {**own["layout"]["margin"], "t": 100}
    shown = live(chart(own))["layout"]

    assert "title" not in shown
    assert own["layout"]["height"] - shown["height"] == 100 - shown["margin"]["t"] > 0
    assert remarks(chart(own)) == ["Annahme A und mehr", "Annahme B < C"]
    assert remarks(chart()) == []


@pytest.mark.slow
@pytest.mark.parametrize("which", ["real_release", "demo_release"])
@pytest.mark.parametrize("page", ["overview", "city", "indicator", "comparison", "parity_path"])
def test_what_stands_beside_a_live_chart_fits_the_smallest_phone(page, which, request):
    blocks = compose(page, View(request.getfixturevalue(which), {}, "de"))
    for one in (block for block in every(blocks) if isinstance(block, Chart)):
        shown = live(one)
        size = shown["layout"]["legend"].get("font", {}).get("size", style.LEGEND)
        names = [trace["name"] for trace in shown["data"] if trace.get("name")]
        axes = [part for name, part in shown["layout"].items() if name.startswith("xaxis")]
        titles = [axis["title"]["text"] for axis in axes if axis.get("title", {}).get("text")]

        assert [it for it in names if letters.width(letters.parsed(it), size) > LIVE - 50] == []
        assert [it for it in titles if letters.width(letters.parsed(it), 14) > LIVE - 50] == []
        # Labels that stand upright or aslant are hard to read and are cut off below.
        years = [axis for axis in axes if axis.get("tickformat") == "d"]
        assert all(axis["tickangle"] == 0 for axis in years)


@pytest.mark.parametrize(
    ("publishers", "said"),
    [
        (["WAZ"], "Quelle: WAZ"),
        (["WAZ", "IT.NRW", "WAZ"], "Quellen: WAZ, IT.NRW"),
        (["A", "B", "C", "D"], "Quellen: A, B, C, D"),
        (["A", "B", "C", "D", "E"], "Quellen: A, B, C und 2 weitere"),
    ],
)
def test_a_publisher_is_named_once_and_of_many_the_rest_is_counted(publishers, said):
    assert about(chart(publishers=publishers), "de") == f"2012 bis 2025 · {said}"


def test_the_same_in_english_and_without_a_date_or_source():
    assert about(chart(publishers=["A", "B", "C", "D", "E"]), "en") == (
        "2012 to 2025 · Sources: A, B, C and 2 more"
    )
    assert about(chart(dates=("31. Dezember 2021",), publishers=[]), "de") == "31. Dezember 2021"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("WAZ 05/2021 (Auskunft an den Integrationsrat)", "WAZ"),
        ("WAZ 2013 „Ein paar hundert Duisburger weniger“", "WAZ"),
        ("Grüne Düsseldorf, Anfrage 16.05.2013", "Grüne Düsseldorf"),
        ("Demonstrationsdaten (frei erfunden)", "Demonstrationsdaten (frei erfunden)"),
        ("Stuttgarter Zeitung (2012, Jahr erschlossen)", "Stuttgarter Zeitung"),
        ("Griechische Gemeinde Köln (PM MAIS); Landtag", "Griechische Gemeinde Köln (PM MAIS)"),
        ("2. Bericht", "2. Bericht"),
        (", ohne Namen", ", ohne Namen"),
    ],
)
def test_the_publisher_is_what_stands_before_date_and_document(title, name):
    assert imprint.publisher(title) == name


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"reference_date": "2021-12-31"}, {"reference_date": "2021-12-31"}],
         ("31. Dezember 2021",)),
        ([{"reference_date": "2021-12-31"}, {}], ("2021",)),
        ([{"year": 2025}, {"year": 2012}, {"year": 2019}], ("2012", "2025")),
        ([{"year": 2025, "value": NAN}, {"year": 2012}], ("2012",)),
    ],
)  # fmt: skip
def test_dates_are_one_day_or_the_first_and_the_last_year_shown(rows, said, real_release):
    view = View(real_release, {}, "de")

    assert imprint.of_figures(view, "Anteil", released(*rows)).dates == said


def test_the_source_of_most_figures_comes_first(real_release):
    figures = released({"source_title": "A"}, {"source_title": "B"}, {"source_title": "B"})
    found = imprint.of_figures(View(real_release, {}, "de"), "Anteil", figures)

    assert [source.title for source in found.sources] == ["B", "A"]


@pytest.mark.slow
@pytest.mark.parametrize("which", ["real_release", "demo_release"])
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    ("page", "given"),
    [
        ("overview", {}),
        ("city", {"stadt": "05117"}),
        ("city", {"stadt": "X04", "anteil": "new_hire_migration_share"}),
        ("indicator", {}),
        ("comparison", {}),
        ("parity_path", {}),
        ("measures", {"ansicht": "zeitachse"}),
        ("measures", {"massnahme": "81"}),
        ("measures", {"ziel": "K1"}),
        ("recordability", {}),
    ],
)
def test_every_chart_says_what_it_shows_when_and_from_whom(page, given, language, which, request):
    release = request.getfixturevalue(which)
    view = View(release, given, language)
    charts = [block for block in every(compose(page, view)) if isinstance(block, Chart)]

    assert charts or page == "parity_path"
    assert len({one.name for one in charts}) == len(charts)
    for one in charts:
        assert one.title and one.dates and one.sources and one.address
        assert one.address.page == page
        assert dict(one.address.codes).get("sprache", "de") == language


def test_a_chart_is_addressed_by_what_is_chosen_and_on_offer(demo_release):
    given = {"stadt": "X02", "anteil": "quatsch", "sprachform": "einfach"}
    blocks = every(compose("city", View(demo_release, given, "de")))
    own, *_ = [block for block in blocks if isinstance(block, Chart)]

    assert own.address == Address("city", (("stadt", "X02"), ("sprachform", "einfach")))


def test_a_picture_grows_by_its_title_only():
    root = parsed(draw(framed(chart(), "de", WIDE), "Bild.", "de"))

    assert size(root)[1] == framed(chart(), "de", WIDE)["layout"]["height"]
    assert "2012 bis 2025 · Quelle: WAZ" in texts(root)


def test_a_light_fill_has_an_edge_that_is_seen_and_a_dark_one_needs_none():
    assert style.edge(style.STATE_COLORS["unknown"])["color"] == style.MUTED
    assert style.edge(style.STATE_COLORS["published"])["color"] == style.PAPER


def test_an_axis_with_a_title_keeps_the_look_of_titles():
    assert style.axis("Prozent")["title"] == {
        "text": "Prozent", "font": {"size": 14, "color": style.MUTED}, "standoff": 8,
    }  # fmt: skip
