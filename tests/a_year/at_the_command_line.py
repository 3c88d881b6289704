"""The commands as a person types them, in the folder of one demonstration."""

import json
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

from tests.server_process import command_line, environment


class Told(NamedTuple):
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str


def told(folder: Path, *arguments: str) -> Told:
    """Runs a command on the fictional cities, however it ends."""
    run = subprocess.run(
        command_line(*arguments, "--demo"),
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return Told(run.returncode, run.stdout, run.stderr)


def done(folder: Path, *arguments: str) -> Any:
    """Runs a command that must succeed and returns what it says to programs."""
    found = told(folder, *arguments, "--json")
    assert found.code == 0, found
    return json.loads(found.out)
