"""What the first page says: how many figures are known, where each goal stands, what is new."""

from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Goal
from indicators.publications import formats
from indicators.publications.escaping import as_title
from indicators.publications.wording import counted, sentence

STATES = ("published", "hidden", "recordable", "not_recorded", "unknown")
SHARES = {
    "overview_staff": "staff_migration_share",
    "overview_trainees": "trainee_migration_share",
    "overview_intake": "trainee_intake_migration_share",
    "overview_nationality": "staff_foreign_share",
}
"""One sentence each: two figures in one would count cities that do not say the same."""
NEWEST = 6
MOST_WITH_YEAR = 4
"""Longer lists of cities would drown in years."""


def published_by_city(recordability: pd.DataFrame, catalogue: Catalogue) -> dict[str, int]:
    """How many of the indicators have a published figure, per monitored city."""
    published = recordability[recordability["state"] == "published"]
    counts = published.groupby("area")["indicator"].nunique()
    return {city.code: int(counts.get(city.code, 0)) for city in catalogue.monitored_cities}


def state_counts(recordability: pd.DataFrame) -> dict[str, int]:
    """How many pairs of city and indicator are in each state, every state present."""
    counts = recordability["state"].value_counts()
    return {state: int(counts.get(state, 0)) for state in STATES}


def headline(counts: dict[str, int], catalogue: Catalogue, language: str) -> str:
    """The one message of the first page: how much of what should be known is known."""
    return sentence(
        "overview_headline",
        language,
        published=formats.number(counts["published"], language),
        all=formats.number(sum(counts.values()), language),
        cities=formats.counting(len(catalogue.monitored_cities), language),
        indicators=len(catalogue.indicators),
    )


def describe_goal(
    goal: Goal,
    figures: pd.DataFrame,
    criteria: pd.DataFrame,
    catalogue: Catalogue,
    language: str,
) -> list[str]:
    """Where a contract goal stands, in two short sentences."""
    if goal.judged_by == "gap":
        return _describe_shares(figures, catalogue, language)
    return _describe_criteria(goal, criteria, catalogue, language)


def _describe_criteria(
    goal: Goal, criteria: pd.DataFrame, catalogue: Catalogue, language: str
) -> list[str]:
    wanted = {criterion.code for criterion in catalogue.criteria_of_goal(goal.code)}
    cities = {city.code for city in catalogue.monitored_cities}
    given = criteria[criteria["criterion"].isin(wanted) & criteria["area"].isin(cities)]
    pairs = given[["area", "criterion"]].drop_duplicates()
    complete = pairs.groupby("area")["criterion"].nunique() == len(wanted)
    names = sorted(catalogue.area_name(area) for area in complete[complete].index)
    said = sentence("overview_criteria", language, given=len(pairs), all=len(wanted) * len(cities))
    if not names:
        return [said]
    return [
        said,
        counted("overview_complete", len(names), language, names=formats.listing(names, language)),
    ]


def _describe_shares(figures: pd.DataFrame, catalogue: Catalogue, language: str) -> list[str]:
    return [
        _with_names(key, latest_by_city(figures, series, catalogue), catalogue, language)
        for key, series in SHARES.items()
    ]


def latest_by_city(figures: pd.DataFrame, series: str, catalogue: Catalogue) -> pd.DataFrame:
    """The latest published figure of each monitored city on one indicator, by city name."""
    cities = {city.code for city in catalogue.monitored_cities}
    found = figures[
        (figures["series"] == series) & figures["area"].isin(cities) & figures["value"].notna()
    ]
    latest = found.sort_values("year").groupby("area").tail(1)
    return latest.sort_values("area", key=lambda areas: areas.map(catalogue.area_name))


def _with_names(key: str, latest: pd.DataFrame, catalogue: Catalogue, language: str) -> str:
    """A sentence naming the cities, each with its year and, if it is one, its estimate."""
    if latest.empty:
        return sentence(f"{key}_none", language)
    few = len(latest) <= MOST_WITH_YEAR
    names = [
        catalogue.area_name(figure["area"]) + _in_brackets(figure, language, with_year=few)
        for figure in latest.to_dict("records")
    ]
    form = "one" if len(names) == 1 else "many"
    return sentence(
        f"{key}_{form}",
        language,
        count=formats.counting(len(names), language),
        names=formats.listing(names, language),
    )


def _in_brackets(figure: dict[str, Any], language: str, *, with_year: bool) -> str:
    """How exact a figure is and, in a short list, its year: " (geschätzt, 2013)"."""
    words = {
        "estimate": {"de": "geschätzt", "en": "estimated"},
        "rounded": {"de": "gerundet", "en": "rounded"},
    }
    parts = [words[figure["precision"]][language]] if figure["precision"] in words else []
    if with_year:
        parts.append(str(figure["year"]))
    return f" ({', '.join(parts)})" if parts else ""


def newest(figures: pd.DataFrame, catalogue: Catalogue, language: str) -> pd.DataFrame:
    """The latest published figures about the administrations, newest first, as text."""
    cities = {city.code for city in catalogue.monitored_cities}
    indicators = set(catalogue.codes("indicators"))
    shown = figures[
        figures["series"].isin(indicators) & figures["area"].isin(cities) & figures["value"].notna()
    ]
    latest = shown.sort_values(["year", "area"], ascending=[False, True]).head(NEWEST)
    words = {
        "de": ["Stadt", "Indikator", "Wert", "Stand", "Quelle"],
        "en": ["City", "Indicator", "Value", "As of", "Source"],
    }[language]
    rows = [
        (
            catalogue.area_name(figure["area"]),
            catalogue.series(figure["series"]).title.said(language),
            formats.figure_value(figure, catalogue, language),
            formats.reference(figure, language),
            as_title(figure["source_title"]),
        )
        for figure in latest.to_dict("records")
    ]
    return pd.DataFrame(rows, columns=words)


def count_table(counts: dict[str, int], catalogue: Catalogue, language: str) -> pd.DataFrame:
    """The table twin of the tile map."""
    words = {
        "de": ["Stadt", "Veröffentlichte Indikatoren", "von"],
        "en": ["City", "Published indicators", "of"],
    }[language]
    total = len(catalogue.indicators)
    rows = [(catalogue.area_name(area), str(count), str(total)) for area, count in counts.items()]
    return pd.DataFrame(rows, columns=words)


def describe_tiles(counts: dict[str, int], catalogue: Catalogue, language: str) -> str:
    """The text alternative of the tile map."""
    return sentence(
        "tile_map",
        language,
        count=len(counts),
        least=min(counts.values()),
        most=max(counts.values()),
        all=len(catalogue.indicators),
    )
