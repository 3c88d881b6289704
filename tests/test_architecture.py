"""The rooms of the program and who may enter which, read from the imports of all files."""

import ast
import graphlib
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Each room may use those before it, never those behind it.
ROOMS = ("catalogue", "intake", "analysis", "disclosure", "release", "publications")
FREE_FOR_ALL = {"errors", "resources", "workplace", "definitions", "strict_yaml"}
# All else lies in a room; only the way through all rooms stands beside them.
BESIDE_THE_ROOMS = {*FREE_FOR_ALL, "build", "making", "__init__"}
BEHIND_THE_ROOMS = ("workflow", "cli", "demonstration")

FILES = {
    path.relative_to(ROOT).as_posix(): path
    for package in ("indicators", "dashboard")
    for path in sorted((ROOT / package).rglob("*.py"))
}
ROOM_FILES = [name for name in FILES if name.split("/")[1] in ROOMS]
DASHBOARD_FILES = [name for name in FILES if name.startswith("dashboard/")]
PAGES = [name for name in FILES if name.startswith("dashboard/app_pages/")]


@cache
def tree(name):
    return ast.parse(FILES[name].read_text(encoding="utf-8"))


def lines_of(name):
    return len(FILES[name].read_text(encoding="utf-8").splitlines())


@cache
def imports(name):
    """Full names of everything a file imports, inside functions too."""
    found = set()
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def uses(name, module):
    return any(full == module or full.startswith(f"{module}.") for full in imports(name))


@pytest.mark.parametrize("name", ROOM_FILES)
def test_a_room_uses_only_rooms_before_it(name):
    room = name.split("/")[1]
    allowed = {*ROOMS[: ROOMS.index(room) + 1]} | FREE_FOR_ALL
    used = {full.split(".")[1] for full in imports(name) if full.startswith("indicators.")}

    assert used <= allowed


def test_analysis_and_disclosure_do_not_know_each_other():
    # The other direction is closed by the order of the rooms.
    assert [n for n in FILES if "/disclosure/" in n and uses(n, "indicators.analysis")] == []


SOLVER = [name for name in ROOM_FILES if name.startswith("indicators/disclosure/solver/")]


@pytest.mark.parametrize("name", SOLVER)
def test_the_solver_sees_numbers_and_sums_and_no_meaning(name):
    own = {full for full in imports(name) if full.startswith("indicators.")}

    assert all(full.startswith("indicators.disclosure.solver") for full in own)


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("indicators/disc")])
def test_disclosure_control_opens_no_file_of_figures(name):
    assert not uses(name, "duckdb")
    assert "open(" not in FILES[name].read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("indicators/")])
def test_the_domain_does_not_know_the_screen(name):
    if name != "indicators/cli/main.py":
        assert not uses(name, "dashboard")
    assert not uses(name, "streamlit")


@pytest.mark.parametrize("name", [name for name in FILES if name != "indicators/intake/checks.py"])
def test_only_one_file_knows_the_rule_engine(name):
    assert not uses(name, "great_expectations")


@pytest.mark.parametrize("name", DASHBOARD_FILES)
@pytest.mark.parametrize(
    "module", ["duckdb", "ibis", "pandas", "indicators.analysis", "indicators.intake"]
)
def test_the_dashboard_sees_only_what_was_released(name, module):
    assert not uses(name, module)


def test_no_import_goes_round_in_a_circle():
    modules = {
        name.removesuffix(".py").removesuffix("/__init__").replace("/", "."): name for name in FILES
    }
    graph = {
        module: {home_of(full, modules) for full in imports(name)} - {None, module}
        for module, name in modules.items()
    }

    # Raises CycleError, which names the circle.
    assert set(graphlib.TopologicalSorter(graph).static_order()) == set(modules)


def home_of(full, modules):
    """The file of this project in which an imported name lives."""
    if full in modules:
        return full
    parent = full.rpartition(".")[0]
    return parent if parent in modules else None


def test_opening_a_release_loads_neither_the_screen_nor_the_rule_engine():
    program = "import sys, indicators.release; print(*sorted(sys.modules), sep='\\n')"
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(run.stdout.split())

    assert "indicators.release" in loaded
    assert not loaded & {"streamlit", "great_expectations"}


@pytest.mark.parametrize("name", FILES)
def test_a_module_has_at_most_250_lines(name):
    assert lines_of(name) <= 250


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_at_most_80_lines(name):
    assert lines_of(name) <= 80


@pytest.mark.parametrize("name", FILES)
def test_no_error_is_caught_without_saying_which(name):
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"line {node.lineno}"
            caught = {part.id for part in ast.walk(node.type) if isinstance(part, ast.Name)}
            assert not caught & {"Exception", "BaseException"}, f"line {node.lineno}"


def test_no_module_of_the_domain_lies_outside_a_room():
    loose = {name.split("/")[1].removesuffix(".py") for name in FILES if name.count("/") == 1}
    rooms = {name.split("/")[1] for name in FILES if name.count("/") > 1}

    assert {name for name in loose if f"indicators/{name}.py" in FILES} <= BESIDE_THE_ROOMS
    assert rooms == {*ROOMS, *BEHIND_THE_ROOMS, "app_pages", "frame", "parts", "serving"}


def test_no_two_modules_have_one_name():
    # The entry scripts of the pages bear the names of their pages; nobody imports them.
    names = Counter(
        name.rpartition("/")[2]
        for name in FILES
        if not name.endswith("__init__.py") and name not in PAGES
    )

    assert [name for name, count in names.items() if count > 1] == []


def test_every_room_was_looked_at():
    assert {name.split("/")[1] for name in ROOM_FILES} == set(ROOMS)
    assert PAGES
