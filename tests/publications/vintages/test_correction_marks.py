"""A corrected figure is marked at the number: in tables, charts, files and sentences."""

import csv
import io

import pandas as pd
import pytest
from pptx import Presentation
from pptx.util import Cm

from indicators.publications import shared_blocks
from indicators.publications.composing import compose
from indicators.publications.corrected_figures import with_corrections
from indicators.publications.dossier import wall
from indicators.publications.drawing.svg.picture import draw
from indicators.publications.exhibit import Chart, Small, Table
from indicators.publications.figure_file import FigureFile
from indicators.publications.forms.markdown import in_line
from indicators.publications.forms.office.native_chart import add_native
from indicators.publications.forms.place import every
from indicators.publications.marked_tables import (
    alternative_with_marks,
    chart_with_legend,
    marks_in,
)
from indicators.publications.series.series_tables import figure_table
from indicators.publications.series.time_line_chart import time_line
from indicators.publications.speech import figure_formats
from indicators.publications.speech.wording import LONGEST_ALTERNATIVE
from indicators.publications.verdicts.standing import standings
from indicators.publications.view import View
from indicators.release import Release
from indicators.release.corrected import Correction

CITY, SHARE = "X01", "staff_migration_share"
NEXT = "2026-12-01-01"


@pytest.fixture(scope="module")
def plain(demo_release):
    found = demo_release.figures(SHARE, CITY)
    return found[(found["breakdown"] == "") & found["value"].notna()].sort_values("year")


@pytest.fixture(scope="module")
def figures(plain):
    """The first was withdrawn, the last corrected."""
    first, last = int(plain["figure_id"].iloc[0]), int(plain["figure_id"].iloc[-1])
    marks = {last: Correction("later", NEXT), first: Correction("withdrawn", NEXT)}
    return with_corrections(plain, marks)


@pytest.fixture(scope="module")
def view(demo_release):
    return View(demo_release, {}, "de")


def last(figures):
    return figures.iloc[-1].to_dict()


def test_a_table_has_a_sign_behind_the_number_that_leads_to_the_reason(figures, view):
    table = figure_table(figures, view.speaker)
    shown, *explained = shared_blocks.table(view, table)
    assert isinstance(shown, Table)

    assert shown.text["Wert"].iloc[-1] == "28,3\u00a0%\u00a0r"
    assert shown.text["Wert"].iloc[1].endswith("%")
    html = in_line(shown.marked["Wert"].iloc[-1], lambda address: address)
    assert 'aria-label="r: später berichtigt"' in html
    assert f'href="/indikator?indikator={SHARE}&amp;gebiet={CITY}#berichtigungen"' in html
    said = [block.text for block in explained if isinstance(block, Small)]
    assert [text for text in said if "r = später berichtigt: Inzwischen gilt ein anderer" in text]
    assert [text for text in said if "r = später zurückgezogen" in text]


def test_a_file_has_it_in_a_column_and_never_in_the_number(figures, view):
    table = shared_blocks.in_file(view, figure_table(figures, view.speaker))

    assert table["Wert (Status)"].tolist() == [
        "später zurückgezogen", *[""] * (len(figures) - 2), "später berichtigt"
    ]  # fmt: skip
    assert all(float(number.replace(",", ".")) for number in table["Wert"])


def test_the_file_of_figures_names_kind_and_release(figures, demo_release):
    file = FigureFile(figures, demo_release.catalogue).csv.decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(file), delimiter=";")
    kind, since = head.index("correction"), head.index("corrected_in")

    assert (rows[-1][kind], rows[-1][since]) == ("later", NEXT)
    assert {(row[kind], row[since]) for row in rows[1:-1]} == {("", "")}


def test_a_chart_has_the_sign_at_the_point_and_a_sentence_that_explains_it(figures, view):
    table = figure_table(figures, view.speaker)
    figure = chart_with_legend(view, time_line(figures, view.speaker), marks_in(table))
    signs = [sign for trace in figure["data"] for sign in trace["text"]]

    assert signs == ["r", *[""] * (len(figures) - 2), "r"]
    assert "später berichtigt" in figure["data"][-1]["hovertext"][-1]
    assert "r = später berichtigt" in figure["layout"]["title"]["text"]
    drawn = draw(figure, "Ein Diagramm.", "de", name="a", width=720)
    assert drawn.count(">r<") == 2


