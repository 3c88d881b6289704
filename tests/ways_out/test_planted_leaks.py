"""Each scraper finds a number that was put back: without these tests its silence proves nothing."""

import copy
import logging
from typing import Any

import pytest

from tests.ways_out import charts, commands, rows, structured
from tests.ways_out.pages import Page, visit
from tests.ways_out.sentences import WORDS


def test_the_planted_figure_is_a_hidden_one(secrets, planted):
    places = secrets.hidden.set_index(["series", "area", "year"])
    row = places.loc[[planted.place]].iloc[0]
    counts = (planted.part, planted.whole, planted.others)

    assert (row["numerator"], row["denominator"], row["complement"]) == counts
    assert row["value"] == pytest.approx(planted.share)


def test_a_figure_put_back_into_the_file_is_found(leaky, secrets):
    path = leaky / "demonstration" / "releases" / "release-leaky.duckdb"
    leaks = structured.leaks_in_figures(structured.tables_in(path)["figure"], secrets)

    assert any("status published" in leak for leak in leaks)


@pytest.mark.parametrize("column", ["numerator", "denominator", "value", "low", "note_de"])
def test_one_number_put_back_beside_the_right_status_is_found(column, demo_release, secrets):
    figures = structured.tables_in(demo_release.path)["figure"]
    place = figures.query("status == 'hidden' and not is_small_base").index[0]
    figures.loc[place, column] = "4 von 188" if column == "note_de" else 4.0
    leaks = structured.leaks_in_figures(figures, secrets)

    assert sum(f"{column} = 4" in leak for leak in leaks) == 1


@pytest.mark.parametrize("column", ["staff", "gap", "weight"])
def test_a_point_of_a_verdict_on_a_hidden_figure_is_found(column, demo_release):
    tables = structured.tables_in(demo_release.path)
    hidden = set(tables["figure"].query("status == 'hidden'")["figure_id"])
    points = tables["verdict_point"]
    place = points.index[points["staff_figure"].isin(hidden)][0]
    points.loc[place, column] = 5.9

    (leak,) = structured.leaks_in_references(tables)
    assert f"{column} = 5.9" in leak


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("compared_figure", "figure"),
        ("comparability", "figure_a"),
        ("population_base", "staff_figure"),
        ("verdict", "latest_staff_figure"),
    ],
)
def test_a_row_about_a_hidden_figure_is_found(table, column, demo_release):
    tables = structured.tables_in(demo_release.path)
    hidden = tables["figure"].query("status == 'hidden'")["figure_id"].iloc[0]
    rows_of = tables[table]
    rows_of.loc[rows_of.index[rows_of[column].notna()][0], column] = hidden

    assert structured.leaks_in_references(tables) != []


def test_a_component_of_a_verdict_on_hidden_figures_is_found(demo_release, secrets, planted):
    tables = structured.tables_in(demo_release.path)
    verdicts = tables["verdict"]
    is_hidden = (verdicts["area"] == planted.area) & (verdicts["indicator"] == planted.series)
    verdicts.loc[is_hidden, "gap"] = 22.4

    (leak,) = structured.leaks_in_verdicts(tables, secrets)
    assert "gap = 22.4" in leak


@pytest.mark.parametrize(
    "sentence",
    [
        "{city}: {part} von {whole} Führungskräften",
        "{city}: {in_words_de} von {whole} Führungskräften",
        "{city}: {in_words_en} of {whole} leaders",
        "In {city} {others} of {whole} leaders have none.",
        "{city} | 31. Dezember {year} | {part} / {whole}",
        "{city}, 31. Dezember {year}: {share_de}\u00a0% der Führungskräfte",
        "{city}, 31 December {year}: {share_en} %",
        "{city} hatte {year} nur {whole} Antworten von Führungskräften.",
        "Führungskräfte in 5 Städten: 3 %. Unter der Bevölkerung: {part} von {whole}.",
        "{city}: {part} von {whole} Angaben der Führungskräfte",
        "{city}, {year}: je {whole} Beschäftigte",
    ],
)
def test_a_sentence_with_a_hidden_number_is_found(sentence, reader, planted, city):
    assert reader.leaks("sentence", said_of(planted, city, sentence)) != []


@pytest.mark.parametrize(
    "sentence",
    [
        "{city}: Stand 31. Dezember {year}, {part} Werte aus {whole} Monaten",
        "{city}, {year}: bei {part} von {whole} Paaren",
        "{city} {year}, Zieljahr 2040",
        "Zu {part} von {whole} möglichen Angaben gibt es einen Beleg.",
        "{city}: {part} von {whole} Angaben liegen vor.",
        "{city}: {part} of {whole} figures are available.",
        "Führungskräfte in {whole} Städten: 3 %. Unter der Bevölkerung: {part} von {whole}.",
        "{city}, {year}: Aktionsplan (Nr. {part}–{whole})",
    ],
)
def test_numbers_that_count_no_persons_are_no_leak(sentence, reader, planted, city):
    assert reader.leaks("sentence", said_of(planted, city, sentence)) == []


