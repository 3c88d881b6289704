"""The first page: its headline, the three goals, the map, the bar of what is known."""

import re
from datetime import date
from html.parser import HTMLParser

import pandas as pd
import pytest

from indicators.catalogue import load_catalogue
from indicators.catalogue.models import City, Membership, Tile
from indicators.publications.overview import known_chart, overview_wording
from indicators.publications.overview.tile_map import STEPS, tile_map
from indicators.publications.speech.speaker import Speaker
from indicators.publications.typed_cells import as_text
from tests.publications.released import released, row

CATALOGUE = load_catalogue()
CITIES = CATALOGUE.monitored_cities
MUELHEIM, ESSEN, HERNE = "05117", "05113", "05916"
LANGUAGES = pytest.mark.parametrize("language", ["de", "en"])
RELEASES = pytest.mark.parametrize("which", ["real_release", "demo_release"])


def goal(judged_by):
    return next(goal for goal in CATALOGUE.goals if goal.judged_by == judged_by)


def criteria(*pairs):
    return pd.DataFrame(pairs, columns=["area", "criterion"])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "de",
            "Von {all} Angaben, die neun Städte zu {indicators} Indikatoren machen könnten, "
            "sind 16 veröffentlicht.",
        ),
        (
            "en",
            "Of {all} figures that nine cities could give on {indicators} indicators, "
            "16 are published.",
        ),
    ],
)
def test_the_headline_counts_what_is_known_of_what_could_be(language, words, real_release):
    counts = overview_wording.state_counts(real_release.recordability())

    expected = words.format(
        all=len(CATALOGUE.indicators) * len(CITIES), indicators=len(CATALOGUE.indicators)
    )
    assert overview_wording.headline(counts, Speaker(real_release.catalogue, language)) == expected


def test_every_state_is_counted_even_if_nothing_is_in_it():
    table = pd.DataFrame({"state": ["published", "unknown", "unknown"]})

    assert overview_wording.state_counts(table) == {
        "published": 1, "hidden": 0, "recordable": 0, "not_recorded": 0, "unknown": 2,
    }  # fmt: skip


def test_every_city_has_a_count_even_if_it_published_nothing():
    table = pd.DataFrame(
        [(ESSEN, "a", "published"), (ESSEN, "b", "published"), (MUELHEIM, "a", "unknown")],
        columns=["area", "indicator", "state"],
    )
    counts = overview_wording.published_by_city(table, CATALOGUE)

    assert len(counts) == len(CITIES)
    assert (counts[ESSEN], counts[MUELHEIM]) == (2, 0)


def states(*pairs, state="unknown"):
    """A state for every pair of city and share; those named are different."""
    given = {(area, indicator): own for area, indicator, own in pairs}
    return pd.DataFrame(
        [
            {"area": city.code, "indicator": name, "state": given.get((city.code, name), state)}
            for city in CITIES
            for name in overview_wording.SHARES
        ]
    )


def shares(figures, known=None):
    table = overview_wording.share_table(
        figures, states() if known is None else known, Speaker(CATALOGUE, "de")
    )
    return as_text(table).map(lambda text: text.replace("\u00a0", " ")).set_index("Stadt")


def test_every_city_has_a_row_of_shares_and_an_unknown_one_has_its_sign():
    table = shares(released(row(area=ESSEN, value=20.0, decimals=0)))

    assert len(table) == len(CITIES)
    assert table.iloc[:, 0].to_dict()["Essen"] == "20 % (2021)"
    assert set(table.iloc[:, 0].drop("Essen")) == {"?"}


def test_an_estimate_and_a_hidden_figure_are_not_passed_off_as_counts():
    figures = released(
        row(area=ESSEN, precision="estimate"),
        row(area=HERNE, status="hidden", value=float("nan")),
    )
    table = shares(figures, states((HERNE, "staff_migration_share", "hidden")))

    assert table.loc["Essen"].iloc[0] == "20 % (geschätzt, 2021)"
    assert table.loc["Herne"].iloc[0] == "."


def test_only_the_latest_figure_of_a_city_is_named():
    figures = released(row(area=ESSEN, year=2011), row(area=ESSEN, year=2021))
    latest = overview_wording.latest_by_city(figures, "staff_migration_share", CATALOGUE)

    assert list(latest["year"]) == [2021]


def test_two_indicators_never_share_a_column():
    figures = released(
        row(series="trainee_migration_share", area=ESSEN, year=2011),
        row(series="trainee_intake_migration_share", area=ESSEN, year=2016),
    )
    line = shares(figures).loc["Essen"]

    assert [text[-6:] for text in line] == ["?", "(2011)", "(2016)", "?"]


def test_a_share_that_is_known_by_parts_only_is_not_shown_as_one_of_the_whole():
    figures = released(row(area=ESSEN, breakdown="sex=female"))
    known = states((ESSEN, "staff_migration_share", "published"))

    assert shares(figures, known).loc["Essen"].iloc[0] == "?"


