"""Every city on its way to equal shares: chart, message, table, and what would be first."""

import pytest

from indicators.publications.drawing.svg.picture import draw
from indicators.publications.overview import progress_chart, progress_wording
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import LONGEST_ALTERNATIVE
from indicators.publications.verdicts.standing import standing, standings
from indicators.publications.view import View

SHARE = "staff_migration_share"
LANGUAGES = pytest.mark.parametrize("language", ["de", "en"])
RELEASES = pytest.mark.parametrize("which", ["real_release", "demo_release"])


def cities(release):
    return standings(View(release, {}, "de"), release.catalogue.indicators[SHARE])


def in_city(release, area, series=SHARE):
    return standing(View(release, {}, "de"), release.catalogue.indicators[series], area)


def drawn(release, language="de"):
    found = cities(release)
    scales = dict.fromkeys((one.area for one in found), 0)
    return progress_chart.progress(found, scales, Speaker(release.catalogue, language))


def words(chart):
    notes = (note["text"] for note in chart["layout"]["annotations"])
    return [text.replace("<br>", " ").replace("\u00a0", " ") for text in notes]


@LANGUAGES
@RELEASES
def test_the_drawing_names_every_city(which, language, request):
    release = request.getfixturevalue(which)
    picture = draw(drawn(release, language), "Alle Städte.", language)

    missing = [
        city.name for city in release.catalogue.monitored_cities if city.short not in picture
    ]
    assert missing == []


@RELEASES
def test_every_city_has_a_panel_and_a_row(which, request):
    release = request.getfixturevalue(which)
    table = progress_wording.table(cities(release), Speaker(release.catalogue, "de"))
    titles = [text for text in words(drawn(release)) if text.startswith("<b>")]

    assert len(titles) == len(table) == 9
    assert (table.iloc[:, :5] != "").all(axis=None)


def test_a_panel_says_verdict_values_and_gap(demo_release):
    found = in_city(demo_release, "X01")
    title = next(text for text in words(drawn(demo_release)) if "Brahmstadt" in text)

    assert title == (
        "<b>Brahmstadt</b> →← Abstand wird kleiner 28,3 % zu 37,0 % 8,7 Punkte darunter"
    )
    assert found.pair["gap"] == pytest.approx(found.base["value"] - found.newest["value"], abs=1e-6)


def test_a_city_with_nothing_known_says_so_and_what_would_be_first(real_release):
    texts = words(drawn(real_release))

    assert texts.count("kein Wert; zuerst: eine freiwillige Befragung") == 7
    table = progress_wording.table(cities(real_release), Speaker(real_release.catalogue, "de"))
    row = table.set_index("Stadt").loc["Herne"]
    assert row["Verwaltung"] == "/"
    assert row["Was nötig wäre"].startswith("Eine erste Erhebung")


def test_a_value_without_population_has_no_gap_and_no_bar(real_release):
    essen = in_city(real_release, "05113")

    assert essen.newest["value"] == 5
    assert essen.pair is None
    assert essen.base is None
    assert progress_wording.gap(essen, "de") == "?"


def test_a_hidden_value_is_never_told_as_missing(demo_release):
    hidden = in_city(demo_release, "X08", "trainee_intake_migration_share")

    assert hidden.known["state"] == "hidden"
    assert progress_wording.first_step(hidden, "de") == "geheim gehalten"


def test_the_message_counts_every_city_once(demo_release):
    text = progress_wording.describe(cities(demo_release), "de").replace("\u00a0", " ")

    assert text == (
        "Von neun Städten haben acht den Anteil in ihrer Verwaltung veröffentlicht. "
        "Bewertung: Parität erreicht in einer Stadt, Abstand wird kleiner in einer Stadt, "
        "Abstand wird größer in einer Stadt, Richtung unklar in zwei Städten und "
        "nicht bewertbar in vier Städten."
    )


@LANGUAGES
@RELEASES
def test_the_text_alternative_is_whole(which, language, request):
    text = progress_wording.alternative(cities(request.getfixturevalue(which)), language)

    assert len(text) <= LONGEST_ALTERNATIVE
    assert not text.endswith("…")


@RELEASES
def test_plain_german_counts_the_same(which, request):
    found = cities(request.getfixturevalue(which))
    said = progress_wording.plain(found)

    assert said[0] == "Das Bild zeigt 9 Städte."
    assert len(said) == 2 + len(set(progress_wording.codes(found)))
