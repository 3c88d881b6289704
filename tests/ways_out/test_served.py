"""A served dashboard beside its pages: its log, and its answers to what no page asks."""

import re

import pytest

from tests.ways_out.charts import exact_numbers_in, leaks_in_numbers

# When a request came, and from where.
HEAD_OF_LINE = re.compile(r"^\d{4}-\d\d-\d\d [\d:.]+ (?:[\d.]+:\d+ - )?")


def leaks_in_lines(way, lines, reader, values):
    """Hidden numbers in lines, which name cities by their codes."""
    leaks = []
    for line in (HEAD_OF_LINE.sub("", line) for line in lines):
        named = [code for code in values if code and code in line]
        leaks += reader.leaks(way, line, named)
        for code in named or [None]:
            leaks += leaks_in_numbers(way, exact_numbers_in(line), values[code])
    return leaks


def test_the_log_of_a_server_holds_no_hidden_number(served_demo, reader, values):
    _, _, log = served_demo

    assert "Der Öffnungsmonitor läuft" in log
    assert leaks_in_lines("log", log.splitlines(), reader, values) == []


def test_the_log_of_a_server_tells_nobodys_visits(served_demo):
    """Pages with hidden figures and damaged addresses were opened before the log was read."""
    _, _, log = served_demo

    assert [
        word for word in ("127.0.0.1", "gebiet=", "stadt=", "GET", "wert=3") if word in log
    ] == []


def test_answers_to_odd_requests_hold_no_hidden_number(served_demo, reader, values):
    _, answers, _ = served_demo

    for question, (_, lines) in answers.items():
        assert lines
        assert leaks_in_lines(question, lines, reader, values) == []


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("GET /_stcore/health", 200),
        ("POST /_stcore/agent/interact", 403),
        ("GET /media/00000000000000000000000000000000.csv", 404),
        ("GET /app/static/../../store.duckdb", 400),
        ("GET /app/static/", 404),
    ],
)
def test_doors_that_no_page_uses_are_shut(question, status, served_demo):
    _, answers, _ = served_demo

    assert answers[question][0] == status


def test_the_store_is_not_served(served_demo):
    _, answers, _ = served_demo
    status, lines = answers["GET /demonstration/store.duckdb"]

    # An unknown address brings the empty page that draws all others.
    assert status == 404 or "<!doctype html>" in "\n".join(lines).lower()
