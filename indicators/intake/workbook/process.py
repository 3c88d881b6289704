"""Starts the process that reads a workbook, and turns how it ends into an answer or our error."""

import json
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from indicators.errors import DeliveryError
from indicators.intake.limits import LONGEST_WAIT_SECONDS, MOST_UNPACKED_BYTES
from indicators.intake.sheets import megabytes
from indicators.intake.workbook.child import TOO_HEAVY
from indicators.intake.workbook.seen import KnownSheet

# A new program and no fork: the one that asks may have threads (the pages' server has). -I and -S
# keep the environment out; the search path is handed over, so that every way to install works.
_PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    " from importlib import import_module; sys.exit(import_module(sys.argv[2]).main())"
)
_ROOT = str(Path(__file__).parents[3])
_HEAVY_ENDS = (TOO_HEAVY, -signal.SIGKILL, -signal.SIGXCPU)


@dataclass(frozen=True)
class Reader:
    """A module whose `main` reads standard input, and the sentences for how it may end."""

    module: str
    damaged: str
    heavy: str


_WORKBOOK = Reader("indicators.intake.workbook.child", "file_damaged", "file_heavy")


def read_in_a_process(path: Path) -> list[KnownSheet]:
    """The sheets of a workbook as plain data; see `book.read_book`. Raises DeliveryError."""
    answer = json.loads(answer_of(_WORKBOOK, path))
    if "refused" in answer:
        refused = answer["refused"]
        words = {**refused["words"], "file": path.name}
        if refused["key"] == "file_bomb":
            words["size"], words["limit"] = megabytes(words["size"]), megabytes(MOST_UNPACKED_BYTES)
        raise DeliveryError(refused["key"], **words)
    sheets: list[KnownSheet] = answer["sheets"]
    return sheets


def answer_of(reader: Reader, path: Path) -> bytes:
    """What a reader writes about a file. Raises DeliveryError when it ends in any other way."""
    command = [sys.executable, "-I", "-S", "-c", _PROGRAM, json.dumps([*sys.path, _ROOT])]
    with path.open("rb") as file:
        try:
            run = subprocess.run(
                [*command, reader.module],
                stdin=file,
                capture_output=True,
                timeout=LONGEST_WAIT_SECONDS,
            )
        except subprocess.TimeoutExpired as problem:
            raise DeliveryError(reader.heavy, file=path.name) from problem
    if run.returncode in _HEAVY_ENDS:
        raise DeliveryError(reader.heavy, file=path.name)
    if run.returncode != 0:
        # The library's own words, for those who look into a fault of ours.
        reason = ChildProcessError(run.stderr.decode(errors="replace")[-2000:])
        raise DeliveryError(reader.damaged, file=path.name) from reason
    return run.stdout
