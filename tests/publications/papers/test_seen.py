"""Papers and slides as people see them, held against pictures of the same dossier."""

import pytest
from PIL import Image

from indicators.publications.forms.office.session_paper import make_session_paper
from indicators.publications.forms.office.slides import make_slides
from indicators.publications.forms.paper.chart_image import framed_image
from indicators.publications.forms.paper.profile import make_profile
from indicators.publications.forms.paper.report import make_report
from tests.publications.papers.handmade import chart, dossier
from tests.publications.papers.seen_pages import (
    TOLERANCE,
    as_pdf,
    difference,
    differences,
    pages_of,
    text_of,
)

pytestmark = pytest.mark.slow
MARK = "Diese Städte und Zahlen sind erfunden."


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory):
    """Each paper as a PDF, by its name."""
    folder = tmp_path_factory.mktemp("papers")
    found = dossier()
    made = {"report.pdf": make_report, "profile.pdf": make_profile,
            "paper.docx": make_session_paper, "slides.pptx": make_slides}  # fmt: skip
    for name, make in made.items():
        (folder / name).write_bytes(make(found))
    as_pdf(folder, folder / "paper.docx", folder / "slides.pptx")
    return {name.split(".")[0]: folder / f"{name.split('.')[0]}.pdf" for name in made}


@pytest.mark.parametrize("name", ["report", "profile", "paper", "slides"])
def test_every_page_looks_as_before(pdfs, name, tmp_path):
    found = differences(pages_of(pdfs[name], tmp_path), name)

    assert max(found) < TOLERANCE, found


@pytest.mark.parametrize("name", ["report", "profile", "paper", "slides"])
def test_no_page_is_empty_and_each_says_that_the_cities_do_not_exist(pdfs, name, tmp_path):
    for page in pages_of(pdfs[name], tmp_path):
        assert sum(page.histogram()[:128]) > 30, "an empty page"
    for text in text_of(pdfs[name]):
        assert MARK in text


def test_another_page_would_be_noticed(pdfs, tmp_path):
    for name in ("report", "profile", "paper", "slides"):
        for page in pages_of(pdfs[name], tmp_path):
            assert difference(page, Image.new("L", page.size, 255)) > TOLERANCE, name


def test_libreoffice_shows_all_slides_with_lines_and_ranges(pdfs):
    texts = text_of(pdfs["slides"])

    assert len(texts) == 4
    assert "Verwaltung" in texts[1] and "Bevölkerung" in texts[1]


def test_a_chart_is_drawn_as_dots_without_a_browser(tmp_path):
    (tmp_path / "chart.png").write_bytes(framed_image(chart(), "de"))
    picture = Image.open(tmp_path / "chart.png").convert("L")

    assert picture.width == 1422
    small = picture.resize((picture.width // 6, picture.height // 6))
    assert max(differences([small], "chart")) < TOLERANCE
