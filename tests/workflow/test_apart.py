"""Work in another process gives what it would give here, and its sentences too."""

import os
from functools import partial

import pytest

from indicators.errors import MonitorError
from indicators.workflow.access.people import Right
from indicators.workflow.access.rights import AccessError, require
from indicators.workflow.apart import apart
from tests.workflow.people import CLARA, EMIL


def done(work, *given):
    """Work that names no step."""
    return apart(partial(silently, work, given), lambda _: None)


def silently(work, given, told):
    return work(*given)


def test_the_answer_comes_from_another_process():
    assert done(os.getpid) != os.getpid()
    assert done(sorted, [3, 1, 2]) == [1, 2, 3]


def test_a_refusal_comes_back_as_the_sentence_it_is():
    with pytest.raises(AccessError, match="keine Berechtigung"):
        done(require, EMIL, Right.DELIVER)
    done(require, CLARA, Right.DELIVER)


def test_work_that_breaks_off_is_said():
    with pytest.raises(MonitorError, match="unterbrochen"):
        done(os.abort)


def test_what_is_printed_does_not_get_into_the_answer():
    assert done(print, "laut") is None


def two_steps(told):
    told("erster")
    told("zweiter")
    return os.getpid()


def test_each_step_is_heard_in_its_order_before_the_answer():
    heard: list[str] = []

    assert apart(two_steps, heard.append) != os.getpid()
    assert heard == ["erster", "zweiter"]


def steps_and_a_file(path, told):
    for number in range(100):
        told(f"{number}" * 10_000)
    path.write_text("fertig")


def test_who_leaves_while_it_runs_does_not_break_the_work_off(tmp_path):
    class LeavingError(Exception):
        pass

    def leave(step):
        raise LeavingError

    path = tmp_path / "ergebnis"
    with pytest.raises(LeavingError):
        apart(partial(steps_and_a_file, path), leave)
    assert path.read_text() == "fertig"


def test_an_answer_of_any_size_arrives_whole():
    assert done(bytes, 3_000_000) == bytes(3_000_000)
