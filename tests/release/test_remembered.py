"""What was public stays known: whatever became of its file, its deliveries or its program."""

import fcntl
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import duckdb
import pytest

from indicators import making
from indicators.build import build
from indicators.catalogue import load_catalogue
from indicators.errors import MonitorError, ReleaseError, StoreError
from indicators.release import Release
from indicators.release.audit_release import audit_workplace
from indicators.release.ledger import Entry, next_release_id, read_ledger, remembered
from indicators.release.secret import first_secret
from indicators.workplace import Workplace
from tests.analysis.builders import write_deliveries
from tests.disclosure.independent_attacker import width_up_to
from tests.rules_off import switch_rules_off
from tests.secret import plant_secret

# Every test builds releases one after another.
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("without_rules")]

SIZES = {"lower": 100, "intermediate": 230, "higher_intermediate": 130, "higher": 82}
BEFORE = {"lower": 40, "intermediate": 30, "higher_intermediate": 20, "higher": 2}
AFTER = BEFORE | {"intermediate": 3}


def rows_of(having, *fields):
    """A city's staff with migration history by grade, as drawn rows."""
    groups = {"": (sum(having.values()), sum(SIZES.values()))}
    groups |= {f"grade={name}_service": (having[name], SIZES[name]) for name in SIZES}
    for group, (count, size) in groups.items():
        for origin, persons in (("with", count), ("without", size - count)):
            pairs = "|".join(filter(None, [group, f"migration_history={origin}"]))
            yield " | ".join(["staff", pairs, str(persons), "migration_background", *fields])
        yield " | ".join(["staff", group, str(size), "all", *fields])


def deliver(folder, having, file="a.csv", source="Personalamt", day="2024-12-31"):
    deliveries = folder / "deliveries"
    deliveries.mkdir(exist_ok=True)
    head = "quantity | breakdown | value | concept | file | source_title | reference_date"
    write_deliveries("\n".join([head, *rows_of(having, file, source, day)]), deliveries)
    return Workplace(tuple(sorted(deliveries.glob("*.csv"))), folder)


def build_on(day, workplace):
    return build(workplace, load_catalogue(), date(2026, 11, day))


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    folder = tmp_path_factory.mktemp("first")
    workplace = deliver(folder, BEFORE)
    plant_secret(folder / "deliveries")
    with pytest.MonkeyPatch.context() as patch:
        switch_rules_off(patch)
        build_on(1, workplace)
    return folder


@pytest.fixture
def folder(first, tmp_path):
    """A workplace with one release: 92 of 542, two of 82 in the higher service."""
    return shutil.copytree(first, tmp_path / "work")


# --- two states of the data ----------------------------------------------------------------


def overwritten(folder):
    return deliver(folder, AFTER)


def corrected_by_a_later_file(folder):
    return deliver(folder, AFTER, "b.csv")


def renamed(folder):
    (folder / "deliveries" / "a.csv").unlink()
    return deliver(folder, AFTER, "another name.csv")


def under_another_source_and_date(folder):
    (folder / "deliveries" / "a.csv").unlink()
    return deliver(folder, AFTER, "c.csv", source="Personalbericht", day="2024-12-30")


def seen(release):
    """The counts by grade that a reader finds in a release; "all" is the city."""
    by_grade = release.figures("staff_migration_share_by_grade")
    rows = [*release.figures("staff_migration_share").to_dict("records"),
            *by_grade.to_dict("records")]  # fmt: skip
    return {
        row["breakdown"].removeprefix("grade=").removesuffix("_service") or "all"
        for row in rows
        if row["status"] == "published"
    }


@pytest.mark.parametrize(
    "change", [overwritten, corrected_by_a_later_file, renamed, under_another_source_and_date]
)
def test_old_and_new_together_give_no_small_grade_away(change, folder):
    """Who kept the first release takes every grade that changed nowhere for unchanged."""
    (old,) = remembered(folder / "releases", "")
    shown = {"old": seen(release_of(folder, old)), "new": seen(build_on(2, change(folder)))}
    counts: dict[tuple[str, str], int] = {}
    relations = []
    for state, having in (("old", BEFORE), ("new", AFTER)):
        counts |= {(state, name): persons for name, persons in having.items()}
        counts[state, "all"] = sum(having.values())
        relations.append(((state, "all"), [(state, name) for name in SIZES]))
    unchanged = [name for name in SIZES if BEFORE[name] == AFTER[name]]
    relations += [(("old", name), [("new", name)]) for name in unchanged]
    hidden = {(state, name) for state, name in counts if name not in shown[state]}
    small = [cell for cell, persons in counts.items() if persons < 5]

    assert len(small) == 3
    assert set(small) <= hidden
    for cell in small:
        assert width_up_to(counts, relations, hidden, cell, 5) >= 5, cell


