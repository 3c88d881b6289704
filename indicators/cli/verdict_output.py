"""How the command line prints verdicts with all their components, for people and programs."""

from collections.abc import Mapping
from math import isfinite
from typing import Literal

import click
import pandas as pd

from indicators.cli.output import say_line
from indicators.errors import message
from indicators.publications.speech.speaker import Speaker
from indicators.publications.verdicts.component_wording import components
from indicators.publications.verdicts.outlook_wording import reconciled
from indicators.publications.verdicts.plain_verdict import plain_sentence
from indicators.publications.verdicts.point_wording import point_sentences
from indicators.publications.verdicts.verdict_wording import needed, verdict_sentence
from indicators.publications.verdicts.weather_wording import (
    target_year_in_force,
    weather,
    weather_note,
    weather_sentence,
)
from indicators.release import Release
from indicators.release.verdict_types import Verdict

Json = dict[str, object]
LINE: tuple[Literal["area", "indicator", "concept", "method", "scope", "breakdown"], ...] = (
    "area",
    "indicator",
    "concept",
    "method",
    "scope",
    "breakdown",
)


def print_verdicts(
    verdicts: pd.DataFrame, release: Release, language: str, target_year: int | None
) -> None:
    """A sentence per verdict, with its components and the outlook for a target year below."""
    if release.info["is_demonstration"]:
        click.echo(message("cli_fictional", language), err=True)
    year = target_year_in_force(target_year)
    all_points, figures = release.verdict_points(), release.figures()
    # Per city, because each verdict would go through the figures of all others too.
    own = dict(list(figures.groupby("area")))
    for verdict in verdicts.to_dict("records"):
        points = all_points[all_points["verdict_id"] == verdict["verdict_id"]]
        say_line(verdict_sentence(verdict, Speaker(release.catalogue, language)))
        for heading, text in components(verdict, points, Speaker(release.catalogue, language)):
            say_line(f"  {heading}: {text}")
        known = own.get(verdict["area"], figures.iloc[:0])
        for text in point_sentences(points, known, Speaker(release.catalogue, language)):
            say_line(f"    {text}")
        if year is not None:
            found = weather(points, year)
            say_line(f"  {weather_sentence(found, language)}")
            say_line(f"    {weather_note(found, verdict, language)}".rstrip())
            say_line(f"    {reconciled(verdict, found, None, language)}".rstrip())


def verdicts_as_json(verdicts: pd.DataFrame, release: Release, target_year: int | None) -> Json:
    """Verdicts as plain data, each with sentences, points, every base, and the outlook."""
    year = target_year_in_force(target_year)
    tables = _with_figures(release), release.verdicts_by_base()
    return {
        "release": release.release_id,
        "is_demonstration": bool(release.info["is_demonstration"]),
        "target_year": year,
        "verdicts": [
            _entry(verdict, *tables, release, year) for verdict in verdicts.to_dict("records")
        ],
    }


def _with_figures(release: Release) -> pd.DataFrame:
    """Points with the interval, counts and response rate of their staff figure."""
    names = {"figure_id": "staff_figure", "low": "staff_low", "high": "staff_high"}
    staff = release.figures()[[*names, "numerator", "denominator", "response_rate"]]
    return release.verdict_points().merge(
        staff.rename(columns=names), on="staff_figure", validate="m:1"
    )


def _entry(
    verdict: Verdict,
    points: pd.DataFrame,
    by_base: pd.DataFrame,
    release: Release,
    year: int | None,
) -> Json:
    points = points[points["verdict_id"] == verdict["verdict_id"]]
    is_same = (by_base[list(LINE)] == pd.Series({name: verdict[name] for name in LINE})).all(axis=1)
    return {
        **_clean(verdict),
        "area_name": release.catalogue.area_name(verdict["area"]),
        "sentence_de": verdict_sentence(verdict, Speaker(release.catalogue, "de")),
        "sentence_en": verdict_sentence(verdict, Speaker(release.catalogue, "en")),
        "sentence_plain_de": plain_sentence(verdict, release.catalogue),
        "needed_de": needed(verdict, "de"),
        "needed_en": needed(verdict, "en"),
        "points": [_clean(row) for row in points.to_dict("records")],
        "by_base": [_clean(row) for row in by_base[is_same].to_dict("records")],
        "weather": None if year is None else _clean(weather(points, year)),
        **_reconciled(verdict, points, year),
    }


def _reconciled(verdict: Verdict, points: pd.DataFrame, year: int | None) -> dict[str, str]:
    """How verdict and symbol go together; empty without a target year."""
    if year is None:
        return {"reconciled_de": "", "reconciled_en": ""}
    found = weather(points, year)
    return {f"reconciled_{code}": reconciled(verdict, found, None, code) for code in ("de", "en")}


def _clean(row: Mapping[str, object]) -> Json:
    """Unknown and endless numbers are null, days are text."""
    return {str(name): _plain(value) for name, value in row.items()}


def _plain(value: object) -> object:
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return None if isinstance(value, float) and not isfinite(value) else value
