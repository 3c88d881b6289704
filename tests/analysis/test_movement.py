"""Who moved: closed gaps only, with measures, without a last place."""

import pandas as pd

from indicators.analysis.verdicts.judge_lines import judge
from indicators.analysis.verdicts.movement import LINKED, who_moved
from indicators.catalogue import load_catalogue
from tests.analysis.frames import STAFF, frame, pairs

CATALOGUE = load_catalogue()
YEARS = (2013, 2015, 2017, 2019)


def city(area, yearly, **other):
    """A city of many staff whose gap shrinks by so many points a year from 15."""
    values = [(year, 10 + yearly * (year - 2013), 25.0) for year in YEARS]
    return [row | {"area": area, "denominator": 60_000} | other for row in pairs(values)]


def moved(rows, reports=None):
    answer = judge(frame(rows), CATALOGUE)
    reports = pd.DataFrame(columns=LINKED) if reports is None else reports
    return who_moved(answer.verdicts, answer.points, reports, CATALOGUE)


def test_cities_stand_in_bands_and_by_name_within():
    # Herne −1.2, Essen −0.7, Bottrop −0.6, Bochum −0.2, Duisburg +0.3 points a year.
    rows = [
        *city("05916", 1.2), *city("05113", 0.7), *city("05512", 0.6), *city("05911", 0.2),
        *city("05112", -0.3),
    ]  # fmt: skip
    found = moved(rows).moved

    assert found[["band", "area"]].to_numpy().tolist() == [
        ["strong", "05916"], ["clear", "05512"], ["clear", "05113"], ["slight", "05911"],
    ]  # fmt: skip
    assert found["first_gap"].tolist() == [15, 15, 15, 15]


def test_cities_that_do_not_compare_stand_in_groups_of_their_own():
    found = moved([*city("05916", 1.0), *city("05113", 1.0, scope="residents")[:0],
                   *[r | ({"scope": "core_administration"} if r["series"] == STAFF else {})
                     for r in city("05113", 1.0)]]).moved  # fmt: skip

    assert found["group"].nunique() == 2


def test_cities_whose_last_points_lie_35_months_apart_are_not_named_together():
    """By years 2019 and 2021 are two apart, by dates almost three."""
    late = [row | {"reference_date": f"{row['year'] + 2}-12-01", "year": row["year"] + 2}
            for row in city("05113", 1.0)]  # fmt: skip
    early = [row | {"reference_date": f"{row['year']}-01-01"} for row in city("05916", 1.0)]

    assert moved([*early, *late]).moved["area"].tolist() == ["05113"]


def test_beyond_parity_nothing_closes():
    values = [(year, 30 + year - 2013, 25.0) for year in YEARS]

    assert moved(pairs(values)).moved.empty


def test_measures_are_those_the_catalogue_links_and_the_city_reported():
    linked = CATALOGUE.measures_of_indicator(STAFF)[0].code
    other = next(
        measure.code
        for measure in CATALOGUE.measures
        if measure not in CATALOGUE.measures_of_indicator(STAFF)
    )
    report = dict.fromkeys(LINKED, "") | {"year": 2018, "state": "running"}
    reports = pd.DataFrame([
        report | {"area": "05916", "measure": linked},
        report | {"area": "05916", "measure": other},
        report | {"area": "05113", "measure": linked},
    ])  # fmt: skip

    found = moved(city("05916", 1.0), reports).measures

    assert found[["area", "measure"]].to_numpy().tolist() == [["05916", linked]]


def test_nobody_moved_is_an_empty_table():
    found = moved(city("05916", -1.0))

    assert found.moved.empty
    assert found.measures.empty
