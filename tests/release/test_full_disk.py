"""A full disk, wherever a build gets to: the old release stays, and nothing half is kept."""

import shutil
import subprocess
import sys

import pytest

from indicators.release import current_release
from indicators.release.audit_release import audit_workplace
from indicators.release.ledger import remembered
from tests.release.test_remembered import AFTER, BEFORE, build_on, deliver
from tests.rules_off import switch_rules_off

pytestmark = pytest.mark.usefixtures("without_rules")

# A file that may not grow is all that a program sees of a full disk.
BUILD = """
import resource, signal, sys
from pathlib import Path
import pytest
from indicators.errors import MonitorError
from indicators.workplace import Workplace
from tests.release.test_remembered import build_on
from tests.rules_off import switch_rules_off
folder, most = Path(sys.argv[1]), int(sys.argv[2])
files = tuple(sorted((folder / "deliveries").glob("*.csv")))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
with pytest.MonkeyPatch.context() as patch:
    switch_rules_off(patch)
    try:
        build_on(2, Workplace(files, folder))
    except MonitorError as problem:
        print(problem.key)
"""


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    folder = tmp_path_factory.mktemp("first")
    with pytest.MonkeyPatch.context() as patch:
        switch_rules_off(patch)
        build_on(1, deliver(folder, BEFORE))
    return folder


@pytest.mark.parametrize("most", [1_000, 500_000, 2_000_000], ids=["all", "store", "release"])
def test_a_full_disk_leaves_the_old_release_and_is_said_in_a_sentence(first, tmp_path, most):
    folder = shutil.copytree(first, tmp_path / "work")
    workplace = deliver(folder, AFTER)
    before = sorted(path.name for path in (folder / "releases").iterdir())

    said = subprocess.run(
        [sys.executable, "-c", BUILD, str(folder), str(most)], stdout=subprocess.PIPE, text=True
    )

    assert said.stdout == "not_written\n"
    assert sorted(path.name for path in (folder / "releases").iterdir()) == before
    assert len(current_release(folder / "releases").figures()) == 6
    assert build_on(2, workplace).release_id == "2026-11-02-01"
    assert len(remembered(folder / "releases", "")) == 2
    assert audit_workplace(workplace).exposed.empty
