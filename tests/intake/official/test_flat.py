"""The flat CSV of today: rows become figures, and everything else is said."""

import pytest

from indicators.errors import DeliveryError
from tests.intake.official.files import (
    AGE,
    ALL,
    FOREIGN,
    GERMAN,
    NATIONALITY,
    SEX,
    UPDATE,
    flat,
    imported,
    saved,
    told,
)

WOMEN = ("GESW", "weiblich")


def test_the_total_of_a_city_becomes_its_population(tmp_path):
    rows = [
        ("05117", {SEX: WOMEN}, "88000"),
        ("05117", {SEX: ALL}, "173050"),
        ("05911", {SEX: ALL}, "358676"),
    ]
    found = imported(saved(tmp_path, flat(rows)))

    assert told(found, "area", "quantity", "year", "reference_date", "value", "unit", "base") == [
        ("05117", "population", "2024", "2024-12-31", "173050", "persons", "census_2022"),
        ("05911", "population", "2024", "2024-12-31", "358676", "persons", "census_2022"),
    ]
    assert {row["source_title"] for row in found.rows} == {
        "Regionaldatenbank Deutschland, Tabelle 12411-01-01-4 "
        "(Fortschreibung des Bevölkerungsstandes)"
    }


def test_nationality_gives_a_count_and_a_share_of_the_same_table(tmp_path):
    rows = [
        ("05117", {NATIONALITY: ALL}, "170000"),
        ("05117", {NATIONALITY: FOREIGN}, "30000"),
        ("05117", {NATIONALITY: GERMAN}, "140000"),
    ]
    found = imported(saved(tmp_path, flat(rows, time="2021-12-31")))

    assert told(found, "quantity", "value", "numerator", "denominator", "precision") == [
        ("population", "170000", "", "", "as_published"),
        ("population_foreign_count", "30000", "", "", "as_published"),
        ("population_foreign_share", "17,65", "30000", "170000", "calculated"),
    ]
    assert {row["base"] for row in found.rows} == {"census_2011"}


def by_age(counts):
    return [
        ("05117", {NATIONALITY: who, AGE: (f"ALT{number}", label)}, str(count))
        for number, (label, everyone, foreign) in enumerate(counts)
        for who, count in ((ALL, everyone), (FOREIGN, foreign))
    ]


def test_age_groups_without_a_gap_make_up_a_band(tmp_path):
    ages = [
        ("15 bis unter 18 Jahre", 4500, 700),
        ("18 bis unter 20 Jahre", 3000, 600),
        ("20 bis unter 25 Jahre", 8000, 2000),
        ("25 bis unter 30 Jahre", 9000, 2500),
    ]
    found = imported(saved(tmp_path, flat(by_age(ages), time="2019-12-31")))

    assert told(found, "quantity", "breakdown", "value", "numerator", "denominator") == [
        ("population_young_adult_foreign_share", "", "23,64", "2600", "11000")
    ]
    assert "Aus den Altersgruppen 18–19, 20–24 addiert." in found.rows[0]["note_de"]


def test_a_band_with_a_gap_or_a_sign_in_it_is_no_band(tmp_path):
    whole = ("05117", {NATIONALITY: ALL, AGE: ALL}, "170000")
    gap = by_age([("18 bis unter 20 Jahre", 3000, 600), ("21 bis unter 25 Jahre", 8000, 2000)])
    sign = by_age([("18 bis unter 20 Jahre", 3000, "."), ("20 bis unter 25 Jahre", 8000, 2000)])

    for rows in (gap, sign):
        found = imported(saved(tmp_path, flat([whole, *rows], time="2019-12-31")))
        assert told(found, "quantity", "breakdown") == [("population", "")]


def test_a_minus_is_no_zero_and_is_said(tmp_path):
    rows = [
        ("05117", {NATIONALITY: ALL}, "170000"),
        ("05117", {NATIONALITY: FOREIGN}, "-"),
    ]
    found = imported(saved(tmp_path, flat(rows)))

    assert told(found, "quantity", "value") == [("population", "170000")]
    (remark,) = found.remarks
    assert remark.row == 3
    assert "keine gezählte Null" in remark.sentence("de")
    assert "no counted zero" in remark.sentence("en")


