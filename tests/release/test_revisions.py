"""What changed is said with its reason, release after release, and no hidden number is told."""

from datetime import date

import pytest

from indicators.build import Beside, build, prepare
from indicators.catalogue import load_catalogue
from indicators.release.candidate import put_in_force
from tests.release.test_remembered import BEFORE, deliver
from tests.secret import plant_secret

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("without_rules")]

CATALOGUE = load_catalogue()
LATER = BEFORE | {"lower": 44}


def changed(release):
    rows = release.revisions()
    told = rows[["changed_in", "change", "series", "value_before", "value", "why"]]
    share = told[told["series"] == "staff_migration_share"]
    return [tuple(row) for row in share.round(1).itertuples(index=False)]


@pytest.fixture
def first(tmp_path):
    plant_secret(tmp_path / "deliveries")
    return build(deliver(tmp_path, BEFORE), CATALOGUE, date(2026, 11, 1))


def test_the_first_release_corrects_nothing(first):
    assert first.revisions().empty


def test_the_same_figures_again_are_no_correction(first, tmp_path):
    again = deliver(tmp_path, BEFORE, "b.csv")

    assert changed(build(again, CATALOGUE, date(2026, 11, 2))) == []


def test_a_correction_stays_known_with_its_reason(first, tmp_path):
    # 92 of 542 and 96 of 542.
    second = prepare(
        deliver(tmp_path, LATER, "b.csv"),
        CATALOGUE,
        date(2026, 11, 2),
        Beside(reasons={("05117", 2024): "Eine Abteilung fehlte."}),
    )
    corrected = ("2026-11-02-01", "corrected", "staff_migration_share", 17.0, 17.7)
    workplace = deliver(tmp_path, LATER, "b.csv")

    assert changed(put_in_force(workplace, second)) == [(*corrected, "Eine Abteilung fehlte.")]

    third = build(deliver(tmp_path, LATER, "c.csv"), CATALOGUE, date(2026, 11, 3))
    assert changed(third) == [(*corrected, "Eine Abteilung fehlte.")]
