"""The four numbers of a city, each with its date and unit or the reason why it is missing."""

import re
from html.parser import HTMLParser

import pytest

from indicators.publications.city import number_row
from indicators.publications.composing import compose
from indicators.publications.exhibit import Chart, Columns, Heading, Markup, Words
from indicators.publications.speech.speaker import Speaker
from indicators.publications.titles import tab_title
from indicators.publications.typed_cells import Mark
from indicators.publications.verdicts.standing import standing
from indicators.publications.view import View

SHARE = "staff_migration_share"


def row(release, area, series=SHARE, language="de"):
    entry = release.catalogue.indicators[series]
    population = release.figures(list(entry.targets), area)
    found = number_row.numbers(
        standing(View(release, {}, language), entry, area),
        population,
        Speaker(release.catalogue, language),
    )
    return [tuple(text.replace("\u00a0", " ") for text in number[1:3]) for number in found]


def city(release, area="", language="de"):
    return compose("city", View(release, {"stadt": area} if area else {}, language))


def test_a_city_with_a_series_has_four_numbers_with_their_dates(demo_release):
    assert row(demo_release, "X01") == [
        ("28,3 %", "31. Dezember 2025"),
        ("37,0 %", "im erwerbsfähigen Alter, 31. Dezember 2025"),
        ("8,7 Prozentpunkte", "unter der Bevölkerung, Bereich 7,6 bis 9,8"),
        ("→← Abstand wird kleiner", "Werte von 2013 bis 2025"),
    ]


def test_the_range_of_a_gap_looks_the_way_its_size_does(demo_release):
    """32,1 % of 28,5 %: 3,6 above, and the range is of what lies above too."""
    gap = row(demo_release, "X03")[2]

    assert gap == ("3,6 Prozentpunkte", "über der Bevölkerung, Bereich 2,1 bis 5,1")


def test_a_city_that_does_not_record_says_so_and_still_has_its_population(real_release):
    staff, population, gap, verdict = row(real_release, "05916")

    assert staff == ("/", "laut Stadt nicht erfasst")
    assert "%" in population[0]
    assert gap == ("?", "kein Wert aus der Verwaltung")
    assert verdict == ("○ nicht bewertbar", "kein Wert bekannt")


def test_an_estimate_is_called_one_and_bases_that_disagree_are_a_range(real_release):
    staff, population, gap, _ = row(real_release, "05113")

    assert staff == ("5 %", "geschätzt, 31. Dezember 2013") or staff == ("5 %", "geschätzt, 2013")
    # The page says that no base will do: none is given as if it did.
    assert population[0] == "keine geeignete Zahl"
    assert population[1].startswith("Bekannt: ") and " bis " in population[1]
    assert population[1].endswith("; als Bezug nicht geeignet")
    # Within 24 months there is only a share by nationality, for staff with migration history.
    assert gap == ("?", "Begriffe nicht vergleichbar")


@pytest.mark.parametrize("which", ["real_release", "demo_release"])
def test_the_population_names_its_ages_wherever_it_is_a_number(which, request):
    release = request.getfixturevalue(which)
    for area in [entry.code for entry in release.catalogue.monitored_cities]:
        for name in (SHARE, "trainee_migration_share", "staff_foreign_share"):
            value, note = row(release, area, name)[1]
            assert "%" not in value or re.search(r"Alter|Jahre", note), (area, name, value, note)


def test_a_hidden_value_has_its_own_sign(demo_release):
    staff, *_ = row(demo_release, "X08", "trainee_intake_migration_share")

    assert staff == (".", "geheim gehalten")


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("which", ["real_release", "demo_release"])
def test_no_number_of_any_share_in_any_city_stands_without_a_word(which, language, request):
    release = request.getfixturevalue(which)
    names = [SHARE, "trainee_migration_share", "staff_migration_share_by_grade"]
    for area in [entry.code for entry in release.catalogue.monitored_cities][:4]:
        for name in names:
            for value, note in row(release, area, name, language):
                assert value
                assert note or "○" in value
                assert "nan" not in value + note


class Terms(HTMLParser):
    """The tags and words of a piece of HTML."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.words = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.words.append(data)


def test_the_row_is_a_list_of_terms_and_nothing_in_it_becomes_a_tag():
    found = Terms(number_row.markup([number_row.Number("<b>A", "<i>1", "<u>2020")], str))

    assert found.tags == ["dl", "div", "dt", "dd", "strong", "span"]
    assert found.words == ["<b>A", "<i>1", "<u>2020"]


def test_a_corrected_number_has_a_sign_that_leads_to_its_reason_and_says_it_in_words():
    mark = Mark("later", "r", "später berichtigt", SHARE, "X01")
    number = number_row.Number("Anteil", "28,3 %", "2025", mark)
    html = number_row.markup([number], lambda found: f"/indikator?gebiet={found.area}#hier")

    assert Terms(html).words == ["Anteil", "28,3 %\u00a0", "r", "später berichtigt, 2025"]
    assert 'href="/indikator?gebiet=X01#hier"' in html
    assert 'aria-label="r: später berichtigt"' in html


@pytest.mark.parametrize(("language", "tab"), [("de", "Stadt: Essen"), ("en", "City: Essen")])
def test_the_name_of_the_city_is_the_heading_and_the_title_of_the_tab(language, tab, real_release):
    blocks = city(real_release, "05113", language)
    first = blocks[0]

    assert isinstance(first, Heading)
    assert (first.level, first.text) == (1, "Essen")
    assert tab_title("city", "Stadt", blocks) == tab


def test_a_page_without_a_title_of_its_own_has_that_of_the_navigation(real_release):
    blocks = compose("recordability", View(real_release, {}, "de"))

    assert tab_title("recordability", "Erfassbarkeit", blocks) == "Erfassbarkeit"


def test_the_numbers_come_before_the_chart_and_the_goals_after_it(demo_release):
    blocks = city(demo_release, "X01")
    kinds = [type(block) for block in blocks]
    goals = next(
        place
        for place, block in enumerate(blocks)
        if isinstance(block, Heading) and block.anchor == "kontraktziele"
    )

    assert kinds[:3] == [Heading, Columns, Markup]
    assert kinds.index(Markup) < kinds.index(Chart) < goals


@pytest.mark.parametrize("which", ["real_release", "demo_release"])
def test_every_link_of_the_contents_leads_to_a_section(which, request):
    blocks = city(request.getfixturevalue(which))
    anchors = {block.anchor for block in blocks if isinstance(block, Heading) and block.anchor}
    contents = next(
        block.text for block in blocks if isinstance(block, Words) and "](#" in block.text
    )

    assert {part.split(")")[0] for part in contents.split("](#")[1:]} == anchors
