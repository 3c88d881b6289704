"""A prepared release is nobody's business until it is put in force, and then it is this file."""

import shutil
from datetime import date

import pytest

from indicators.build import Beside, build, prepare
from indicators.catalogue import load_catalogue
from indicators.errors import ReleaseError
from indicators.release import candidate as candidates
from indicators.release.candidate import candidate_file, is_outdated, put_in_force, read_candidate
from indicators.release.ledger import read_ledger
from indicators.release.pointer import current_release, is_pointed_to
from indicators.workplace import Workplace
from tests.release.test_remembered import AFTER, BEFORE, deliver
from tests.rules_off import switch_rules_off
from tests.secret import plant_secret

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("without_rules")]

DAY = date(2026, 11, 2)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A workplace with a release in force and a prepared one in which one count differs."""
    folder = tmp_path_factory.mktemp("prepared")
    before = deliver(folder, BEFORE)
    plant_secret(folder / "deliveries")
    with pytest.MonkeyPatch.context() as patch:
        switch_rules_off(patch)
        build(before, load_catalogue(), date(2026, 11, 1))
        public = public_files(folder)
        prepare(deliver(folder, AFTER, "b.csv"), load_catalogue(), DAY, Beside())
    assert public_files(folder) == public
    return folder


@pytest.fixture
def place(prepared, tmp_path):
    folder = shutil.copytree(prepared, tmp_path / "work")
    return Workplace(tuple(sorted((folder / "deliveries").glob("*.csv"))), folder)


def public_files(folder):
    return {path.name: path.read_bytes() for path in [*(folder / "releases").iterdir()]}


def test_preparing_changes_nothing_that_is_public(place):
    candidate = read_candidate(place.private, "2026-11-02-01")

    assert current_release(place.releases).release_id == "2026-11-01-01"
    assert candidate_file(place.private, candidate).is_file()


def test_what_was_approved_is_what_comes_into_force(place):
    candidate = read_candidate(place.private, "2026-11-02-01")
    approved = candidate_file(place.private, candidate).read_bytes()

    release = put_in_force(place, candidate)

    assert release.path.read_bytes() == approved
    assert current_release(place.releases).release_id == "2026-11-02-01"
    assert [entry.release for entry in read_ledger(place.releases)] == [
        "release-2026-11-01-01.duckdb",
        "release-2026-11-02-01.duckdb",
    ]


def test_the_next_build_takes_it_for_the_newest(place):
    put_in_force(place, read_candidate(place.private, "2026-11-02-01"))

    assert build(place, load_catalogue(), date(2026, 11, 3)).release_id == "2026-11-02-01"


def test_a_build_does_not_take_the_number_of_a_prepared_release(place):
    assert build(place, load_catalogue(), DAY).release_id == "2026-11-02-02"


@pytest.mark.parametrize(
    "step", ["_prove_readable", "replace_bytes", "with_line", "write_ledger", "write_made",
             "point_to"]
)  # fmt: skip
def test_whatever_step_was_interrupted_the_next_try_ends_it(place, monkeypatch, step):
    candidate = read_candidate(place.private, "2026-11-02-01")

    def stop(*_arguments):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(candidates, step, stop)
        with pytest.raises(KeyboardInterrupt):
            put_in_force(place, candidate)
    assert current_release(place.releases).release_id == "2026-11-01-01"

    put_in_force(place, candidate)

    assert current_release(place.releases).release_id == "2026-11-02-01"
    assert len(read_ledger(place.releases)) == 2


def test_one_that_another_release_has_overtaken_is_refused(place):
    candidate = read_candidate(place.private, "2026-11-02-01")
    build(place, load_catalogue(), date(2026, 11, 3))

    assert is_outdated(place, candidate)
    with pytest.raises(ReleaseError, match="ein anderer veröffentlicht"):
        put_in_force(place, candidate)
    assert current_release(place.releases).release_id == "2026-11-03-01"


def test_one_that_was_changed_after_its_making_is_refused(place):
    candidate = read_candidate(place.private, "2026-11-02-01")
    path = candidate_file(place.private, candidate)
    path.write_bytes(path.read_bytes()[:-1] + b"!")

    with pytest.raises(ReleaseError, match="nicht mehr so"):
        put_in_force(place, candidate)
    assert is_pointed_to(place.releases / "release-2026-11-01-01.duckdb")


def test_one_that_is_gone_is_said(place):
    shutil.rmtree(place.private / "candidates")

    with pytest.raises(ReleaseError, match="nicht mehr da"):
        read_candidate(place.private, "2026-11-02-01")
