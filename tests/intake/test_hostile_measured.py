"""Files that are meant to exhaust the machine: a sentence, within ten seconds and 500 MB."""

import os
import subprocess
import zipfile

import pytest

from tests.server_process import command_line, environment

pytestmark = pytest.mark.slow

SECONDS, MEGABYTES = 10, 500
MEASURED = """
import atexit, pathlib, sys
def tell():
    status = pathlib.Path("/proc/self/status").read_text()
    pathlib.Path("peak").write_text(status.split("VmHWM:")[1].split()[0])
atexit.register(tell)
from indicators.cli.main import main
main()
"""
"""The command, which leaves its peak of memory in kB in a file: what the system counts for a
process begins with that of the one that started it."""


def large(path):
    """200 MB that take no room on the disk."""
    with path.open("wb") as file:
        file.truncate(200 * 1024**2)


def rows(path):
    """Two million rows, short enough to be read at all."""
    with path.open("w", encoding="utf-8") as file:
        file.write("Gebiet;Wert\n")
        for _ in range(200):
            file.write("1;2\n" * 10_000)


def bomb(path):
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as inside,
    ):
        for _ in range(300):
            inside.write(b" " * 1024**2)


def entities(path):
    lines = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)
    )  # a billion letters
    with zipfile.ZipFile(path, "w") as archive:
        book = f'<!DOCTYPE a [<!ENTITY l0 "lol">{lines}]><workbook>&l9;</workbook>'
        archive.writestr("xl/workbook.xml", book)


def elsewhere(path):
    with zipfile.ZipFile(path, "w") as archive:
        book = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><workbook>&x;</workbook>'
        archive.writestr("xl/workbook.xml", book)


def without_an_end(path):
    """A cell that never ends, in a file that is just small enough."""
    path.write_text('Gebiet;Wert\n"' + "x" * (19 * 1024**2), encoding="utf-8")


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (large, "noise.xlsx"),
        (large, "noise.csv"),
        (large, "noise.ods"),
        (rows, "rows.csv"),
        (bomb, "bomb.xlsx"),
        (bomb, "bomb.ods"),
        (entities, "entities.xlsx"),
        (elsewhere, "elsewhere.xlsx"),
        (without_an_end, "cell.csv"),
    ],
)
def test_what_would_exhaust_the_machine_is_refused_in_time_and_room(tmp_path, make, name):
    path = tmp_path / name
    make(path)
    process = subprocess.Popen(
        command_line("check", str(path), program=MEASURED),
        cwd=tmp_path,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    with process.stdout as output:
        said = output.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)

    assert process.returncode == 2
    assert said.count("\n") == 1
    assert name in said
    assert "root:" not in said
    # Of the processor, since the machine may be busy with other tests.
    assert used.ru_utime + used.ru_stime < SECONDS
    assert int((tmp_path / "peak").read_text()) / 1024 < MEGABYTES
