"""Papers and files around the program keep what they promise."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from string import Formatter

import pytest
import yaml

from indicators.definitions import read_yaml
from indicators.errors import CatalogueError

ROOT = Path(__file__).parent.parent
LOCKS = sorted(path.name for path in ROOT.glob("requirements*.lock"))
TEXTS = sorted(
    [
        *(ROOT / "indicators" / "publications").rglob("texts.yaml"),
        *(ROOT / "indicators" / "publications").rglob("sentences.yaml"),
        *(ROOT / "indicators" / "messages").glob("*.yaml"),
    ]
)
FONTS = ROOT / "dashboard" / "static" / "fonts"


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def files_in_git():
    """Files that are or will be in the repository, without what .gitignore leaves out."""
    answer = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in answer.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize(
    ("paper", "least"),
    [
        ("README.md", {"run", "test", "demo"}),
        ("CONTRIBUTING.md", {"check", "test", "bench", "lock"}),
    ],
)
def test_every_command_of_a_paper_is_in_the_makefile(paper, least):
    wanted = set(re.findall(r"\bmake ([a-z]+)", read(paper)))
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), flags=re.M))

    assert least <= wanted
    assert wanted <= targets


def test_every_file_that_contributors_are_shown_exists():
    named = re.findall(
        r"`((?:[a-z_]+/)*[a-zA-Z_]*(?:\.py|\.md|\.yaml|\.toml|/))`", read("CONTRIBUTING.md")
    )

    assert len(named) > 10
    for name in named:
        assert (ROOT / name).exists() or (ROOT / "tests" / name).exists(), name


def test_nothing_is_left_out_of_the_whole():
    (options,) = re.findall(
        r"^test:.*\n(?:\t.*\n)*?\t.*-m pytest([^;\n]*)", read("Makefile"), flags=re.M
    )
    settings = tomllib.loads(read("pyproject.toml"))["tool"]["pytest"]["ini_options"]
    choosing = r"-m\b|-k\b|--ignore|--deselect|--last-failed|--lf|--sw|--maxfail|-x\b"

    assert options.strip() == ""
    assert read(".ci/run").splitlines()[-1] == "exec make test"
    assert settings["testpaths"] == ["tests"]
    assert not [option for option in settings["addopts"] if re.match(choosing, option)]


def test_no_test_is_skipped():
    # Put together here, so that this file does not find itself.
    ways = "|".join(["sk" + "ip", "xf" + "ail", "import" + "orskip", "collect_" + "ignore"])
    found = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tests").rglob("*.py")
        if re.search(rf"pytest\.(mark\.)?({ways})|^collect_ignore", path.read_text("utf-8"), re.M)
    ]

    assert found == []


def test_types_are_checked_in_tests_too():
    settings = tomllib.loads(read("pyproject.toml"))["tool"]["mypy"]

    assert settings["packages"] == ["indicators", "dashboard", "tests"]
    assert settings["strict"]
    assert "tests.*" not in [
        module
        for override in settings["overrides"]
        if "ignore_errors" in override or "disable_error_code" in override
        for module in override["module"]
    ]


def test_a_run_says_at_its_end_what_it_left_out(tmp_path):
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = slow\n", encoding="utf-8")
    (tmp_path / "test_three.py").write_text(THREE_TESTS, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    environment |= {"PYTEST_ADDOPTS": ""}
    command = [sys.executable, "-m", "pytest", "-p", "xdist", "-p", "tests.left_out"]

    def said(*options):
        answer = subprocess.run(
            [*command, *options], cwd=tmp_path, env=environment,
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return [line for line in answer.stdout.splitlines() if line.startswith("Nicht gelaufen")]

    part = "Nicht gelaufen: 1 im Browser, 1 lange (slow). „make test“ lässt nichts aus."
    assert said("-n", "2", "-m", "not browser and not slow") == [part]
    assert said("-n", "0") == []


THREE_TESTS = """
import pytest

@pytest.fixture
def browser(): ...

def test_in_a_browser(browser): ...

@pytest.mark.slow
def test_long(): ...

