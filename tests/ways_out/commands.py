"""What the command line prints, asked in this process: output, errors and log."""

import csv
import io
import json
import logging
import sys
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import Any, NamedTuple

import pandas as pd
import pytest

from indicators.cli import language, main

QUESTIONS = {
    "figures": ("figures",),
    "figures en": ("--lang", "en", "figures"),
    "figures --json": ("figures", "--json"),
    "figures --csv": ("figures", "--csv"),
    "verdicts": ("verdicts", "--target-year", "2040"),
    "verdicts --json": ("verdicts", "--json", "--target-year", "2040"),
    "build --demo": ("build", "--demo"),
    # Errors: an unknown city, an unknown name, a share that has no verdict, too much at once.
    "error city": ("figures", "--city", "X99"),
    "error indicator": ("--lang", "en", "figures", "--indicator", "Quatsch"),
    "error verdict": ("verdicts", "--indicator", "A6"),
    "error format": ("figures", "--json", "--csv"),
}


class Answer(NamedTuple):
    """What a command printed, and its log."""

    out: str
    err: str
    log: str


class _Keeping(logging.Handler):
    """Keeps what is logged as lines with tracebacks."""

    def __init__(self, level):
        super().__init__(level)
        self.lines = []

    def emit(self, record):
        self.lines.append(logging.Formatter().format(record))


@contextmanager
def kept_log():
    """The records of all loggers from INFO on, as a list of lines with tracebacks."""
    handler = _Keeping(logging.INFO)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        yield handler.lines
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


def ask(folder, *arguments):
    """What the command answers about the demonstration in a folder."""
    # A file of bytes as a terminal is one: the CSV is written as bytes.
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    err = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, kept_log() as log:
        patch.setenv("OEFFNUNGSMONITOR_DATA", str(folder))
        patch.setenv("OEFFNUNGSMONITOR_DEMO", "1")
        patch.setattr(sys, "argv", ["oeffnungsmonitor", *arguments])
        patch.setattr(main, "LANGUAGE", language.language_of(sys.argv))
        with redirect_stdout(out), redirect_stderr(err):
            try:
                main.main()
            except SystemExit as end:
                err.write(f"\n{end.code}" if isinstance(end.code, str) else "")
    return Answer(out.buffer.getvalue().decode("utf-8-sig"), err.getvalue(), "\n".join(log))


def figures_in_json(text):
    """The figures of `figures --json` as a frame."""
    return pd.DataFrame(json.loads(text)["figures"]).astype(object)


def figures_in_csv(text):
    """The figures of `figures --csv`: texts, as a spreadsheet reads them."""
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    return pd.DataFrame(rows).replace("False", "")


def lines_at(text):
    """(area, series, date) → values of `figures` for people, one line each."""
    found: dict[tuple[str, ...], Any] = {}
    for line in text.splitlines():
        place, value = line.split(" · ")[:3], line.split(" · ")[3]
        found.setdefault(tuple(place), []).append(value)
    return found
