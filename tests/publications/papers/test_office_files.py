"""The paper for the council, the slides and the workbook as their programs know them."""

import re
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import docx
import openpyxl
import pptx
import pytest
from docx.oxml.ns import qn

from indicators.publications.dossier.dossier import dossier_of
from indicators.publications.forms.office.session_paper import make_session_paper
from indicators.publications.forms.office.slides import make_slides
from indicators.publications.forms.slides_of import slides_of
from indicators.publications.forms.workbook.workbook import make_workbook
from indicators.publications.forms.workbook.written_sheets import Book, Sheet, written
from tests.publications.papers.handmade import HOSTILE, dossier

MARK = "Vorführdaten: Diese Städte und Zahlen sind erfunden."


@pytest.fixture(scope="module")
def paper():
    return docx.Document(BytesIO(make_session_paper(dossier())))


@pytest.fixture(scope="module")
def slides():
    return pptx.Presentation(BytesIO(make_slides(dossier())))


def test_the_parts_of_a_paper_stand_in_the_order_that_councils_know(paper):
    headings = [one.text for one in paper.paragraphs if one.style.name == "Heading 1"]

    assert headings == [
        "Sachverhalt", "Stand je Kontraktziel", "Maßnahmen", "Offene Erfassung", "Anlage",
    ]  # fmt: skip


def test_headings_of_a_paper_skip_no_level(paper):
    levels = [
        int(one.style.name[-1]) for one in paper.paragraphs if one.style.name.startswith("Heading")
    ]

    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_paper_names_title_day_and_language(paper):
    properties = paper.core_properties

    assert (properties.title, properties.created.isoformat()) == (
        "Probe: Herne", "2026-11-21T00:00:00+00:00",
    )  # fmt: skip
    spoken = {one.get(qn("w:val")) for one in paper.styles.element.iter(qn("w:lang"))}
    assert spoken == {"de-DE"}


def test_tables_of_a_paper_repeat_their_head_and_pictures_have_alternatives(paper):
    assert len(paper.tables) == 3
    for table in paper.tables:
        assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    described = [one.get("descr") for one in paper.element.iter(qn("wp:docPr"))]
    assert described == ["Herne: Der Anteil steigt von 10 auf 14 Prozent."]


def test_a_paper_counts_its_pages_and_says_that_the_cities_do_not_exist(paper):
    section = paper.sections[0]
    fields = [one.get(qn("w:instr")) for one in section.footer._element.iter(qn("w:fldSimple"))]

    assert fields == ["PAGE", "NUMPAGES"]
    assert section.header.paragraphs[0].text == MARK


def test_links_and_strong_words_of_a_paper_are_real(paper):
    addresses = {one.target_ref for one in paper.part.rels.values() if one.is_external}

    assert addresses == {"https://example.org/a"}
    assert any(run.bold and run.text == "fetter" for one in paper.paragraphs for run in one.runs)


def test_slides_stand_in_the_order_of_the_leaves_with_their_message_as_title(slides):
    titles = [slide.shapes.title.text for slide in slides.slides]

    assert titles == ["Probe: Herne", *(leaf.headline for leaf in dossier().leaves)]


def test_a_line_chart_on_a_slide_can_be_edited_and_keeps_its_ranges(slides):
    [frame] = [one for one in slides.slides[1].shapes if one.has_chart]
    series = {one.name: list(one.values) for one in frame.chart.plots[0].series}

    assert series == {
        "Verwaltung": [10.0, 11.0, 12.0, 13.0, 14.0],
        "Bevölkerung": [20.0, 21.0, 22.0, 23.0, 24.0],
    }
    lengths = re.findall(r"<c:minus>.*?</c:minus>", frame.chart._chartSpace.xml, re.DOTALL)
    assert len(lengths) == 1
    assert lengths[0].count("<c:v>2</c:v>") == 5
    sheet = openpyxl.load_workbook(BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob)).active
    assert [row[0].value for row in sheet["A2:A6"]] == [2016, 2018, 2020, 2022, 2024]


def test_every_drawn_object_of_a_slide_has_an_alternative(slides):
    found = [
        shape._element.xpath(".//p:cNvPr")[0].get("descr")
        for slide in slides.slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table or shape.shape_type == 13
    ]

    assert len(found) == 2
    assert all(found)


def test_notes_hold_source_and_definition(slides):
    notes = slides.slides[1].notes_slide.notes_text_frame.text

    assert "Quelle: WAZ 05/2021; https://example.org/waz" in notes
    assert "Definition P1 Anteil: Beschäftigte je 100." in notes
    assert "Vorsicht." in notes
    assert "dl-de/by-2-0" in notes


def test_every_slide_says_that_the_cities_do_not_exist(slides):
    for slide in slides.slides:
        assert MARK in [one.text_frame.text for one in slide.shapes if one.has_text_frame]


def test_charts_of_slides_without_a_counterpart_are_tables_or_pictures(demo_release):
    deck = pptx.Presentation(BytesIO(make_slides(dossier_of(demo_release, "", "de"))))
    kinds = {
        slide.shapes.title.text[:12]: {
            "chart" if one.has_chart else "table" if one.has_table else "picture"
            for one in slide.shapes
            if one.has_chart or one.has_table or one.shape_type == 13
        }
        for slide in deck.slides
    }

    assert {"chart"} in kinds.values()
    assert {"table"} in kinds.values()
    assert {"picture"} in kinds.values()