def report(area, criterion, stage="decided", dated="2013-07-09"):
    return {"area": area, "criterion": criterion, "stage": stage, "dated": dated}


def test_criteria_are_counted_once_per_city():
    one = goal("criteria")
    wanted = [criterion.code for criterion in CATALOGUE.criteria_of_goal(one.code)]
    everything = [(MUELHEIM, code) for code in wanted]
    given = criteria(*everything, (MUELHEIM, wanted[0]), (ESSEN, wanted[0]))

    assert overview_wording.describe_criteria(one, given, Speaker(CATALOGUE, "de")) == (
        f"Belegt sind {len(wanted) + 1} von {9 * len(wanted)} möglichen Angaben "
        "(Kriterium je Stadt)."
    )


def test_the_matrix_shows_the_latest_stage_and_no_report_is_not_a_stage():
    one = goal("criteria")
    first, second, *_ = CATALOGUE.criteria_of_goal(one.code)
    given = pd.DataFrame(
        [
            report(ESSEN, first.code, "introduced", "2018-02"),
            report(ESSEN, first.code, "decided", "2013-07-09"),
            report(HERNE, second.code, "not_begun", "2020"),
        ]
    )
    table = overview_wording.stage_table(one, given, Speaker(CATALOGUE, "de")).set_index(
        "Kriterium"
    )

    introduced, begun = table.loc[first.title.de, "Essen"], table.loc[second.title.de, "Herne"]
    assert (str(introduced), str(begun)) == ("eingeführt (2018)", "nicht begonnen (2020)")
    assert (introduced.value, introduced.date, introduced.status) == (2, "2018", "eingeführt")
    assert begun.value == 0
    assert table.loc[second.title.de, "Essen"] == "?"
    assert list(table.columns) == [city.short for city in CITIES]


@LANGUAGES
@RELEASES
def test_every_goal_judged_by_criteria_has_a_whole_matrix(which, language, request):
    release = request.getfixturevalue(which)
    for entry in release.catalogue.goals:
        if entry.judged_by == "criteria":
            table = overview_wording.stage_table(
                entry, release.criteria(), Speaker(release.catalogue, language)
            )
            assert table.shape == (len(release.catalogue.criteria_of_goal(entry.code)), 10)
            assert (table != "").all(axis=None)


@LANGUAGES
def test_the_newest_figures_are_about_the_nine_cities_and_newest_first(language, real_release):
    table = overview_wording.newest(
        real_release.figures(), Speaker(real_release.catalogue, language)
    )
    years = [int(re.findall(r"\d{4}", text)[0]) for text in table.iloc[:, 3]]

    assert len(set(table.iloc[:, 0])) == len(table) > 3
    assert years == sorted(years, reverse=True)
    assert set(table.iloc[:, 0]) <= {city.name for city in CITIES}
    assert (table.iloc[:, 4] != "").all()


def test_the_newest_figure_of_a_city_is_that_of_the_whole_and_the_first_of_its_date():
    figures = released(
        {"area": "05113", "series": "trainee_migration_share", "year": 2021, "value": 34.0},
        {"area": "05113", "series": "staff_migration_share", "year": 2021, "value": 20.0},
        {"area": "05113", "year": 2021, "breakdown": "sex=female", "value": 21.0},
        {"area": "05113", "year": 2019, "value": 19.0},
        {"area": "05117", "year": 2020, "value": 18.0},
        {"area": "05112", "series": "population_migration_share", "year": 2022, "value": 41.0},
    )
    speaker = Speaker(CATALOGUE, "de")
    table = as_text(overview_wording.newest(figures, speaker))

    assert table.iloc[:, [0, 2, 3]].to_numpy().tolist() == [
        ["Essen", "20,0\u00a0%", "2021"],
        ["Mülheim an der Ruhr", "18,0\u00a0%", "2020"],
    ]
    assert overview_wording.without_figures(figures, speaker).startswith(
        "Noch kein Wert über die eigene Verwaltung ist veröffentlicht für Bochum, Bottrop, "
        "Dortmund, Duisburg, "
    )


class Map(HTMLParser):
    """Tiles as (address, words), and the name of the map."""

    def __init__(self, text):
        super().__init__()
        self.tiles, self.name, self.tags = [], "", []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag == "a":
            self.tiles.append([dict(attrs)["href"], []])
        if tag == "nav":
            self.name = dict(attrs)["aria-label"]

    def handle_data(self, data):
        if self.tiles and data.strip():
            self.tiles[-1][1].append(data)


def drawn(cities=CITIES, count=3, name="Karte", unit="Indikatoren", query=""):
    counts = {city.code: count for city in cities}
    markup = tile_map(
        cities, counts, 38, lambda _: unit, name, lambda code: f"/stadt?stadt={code}{query}"
    )
    return Map(markup)


