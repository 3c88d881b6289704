"""How the command line prints: lines for people, JSON and CSV for programs."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click
import pandas as pd
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Goal, Indicator, Measure
from indicators.errors import DeliveryError, message
from indicators.intake.file_check import CheckResult
from indicators.making import STEPS
from indicators.publications.figure_file import named
from indicators.publications.speech.escaping import in_json, in_one_line, on_terminal
from indicators.publications.speech.speaker import Speaker

if TYPE_CHECKING:
    # Opening a release needs the database; checking a file does not wait for it.
    from indicators.release import Release

# What fits on two screens; of more findings than that, each kind is shown once.
MOST_LINES = 50
FURTHER_ROWS = 5

Made = TypeVar("Made")

_STEPS = ("generate", *STEPS, "attack")


def say_line(text: str, *, err: bool = False) -> None:
    """Prints a line for people, whatever others have written into it."""
    click.echo(on_terminal(text), err=err)


def with_progress(language: str, work: Callable[[Callable[[str], None]], Made]) -> Made:
    """Runs `work` under a progress bar on the error stream; `work` names each step."""
    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(message("step_read", language), total=len(_STEPS))
        return work(lambda step: _advance(bar, task, step, language))


def _advance(bar: Progress, task: TaskID, step: str, language: str) -> None:
    description = message(f"step_{step}", language)
    bar.update(task, completed=_STEPS.index(step), description=description)


def print_findings(result: CheckResult, language: str) -> None:
    """One line per finding, errors first, then the count; of many alike only the first."""
    gravity = result.findings["severity"].map({"error": 0, "warning": 1, "notice": 2})
    ordered = result.findings.assign(gravity=gravity).sort_values(["gravity", "row"], kind="stable")
    lines = _each(ordered, language) if len(ordered) <= MOST_LINES else _alike(ordered, language)
    for line in lines:
        click.echo(in_one_line(line))
    key = "check_found" if len(ordered) else "check_clean"
    say_line(
        message(
            key,
            language,
            file=result.file,
            rows=result.rows,
            errors=result.errors,
            warnings=result.warnings,
            notices=result.notices,
        )
    )


def print_beside(problem: DeliveryError, language: str) -> None:
    """What else was found in a file that cannot be read; standard output stays for results."""
    for finding in problem.beside[:MOST_LINES]:
        click.echo(in_one_line(_finding_line(finding, language)), err=True)


def print_findings_as_json(result: CheckResult) -> None:
    """The result as one JSON object, finding by finding: there may be hundreds of thousands."""
    counts = in_json(json.dumps(result.counts(), ensure_ascii=False, indent=2)).removesuffix("\n}")
    click.echo(f'{counts},\n  "findings": [', nl=False)
    for position, finding in enumerate(result.findings.to_dict("records")):
        text = in_json(json.dumps(finding, ensure_ascii=False))
        click.echo(f"{',' if position else ''}\n    {text}", nl=False)
    click.echo("\n  ]\n}")


def _each(findings: pd.DataFrame, language: str) -> list[str]:
    return [_finding_line(finding, language) for finding in findings.to_dict("records")]


def _alike(findings: pd.DataFrame, language: str) -> Iterator[str]:
    """The first finding of each rule and column, and in which further rows it stands."""
    groups = list(findings.groupby(["gravity", "rule", "sheet", "column"], sort=False))
    for _, alike in groups[:MOST_LINES]:
        line = _finding_line(alike.iloc[0].to_dict(), language)
        further = alike["row"].iloc[1:]
        yield line if further.empty else f"{line} {_further(further, language)}"
    if len(groups) > MOST_LINES:
        yield message("check_more_kinds", language, count=len(groups) - MOST_LINES)


def _further(rows: pd.Series, language: str) -> str:
    named = ", ".join(str(row) for row in rows.iloc[:FURTHER_ROWS])
    dots = ", …" if len(rows) > FURTHER_ROWS else ""
    form = "one" if len(rows) == 1 else "many"
    return message(f"check_alike_{form}", language, count=len(rows), rows=named + dots)


def _finding_line(finding: Mapping[Any, Any], language: str) -> str:
    return message(
        "check_line",
        language,
        severity=message(f"severity_{finding['severity']}", language),
        sheet=finding["sheet"],
        row=finding["row"],
        column=finding["column"],
        sentence=finding[f"sentence_{language}"],
    )


def catalogue_as_json(catalogue: Catalogue) -> dict[str, Any]:
    """The catalogue as plain data; `measures` are the 47 of the action plan."""
    data: dict[str, Any] = catalogue.model_dump(mode="json")
    further = [row for row in data["measures"] if row["origin"] != "action_plan"]
    plan = [row for row in data["measures"] if row["origin"] == "action_plan"]
    return data | {"measures": plan, "further_measures": further}


def print_json(value: Any) -> None:
    """Plain data for programs."""
    click.echo(in_json(json.dumps(value, ensure_ascii=False, indent=2)))


def print_catalogue(catalogue: Catalogue, language: str) -> None:
    """Goals, measures and indicators, one line each, then the counts."""
    entries: list[Goal | Measure | Indicator] = [
        *catalogue.goals,
        *catalogue.action_plan,
        *catalogue.indicators,
    ]
    for entry in entries:
        click.echo(f"{entry.code:>4}  {entry.title.said(language)}")
    click.echo(
        message(
            "catalogue_counts",
            language,
            goals=len(catalogue.goals),
            measures=len(catalogue.action_plan),
            further=len(catalogue.measures) - len(catalogue.action_plan),
            indicators=len(catalogue.indicators),
            context=len(catalogue.context),
            cities=len(catalogue.monitored_cities),
        )
    )


def figures_as_json(figures: pd.DataFrame, release: "Release") -> dict[str, Any]:
    """Figures as plain data; a hidden figure has status "hidden" and null numbers."""
    records = named(figures, release.catalogue).astype(object)
    return {
        "release": release.release_id,
        "is_demonstration": bool(release.info["is_demonstration"]),
        "figures": records.where(records.notna(), None).to_dict("records"),
    }


def print_figures(figures: pd.DataFrame, release: "Release", language: str) -> None:
    """One line per figure: area, series, date, value and source."""
    from indicators.publications.speech.figure_formats import signed_value
    from indicators.publications.speech.formats import reference

    catalogue = release.catalogue
    for figure in figures.to_dict("records"):
        click.echo(
            " · ".join(
                in_one_line(part)
                for part in (
                    catalogue.area_name(figure["area"], language),
                    catalogue.series(figure["series"]).title.said(language),
                    reference(figure, language),
                    signed_value(figure, Speaker(catalogue, language)),
                    str(figure["source_title"]),
                )
            )
        )
