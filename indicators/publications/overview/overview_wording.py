"""What the first page says: how many figures are known, where each goal stands, what is new."""

from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Goal
from indicators.publications.overview.progress_wording import precision
from indicators.publications.speech import formats
from indicators.publications.speech.escaping import as_title
from indicators.publications.speech.signs import sign
from indicators.publications.speech.wording import sentence

STATES = ("published", "hidden", "recordable", "not_recorded", "unknown")
SHARES = (
    "staff_migration_share",
    "trainee_migration_share",
    "trainee_intake_migration_share",
    "staff_foreign_share",
)
"""The shares that cities publish; each has a column, for they do not say the same."""
NEWEST = 6


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


def describe_criteria(
    goal: Goal, criteria: pd.DataFrame, catalogue: Catalogue, language: str
) -> str:
    """For how many pairs of city and criterion there is evidence."""
    wanted = {criterion.code for criterion in catalogue.criteria_of_goal(goal.code)}
    cities = {city.code for city in catalogue.monitored_cities}
    given = criteria[criteria["criterion"].isin(wanted) & criteria["area"].isin(cities)]
    pairs = given[["area", "criterion"]].drop_duplicates()
    return sentence("overview_criteria", language, given=len(pairs), all=len(wanted) * len(cities))


def stage_table(
    goal: Goal, criteria: pd.DataFrame, catalogue: Catalogue, language: str
) -> pd.DataFrame:
    """A row per criterion and a column per city: the stage with its year, or the sign of none."""
    newest = criteria.sort_values("dated", kind="stable").drop_duplicates(
        ["area", "criterion"], keep="last"
    )
    cells = {(row["area"], row["criterion"]): row for row in newest.to_dict("records")}
    cities = catalogue.monitored_cities
    return pd.DataFrame(
        [
            {sentence("column_criterion", language): getattr(entry.title, language)}
            | {
                city.short: _stage(cells.get((city.code, entry.code)), catalogue, language)
                for city in cities
            }
            for entry in catalogue.criteria_of_goal(goal.code)
        ]
    )


def _stage(report: dict[Any, Any] | None, catalogue: Catalogue, language: str) -> str:
    if report is None:
        return sign("unknown")
    stage = catalogue.find("stages", report["stage"])
    words = str(getattr(stage.label, language))
    return sentence("stages_cell", language, stage=words, year=report["dated"][:4])


def stage_order(catalogue: Catalogue, language: str) -> str:
    """The stages in their order, for a table in which they are single words."""
    ordered = sorted(catalogue.stages, key=lambda stage: stage.order)
    names = [str(getattr(stage.label, language)) for stage in ordered]
    return sentence("stages_order", language, stages=" → ".join(names))


def share_table(
    figures: pd.DataFrame, recordability: pd.DataFrame, catalogue: Catalogue, language: str
) -> pd.DataFrame:
    """A row per city and a column per share: the newest value, or the sign of why there is none."""
    states = recordability.set_index(["area", "indicator"])["state"].to_dict()
    cells = {
        (figure["area"], figure["series"]): figure
        for series in SHARES
        for figure in latest_by_city(figures, series, catalogue).to_dict("records")
    }
    rows = [
        {"compared_city": city.name}
        | {
            series: _share(
                cells.get((city.code, series)), states[city.code, series], catalogue, language
            )
            for series in SHARES
        }
        for city in catalogue.monitored_cities
    ]
    names = {series: _share_name(series, catalogue, language) for series in SHARES}
    city = {"compared_city": sentence("column_compared_city", language)}
    return pd.DataFrame(rows).rename(columns=names | city)


def _share_name(series: str, catalogue: Catalogue, language: str) -> str:
    entry = catalogue.find("indicators", series)
    return f"{entry.code} {getattr(entry.title, language)}"


def _share(figure: dict[Any, Any] | None, state: str, catalogue: Catalogue, language: str) -> str:
    """A value with how exact it is and its year."""
    if figure is None:
        # Published by parts only: there is no value for the whole.
        return sign("unknown" if state == "published" else state)
    value = formats.figure_value(figure, catalogue, language)
    return f"{value} ({', '.join([*precision(figure, language), str(figure['year'])])})"


def latest_by_city(figures: pd.DataFrame, series: str, catalogue: Catalogue) -> pd.DataFrame:
    """The latest published figure of each monitored city on one indicator, by city name."""
    cities = {city.code for city in catalogue.monitored_cities}
    found = figures[
        (figures["series"] == series)
        & figures["area"].isin(cities)
        & figures["value"].notna()
        & (figures["breakdown"] == "")
    ]
    latest = found.sort_values("year").groupby("area").tail(1)
    return latest.sort_values("area", key=lambda areas: areas.map(catalogue.area_name))


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
