"""Papers, slides, workbooks and archives: no text, number or picture of one names a hidden one."""

import io
import re
from zipfile import ZipFile

import openpyxl
import pytest

from indicators.publications.dossier.dossier import dossier_of
from indicators.publications.dossier.dossier_areas import INDICATOR
from indicators.publications.forms.bundle.bundle import make_bundle, make_indicator_bundle
from indicators.publications.forms.office.session_paper import make_session_paper
from indicators.publications.forms.office.slides import make_slides
from indicators.publications.forms.paper.profile import make_profile
from indicators.publications.forms.paper.report import make_report
from indicators.release import current_release
from tests.publications.papers.handmade import dossier
from tests.ways_out.charts import leaks_in_numbers
from tests.ways_out.commands import figures_in_csv
from tests.ways_out.conftest import LEADERS, ONE_HIDDEN, RARELY_ANSWERING, SMALL
from tests.ways_out.papers import lines_of, pages_in
from tests.ways_out.rows import is_for_programs
from tests.ways_out.structured import leaks_in_part
from tests.ways_out.test_reading_pages import leaks_of

CITIES = [SMALL, RARELY_ANSWERING, ONE_HIDDEN]


def made(release):
    """The archives of the cities with hidden figures, of all together, and of two indicators."""
    found = []
    for area in ("", *CITIES):
        for language in ("de", "en") if area == SMALL else ("de",):
            address = {"stadt": area} if area else {}
            address |= {"sprache": "en"} if language == "en" else {}
            archive = make_bundle(dossier_of(release, area, language))
            found.append(("city" if area else "overview", address, archive))
    for name in (LEADERS, "takeover_rate"):
        archive = make_indicator_bundle(dossier_of(release, f"{INDICATOR}{name}", "de"))
        found.append(("indicator", {"indikator": name}, archive))
    return found


@pytest.fixture(scope="module")
def archives(demo_release):
    return made(demo_release)


def test_no_line_of_them_names_a_hidden_number(archives, reader):
    pages = [
        page for name, address, archive in archives for page in pages_in(archive, name, address)
    ]
    numbers = sum(len(re.findall(r"\d", line)) for page in pages for line in page.texts)

    assert len(pages) > 30
    assert numbers > 18_000
    leaks = [leak for page in pages for leak in leaks_of(page, reader)]
    assert leaks == [], "\n".join(map(str, leaks))


def test_rows_of_workbooks_and_tables_have_a_sign_at_hidden_places(archives, secrets):
    """A workbook has a row for every hidden figure, and in it a sign and no number."""
    count = 0
    for _, address, archive in archives:
        if "sprache" in address:
            continue
        rows_of = list(_rows(archive))
        hidden = [row for row in rows_of if row["Zeichen"] == "."]
        own = secrets.hidden
        for column, key in (("area", "stadt"), ("series", "indikator")):
            own = own[own[column] == address[key]] if key in address else own
        assert len(hidden) == len(own)
        count += len(hidden)
        for row in hidden:
            filled = {name for name in NUMBERS if row[name] is not None}
            assert not filled, row

    assert count > 200


NUMBERS = ("Wert", "95-%-Bereich von", "95-%-Bereich bis", "Zähler", "Nenner")


def _rows(archive):
    with ZipFile(io.BytesIO(archive)) as found:
        book = openpyxl.load_workbook(io.BytesIO(found.read("arbeitsmappe.xlsx")))
    names, *values = list(book["Zahlen"].iter_rows(min_row=3, values_only=True))
    return (dict(zip(names, row, strict=True)) for row in values)


def test_figures_for_programs_are_those_of_the_release(archives, secrets):
    for _, _, archive in archives:
        with ZipFile(io.BytesIO(archive)) as found:
            for file in found.namelist():
                if file.endswith(".csv") and is_for_programs(text := _csv(found, file)):
                    assert leaks_in_part(figures_in_csv(text), secrets) == []


def _csv(archive, file):
    return archive.read(file).decode("utf-8-sig")


def test_numbers_behind_charts_of_slides_are_public(archives, values):
    checked = 0
    for name, address, archive in archives:
        area = address.get("stadt")
        for number in _numbers_behind_charts(archive):
            checked += 1
            assert leaks_in_numbers(f"{name} {address}", [number], values[area]) == []

    assert checked > 50


def _numbers_behind_charts(archive):
    with ZipFile(io.BytesIO(archive)) as found:
        slides = [name for name in found.namelist() if name.endswith(".pptx")]
        for name in slides:
            with ZipFile(io.BytesIO(found.read(name))) as deck:
                for part in deck.namelist():
                    if part.startswith("ppt/charts/") and part.endswith(".xml"):
                        for written in re.findall(
                            r"<c:v>(-?\d+\.\d+)</c:v>", deck.read(part).decode()
                        ):
                            yield float(written)


def test_a_number_put_back_is_found_in_the_workbook_of_its_indicator(leaky, planted, secrets):
    release = current_release(leaky / "demonstration" / "releases")
    area = f"{INDICATOR}{planted.series}"
    archive = make_indicator_bundle(dossier_of(release, area, "de"))
    hidden = secrets.hidden[secrets.hidden["series"] == planted.series]
    signs = [row for row in _rows(archive) if row["Zeichen"] == "."]

    assert len(hidden) - len(signs) == 1


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.pdf", make_report),
        ("a.pdf", make_profile),
        ("a.docx", make_session_paper),
        ("a.pptx", make_slides),
    ],
)
def test_a_number_in_a_paper_would_be_read(name, make):
    """Headline, cell of a table and what is said of a chart; behind a chart also its points."""
    lines = list(lines_of(name, make(dossier())))

    assert any("steigt von 10 auf 14 Prozent" in line for line in lines)
    if make is not make_profile:
        assert any(re.search(r"Bekenntnis\W+1", line) for line in lines)
    if name == "a.pptx":
        assert "2024 | 14 %" in lines
