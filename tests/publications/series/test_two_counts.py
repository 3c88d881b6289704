"""What two offices count differently stands there twice, with its offices and joined to nothing."""

import pytest

from indicators.publications.series.time_line_chart import time_line
from indicators.publications.series.two_counts import two_counts
from indicators.publications.speech.speaker import Speaker
from tests.publications.released import CATALOGUE, released

SPEAKER = Speaker(CATALOGUE, "de")
RATE = {"series": "naturalisation_rate", "area": "05113", "unit": "per_1000", "scope": "residents",
        "method": "naturalisation_statistics", "concept": "all", "source_title": "Landesamt",
        "denominator_method": "population_update", "denominator_source": "Landesamt"}  # fmt: skip
BY_CITY = RATE | {"denominator_method": "population_register", "line": 1,
                  "denominator_source": "Stadt Essen"}  # fmt: skip


def test_both_values_are_told_with_their_offices_and_no_mean():
    figures = released(
        RATE | {"year": 2019, "value": 10.38}, BY_CITY | {"year": 2019, "value": 9.93}
    )
    (said,) = (text.replace("\u00a0", " ") for text in two_counts(figures, SPEAKER))

    assert said == (
        "Für 2019 widersprechen sich die Quellen: 10,4 je 1.000 (Landesamt; Nenner: "
        "Bevölkerungsfortschreibung, Landesamt) und 9,9 je 1.000 (Landesamt; Nenner: "
        "Melderegister, Stadt Essen). Beide Werte stehen da; gemittelt wird nicht."
    )


@pytest.mark.parametrize("other", [{"year": 2020}, {"value": 10.381}, {"breakdown": "sex=female"}])
def test_other_years_groups_and_roundings_do_not_contradict(other):
    figures = released(RATE | {"year": 2019, "value": 10.38},
                       BY_CITY | {"year": 2019, "value": 9.93} | other)  # fmt: skip

    assert two_counts(figures, SPEAKER) == []


def test_a_year_told_twice_by_one_office_is_two_marks_and_no_zigzag():
    values = [(2019, 5.0), (2020, 6.0), (2021, 7.0), (2021, 9.0), (2022, 8.0)]
    figures = released(*[RATE | {"year": year, "value": value} for year, value in values])
    joined, apart = time_line(figures, SPEAKER)["data"]

    assert (joined["mode"], joined["x"]) == ("lines+markers", [2019, 2020, 2022])
    assert (apart["mode"], apart["y"], apart["showlegend"]) == ("markers", [7.0, 9.0], False)


def test_essen_2019_has_a_line_for_each_office(real_release):
    """988 naturalisations among 95,179 people (state) or 99,518 (city)."""
    figures = real_release.figures("naturalisation_rate", "05113")
    rates = figures[figures["year"] == 2019].set_index("denominator_method")

    assert rates["value"].round(2).to_dict() == {
        "population_register": 9.93, "population_update": 10.38,
    }  # fmt: skip
    assert rates["line"].nunique() == 2