def test_a_chart_without_corrections_stays_as_it_was(plain, view):
    unmarked = with_corrections(plain, {})
    figure = time_line(unmarked, view.speaker)

    assert figure == time_line(plain, view.speaker)
    assert chart_with_legend(view, figure, marks_in(figure_table(unmarked, view.speaker))) is figure


def test_the_text_alternative_counts_them_and_stays_short(figures, view):
    table = figure_table(figures, view.speaker)
    said = alternative_with_marks(view, "Anteile. " * 30, list(marks_in(table)))

    assert len(said) <= LONGEST_ALTERNATIVE
    assert said.endswith("… 2 Werte sind später berichtigt oder zurückgezogen (r).")
    assert alternative_with_marks(view, "Anteile.", []) == "Anteile."


def test_a_sentence_says_it_in_words_where_the_value_no_longer_holds(figures, plain, view):
    number = int(plain["figure_id"].iloc[-1])
    now = with_corrections(plain, {number: Correction("earlier", "2026-11-21-01")})

    assert figure_formats.figure_value(last(figures), view.speaker) == (
        "28,3\u00a0% (später berichtigt)"
    )
    assert figure_formats.figure_value(last(now), view.speaker) == "28,3\u00a0%"
    assert figure_formats.signed_value(last(now), view.speaker) == "28,3\u00a0%\u00a0r"
    cell = figure_formats.figure_cell(last(now), view.speaker, date="2025")
    assert str(cell) == "28,3\u00a0%\u00a0r (2025)"
    assert cell.status == "berichtigt gegenüber dem Stand vor 2026-11-21-01"


def test_english_readers_are_told_too(figures, demo_release):
    speaker = View(demo_release, {}, "en").speaker

    assert figure_formats.figure_value(last(figures), speaker).endswith("(corrected later)")


def test_a_hidden_figure_has_no_mark(figures, view):
    hidden = last(figures) | {"status": "hidden", "value": float("nan")}

    assert str(figure_formats.figure_cell(hidden, view.speaker)) == "."
    assert figure_formats.figure_value(hidden, view.speaker) == "."


def test_marks_are_columns_that_are_empty_for_most(plain):
    marked = with_corrections(plain, {int(plain["figure_id"].iloc[0]): Correction("later", NEXT)})

    assert marked["correction"].tolist() == ["later", *[""] * (len(plain) - 1)]
    assert isinstance(marked, pd.DataFrame)
    assert "correction" not in plain


def test_a_slide_to_edit_has_the_sign_at_the_point_too(figures, view):
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    figure = time_line(figures, view.speaker)

    drawn = add_native(slide.shapes, figure, (0, 0, Cm(20), Cm(10)))
    plain = add_native(slide.shapes, time_line(figures.iloc[1:-1], view.speaker), (0, 0, 1, 1))

    signs = [
        label.text_frame.text
        for number in range(len(figures))
        for label in [drawn.chart.plots[0].series[0].points[number].data_label]
        if label.has_text_frame
    ]
    assert signs == ["r", "r"]
    assert "dLbl>" not in plain.chart._chartSpace.xml


def test_a_picture_for_the_wall_has_signs_and_says_what_they_mean(demo_release, figures):
    release = Release(demo_release.path)
    release.__dict__["corrected"] = {int(figures["figure_id"].iloc[-1]): Correction("later", NEXT)}
    view = View(release, {}, "de")
    chart = next(one for one in every(compose("overview", view)) if isinstance(one, Chart))
    found = standings(view, release.catalogue.indicators[SHARE])

    pages = wall.progress(view, chart, found, dict.fromkeys(release.catalogue.cities.codes, 1))
    own = [page for page in pages if "r = später berichtigt" in str(page.figure["layout"])]
    assert len(own) == 1
    said = [text for trace in own[0].figure["data"] for text in trace.get("text", [])]
    assert any("28,3\u00a0%\u00a0r" in text for text in said)
    assert own[0].alternative.endswith("Ein Wert ist später berichtigt (r).")
