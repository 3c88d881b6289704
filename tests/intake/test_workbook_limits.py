"""Whatever a workbook expands to, reading it ends soon, within its memory, and in a sentence."""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from indicators.errors import DeliveryError
from indicators.intake import limits
from indicators.intake.workbook import process
from indicators.intake.workbooks import open_workbook
from tests.intake.workbooks import (
    SHEET_PART,
    figures,
    good_workbook,
    pack,
    parts_of,
    with_shared_texts,
    with_xml,
)

END = "</sheetData>"
WHOLE_SHEET = "A1:XFD1048576"
BOMBS = {
    "merged": '<mergeCells><mergeCell ref="A20:S1048576"/></mergeCells>',
    "link": f'<hyperlinks><hyperlink ref="{WHOLE_SHEET}" location="A1"/></hyperlinks>',
    "conditional": f'<conditionalFormatting sqref="{WHOLE_SHEET}"><cfRule type="expression" '
    'priority="1"><formula>TRUE</formula></cfRule></conditionalFormatting>',
    "validation": f'<dataValidations><dataValidation sqref="{WHOLE_SHEET}"/></dataValidations>',
}


def reason(path):
    with pytest.raises(DeliveryError) as caught:
        open_workbook(path)
    return caught.value.key


@pytest.mark.parametrize("name", BOMBS)
def test_what_spans_a_whole_sheet_costs_nothing(tmp_path, name):
    path = with_xml(tmp_path, good_workbook(), END, END + BOMBS[name])
    begin = time.perf_counter()

    assert figures(path).rows[1][1][2] == "16,7"
    assert time.perf_counter() - begin < 5


def test_too_many_merged_areas_are_refused(tmp_path):
    areas = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(50, 2_000))
    path = with_xml(tmp_path, good_workbook(), END, f"{END}<mergeCells>{areas}</mergeCells>")

    assert reason(path) == "file_many_merged"


def test_merged_areas_that_overlap_are_refused(tmp_path):
    areas = '<mergeCell ref="A2:L9"/><mergeCell ref="A2:L10"/>'
    path = with_xml(tmp_path, good_workbook(), END, f"{END}<mergeCells>{areas}</mergeCells>")

    assert reason(path) == "file_damaged"


def with_many_rows(count):
    """The parts of a workbook whose row 2 stands so many times; openpyxl would take long."""
    parts = parts_of(good_workbook())
    sheet = parts[SHEET_PART].decode()
    row = re.findall(r'<row r="2".*</row>', sheet)[0]
    # Places may be left out: each row and cell follows the one before.
    plain = re.sub(r' r="[A-Z]*2"', "", row)
    return parts | {SHEET_PART: sheet.replace(row, plain * count).encode()}


@pytest.mark.slow
def test_the_most_merged_areas_and_rows_are_judged_in_seconds(tmp_path):
    areas = "".join(f'<mergeCell ref="A{row}:L{row + 19}"/>' for row in range(2, 20_000, 20))
    parts = with_many_rows(limits.MOST_ROWS)
    merged = f"{END}<mergeCells>{areas}</mergeCells>".encode()
    parts[SHEET_PART] = parts[SHEET_PART].replace(END.encode(), merged)
    path = pack(tmp_path / "lieferung.xlsx", parts)
    begin = time.perf_counter()

    sheet = figures(path)

    assert (len(sheet.rows), sheet.remarks) == (limits.MOST_ROWS + 1, ())
    assert time.perf_counter() - begin < limits.LONGEST_WAIT_SECONDS / 2


def test_too_many_parts_are_refused(tmp_path):
    more = {f"xl/media/{number}.png": b"" for number in range(limits.MOST_PARTS)}

    assert reason(pack(tmp_path / "a.xlsx", parts_of(good_workbook()) | more)) == "file_many_parts"


