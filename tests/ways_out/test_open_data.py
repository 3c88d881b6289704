"""Open data: no interface, package, feed or calendar tells a hidden number."""

import pandas as pd
import pytest

from tests.ways_out import structured
from tests.ways_out.open_data import harvested
from tests.ways_out.test_served import leaks_in_lines


def harvest_of(folder):
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("OEFFNUNGSMONITOR_DATA", str(folder))
        environment.setenv("OEFFNUNGSMONITOR_DEMO", "1")
        return harvested()


@pytest.fixture(scope="module")
def harvest(once, demo_data):
    return once("open_data", lambda: harvest_of(demo_data))


@pytest.fixture(scope="module")
def leaky_harvest(leaky):
    return harvest_of(leaky)


@pytest.mark.parametrize("way", ["interface", "package"])
def test_hidden_figures_have_one_status_and_no_number(way, harvest, secrets):
    routes, package, _ = harvest
    figures = {"interface": routes["figures"], "package": package["figure"]}[way]

    assert len(figures) == len(secrets.figures)
    assert structured.leaks_in_figures(figures, secrets) == []


def test_all_that_is_hidden_has_one_code(harvest):
    figures = harvest[1]["figure"]
    codes = figures.loc[figures["status"] == "hidden", ["observation_status", "confidentiality"]]

    assert set(codes.itertuples(index=False, name=None)) == {("Q", "C")}


def test_no_row_says_more_about_a_hidden_figure(harvest):
    _, package, _ = harvest
    tables = {name: table for name, table in package.items() if name != "papers"}

    assert structured.leaks_in_references(tables) == []


def test_verdicts_on_hidden_figures_have_no_component(harvest, secrets):
    routes, package, _ = harvest
    moved = pd.DataFrame(columns=["area", "indicator", "breakdown"])
    for verdicts, states in (
        (routes["verdicts"].fillna({"breakdown": ""}), routes["recordability"]),
        (package["verdict"], package["recordability"]),
    ):
        tables = {"verdict": verdicts, "verdict_by_base": verdicts, "movement": moved}
        assert structured.leaks_in_verdicts({**tables, "recordability": states}, secrets) == []


def test_no_text_names_a_hidden_number(harvest, reader):
    routes, package, _ = harvest
    words = {
        **{name: table for name, table in routes.items() if "area" in table},
        **{name: table for name, table in package.items() if "area" in table},
    }
    found = [
        leak
        for name, area, text in structured.texts_in(words)
        for leak in reader.leaks(name, text, [area])
    ]

    assert found == []


def test_papers_feeds_and_problems_name_no_hidden_number(harvest, reader, values):
    _, package, texts = harvest
    lines = {**{way: text.splitlines() for way, text in texts.items()},
             "papers": package["papers"]["line"].tolist()}  # fmt: skip

    for way, told in lines.items():
        assert told
        assert [leak for line in told for leak in reader.leaks(way, line, [])] == []
    feed = texts["/abo/alles.atom"].splitlines()
    assert leaks_in_lines("feed", feed, reader, values) == []


def test_a_figure_put_back_is_found_in_the_interface_and_in_the_package(leaky_harvest, secrets):
    routes, package, _ = leaky_harvest

    for figures in (routes["figures"], package["figure"]):
        leaks = structured.leaks_in_figures(figures, secrets)
        assert any("status published" in leak for leak in leaks)
