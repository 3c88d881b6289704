"""The journal on the command line, for people and for programs."""

import json

import pytest
from click.testing import CliRunner

from indicators.cli.at_the_shell import at_the_shell
from indicators.cli.main import commands
from indicators.workflow.deciding import turn
from indicators.workflow.journal.events import Commented, HandedIn
from indicators.workflow.journal.journal_lines import FILE


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("OEFFNUNGSMONITOR_DATA", str(tmp_path))
    monkeypatch.setenv("OEFFNUNGSMONITOR_DEMO", "0")
    return tmp_path


@pytest.fixture
def decided(folder):
    name = "Eva\x1b]0;owned\x07 Evil"
    with turn(at_the_shell(name, demo=False)) as mine:
        mine.decide(HandedIn(delivery=1, city="05117", year=2025, files=()))
        mine.decide(Commented(delivery=1, why="=1+1\n\x1b[2J\u202eGesehen"))
    return folder


def run(*arguments):
    return CliRunner().invoke(commands, ["journal", *arguments])


def test_nothing_decided_is_said(folder):
    assert run("show").output == "Es ist noch nichts entschieden worden.\n"
    assert run("verify").exit_code == 0
    assert run("forget").output == "0 Namen gelöscht.\n"


def test_one_line_a_decision_and_nothing_that_a_terminal_obeys(decided):
    lines = run("show").output.splitlines()

    assert len(lines) == 2
    assert lines[0].endswith("Lieferung 1 für 05117, 2025 eingereicht:")
    assert not any(letter in "".join(lines) for letter in "\x1b\x07\u202e")
    assert "Eva\\x1b]0;owned\\x07 Evil" in lines[1]


def test_programs_get_every_line_with_its_hash_and_the_name(decided):
    first, second = json.loads(run("show", "--json").output)

    assert first["event"]["city"] == "05117"
    assert second["previous"] == first["line"]
    assert second["name"].startswith("Eva")


def test_verify_says_what_is_wrong_and_with_which_code(decided):
    head = json.loads(run("verify", "--json").output)["head"]
    assert run("verify", "--noted", head).exit_code == 0
    file = decided / "deliveries" / FILE
    file.write_bytes(file.read_bytes().splitlines(keepends=True)[0])

    found = run("verify", "--json")
    assert found.exit_code == 1
    assert [one["kind"] for one in json.loads(found.output)["troubles"]] == ["journal_cut"]
    assert "Es wurde gekürzt oder ausgetauscht." in run("verify").output
    assert run("verify", "--noted", head).exit_code == 1