def test_one_long_text_in_very_many_cells_is_refused(tmp_path):
    parts = with_shared_texts(parts_of(good_workbook()))
    long = f"<si><t>{'x' * limits.MOST_CHARACTERS_OF_A_CELL}".encode()
    strings = parts["xl/sharedStrings.xml"]
    parts["xl/sharedStrings.xml"] = strings.replace(b"<si><t>Stadt", long)
    rows = "".join(f'<row r="{row}"><c t="s"><v>0</v></c></row>' for row in range(9, 1_000))
    parts[SHEET_PART] = parts[SHEET_PART].replace(END.encode(), f"{rows}{END}".encode())

    assert reason(pack(tmp_path / "lieferung.xlsx", parts)) == "file_heavy"


DEEP = b"<a>" * 3_000_000


@pytest.mark.parametrize("part", [SHEET_PART, "xl/styles.xml", "xl/workbook.xml"])
def test_a_part_nested_without_end_is_refused(tmp_path, part):
    begin = time.perf_counter()
    path = pack(tmp_path / "tief.xlsx", parts_of(good_workbook()) | {part: DEEP})

    assert reason(path) == "file_damaged"
    assert time.perf_counter() - begin < 5


def test_a_reader_that_takes_too_long_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "LONGEST_WAIT_SECONDS", 0.5)
    monkeypatch.setattr(process, "_PROGRAM", "import time; time.sleep(60)")
    path = tmp_path / "lieferung.xlsx"
    good_workbook().save(path)

    assert reason(path) == "file_heavy"


@pytest.mark.parametrize(
    ("program", "key"),
    [
        ("while True: pass", "file_heavy"),
        ("x = bytearray(2**34)", "file_heavy"),
        ("raise LookupError('whatever a library throws')", "file_damaged"),
        ("import os; os.abort()", "file_damaged"),
    ],
    ids=["time", "memory", "exception", "crash"],
)
def test_however_the_reading_process_ends_there_is_a_sentence(tmp_path, monkeypatch, program, key):
    """The real process with its real limits, in which reading does something else."""
    reader = f"def read_archive(archive):\n    {program}"
    main = (
        "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
        f" from indicators.intake.workbook import child; exec({reader!r}, vars(child));"
        " child.SECONDS = 1; sys.exit(child.main())"
    )
    monkeypatch.setattr(process, "_PROGRAM", main)
    path = tmp_path / "lieferung.xlsx"
    good_workbook().save(path)

    assert reason(path) == key


@pytest.mark.slow
def test_the_largest_delivery_allowed_stays_within_half_the_memory(tmp_path):
    path = pack(tmp_path / "lieferung.xlsx", with_many_rows(limits.MOST_ROWS))
    program = (
        "import sys; from pathlib import Path; from indicators.intake.workbook import child;"
        " child.main(); status = Path('/proc/self/status').read_text();"
        " print(status[status.index('VmPeak:'):].split()[1], file=sys.stderr)"
    )
    with path.open("rb") as file:
        run = subprocess.run(
            [sys.executable, "-c", program], stdin=file, capture_output=True, text=True, check=True
        )

    assert len(json.loads(run.stdout)["sheets"][1]["rows"]) == limits.MOST_ROWS + 1
    assert int(run.stderr) * 1024 < limits.MEMORY_BYTES / 2


def test_the_reading_process_loads_nothing_slow():
    program = "import sys, indicators.intake.workbook.child; print(*sys.modules, sep='\\n')"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert not set(run.stdout.split()) & {"pandas", "numpy", "yaml", "pydantic", "openpyxl"}


def test_the_environment_does_not_reach_the_reading_process(tmp_path, monkeypatch):
    (tmp_path / "zipfile.py").write_text("raise SystemExit(3)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "lieferung.xlsx"
    good_workbook().save(path)

    assert figures(path).rows[1][1][2] == "16,7"


def test_reading_leaves_no_process_behind(tmp_path):
    path = tmp_path / "lieferung.xlsx"
    good_workbook().save(path)
    before = children()
    figures(path)

    assert children() <= before


def children():
    """Processes that this one has started: a browser of other tests may be among them."""
    own = Path("/proc/self/task").glob("*/children")
    return {number for file in own for number in file.read_text(encoding="ascii").split()}
