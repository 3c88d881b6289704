"""Long work of a page in a process of its own: the server stays small and answers meanwhile.

A build loads the rule engine and the solver, which would stay in the server's memory for ever.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from indicators.errors import MonitorError

PROGRAM = "from indicators.workflow.apart import answer; answer()"
Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def apart(work: Callable[Asked, Answer], *given: Asked.args, **named: Asked.kwargs) -> Answer:
    """What `work` returns, worked out in another process. Raises MonitorError as it does.

    Work, what it is given and what it returns travel as values; nothing of this process is shared.
    """
    assert not named, "only positional values travel"
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=pickle.dumps((work, given)),
        stdout=subprocess.PIPE,
        check=False,
    )
    if run.returncode:
        raise MonitorError("work_broken_off")
    is_done, found = pickle.loads(run.stdout)
    if not is_done:
        raise found
    answered: Answer = found
    return answered


def answer() -> None:
    """The other process: reads what is to be done, and writes what came of it."""
    # What a library prints must not get into the answer.
    channel = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    work, given = pickle.load(sys.stdin.buffer)
    try:
        found = (True, work(*given))
    except MonitorError as problem:
        found = (False, problem)
    with channel:
        pickle.dump(found, channel)
