"""Nothing hidden can be worked out from what was scraped, of one release or of two."""

import csv
import io
import shutil
from contextlib import redirect_stdout
from datetime import date

import pytest

from indicators.build import build
from indicators.catalogue import load_catalogue
from indicators.cli.audit_output import audit_as_json, print_audit
from indicators.demonstration import demonstration_catalogue
from indicators.release.audit_release import audit_workplace
from indicators.workplace import Workplace
from tests.ways_out import commands, structured
from tests.ways_out.harvest import harvest
from tests.ways_out.recomputation import cells_of, exposed, sums_of
from tests.ways_out.secrets import keys, secrets_of
from tests.ways_out.sentences import Reader


def state_of(secrets, tables, catalogue):
    """Sums of a release's data, and the cells that its tables give away."""
    cells = cells_of(secrets.figures.assign(key=keys(secrets.figures)), catalogue)
    return sums_of(cells, secrets.published, catalogue), harvest(tables, cells)


def test_no_small_group_of_the_demonstration_can_be_worked_out(secrets, demo_release):
    tables = structured.tables_in(demo_release.path)
    sums, published = state_of(secrets, tables, demo_release.catalogue)

    assert len(sums) > 1000
    assert len(published) > 2000
    assert exposed(sums, published) == []


def test_the_attacker_would_find_a_group_with_its_neighbours_known(secrets, demo_release):
    tables = structured.tables_in(demo_release.path)
    sums, _ = state_of(secrets, tables, demo_release.catalogue)
    cells = {name for total, parts in sums for name in (total, *parts)}

    assert len(exposed(sums, {name for name in cells if name[-1] >= 5})) > 50


@pytest.mark.parametrize("source", ["verdict_point", "verdict", "figure"])
def test_a_gap_or_a_share_alone_gives_a_count_away_and_is_harvested(source, secrets, demo_release):
    tables = structured.tables_in(demo_release.path)
    figures = tables["figure"]
    cells = cells_of(secrets.figures.assign(key=keys(secrets.figures)), demo_release.catalogue)
    _, published = state_of(secrets, tables, demo_release.catalogue)
    # The denominator is known and the share is told in one place only.
    number = _silent_number(secrets, tables, cells, published)
    is_hidden = figures["figure_id"] == number
    (place,) = keys(figures[is_hidden])
    part, whole, _ = cells[place].values()
    figures.loc[is_hidden, "denominator"] = whole
    points = tables["verdict_point"]
    if source == "verdict_point":
        is_point = points["staff_figure"] == number
        points.loc[is_point, "gap"] = points.loc[is_point, "population"] - 100 * part / whole
    elif source == "verdict":
        columns = ["latest_staff_figure", "staff"]
        tables["verdict"].loc[0, columns] = [number, 100 * part / whole]
    else:
        figures.loc[is_hidden, "value"] = round(100 * part / whole, 1)

    assert set(cells[place]).isdisjoint(published)
    assert set(cells[place]) <= harvest(tables, cells)


def _silent_number(secrets, tables, cells, published):
    """The first hidden figure of a verdict's points of which no count is known; a few of many."""
    figures, points = tables["figure"], set(tables["verdict_point"]["staff_figure"])
    hidden = figures[(figures["status"] == "hidden") & figures["figure_id"].isin(points)]
    return next(
        number
        for number, place in zip(hidden["figure_id"], keys(hidden), strict=True)
        if place in cells
        and set(cells[place]).isdisjoint(published)
        and min(cells[place].values()) > 0
        and max(cells[place].values()) < 1000
    )


@pytest.fixture(scope="module")
def corrected(once, demo_data, tmp_path_factory):
    """Two releases of two fictional cities in one folder, the second after a correction."""
    folder = tmp_path_factory.getbasetemp() / "corrected"
    return once("corrected", lambda: _two_releases(demo_data, folder))


def _two_releases(demo_data, folder):
    catalogue = demonstration_catalogue(load_catalogue())
    given = sorted((demo_data / "demonstration" / "deliveries").glob("X0[28]_202?.csv"))
    deliveries = folder / "demonstration" / "deliveries"
    deliveries.mkdir(parents=True)
    files = [deliveries / file.name for file in given]
    for source, target in zip(given, files, strict=True):
        shutil.copy(source, target)
    states = []
    with commands.kept_log() as log:
        for day in (1, 2):
            place = Workplace(tuple(sorted(files)), folder / "demonstration", is_demonstration=True)
            release = build(place, catalogue, date(2026, 11, day))
            states.append((secrets_of(place.store, release), structured.tables_in(release.path)))
            files.append(_correction(deliveries))
    return states, log, answers_to(audit_workplace(place))


def answers_to(audit):
    """The audit for people in English and for programs, as the command prints it."""
    said = io.StringIO()
    with redirect_stdout(said):
        print_audit(audit, "en")
    return said.getvalue(), audit_as_json(audit)


def _correction(deliveries):
    """One trainee with migration history more was taken over in X02's year 2020."""
    heading, *lines = (deliveries / "X02_2020.csv").read_text(encoding="utf-8").splitlines()
    names = heading.split(";")
    (row,) = (
        dict(zip(names, cells, strict=True))
        for cells in csv.reader(lines, delimiter=";")
        if "trainees_taken_over" in cells and "migration_history=with" in cells
    )
    value = next(name for name in names if name.lower() in ("wert", "value"))
    text = io.StringIO()
    writer = csv.DictWriter(text, names, delimiter=";", lineterminator="\n")
    writer.writeheader()
    writer.writerow(row | {value: str(int(row[value]) - 1)})
    file = deliveries / "X02_2020_korrektur.csv"
    file.write_text(text.getvalue(), encoding="utf-8")
    return file


def test_two_releases_together_do_not_give_a_group_away(corrected, demo_release):
    states, _, _ = corrected
    found = [state_of(secrets, tables, demo_release.catalogue) for secrets, tables in states]
    sums = list({(total, tuple(parts)) for own, _ in found for total, parts in own})
    published = set().union(*(own for _, own in found))

    assert found[0][0] != found[1][0]
    assert exposed(sums, published) == []


def test_the_corrected_release_says_no_more_about_hidden_figures(corrected):
    states, _, _ = corrected
    for secrets, tables in states:
        assert len(secrets.hidden) > 20
        assert structured.leaks_in_references(tables) == []
        assert structured.leaks_in_verdicts(tables, secrets) == []


def test_building_leaves_no_hidden_number_in_the_log(corrected, demo_release):
    states, log, _ = corrected
    readers = [Reader(secrets, demo_release.catalogue) for secrets, _ in states]

    assert [leak for line in log for reader in readers for leak in reader.leaks("log", line)] == []


def test_the_audit_prints_bounds_and_no_count(corrected, demo_release):
    states, _, (text, answer) = corrected
    reader = Reader(states[1][0], demo_release.catalogue)

    assert answer["other_releases"] == 1
    assert answer["hidden"]
    assert answer["exposed"] == []
    for count in answer["hidden"]:
        assert count.keys() == {"group", "source", "low", "high"}
    lines = text.splitlines()
    assert lines
    assert [leak for line in lines for leak in reader.leaks("audit", line)] == []
