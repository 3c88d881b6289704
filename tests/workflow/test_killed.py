"""Whoever is killed in the middle leaves the old state or the new one, and the next try works.

The same where the disk takes nothing more. About twenty instants of each in the suite;
OEFFNUNGSMONITOR_INSTANTS=300 tries as many.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from datetime import timedelta

import pytest

from indicators.errors import MonitorError
from indicators.workflow.journal.journal_lines import JournalError
from indicators.workflow.releases.publishing_steps import as_decided
from indicators.workplace import Workplace
from tests.rules_off import switch_rules_off
from tests.server_process import ROOT
from tests.workflow import killing
from tests.workflow.killing import DEEDS, make_bases, seen

pytestmark = pytest.mark.slow

INSTANTS = int(os.environ.get("OEFFNUNGSMONITOR_INSTANTS", "20"))
SHARES = {
    "hand_in": 0.2, "prepare": 0.1, "publish": 0.3, "roll_back": 0.2, "withdraw": 0.1, "build": 0.1,
}  # fmt: skip
QUICK = ["hand_in", "publish", "roll_back", "withdraw"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("killed")
    with pytest.MonkeyPatch.context() as patch:
        switch_rules_off(patch)
        (folder / "bases").mkdir()
        make_bases(folder / "bases")
    return folder


def tried(folder, how, deed):
    """What the program says that tries so many instants."""
    times = max(2, round(INSTANTS * SHARES[deed]))
    seed = os.environ.get("OEFFNUNGSMONITOR_SEED", "14")
    run = subprocess.run(
        [sys.executable, "-m", "tests.workflow.killing", str(folder), how, deed, str(times), seed],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr[-3000:]
    told = json.loads(run.stdout.splitlines()[-1])
    print(how, deed, times, told)
    return times, told


@pytest.mark.parametrize("deed", DEEDS)
def test_killed_in_the_middle_nothing_is_half_and_nothing_lost(folder, deed):
    times, told = tried(folder, "kill", deed)

    # Moments at the very end may come too late.
    assert told["hit"] >= times // 2
    assert told["steps"] >= 4


@pytest.mark.parametrize("deed", QUICK if INSTANTS <= 20 else list(DEEDS))
def test_a_disk_that_takes_nothing_more_is_told_in_a_sentence_and_nothing_is_half(folder, deed):
    times, told = tried(folder, "refuse", deed)

    assert told["hit"] >= times // 2


@pytest.mark.parametrize("deed", QUICK)
def test_two_at_once_come_one_after_the_other_or_one_is_told(folder, deed):
    _, told = tried(folder, "twice", deed)

    # A correction can be handed in twice; a release is published once.
    assert told["hit"] == 0 or deed == "hand_in"


@pytest.mark.parametrize("deed", [*QUICK, "prepare"])
def test_a_clock_set_back_is_told_and_what_was_there_stays(folder, tmp_path, deed):
    at = shutil.copytree(folder / "bases" / deed, tmp_path / "work")
    shutil.copytree(folder / "bases" / "x", tmp_path / "bases" / "x")
    before = seen(at)
    with pytest.MonkeyPatch.context() as patch:
        switch_rules_off(patch)
        patch.setattr(killing, "NOON", killing.NOON - timedelta(days=1))
        with pytest.raises(JournalError, match="Die Uhr dieses Rechners"):
            DEEDS[deed](at)

    assert seen(at) == before


@pytest.mark.parametrize("deed", ["publish", "roll_back"])
@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("releases/current.json", None),
        ("releases/current.json", b"{"),
        ("deliveries/people.json", b"["),
        ("releases/ledger.jsonl", b"x\n"),
        ("deliveries/journal.jsonl", b"{}\n"),
    ],
)
def test_a_damaged_or_missing_file_is_told_or_mended_and_loses_nothing(
    folder, tmp_path, deed, file, content
):
    at = shutil.copytree(folder / "bases" / deed, tmp_path / "work")
    whole = seen(at)
    kept = (at / file).read_bytes()
    (at / file).unlink() if content is None else (at / file).write_bytes(content)
    with contextlib.suppress(MonitorError):
        as_decided(Workplace((), at))
        DEEDS[deed](at)
    if (at / file).exists() and (at / file).read_bytes() == content:
        # It was told and left alone. Put back, everything is there.
        (at / file).write_bytes(kept)
        assert seen(at)[0] == whole[0]
    try:
        DEEDS[deed](at)
    except MonitorError as problem:
        # The first try has done it.
        assert problem.key in {"release_is_public", "release_in_force_already"}
    assert seen(at)[1] == {"publish": killing.SECOND, "roll_back": killing.FIRST}[deed]