@pytest.mark.parametrize("sign", ["-", "–", "0", "0,0", ".", "·", "/", "x", "...", "…", ""])
def test_no_sign_becomes_a_number(tmp_path, sign):
    rows = [("05117", {SEX: ALL}, "170000"), ("05911", {SEX: ALL}, sign)]
    found = imported(saved(tmp_path, flat(rows)))

    assert told(found, "area", "value") == [("05117", "170000")]
    assert [remark.row for remark in found.remarks] == [3]


def test_a_table_of_signs_only_is_a_sentence(tmp_path):
    path = saved(tmp_path, flat([("05117", {SEX: ALL}, "-"), ("05911", {SEX: ALL}, ".")]))

    with pytest.raises(DeliveryError) as caught:
        imported(path)
    assert "nur Zeichen (2, das erste in Zeile 2). Ein „-“ ist keine Null." in str(caught.value)


@pytest.mark.parametrize(
    ("value", "mark", "number", "status", "precision"),
    [
        ("170000", "e", "170000", "A", "as_published"),
        ("170000", "p", "170000", "P", "as_published"),
        ("170000", "r", "170000", "A", "as_published"),
        ("170000", "s", "170000", "E", "estimate"),
        ("170000 p", "", "170000", "P", "as_published"),
        ("(170000)", "", "170000", "U", "as_published"),
    ],
)
def test_a_quality_sign_becomes_status_and_note(tmp_path, value, mark, number, status, precision):
    rows = [("05117", {SEX: ALL}, value, mark)]
    found = imported(saved(tmp_path, flat(rows, quality=True)))

    assert told(found, "value", "observation_status", "precision") == [(number, status, precision)]
    assert "Qualitätszeichen" in found.rows[0]["note_de"]


def test_thousands_are_multiplied_and_called_rounded(tmp_path):
    rows = [("05117", {SEX: ALL}, "57,3")]
    counted = ("1000", "BEV", "Bevölkerung")
    microcensus = ("12211", "Mikrozensus")
    text = flat(rows, time="2019", measure=counted, statistic=microcensus)
    found = imported(saved(tmp_path, text, "12211-Z-01_de_flat.csv"))

    assert told(found, "value", "year", "reference_date", "precision", "method") == [
        ("57300", "2019", "", "rounded", "mikrozensus")
    ]
    assert "mal 1000" in found.rows[0]["note_de"]


def test_naturalisations_of_a_year(tmp_path):
    rows = [("05117", {SEX: ALL}, "424")]
    counted = ("Anzahl", "BEV008", "Einbürgerungen")
    text = flat(rows, time="2022", measure=counted, statistic=("12511", "Einbürgerungen"))
    found = imported(saved(tmp_path, text, "12511-01-01-4.csv"))

    assert told(found, "quantity", "year", "value", "method", "base") == [
        ("naturalisations", "2022", "424", "naturalisation_statistics", "")
    ]


@pytest.mark.parametrize("key", ["05117", "05117000", "051170000000"])
def test_a_city_is_known_by_keys_of_every_length(tmp_path, key):
    found = imported(saved(tmp_path, flat([(key, {SEX: ALL}, "173050")])))

    assert told(found, "area") == [("05117",)]


def test_other_areas_are_counted_and_left_out(tmp_path):
    rows = [(key, {SEX: ALL}, "100") for key in ("DG", "05", "051", "05914", "051170010", "05117")]
    found = imported(saved(tmp_path, flat(rows)))

    assert told(found, "area") == [("05117",)]
    assert found.other_areas == 5


def test_categories_that_make_no_figure_are_named(tmp_path):
    rows = [
        ("05117", {NATIONALITY: ALL}, "170000"),
        ("05117", {NATIONALITY: ("NATX", "Nichtdeutsche (neu)")}, "30000"),
    ]
    found = imported(saved(tmp_path, flat(rows)))

    assert told(found, "quantity") == [("population",)]
    assert found.other_categories == ["Nichtdeutsche (neu)"]


