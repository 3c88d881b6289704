"""Starts the process that reads a workbook, and turns how it ends into an answer or our error."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from indicators.errors import DeliveryError
from indicators.intake.limits import LONGEST_WAIT_SECONDS, MOST_UNPACKED_BYTES
from indicators.intake.sheets import megabytes
from indicators.intake.workbook.child import TOO_HEAVY

# A new program and no fork: the one that asks may have threads (the pages' server has). -I and -S
# keep the environment out; the search path is handed over, so that every way to install works.
_PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    " from indicators.intake.workbook.child import main; sys.exit(main())"
)
_ROOT = str(Path(__file__).parents[3])
_HEAVY_ENDS = (TOO_HEAVY, -signal.SIGKILL, -signal.SIGXCPU)


def read_in_a_process(path: Path) -> list[dict[str, Any]]:
    """The sheets of a workbook as plain data; see `book.read_book`. Raises DeliveryError."""
    answer = _answer(path)
    if "refused" in answer:
        refused = answer["refused"]
        words = {**refused["words"], "file": path.name}
        if refused["key"] == "file_bomb":
            words["size"], words["limit"] = megabytes(words["size"]), megabytes(MOST_UNPACKED_BYTES)
        raise DeliveryError(refused["key"], **words)
    sheets: list[dict[str, Any]] = answer["sheets"]
    return sheets


def _answer(path: Path) -> dict[str, Any]:
    command = [sys.executable, "-I", "-S", "-c", _PROGRAM, json.dumps([*sys.path, _ROOT])]
    with path.open("rb") as file:
        try:
            run = subprocess.run(
                command, stdin=file, capture_output=True, timeout=LONGEST_WAIT_SECONDS
            )
        except subprocess.TimeoutExpired as problem:
            raise DeliveryError("file_heavy", file=path.name) from problem
    if run.returncode in _HEAVY_ENDS:
        raise DeliveryError("file_heavy", file=path.name)
    if run.returncode != 0:
        # The library's own words, for those who look into a fault of ours.
        reason = ChildProcessError(run.stderr.decode(errors="replace")[-2000:])
        raise DeliveryError("file_damaged", file=path.name) from reason
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer
