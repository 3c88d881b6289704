"""Writes both lock files from pyproject.toml; run by `make lock` and `make upgrade`."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAD = "# Exact versions with hashes of all files. Made by `make lock`; do not edit.\n"
OPTIONS = [
    "--generate-hashes",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-trusted-host",
    "--no-emit-find-links",
    "--strip-extras",
    "--allow-unsafe",
    "--quiet",
    # Without "--upgrade" every version stays that the lock has already.
    *sys.argv[1:],
]


def compile_lock(name: str, requirements: list[str], constraints: str | None = None) -> None:
    """Resolves requirements into one lock file, keeping to an earlier lock."""
    source = ROOT / f"{name}.in"
    lines = requirements + ([f"-c {constraints}"] if constraints else [])
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    target = ROOT / f"{name}.lock"
    try:
        command = [
            sys.executable,
            "-m",
            "piptools",
            "compile",
            *OPTIONS,
            "--output-file",
            target.name,
            source.name,
        ]
        subprocess.run(command, cwd=ROOT, check=True)
    finally:
        source.unlink()
    target.write_text(HEAD + target.read_text(encoding="utf-8"), encoding="utf-8")


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    # The build back end is locked too: installing the project itself must fetch nothing.
    build = [*project["build-system"]["requires"], "editables>=0.5"]
    compile_lock("requirements", project["project"]["dependencies"] + build)
    compile_lock("requirements-test", project["dependency-groups"]["test"], "requirements.lock")


if __name__ == "__main__":
    main()
