"""The process that reads a workbook: limits first, then one answer as JSON.

The workbook comes in on standard input. Whatever goes wrong here ends this process only: the one
that asked says that the file is damaged, or takes too much.
"""

import json
import resource
import sys
from typing import Any

from indicators.intake.limits import MEMORY_BYTES, SECONDS
from indicators.intake.workbook.archive import macros_in, open_archive
from indicators.intake.workbook.book import read_archive
from indicators.intake.workbook.refusal import Refusal

TOO_HEAVY = 7


def main() -> int:
    """Reads standard input, writes `{"sheets": …}` or `{"refused": …}`; 0 means an answer."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Nothing is ever written to a disk here.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        sys.stdout.write(json.dumps(_answer()))
    except MemoryError:
        return TOO_HEAVY
    return 0


def _answer() -> dict[str, Any]:
    try:
        archive = open_archive(sys.stdin.buffer)
        sheets = read_archive(archive)
        return {"sheets": [{**sheet, "macros": macros_in(archive)} for sheet in sheets]}
    except Refusal as refusal:
        return {"refused": {"key": refusal.key, "words": refusal.words}}


if __name__ == "__main__":
    sys.exit(main())