def release_of(folder, entry):
    return Release(folder / "releases" / entry.release)


# --- a release that cannot be read ----------------------------------------------------------

HOLD = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1])
print("open", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def hold():
    """Opens a database in another program, as somebody does who looks into it."""
    programs = []

    def opened(path):
        program = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        programs.append(program)
        assert program.stdout is not None
        assert program.stdout.readline() == "open\n"
        return program

    yield opened
    for program in programs:
        program.terminate()
        program.communicate()


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_while_a_release_is_open_elsewhere_nothing_is_built_and_later_it_is(folder, hold):
    workplace = deliver(folder, AFTER, "b.csv")
    (path,) = (folder / "releases").glob("*.duckdb")
    program = hold(path)
    before = contents(folder / "releases")

    with pytest.raises(ReleaseError) as refused:
        build_on(2, workplace)
    with pytest.raises(ReleaseError) as not_audited:
        audit_workplace(workplace)

    assert {refused.value.key, not_audited.value.key} == {"release_held"}
    assert "in einem anderen Programm geöffnet" in refused.value.sentence()
    assert contents(folder / "releases") == before
    program.kill()
    program.wait()
    assert build_on(2, workplace).release_id == "2026-11-02-01"


def test_a_store_that_is_open_elsewhere_is_said_in_a_sentence(folder, hold):
    hold(folder / "store.duckdb")

    with pytest.raises(StoreError, match="in einem anderen Programm geöffnet"):
        audit_workplace(Workplace((), folder))


def test_a_damaged_store_is_said_in_a_sentence_that_mends_it(folder):
    workplace = deliver(folder, BEFORE)
    (folder / "store.duckdb").write_bytes(b"no store" * 2000)

    with pytest.raises(StoreError, match="Löschen Sie die Datei"):
        audit_workplace(workplace)
    (folder / "store.duckdb").unlink()
    assert build_on(2, workplace).release_id == "2026-11-01-01"
    assert audit_workplace(workplace).exposed.empty


def lose(name):
    return lambda folder: next(folder.rglob(name)).unlink()


def damage(name):
    return lambda folder: next(folder.rglob(name)).write_bytes(b"00\n")


def cut_ledger(folder):
    (folder / "releases" / "ledger.jsonl").write_text("", encoding="utf-8")


def change_ledger(folder):
    """As somebody does who wants a damaged file to count as whole."""
    path = folder / "releases" / "ledger.jsonl"
    (entry,) = read_ledger(path.parent)
    path.write_text(entry.model_copy(update={"sha256": "0" * 64}).model_dump_json() + "\n")


@pytest.mark.parametrize(
    ("trouble", "key"),
    [
        (lose("release-*.duckdb"), "release_gone"),
        (damage("release-*.duckdb"), "release_damaged"),
        (lose("ledger.jsonl"), "ledger_cut"),
        (cut_ledger, "ledger_cut"),
        (change_ledger, "ledger_damaged"),
        (damage("ledger.jsonl"), "ledger_damaged"),
        (lose("secret.key"), "secret_missing"),
        (damage("secret.key"), "secret_damaged"),
        (lose("*.json.gz"), "state_gone"),
        (damage("*.json.gz"), "state_damaged"),
        (damage("made.json"), "made_damaged"),
    ],
)
def test_nothing_is_built_where_something_public_would_be_forgotten(trouble, key, folder):
    workplace = deliver(folder, AFTER, "b.csv")
    trouble(folder)
    before = contents(folder / "releases")

    with pytest.raises(MonitorError) as refused:
        build_on(2, workplace)

    assert refused.value.key == key
    assert refused.value.exit_code == 2
    assert refused.value.sentence("de") != refused.value.sentence("en")
    assert contents(folder / "releases") == before


def test_a_release_that_the_ledger_does_not_know_counts_as_public(folder):
    (folder / "releases" / "ledger.jsonl").unlink()
    (folder / "deliveries" / "made.json").unlink()
    build_on(2, deliver(folder, AFTER, "b.csv"))

    names = [entry.release for entry in read_ledger(folder / "releases")]
    assert names == ["release-2026-11-01-01.duckdb", "release-2026-11-02-01.duckdb"]


def test_the_hundredth_release_of_a_day_takes_no_name_that_is_taken():
    names = [f"release-2026-11-01-{order:02d}.duckdb" for order in range(1, 101)]
    entries = [Entry(release=name, sha256="") for name in names]

    assert next_release_id(entries[:99], date(2026, 11, 1)) == "2026-11-01-100"
    assert next_release_id(entries, date(2026, 11, 1)) == "2026-11-01-101"
    assert next_release_id(entries, date(2026, 11, 2)) == "2026-11-02-01"


def test_a_power_cut_while_the_first_secret_is_written_leaves_none(tmp_path, monkeypatch):
    """Half a secret would stop every later build."""

    def cut(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("os.fdopen", cut)
        with pytest.raises(KeyboardInterrupt):
            first_secret(tmp_path)

    assert len(first_secret(tmp_path)) == 32
    assert {path.name for path in tmp_path.iterdir()} == {"secret.key"}


# --- what a number of a release tells -------------------------------------------------------


def public_files(folder):
    """Names and tables of all that lies in the folder of releases."""
    found = {}
    for path in sorted((folder / "releases").glob("*.duckdb")):
        with duckdb.connect(str(path), read_only=True) as connection:
            names = [row[0] for row in connection.execute("SHOW TABLES").fetchall()]
            found[path.name] = {name: connection.table(name).fetchall() for name in names}
    return found


def guesses(shown):
    """Other counts of the two hidden grades that an outsider cannot tell from the true ones."""
    (cover,) = SIZES.keys() - shown - {"higher"}
    both = BEFORE["higher"] + BEFORE[cover]
    return [BEFORE | {"higher": small, cover: both - small} for small in (0, 1, 3, 4)]


def test_guesses_of_a_hidden_number_find_nothing_in_public_to_compare_with(first, tmp_path):
    """Whichever guess hides the same grades has the same release, to the last row."""
    shown = seen(release_of(first, read_ledger(first / "releases")[0]))
    alike = []
    for number, having in enumerate(guesses(shown)):
        folder = tmp_path / str(number)
        folder.mkdir()
        workplace = deliver(folder, having)
        plant_secret(folder / "deliveries")
        if seen(build_on(1, workplace)) == shown:
            alike.append(public_files(folder))

    assert alike
    assert all(files == public_files(first) for files in alike)


def test_what_depends_on_delivered_numbers_lies_with_the_deliveries_and_is_keyed(first, tmp_path):
    """The same deliveries have another fingerprint and another kept state in another house."""
    build_on(1, deliver(tmp_path, BEFORE))
    made = [(place / "deliveries" / "made.json").read_text() for place in (first, tmp_path)]
    states = [read_ledger(place / "releases")[0].state for place in (first, tmp_path)]

    assert made[0] != made[1]
    assert states[0] != states[1]
    assert (tmp_path / "deliveries" / "secret.key").stat().st_mode & 0o077 == 0


# --- two at once, and a change in between ---------------------------------------------------

BUILD = """
import sys
from datetime import date
from pathlib import Path
from indicators.build import build
from indicators.catalogue import load_catalogue
from indicators.workplace import Workplace
folder = Path(sys.argv[1])
files = tuple(sorted((folder / "deliveries").glob("*.csv")))
print(build(Workplace(files, folder), load_catalogue(), date(2026, 11, 2)).release_id)
"""


def test_two_builds_at_once_follow_each_other_and_agree(folder):
    deliver(folder, AFTER, "b.csv")
    builds = [
        subprocess.Popen([sys.executable, "-c", BUILD, str(folder)], stdout=subprocess.PIPE)
        for _ in range(2)
    ]
    said = {build.communicate()[0] for build in builds}

    assert [build.returncode for build in builds] == [0, 0]
    assert said == {b"2026-11-02-01\n"}
    assert len(remembered(folder / "releases", "")) == 2


def test_a_build_waits_for_its_turn(folder):
    with (folder / "build.lock").open("a") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with ThreadPoolExecutor() as pool:
            waiting = pool.submit(build_on, 2, deliver(folder, BEFORE))
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.3)
            fcntl.flock(other, fcntl.LOCK_UN)
            assert waiting.result(timeout=60).release_id == "2026-11-01-01"


def test_a_delivery_that_changes_during_a_build_makes_the_next_one_new(folder, monkeypatch):
    """Or the change would lie there and never be read."""
    write = making._write

    def change(*arguments):
        deliver(folder, BEFORE | {"lower": 41}, "b.csv")
        return write(*arguments)

    workplace = deliver(folder, AFTER, "b.csv")
    with monkeypatch.context() as patched:
        patched.setattr(making, "_write", change)
        first = build_on(2, workplace)

    assert build_on(2, workplace).release_id != first.release_id