def test_slides_stand_in_the_order_of_the_deck_under_its_addresses(demo_release):
    found = dossier_of(demo_release, "X01", "de")
    deck = pptx.Presentation(BytesIO(make_slides(found)))
    cut = slides_of(found)

    assert [one.shapes.title.text for one in deck.slides][1:] == [one.headline for one in cut]
    assert "massnahmen-2" in [one.name for one in cut]
    for slide, one in zip(list(deck.slides)[1:], cut, strict=True):
        assert f"/sitzung/X01#{one.name}" in slide.notes_slide.notes_text_frame.text
        # Rows that a slide had no room for would be missing from all of them.
        tables = [shape.table for shape in slide.shapes if shape.has_table]
        rows = [len(list(table.rows)) - 1 for table in tables]
        assert rows == ([] if one.table is None else [len(one.table.text)])


def test_cities_that_do_not_compare_have_charts_of_their_own_that_can_be_edited(demo_release):
    deck = pptx.Presentation(BytesIO(make_slides(dossier_of(demo_release, "", "de"))))
    [slide] = [one for one in deck.slides if one.shapes.title.text.startswith("Nicht alle Werte")]
    charts = [shape.chart for shape in slide.shapes if shape.has_chart]

    assert len(charts) == 2
    values = [
        dict(zip(c.plots[0].categories, c.plots[0].series[0].values, strict=True)) for c in charts
    ]
    assert values[0]["Brahmstadt: Befragung der Beschäftigten"] == 28.3
    assert values[1] == {"Wiesenthor: Schätzung": 14.0}


@pytest.mark.parametrize("make", [make_session_paper, make_slides])
def test_no_file_holds_the_minute_it_was_made_in(make):
    first, second = make(dossier()), make(dossier())

    assert first == second
    with ZipFile(BytesIO(first)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r">(\d{4}-\d\d-\d\dT[^<]+)<", core)) == {"2026-11-21T00:00:00Z"}


def test_a_workbook_has_a_sheet_for_each_thing_that_figures_need(real_release):
    book = openpyxl.load_workbook(BytesIO(make_workbook(dossier_of(real_release, "05113", "de"))))

    assert book.sheetnames == [
        "Übersicht", "Zahlen", "Definitionen", "Vorbehalte", "Quellen", "Zeichen", "Änderungen",
    ]  # fmt: skip
    for sheet in book:
        assert sheet.freeze_panes == "B3"
        assert sheet.auto_filter.ref
    assert book.properties.title == "Interkulturelle Öffnung der Verwaltung: Essen"
    assert book.properties.created.isoformat() == "2026-11-21T00:00:00"


def test_figures_of_a_workbook_are_the_numbers_of_the_release(real_release):
    book = openpyxl.load_workbook(BytesIO(make_workbook(dossier_of(real_release, "05113", "de"))))
    rows = list(book["Zahlen"].iter_rows(min_row=2, values_only=True))
    place = rows[0].index("Wert")
    figures = real_release.figures(area="05113")

    assert len(rows) - 1 == len(figures)
    told = sorted(row[place] for row in rows[1:] if row[place] is not None)
    assert told == pytest.approx(sorted(figures["value"].dropna()))


def test_a_hidden_figure_is_a_sign_and_no_number(demo_release):
    book = openpyxl.load_workbook(BytesIO(make_workbook(dossier_of(demo_release, "X08", "de"))))
    sheet = book["Zahlen"]
    names = [cell.value for cell in sheet[3]]
    hidden = demo_release.figures(area="X08")
    count = int((hidden["status"] == "hidden").sum())
    signs = [row for row in sheet.iter_rows(min_row=4, values_only=True)
             if row[names.index("Zeichen")] == "."]  # fmt: skip

    assert count > 10
    assert len(signs) == count
    assert {row[names.index("Wert")] for row in signs} == {None}
    assert all(sheet_.cell(2, 1).value == MARK for sheet_ in book)


@pytest.mark.parametrize("text", ["=1+1", "+49 201", "-3", "@SUM(A1)", "%x", HOSTILE])
def test_a_text_that_a_spreadsheet_would_compute_stays_a_text(text):
    from datetime import date

    book = Book("Probe", "wir", "", date(2026, 11, 21), "")
    made = written(book, [Sheet("Blatt", "Blatt", ("a",), ((text,),))])
    cell = openpyxl.load_workbook(BytesIO(made)).active["A3"]

    assert (cell.data_type, cell.value) == ("s", text)
    assert cell.quotePrefix == (text[0] in "=+-@%")


def test_a_workbook_made_twice_has_the_same_bytes(real_release):
    first, second = (make_workbook(dossier_of(real_release, "05113", "en")) for _ in range(2))

    assert first == second


def test_english_files_speak_english(real_release):
    found = dossier_of(real_release, "05113", "en")
    german = re.compile(r"\b(und|der|die|nicht|Seite|Tabelle|Abbildung|Stadt)\b")
    paper = docx.Document(BytesIO(make_session_paper(found)))
    headings = [one.text for one in paper.paragraphs if one.style.name.startswith(("Head", "Cap"))]
    book = openpyxl.load_workbook(BytesIO(make_workbook(found)))
    heads = [str(cell.value) for sheet in book for cell in sheet[2] if cell.value]

    for text in [*headings, *heads, *book.sheetnames]:
        # Names of publishers stay as they are.
        assert not german.search(text.partition("Source")[0]), text