@pytest.fixture(scope="module")
def city(planted, demo_release):
    return demo_release.catalogue.area_name(planted.area, "de")


def said_of(planted, city, sentence):
    """A sentence about the planted figure."""
    german, english = (word for word, number in WORDS.items() if number == planted.part)
    share = f"{planted.share:.2f}"
    return sentence.format(
        city=city,
        year=planted.year,
        part=planted.part,
        whole=planted.whole,
        others=planted.others,
        in_words_de=german,
        in_words_en=english,
        share_en=share,
        share_de=share.replace(".", ","),
    )


@pytest.fixture(scope="module")
def leaky_pages(leaky, planted):
    name, place = planted.page
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("OEFFNUNGSMONITOR_DATA", str(leaky))
        environment.setenv("OEFFNUNGSMONITOR_DEMO", "1")
        return visit([(name, place), (name, place | {"sprache": "en"})])


@pytest.mark.parametrize("number", [0, 1])
def test_pages_of_a_leaky_release_are_found_leaking(
    number, leaky_pages, secrets, values, reader, demo_release, planted
):
    page = leaky_pages[number]
    labelled = rows.labelled(secrets, demo_release.catalogue, page.language)
    (spec,) = page.charts
    hovered = [text for text in charts.texts_of(spec) if str(planted.year) in text]

    (file,) = filter(rows.is_for_programs, page.files)
    figures = commands.figures_in_csv(file)

    # The table and the file to download: one each.
    assert len(rows.leaks_in_rows(page, labelled)) == 1
    assert len({leak[:60] for leak in structured.leaks_in_part(figures, secrets)}) == 1
    assert charts.leaks_in_chart("chart", spec, values[planted.area]) != []
    assert any(reader.leaks("hover", text, [planted.area]) for text in hovered)
    assert any(reader.leaks("text", text, [planted.area]) for text in page.texts)


def test_a_number_anywhere_in_a_chart_is_found(values, planted):
    empty: dict[str, Any] = {
        "data": [{"x": [planted.year], "y": [None], "text": ["."]}],
        "layout": {},
    }
    hidden_data = copy.deepcopy(empty)
    hidden_data["data"][0]["customdata"] = [[{"share": planted.share}]]

    assert charts.leaks_in_chart("chart", empty, values[planted.area]) == []
    assert charts.leaks_in_chart("chart", hidden_data, values[planted.area]) != []


@pytest.mark.parametrize(("boxes", "is_place"), [(3, True), (4, False)])
def test_where_a_box_stands_is_no_number_and_anything_else_is_one(boxes, is_place):
    hidden = charts.Values(set(), [16 / 3], [])
    columns = {0.13: boxes, 0.5: 7}
    notes = [{"x": x, "y": float(row)} for x, count in columns.items() for row in range(count)]
    # The lowest of three boxes beside seven.
    notes[boxes - 1]["y"] = 16 / 3
    axes = {name: {"visible": False} for name in ("xaxis", "yaxis")}
    drawing = {"data": [{"x": [None], "y": [None]}], "layout": {"annotations": notes, **axes}}

    assert (charts.leaks_in_chart("chart", drawing, hidden) == []) == is_place
    assert charts.leaks_in_chart("chart", {**drawing, "data": [{"y": [16 / 3]}]}, hidden) != []


def test_a_sign_with_counts_beside_it_is_found(secrets, demo_release, planted):
    counts = f"{planted.part} / {planted.whole}"
    row = {"Stand": f"31. Dezember {planted.year}", "Wert": ".", "Zähler / Nenner": counts}
    name, address = planted.page
    page = Page(name, address, [], [[row]], [], [], [])
    labelled = rows.labelled(secrets, demo_release.catalogue, "de")

    (leak,) = rows.leaks_in_rows(page, labelled)
    assert counts in leak


def test_commands_on_a_leaky_release_are_found_leaking(leaky, secrets, reader, planted):
    question = ("figures", "--city", planted.area, "--indicator", planted.series)
    own = secrets.of([planted.area])
    own = type(own)(own.figures[own.figures["series"] == planted.series])
    as_json = commands.figures_in_json(commands.ask(leaky, *question, "--json").out)
    as_csv = commands.figures_in_csv(commands.ask(leaky, *question, "--csv").out)
    lines = commands.ask(leaky, *question).out.splitlines()
    verdicts = commands.ask(leaky, "verdicts", *question[1:]).out.splitlines()

    assert any("status published" in leak for leak in structured.leaks_in_figures(as_json, own))
    assert any("status published" in leak for leak in structured.leaks_in_figures(as_csv, own))
    assert any(reader.leaks("figures", line) for line in lines)
    assert any(reader.leaks("verdicts", line) for line in verdicts)


def test_a_number_in_a_log_line_is_found(reader, planted, city):
    with commands.kept_log() as lines:
        said = f"{planted.area} {city}: {planted.part} of {planted.whole} hidden"
        logging.getLogger("oeffnungsmonitor").info(said)

    assert any(reader.leaks("log", line) for line in lines)
