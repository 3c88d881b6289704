"""A corrected figure is marked at the number: in tables, charts, files and sentences."""

import csv
import io

import pandas as pd
import pytest

from indicators.publications import shared_blocks
from indicators.publications.corrected_figures import with_corrections
from indicators.publications.drawing.svg.picture import draw
from indicators.publications.exhibit import Small, Table
from indicators.publications.figure_file import FigureFile
from indicators.publications.forms.markdown import in_line
from indicators.publications.marked_tables import alternative_with_marks, chart_with_legend
from indicators.publications.series.series_tables import figure_table
from indicators.publications.series.time_line_chart import time_line
from indicators.publications.speech import figure_formats
from indicators.publications.speech.wording import LONGEST_ALTERNATIVE
from indicators.publications.view import View
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
    figure = chart_with_legend(view, time_line(figures, view.speaker), table)
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
    assert chart_with_legend(view, figure, figure_table(unmarked, view.speaker)) is figure


def test_the_text_alternative_counts_them_and_stays_short(figures, view):
    table = figure_table(figures, view.speaker)
    said = alternative_with_marks(view, "Anteile. " * 30, table)

    assert len(said) <= LONGEST_ALTERNATIVE
    assert said.endswith("… 2 Werte sind später berichtigt oder zurückgezogen (r).")
    assert alternative_with_marks(view, "Anteile.", table.iloc[1:-1]) == "Anteile."


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
