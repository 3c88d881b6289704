"""The PDF as a program reads it aloud: tags, order, alternatives, heads of tables, language."""

import re
from io import BytesIO

import pikepdf
import pytest

from indicators.publications.dossier.dossier import dossier_of
from indicators.publications.dossier.dossier_areas import areas
from indicators.publications.forms.paper.profile import make_profile
from indicators.publications.forms.paper.report import make_report
from tests.publications.papers.handmade import HOSTILE, dossier


def opened(content):
    return pikepdf.open(BytesIO(content))


def elements(pdf):
    """Elements of the structure in the order in which they are read, with their depth."""

    def walk(node, depth):
        if isinstance(node, pikepdf.Array):
            for one in node:
                yield from walk(one, depth)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                yield depth, str(node.S), node
            if "/K" in node:
                yield from walk(node.K, depth + 1)

    return list(walk(pdf.Root.StructTreeRoot.K, 0))


@pytest.fixture(scope="module")
def report():
    return opened(make_report(dossier()))


def test_it_calls_itself_accessible_and_names_title_and_language(report):
    with report.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Probe: Herne"
    assert str(report.Root.Lang) == "de"
    assert bool(report.Root.MarkInfo.Marked)
    assert bool(report.Root.ViewerPreferences.DisplayDocTitle)
    assert str(report.docinfo["/CreationDate"]).startswith("D:20261121")


def test_english_says_so():
    assert str(opened(make_report(dossier(language="en"))).Root.Lang) == "en"


def test_headings_come_in_order_and_none_is_left_out(report):
    names = [name for _, name, _ in elements(report) if re.fullmatch(r"/(H\d|Title)", name)]

    assert names == ["/Title", "/H1", *["/H1", "/H2"] * 3, "/H1", "/H1"]


def test_a_chart_is_read_by_its_alternative(report):
    figures = [node for _, name, node in elements(report) if name == "/Figure"]

    assert [str(one.Alt) for one in figures] == ["Herne: Der Anteil steigt von 10 auf 14 Prozent."]


def test_tables_have_a_head_of_their_own_and_a_caption(report):
    found = [name for _, name, _ in elements(report)]

    assert found.count("/Table") == found.count("/THead") == found.count("/TBody") == 2
    assert found.count("/TH") == 4
    assert found.count("/Caption") == 3


def test_lists_are_lists_and_links_are_links(report):
    found = [name for _, name, _ in elements(report)]

    # At a glance, and below each of three headlines.
    assert found.count("/L") == 4
    addresses = [
        str(note.A.URI)
        for page in report.pages
        for note in page.get("/Annots", [])
        if "/A" in note and "/URI" in note.A
    ]
    assert addresses == ["https://example.org/a"] * 3


def test_everything_on_a_page_is_tagged_or_named_as_decoration(report):
    """PDF/UA-1, 7.1: no mark stands outside of a marked sequence."""
    for page in report.pages:
        depth = 0
        for one in pikepdf.parse_content_stream(page):
            name = str(one.operator)
            if name in ("BDC", "BMC"):
                depth += 1
            elif name == "EMC":
                depth -= 1
            elif name in ("Tj", "TJ", "Do", "f", "S", "f*", "B"):
                assert depth > 0, name


def test_a_hostile_text_is_shown_and_never_run():
    """Typst would stop at `panic`; a text that came in as data is only ever shown."""
    headline = dossier().leaves[1].headline

    assert HOSTILE in headline
    assert make_report(dossier()).startswith(b"%PDF-")
    assert make_profile(dossier()).startswith(b"%PDF-")


def test_a_report_has_few_pages_and_a_profile_one(real_release):
    for area in areas(real_release):
        for language in ("de", "en"):
            found = dossier_of(real_release, area, language)
            assert 4 <= len(opened(make_report(found)).pages) <= 8, (area, language)
            assert len(opened(make_profile(found)).pages) == 1, (area, language)


@pytest.mark.parametrize("language", ["de", "en"])
def test_reports_of_the_fictional_cities_and_of_all_together_are_no_longer(demo_release, language):
    for area in areas(demo_release):
        found = dossier_of(demo_release, area, language)
        # Of the city that delivered nothing there is less to tell.
        least = 3 if area == "X09" else 4
        assert least <= len(opened(make_report(found)).pages) <= 8, area


def test_profiles_of_the_fictional_cities_have_one_page_too(demo_release):
    for area in areas(demo_release):
        found = dossier_of(demo_release, area, "en")
        assert len(opened(make_profile(found)).pages) == 1, area


def test_the_same_dossier_makes_the_same_bytes():
    assert make_report(dossier()) == make_report(dossier())
    assert make_profile(dossier()) == make_profile(dossier())
