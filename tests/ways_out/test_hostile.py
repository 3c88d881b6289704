"""A release made of hostile deliveries, scraped on every way out: nothing in it comes to life."""

import csv
import io
import os
import re
import subprocess
import sys
import unicodedata

import pytest

from indicators.cli.output import print_figures
from indicators.publications.composing import compose
from indicators.publications.exhibit import Chart
from indicators.publications.forms.chart_alone import chart_page
from indicators.publications.forms.place import every
from indicators.publications.page_paths import PATHS as PATH_OF_PAGE
from indicators.publications.view import View
from indicators.release import current_release
from tests.browser.serving import opened_browser, served
from tests.browser.visits import visit as open_in
from tests.publications.forms.reading import Read
from tests.publications.forms.test_documents import page_of as made_for_reading
from tests.ways_out import hostile
from tests.ways_out.charts import texts_of
from tests.ways_out.pages import visit

CITY = "05117"
ADDRESSES = [
    ("overview", {}),
    ("city", {"stadt": CITY, "anteil": "trainee_migration_share"}),
    ("indicator", {"indikator": "trainee_migration_share", "gebiet": CITY}),
    ("comparison", {"reihe": "trainee_migration_share"}),
    ("measures", {"massnahme": "84"}),
    ("recordability", {"stadt": CITY}),
    ("data_quality", {}),
    ("methodology", {"abschnitt": "quellen"}),
]
PATHS = [
    "/", f"/stadt?stadt={CITY}&anteil=trainee_migration_share",
    f"/indikator?indikator=trainee_migration_share&gebiet={CITY}",
    "/vergleich?reihe=trainee_migration_share", "/massnahmen?massnahme=84",
    f"/erfassbarkeit?stadt={CITY}", "/datenqualitaet", "/methodik?abschnitt=quellen",
]  # fmt: skip
# The command people use would build the release of the published figures.
PROGRAM = "import sys; from dashboard.server import serve; serve(int(sys.argv[-1]))"
NUMBER = re.compile(r"[+\-−]?\d[\d.,\u00a0]*( %)?")
# What our own code lays around the texts of a chart.
OURS = re.compile(r"</?b>|<br>|<span style=\"font-size: \d+px\">|</span>")
# Everything that markup could have made of the hostile texts.
ALIVE = """(mark) => {
  const SOURCE = 'https://example.org/quelle';
  const main = document.querySelector('[data-testid=stMain]');
  const all = (selector) => [...main.querySelectorAll(selector)];
  const says = (element) => element.textContent.includes(mark);
  // Ours is small print that begins with our own word; a delivered text does not begin one.
  const isSmallPrint = (span) => span.getAttribute('style') === 'font-size: 0.875rem;'
    && span.textContent.startsWith('Quelle: ') && !span.querySelector('[style], [class*=color]');
  return [
    ...all('strong, b, em, i, del, code, h1, h2, h3, h4, h5, h6, mark').filter(says),
    ...all('[class*=katex], [onerror], iframe'),
    ...all('img').filter(i => /example|^x$/.test(i.getAttribute('src'))),
    ...all('a[href*=example], a[href^=mailto]').filter(a => a.href !== SOURCE),
    ...all('[translate=no]').filter(icon => icon.textContent.includes('bomb')),
    ...all(':is(p, td) span:is([style], [class*=color])')
      .filter(span => says(span) && !isSmallPrint(span)),
  ].map(element => element.outerHTML.slice(0, 200));
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return hostile.plant(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def pages(folder):
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("OEFFNUNGSMONITOR_DATA", str(folder))
        environment.setenv("OEFFNUNGSMONITOR_DEMO", "0")
        return visit(ADDRESSES)


def cells_of(text):
    return [cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row]


def is_formula(cell):
    """Whether a spreadsheet would compute a cell that is no number."""
    return cell.lstrip()[:1] in tuple("=+-@\t\r") and not NUMBER.fullmatch(cell) and cell != ""


def test_what_is_recognised_as_a_formula_is_one():
    assert is_formula("=1+1") and is_formula("-2+3") and is_formula("+49 208 1")
    assert not is_formula("-3,5") and not is_formula("'=1") and not is_formula("")


def test_no_file_of_a_page_has_a_formula(pages):
    files = [file for page in pages for file in page.files]
    cells = [cell for file in files for cell in cells_of(file)]

    assert {"HYPERLINK", "@SUM", "+49 208", "-2+3"} <= {
        word for word in ("HYPERLINK", "@SUM", "+49 208", "-2+3") for cell in cells if word in cell
    }
    assert [cell for cell in cells if is_formula(cell)] == []


def test_no_chart_draws_html_of_a_delivery(pages):
    texts = [text for page in pages for text in texts_of(page.charts) if hostile.MARK in text]

    assert any("&lt;b&gt;" in text for text in texts)
    assert [text for text in texts if "<" in OURS.sub("", text)] == []
    # Titles and numbers are ours; nothing delivered is in bold.
    bold = [words for text in texts for words in re.findall(r"<b>(.*?)</b>", text)]
    assert [words for words in bold if hostile.MARK in words] == []
    assert [text for text in texts if text.count("<b>") != text.count("</b>")] == []


@pytest.fixture(scope="module")
def csv_of_the_command(folder):
    """The bytes that the command writes into a file."""
    command = [
        sys.executable,
        "-c",
        "from indicators.cli.main import main; main()",
        "figures",
        "--csv",
    ]
    environment = {**os.environ, "OEFFNUNGSMONITOR_DATA": str(folder)}
    environment["OEFFNUNGSMONITOR_DEMO"] = "0"
    return subprocess.run(command, env=environment, capture_output=True, check=True).stdout


def test_the_csv_of_the_command_has_the_mark_for_umlauts_once(csv_of_the_command):
    assert csv_of_the_command.startswith(b"\xef\xbb\xbf")
    assert csv_of_the_command.count(b"\xef\xbb\xbf") == 1


def test_the_csv_of_the_command_has_no_formula_and_its_numbers_are_numbers(csv_of_the_command):
    cells = cells_of(csv_of_the_command.decode("utf-8-sig"))

    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert "10,5" in cells
    assert [cell for cell in cells if is_formula(cell)] == []


def test_a_terminal_is_not_steered_by_a_source(folder, capsys):
    release = current_release(folder / "releases")
    figures = (
        release.figures().head(1).assign(source_title="\x1b]0;weg\x07\x9b2J\u202eA\nFehler: 0")
    )

    print_figures(figures, release, "de")
    (line,) = capsys.readouterr().out.splitlines()

    assert line.endswith(r"\x1b]0;weg\x07\x9b2J\u202eA\x0aFehler: 0")


def test_a_terminal_is_not_steered_by_a_checked_file(tmp_path):
    file = tmp_path / "liefe\x1b[31mrung.csv"
    file.write_text("Gebiet\x1b[2J;Wert\x9b\n05117;\x1b[31m1\n", encoding="utf-8")
    command = [
        sys.executable,
        "-c",
        "from indicators.cli.main import main; main()",
        "check",
        str(file),
    ]
    # As on a terminal: without this, the library leaves the commands out of what is piped.
    found = subprocess.run(
        command, env={**os.environ, "FORCE_COLOR": "1"}, capture_output=True, check=False
    )
    said = (found.stdout + found.stderr).decode("utf-8")

    assert said.strip()
    assert {letter for letter in said if unicodedata.category(letter) in ("Cc", "Cf")} <= {"\n"}


@pytest.fixture(scope="module")
def alive(folder):
    """What came to life on each page, opened in a browser with everything unfolded."""
    return look(folder, PROGRAM, PATHS)


def look(folder, program, paths):
    """What came to life on each of these pages, and all that people can read on them."""
    found, shown = {}, ""
    with opened_browser() as browser, served(folder, program=program) as dashboard:
        for path in paths:
            page = browser.new_page(viewport={"width": 1440, "height": 1000})
            open_in(page, f"{dashboard.address}{path}")
            for summary in page.locator("summary").all():
                if summary.evaluate("s => !s.parentElement.open"):
                    summary.click()
            page.wait_for_timeout(500)
            found[path] = page.evaluate(ALIVE, hostile.MARK)
            shown += page.get_by_test_id("stMain").inner_text()
            page.close()
    return found, shown


def test_nothing_delivered_comes_to_life_on_a_page(alive):
    assert alive[0] == {path: [] for path in PATHS}


@pytest.mark.browser
def test_without_our_care_they_would_come_to_life(folder):
    careless = (
        f"import indicators.publications.speech.escaping as e; e.in_markdown = str; {PROGRAM}"
    )
    (path,) = paths = ["/massnahmen?massnahme=84"]
    seen = "\n".join(look(folder, careless, paths)[0][path])

    # Pictures, formulas and HTML do not even then: our Markdown has none.
    for kind in ("<strong>", "<em>", "<code>", "//example.org/x"):
        assert kind in seen, kind


def test_hostile_texts_are_shown_as_they_were_written(alive):
    shown = alive[1].replace("\u2060", "").replace("( http", "(http")

    for text in hostile.TEXTS.values():
        assert text in shown, text


@pytest.fixture(scope="module")
def documents(folder):
    """The reading pages of these addresses, and each of their charts alone."""
    release = current_release(folder / "releases")
    return [
        Read(html)
        for name, given in ADDRESSES
        for language in ("de", "en")
        for html in (
            made_for_reading(release, name, given, language),
            *charts_alone(release, name, given, language),
        )
    ]


def charts_alone(release, name, given, language):
    view = View(release, given, language)
    blocks = every(compose(name, view))
    shown = [block for block in blocks if isinstance(block, Chart)]
    return [chart_page(chart, view, name, PATH_OF_PAGE) for chart in shown]


def test_nothing_delivered_comes_to_life_on_a_reading_page(documents):
    assert len(documents) > 2 * len(ADDRESSES)
    for read in documents:
        assert not read.names & {"img", "script", "iframe", "b", "i", "del", "mark"}
        assert not [name for _, one in read.elements for name in one if name.startswith("on")]
        links = {one["href"] for one in read.all("a") if not one["href"].startswith(("/", "#"))}
        assert {link for link in links if "example" in link} <= {"https://example.org/quelle"}
        assert not [words for words in read.emphasised if hostile.MARK in words]


def test_hostile_texts_are_read_on_reading_pages_as_they_were_written(documents):
    shown = " ".join(" ".join(read.text for read in documents).split()).replace("( http", "(http")

    for text in hostile.TEXTS.values():
        assert text in shown, text