def test_every_city_is_on_the_map_once_and_leads_to_its_page():
    addresses = [address for address, _ in drawn().tiles]

    assert sorted(addresses) == sorted(f"/stadt?stadt={city.code}" for city in CITIES)


def test_a_tile_says_city_number_and_unit():
    city = CITIES[0]
    (_, words), *_ = drawn().tiles

    assert city.tile
    assert words == [city.tile.label or city.short, "3", "Indikatoren"]


def test_the_first_page_counts_one_indicator_in_the_singular():
    markup = tile_map(
        CITIES[:1], {CITIES[0].code: 1}, 38, {1: "Indikator"}.__getitem__, "Karte", str
    )

    assert Map(markup).tiles[0][1][1:] == ["1", "Indikator"]


def test_links_carry_the_language_and_are_escaped():
    markup = tile_map(
        CITIES, {city.code: 1 for city in CITIES}, 38, str, "Map",
        lambda code: f"/stadt?stadt={code}&sprache=en",
    )  # fmt: skip

    assert markup.count("&amp;sprache=en") == len(CITIES)
    assert {address[-11:] for address, _ in Map(markup).tiles} == {"&sprache=en"}


def test_names_cannot_bring_tags_of_their_own():
    evil = '<script>alert("x")</script>'
    membership = Membership(role="guest", since=date(2011, 1, 1), date_precision="day", source="x")
    city = City(
        code="05999", name=evil, short=evil, tile=Tile(row=0, column=0), monitored=True,
        memberships=(membership,),
    )  # fmt: skip
    found = drawn((city,), name=f'"{evil}', unit=evil, query=f'"{evil}')

    assert set(found.tags) == {"style", "nav", "div", "a", "strong", "span"}
    assert found.name == f'"{evil}'
    assert found.tiles[0][1] == [evil, "3", evil]


def test_no_two_tiles_lie_on_each_other():
    places = [(city.tile.row, city.tile.column) for city in CITIES if city.tile]

    assert len(set(places)) == len(CITIES)


@pytest.mark.parametrize(
    ("count", "step"), [(0, 0), (1, 1), (10, 1), (11, 2), (19, 2), (20, 3), (38, 4)]
)
def test_nothing_is_paper_and_one_figure_already_shows(count, step):
    counts = {city.code: count for city in CITIES}
    markup = tile_map(CITIES, counts, 38, str, "", str)

    assert markup.count(f"background: {STEPS[step]}") == len(CITIES)


def test_the_bar_leaves_out_states_that_do_not_occur():
    chart = known_chart.state_bar({"published": 11, "hidden": 0, "unknown": 331}, "de")

    assert [part["x"] for part in chart["data"]] == [[11], [331]]
    assert chart["layout"]["xaxis"]["range"] == [0, 342]


def test_the_table_beside_the_bar_keeps_states_that_do_not_occur():
    table = known_chart.state_table({"published": 1100, "hidden": 0}, "de")

    assert list(table["Anzahl"].map(str)) == ["1.100", "0"]
    assert [cell.value for cell in table["Anzahl"]] == [1100, 0]


@LANGUAGES
@RELEASES
def test_text_alternatives_are_no_longer_than_a_breath(which, language, request):
    release = request.getfixturevalue(which)
    states = overview_wording.state_counts(release.recordability())
    counts = overview_wording.published_by_city(release.recordability(), release.catalogue)
    alternatives = (
        known_chart.describe_state_bar(states, language),
        overview_wording.describe_tiles(counts, Speaker(release.catalogue, language)),
    )

    for text in alternatives:
        assert 40 < len(text) <= 220
        assert not re.search(r"[{}]|\bnan\b|\bNone\b", text)


@LANGUAGES
@RELEASES
def test_the_table_beside_the_map_adds_up(which, language, request):
    release = request.getfixturevalue(which)
    recordability = release.recordability()
    counts = overview_wording.published_by_city(recordability, release.catalogue)
    table = overview_wording.count_table(counts, Speaker(release.catalogue, language))

    assert len(table) == len(CITIES)
    assert table.iloc[:, 1].astype(int).sum() == (recordability["state"] == "published").sum()
    assert set(table.iloc[:, 2]) == {"38"}


@LANGUAGES
def test_no_line_of_the_legend_is_wider_than_its_column(language):
    states = dict.fromkeys(["published", "hidden", "recordable", "not_recorded", "unknown"], 100)
    chart = known_chart.state_bar(states, language)
    lines = [line for part in chart["data"] for line in part["name"].split("<br>")]

    assert max(map(len, lines)) <= known_chart.WIDEST
    assert not any("…" in line for line in lines)
    assert chart["layout"]["legend"]["maxheight"] > 20 * len(lines)
