"""The command line: lines for people, JSON and CSV, errors, and what it leaves in the log."""

import json
from collections import Counter

import pytest

from tests.ways_out import commands, rows, structured


@pytest.mark.parametrize(
    ("way", "read"),
    [
        ("figures --json", commands.figures_in_json),
        ("figures --csv", commands.figures_in_csv),
    ],
)
def test_hidden_figures_have_one_status_and_no_number(way, read, answers, secrets):
    assert structured.leaks_in_figures(read(answers[way].out), secrets) == []


def test_a_hidden_value_in_csv_is_its_sign(answers):
    figures = commands.figures_in_csv(answers["figures --csv"].out)
    is_hidden = figures["status"] == "hidden"

    assert set(figures.loc[is_hidden, "value"]) == {structured.SIGN}
    assert structured.SIGN not in set(figures.loc[~is_hidden, "value"])


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_hidden_value_for_people_is_its_sign(language, answers, secrets, demo_release):
    way = "figures" if language == "de" else "figures en"
    lines = commands.lines_at(answers[way].out)
    figures = rows.labelled(secrets, demo_release.catalogue, language)
    places = figures[["area_text", "series_text", "date_text"]].itertuples(index=False, name=None)
    expected = Counter(
        place for place, status in zip(places, figures["status"], strict=True) if status == "hidden"
    )
    signs = {place: values.count(structured.SIGN) for place, values in lines.items()}

    assert {place: count for place, count in signs.items() if count} == dict(expected)
    assert sum(map(len, lines.values())) == len(figures)


def test_points_of_verdicts_on_hidden_figures_say_nothing(answers, demo_release):
    figures = demo_release.figures()
    hidden = set(figures.loc[figures["status"] == "hidden", "figure_id"])
    allowed = structured.REFERENCES["verdict_point"]["staff_figure"] | {"response_rate"}
    points = [
        point
        for verdict in json.loads(answers["verdicts --json"].out)["verdicts"]
        for point in verdict["points"]
        if point["staff_figure"] in hidden
    ]

    assert len(points) > 50
    assert [
        (point["staff_figure"], name)
        for point in points
        for name, value in point.items()
        if name not in allowed and not structured.is_silent(value)
    ] == []


def test_no_line_names_a_hidden_number(answers, reader):
    # JSON and CSV are read above, field by field.
    for_people = [
        answer for name, answer in answers.items() if not name.endswith(("--json", "--csv"))
    ]
    lines = {line for answer in for_people for text in answer for line in text.splitlines()}
    lines |= set(sentences_of(json.loads(answers["verdicts --json"].out)["verdicts"]))

    assert len(lines) > 3_000
    assert [leak for line in lines for leak in reader.leaks("command", line)] == []


def sentences_of(verdicts):
    for verdict in verdicts:
        yield from (verdict[f"sentence_{kind}"] for kind in ("de", "en", "plain_de"))


def test_errors_are_sentences_without_figures(answers):
    errors = {name: answer for name, answer in answers.items() if name.startswith("error")}

    assert len(errors) == 4
    for answer in errors.values():
        assert answer.out == ""
        assert answer.err.strip()
        assert "Traceback" not in answer.err + answer.log
