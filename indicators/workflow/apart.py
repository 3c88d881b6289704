"""Long work of a page in a process of its own: the server stays small and answers meanwhile.

A build loads the rule engine and the solver, which would stay in the server's memory for ever.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import IO, Any, Literal, TypeVar

from indicators.errors import MonitorError

PROGRAM = "from indicators.workflow.apart import answer; answer()"
Answer = TypeVar("Answer")
Heard = Callable[[str], None]
Kind = Literal["step", "done", "refused"]


def apart(work: Callable[[Heard], Answer], heard: Heard) -> Answer:
    """What `work` returns, worked out in another process. Raises MonitorError as it does.

    Work and what it returns travel as values; nothing of this process is shared. It names each step
    as it begins it, and `heard` is told of them here.

    Where `heard` raises, as it does when a person leaves the page, the work is still done to its
    end before that goes on.
    """
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as run:
        assert run.stdin and run.stdout
        with suppress(BrokenPipeError), run.stdin:
            pickle.dump(work, run.stdin)
        answered: Answer = _answer_in(run.stdout, heard)
        return answered


def _answer_in(channel: IO[bytes], heard: Heard) -> Any:
    while True:
        try:
            kind, found = pickle.load(channel)
        except (EOFError, pickle.UnpicklingError) as problem:
            raise MonitorError("work_broken_off") from problem
        if kind == "refused":
            raise found
        if kind == "done":
            return found
        heard(found)


def answer() -> None:
    """The other process: reads what is to be done, and writes its steps and what came of it."""
    # What a library prints must not get into the answer.
    channel = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    tell = partial(_tell, channel)
    work = pickle.load(sys.stdin.buffer)
    try:
        tell("done", work(partial(tell, "step")))
    except MonitorError as problem:
        tell("refused", problem)


def _tell(channel: int, kind: Kind, found: Any) -> None:
    # Nobody may be there to hear it any more; what was begun is still done.
    with suppress(BrokenPipeError), os.fdopen(os.dup(channel), "wb") as way:
        pickle.dump((kind, found), way)
