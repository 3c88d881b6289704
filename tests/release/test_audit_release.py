"""The audit of a release: an attack with everything that is public."""

import shutil
from pathlib import Path

import duckdb
import pytest

from indicators.catalogue import load_catalogue
from indicators.cli.audit_output import audit_as_json, print_audit
from indicators.disclosure.counts.cells import observed_cells
from indicators.disclosure.primary import disclosure_rules
from indicators.errors import ReleaseError
from indicators.release import Release, current_release
from indicators.release.audit_release import attack_release, audit_release, describe, observations
from indicators.release.earlier import computed_again
from tests.disclosure.counts import observed


@pytest.fixture(scope="module")
def demo_rows(demo_data):
    return observations(demo_data / "demonstration" / "store.duckdb")


@pytest.fixture(scope="module")
def demo_audit(demo_release, demo_rows):
    return attack_release(demo_release, demo_rows, (), disclosure_rules())


@pytest.mark.slow
def test_no_small_group_of_the_demonstration_can_be_worked_out(demo_audit):
    assert len(demo_audit.counts) > 700
    assert demo_audit.exposed.empty
    assert demo_audit.releases == 0


def test_the_true_count_always_lies_between_the_bounds(demo_audit):
    persons = demo_audit.counts["cell"].map(lambda cell: cell.persons)

    assert (demo_audit.counts["low"] <= persons).all()
    assert (persons <= demo_audit.counts["high"]).all()


def test_the_answer_does_not_tell_small_groups_from_their_cover(demo_audit, demo_release):
    """Of two hidden grades the one that is no small group has at least five persons."""
    shares = demo_release.figures("staff_migration_share_by_grade")
    hidden = shares[(shares["status"] == "hidden") & (shares["area"] == "X08")]
    listed = {
        (cell.place.year, dict(cell.codes).get("grade"))
        for cell in demo_audit.counts["cell"]
        if cell.place.area == "X08"
    }

    assert {"grade=higher_service", "grade=lower_service"} <= set(hidden["breakdown"])
    for year, breakdown in hidden[["year", "breakdown"]].itertuples(index=False, name=None):
        assert (year, breakdown.removeprefix("grade=")) in listed
    assert audit_as_json(demo_audit)["exposed"] == []


@pytest.fixture(scope="module")
def leaking_release(demo_release, tmp_path_factory):
    """The release as if no figure had been hidden as cover for others."""
    folder = tmp_path_factory.mktemp("leaking")
    return Release(Path(shutil.copy(demo_release.path, folder)))


@pytest.mark.slow
def test_a_figure_too_many_is_found_out(demo_release, demo_rows, leaking_release, demo_audit):
    true = computed_again(demo_release, demo_rows)[0].set_index("figure_id")
    hidden = demo_release.figures("staff_migration_share_by_grade")
    hidden = hidden[hidden["status"] == "hidden"]
    with duckdb.connect(str(leaking_release.path)) as connection:
        for number in hidden["figure_id"]:
            row = true.loc[number]
            connection.execute(
                "UPDATE figure SET status = 'published', value = ?, numerator = ?, denominator = ? "
                "WHERE figure_id = ?",
                [row["value"], row["numerator"], row["denominator"], number],
            )

    found = attack_release(leaking_release, demo_rows, (), disclosure_rules())

    assert len(found.exposed) > 0
    assert (found.exposed["high"] - found.exposed["low"] < 5).all()
    assert audit_as_json(found)["is_safe"] is False
    assert len(audit_as_json(found)["exposed"]) == len(found.exposed)


def test_the_answer_for_programs_has_bounds_but_no_count(demo_audit):
    answer = audit_as_json(demo_audit)

    assert answer["is_safe"] is True
    assert answer["required_width"] == 5
    assert len(answer["hidden"]) == len(demo_audit.counts)
    assert set(answer["hidden"][0]) == {"group", "source", "low", "high"}
    assert not any(" without " in row["group"] for row in answer["hidden"])


def test_the_answer_for_people_is_two_sentences(demo_audit, capsys):
    print_audit(demo_audit, "de")

    scope, result = capsys.readouterr().out.splitlines()
    assert scope.startswith(f"Veröffentlichungsstand {demo_audit.release.release_id}: ")
    assert f"nicht öffentlich sind: {len(demo_audit.counts)}. Keine" in result


def test_a_count_is_described_in_words():
    row = {"value": 3, "breakdown": "grade=higher_service|migration_history=with"}
    catalogue = load_catalogue()
    (cell,) = observed_cells(observed(row), catalogue)

    assert describe(cell, catalogue, "de") == (
        "Mülheim an der Ruhr, 2024, Beschäftigte, höherer Dienst, mit Zuwanderungsgeschichte"
    )
    assert describe(cell, catalogue, "en").endswith("Staff, higher service, with migration history")


def test_without_its_store_a_release_cannot_be_audited(real_release, tmp_path, monkeypatch):
    shutil.copytree(real_release.path.parent, tmp_path / "releases")
    monkeypatch.setenv("OEFFNUNGSMONITOR_DATA", str(tmp_path))
    assert current_release(tmp_path / "releases").release_id == real_release.release_id

    with pytest.raises(ReleaseError, match="oeffnungsmonitor build"):
        audit_release(is_demonstration=False)


def test_the_release_of_published_figures_is_safe(real_data, use_data):
    use_data(real_data)

    found = audit_release(is_demonstration=False)

    assert found.exposed.empty
    assert len(found.counts) > 0
