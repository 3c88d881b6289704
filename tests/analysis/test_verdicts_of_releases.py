"""The expected picture of the real figures, and of the fictional ones."""

import pytest

from indicators.analysis.verdicts.judge_lines import judge


@pytest.fixture(scope="module")
def real(real_release):
    return judge(real_release.figures(), real_release.catalogue)


def row(answer, area, indicator):
    found = answer.verdicts
    return found[(found["area"] == area) & (found["indicator"] == indicator)].iloc[0]


def test_muelheims_trainees_are_too_few_comparable_values(real):
    found = row(real, "05117", "trainee_migration_share")

    assert (found["verdict"], found["reason"]) == ("not_assessable", "fewer_than_four_points")
    assert found["n_figures"] == 3
    assert "concepts_not_comparable" in found["obstacles"]


def test_hernes_foreign_staff_has_one_point(real):
    found = row(real, "05916", "staff_foreign_share")

    assert (found["reason"], found["n_points"]) == ("fewer_than_four_points", 1)
    assert (found["staff"], found["population"]) == (3.1, 22.64)
    assert found["gap"] == pytest.approx(19.54)


def test_what_is_measured_against_a_copied_table_is_provisional(real, real_release):
    """Herne's base of 22.64 % was copied by others; gap and ratio made of it are no surer."""
    found = row(real, "05916", "staff_foreign_share")
    ratio = real_release.figures("nationality_representation_ratio")

    assert found["provisional_population"] == 1
    assert ratio.loc[ratio["area"] == "05916", "observation_status"].tolist() == ["P"]


def test_no_city_has_a_verdict_on_the_staff_share(real):
    assert set(real.verdicts["verdict"]) == {"not_assessable"}


def test_the_fictional_cities_show_what_a_verdict_looks_like(demo_release):
    answer = judge(demo_release.figures(), demo_release.catalogue)
    verdicts = answer.verdicts
    staff = verdicts[(verdicts["indicator"] == "staff_migration_share") & verdicts["is_current"]]

    found = staff.set_index("area")[["verdict", "reason"]].apply(tuple, axis=1).to_dict()
    assert found == {
        "X01": ("closing", ""),
        "X02": ("widening", ""),
        "X03": ("parity", ""),
        "X04": ("not_assessable", "break_in_series"),
        "X05": ("unclear", ""),
        "X06": ("not_assessable", "response_too_low"),
        "X07": ("not_assessable", "estimate_only"),
        "X08": ("unclear", ""),
        "X09": ("not_assessable", "not_recorded"),
    }