def test_quick(): ...
"""


def test_hooks_before_a_commit_load_nothing_from_elsewhere():
    repositories = yaml.safe_load(read(".pre-commit-config.yaml"))["repos"]
    hooks = [hook for repository in repositories for hook in repository["hooks"]]

    assert [repository["repo"] for repository in repositories] == ["local"]
    assert [hook["name"] for hook in hooks] == ["ruff format", "ruff check", "mypy"]
    assert all(hook["entry"].startswith(".venv/bin/") for hook in hooks)
    assert {hook["language"] for hook in hooks} == {"system"}


def test_every_folder_the_readme_explains_exists():
    for folder in re.findall(r"^\| `([a-z/]+)/` \|", read("README.md"), flags=re.M):
        assert (ROOT / folder).is_dir(), folder


def test_the_list_of_commands_has_every_command_and_no_other():
    from indicators.cli.main import commands

    rows = re.findall(r"^\| (`[^|]*`) \|", read("docs/commands.md").replace("\\|", "/"), flags=re.M)
    listed = {name for row in rows for name in re.findall(r"`([a-z]+)(?= |`)", row)}

    assert listed == set(commands.commands)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_no_host_and_fixes_every_package_by_hash(name):
    text = read(name)
    entries = re.findall(r"^([A-Za-z0-9._-]+)==(\S+)((?: \\\n    --hash=\S+)*)", text, flags=re.M)

    assert "://" not in text
    assert "index-url" not in text
    assert len(entries) == len(re.findall(r"^\S*==", text, flags=re.M)) > 5
    for package, _, hashes in entries:
        found = re.findall(r"--hash=(\S+)", hashes)
        assert found, package
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", value) for value in found), package


def test_both_lock_files_are_there_and_agree():
    versions = [dict(re.findall(r"^([\w.-]+)==(\S+)", read(name), flags=re.M)) for name in LOCKS]

    assert LOCKS == ["requirements-test.lock", "requirements.lock"]
    for package in versions[0].keys() & versions[1].keys():
        assert versions[0][package] == versions[1][package], package


def test_the_description_for_administrations_is_complete():
    code = yaml.safe_load(read("publiccode.yml"))

    assert code["publiccodeYmlVersion"] == "0.4"
    assert code["legal"]["license"] == "EUPL-1.2"
    assert f'version = "{code["softwareVersion"]}"' in read("pyproject.toml")
    for language in ("de", "en"):
        words = code["description"][language]
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
        assert words["features"]


def test_changes_are_noted_before_they_are_released():
    assert "## [Unveröffentlicht]" in read("CHANGELOG.md")


def test_the_licence_is_the_european_one():
    assert read("LICENSE").startswith("EUROPEAN UNION PUBLIC LICENCE")


def braces(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: "/".join(path.parts[-2:]))
def test_every_text_speaks_both_languages_with_the_same_blanks(path):
    for key, entry in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        # Plain German goes with the verdicts only, and needs no English.
        assert set(entry) in ({"de", "en"}, {"de", "en", "plain"}, {"plain"}), key
        assert all(isinstance(text, str) and text.strip() for text in entry.values()), key
        if "de" in entry:
            # A blank may be named after its language, for a sentence within a sentence.
            assert braces(entry["de"]) - {"de"} == braces(entry["en"]) - {"en"}, key


def test_no_file_names_the_machine_it_was_made_on():
    # Put together here, so that this file does not find itself.
    forbidden = ["/" + "work/", "pypi.org/" + "simple"]
    found = [
        (path.relative_to(ROOT).as_posix(), word)
        for path in files_in_git()
        for word in forbidden
        if word.encode() in path.read_bytes()
    ]

    assert found == []


def test_no_file_written_at_run_time_is_in_the_repository():
    names = [path.relative_to(ROOT).as_posix() for path in files_in_git()]

    assert not [
        name for name in names if re.search(r"\.duckdb|\.pyc$|^data/(releases|deliv)", name)
    ]


def test_every_font_has_its_licence():
    families = {re.split(r"-latin", path.stem)[0] for path in FONTS.glob("*.woff2")}

    assert families == {"public-sans", "source-serif-4"}
    for family in families:
        assert "SIL OPEN FONT LICENSE" in (FONTS / f"LICENSE-{family}.txt").read_text().upper()


def test_a_key_given_twice_in_any_definition_file_is_a_mistake(tmp_path):
    file = tmp_path / "rules.yaml"
    file.write_text("minimum_cases: 5\nminimum_cases: 4\n", encoding="utf-8")

    with pytest.raises(CatalogueError, match=r"key given twice: minimum_cases"):
        read_yaml(file)


def test_yaml_is_read_in_one_place_only():
    lenient = [
        path
        for folder in ("indicators", "dashboard")
        for path in (ROOT / folder).rglob("*.py")
        if path.name != "strict_yaml.py" and re.search(r"yaml\.(safe_)?load", path.read_text())
    ]

    assert lenient == []


def test_definitions_are_read_alike_by_both_parsers():
    # Where the fast parser is not installed the plain one reads, and it is stricter.
    definitions = [path for path in files_in_git() if path.suffix == ".yaml"]
    plain = [yaml.load(path.read_bytes(), Loader=yaml.SafeLoader) for path in definitions]

    assert len(definitions) > 50
    assert plain == [yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader) for path in definitions]
