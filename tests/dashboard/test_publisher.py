"""The server has files made in a process of its own, and takes it along when it ends."""

import subprocess
import time

import pytest

from dashboard.serving.publisher import NICENESS, Publisher


@pytest.fixture
def started(monkeypatch):
    """A publisher whose command only waits, and the commands that it was to run."""
    commands = []
    original = subprocess.Popen

    def instead(command, **options):
        commands.append(command)
        return original(["sleep", "60"], **options)

    monkeypatch.setattr("dashboard.serving.publisher.subprocess.Popen", instead)
    return Publisher(), commands


def niceness(process):
    """The nineteenth field of the state of a process."""
    with open(f"/proc/{process.pid}/stat", encoding="utf-8") as state:  # noqa: PTH123
        return int(state.read().rpartition(")")[2].split()[16])


@pytest.mark.parametrize("demo", [True, False])
def test_it_runs_the_command_people_use_for_what_is_shown(demo, started, monkeypatch):
    monkeypatch.setenv("OEFFNUNGSMONITOR_DEMO", "1" if demo else "0")
    made, commands = started
    made.start()
    made.stop()

    assert commands[0][3:] == ["publish", "--quiet", *(["--demo"] if demo else [])]


def test_visitors_come_first_and_a_new_release_takes_the_place_of_the_old_run(started):
    made, commands = started
    made.start()
    first = made._running
    assert first
    assert niceness(first) >= NICENESS
    made.start()

    assert first.poll() is not None
    assert made._running
    assert made._running.poll() is None
    assert len(commands) == 2
    made.stop()


def test_it_ends_with_the_server_and_may_be_ended_twice(started):
    made, _ = started
    made.start()
    running = made._running
    assert running
    began = time.monotonic()
    made.stop()
    made.stop()

    assert running.poll() is not None
    assert time.monotonic() - began < 5