REFUSED = {
    "official_unknown_area": ("5117", {SEX: ALL}, "173050"),
    "official_unknown_value": ("05117", {SEX: ALL}, "viele"),
    "official_no_city": ("05914", {SEX: ALL}, "190384"),
    "official_no_totals": ("05117", {SEX: WOMEN}, "88000"),
}


@pytest.mark.parametrize("key", REFUSED)
def test_what_is_not_known_is_a_sentence_with_its_place(tmp_path, key):
    path = saved(tmp_path, flat([REFUSED[key]]))

    with pytest.raises(DeliveryError) as caught:
        imported(path)
    assert caught.value.key == key
    assert path.name in caught.value.sentence("de")
    assert path.name in caught.value.sentence("en")


def test_a_word_in_place_of_a_number_names_the_signs_that_may_stand_there(tmp_path):
    path = saved(tmp_path, flat([("05117", {SEX: ALL}, "viele")]))

    with pytest.raises(DeliveryError) as caught:
        imported(path)
    assert str(caught.value) == (
        "In 12411-01-01-4_de_flat.csv, Zeile 2, Spalte „value“, steht „viele“. Erlaubt sind "
        "Zahlen mit Dezimalkomma und die Zeichen - – . · • / x X ... …."
    )


def test_an_unknown_quality_sign_is_no_number(tmp_path):
    path = saved(tmp_path, flat([("05117", {SEX: ALL}, "1", "q")], quality=True))

    with pytest.raises(DeliveryError, match=r"„q“ nicht bekannt\. Erlaubt sind e, p, r, s"):
        imported(path)


def test_two_values_for_the_same_thing_are_a_contradiction(tmp_path):
    rows = [("05117", {SEX: ALL}, "173050"), ("05117000", {SEX: ALL}, "173051")]
    path = saved(tmp_path, flat(rows))

    with pytest.raises(DeliveryError, match="„173050“ in Zeile 2, „173051“ in Zeile 3"):
        imported(path)


def test_the_same_value_twice_is_one_figure(tmp_path):
    rows = [("05117", {SEX: ALL}, "173050"), ("05117000", {SEX: ALL}, "173050")]

    assert told(imported(saved(tmp_path, flat(rows))), "value") == [("173050",)]


@pytest.mark.parametrize(
    ("statistic", "name", "key"),
    [
        (("13111", "Beschäftigte"), "13111-01-03-4.csv", "official_unknown_table"),
        (UPDATE, "12521-0041_de.csv", "official_other_statistic"),
        (UPDATE, "tabelle.csv", "official_no_number"),
    ],
)
def test_a_table_that_is_not_known_is_never_guessed(tmp_path, statistic, name, key):
    path = saved(tmp_path, flat([("05117", {SEX: ALL}, "1")], statistic=statistic), name)

    with pytest.raises(DeliveryError) as caught:
        imported(path)
    assert caught.value.key == key


def test_what_a_known_statistic_counts_otherwise_is_not_taken(tmp_path):
    measure = ("1000", "LBFMZ01", "Lebensformen")
    text = flat([("05117", {SEX: ALL}, "95")], statistic=("12211", "Mikrozensus"), measure=measure)
    path = saved(tmp_path, text, "12211-Z-11_de_flat.csv")

    with pytest.raises(DeliveryError, match="zählt LBFMZ01, Lebensformen"):
        imported(path)


@pytest.mark.parametrize("day", ["2022-12-31", "2023-12-31"])
def test_where_two_censuses_are_possible_the_person_says_which(tmp_path, day):
    path = saved(tmp_path, flat([("05117", {SEX: ALL}, "173255")], time=day))

    with pytest.raises(DeliveryError, match="--base"):
        imported(path)
    found = imported(path, "census_2022")
    assert told(found, "base") == [("census_2022",)]
    assert "beim Einlesen angegeben" in found.rows[0]["note_de"]
