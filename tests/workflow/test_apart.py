"""Work in another process gives what it would give here, and its sentences too."""

import os

import pytest

from indicators.errors import MonitorError
from indicators.workflow.access.people import Right
from indicators.workflow.access.rights import AccessError, require
from indicators.workflow.apart import apart
from tests.workflow.people import CLARA, EMIL


def test_the_answer_comes_from_another_process():
    assert apart(os.getpid) != os.getpid()
    assert apart(sorted, [3, 1, 2]) == [1, 2, 3]


def test_a_refusal_comes_back_as_the_sentence_it_is():
    with pytest.raises(AccessError, match="keine Berechtigung"):
        apart(require, EMIL, Right.DELIVER)
    apart(require, CLARA, Right.DELIVER)


def test_work_that_breaks_off_is_said():
    with pytest.raises(MonitorError, match="unterbrochen"):
        apart(os.abort)


def test_what_is_printed_does_not_get_into_the_answer():
    assert apart(print, "laut") is None
