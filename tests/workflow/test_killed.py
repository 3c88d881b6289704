"""Whoever is killed in the middle leaves the old state or the new one, and the next try works.

The same where the disk takes nothing more. About twenty instants of each in the suite;
OEFFNUNGSMONITOR_INSTANTS=300 tries as many.
"""

import json
import os
import subprocess
import sys

import pytest

from tests.rules_off import switch_rules_off
from tests.server_process import ROOT
from tests.workflow.killing import DEEDS, make_bases

pytestmark = pytest.mark.slow

INSTANTS = int(os.environ.get("OEFFNUNGSMONITOR_INSTANTS", "20"))
SHARES = {"hand_in": 0.25, "prepare": 0.1, "publish": 0.3, "roll_back": 0.25, "build": 0.1}
QUICK = ["hand_in", "publish", "roll_back"]


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
