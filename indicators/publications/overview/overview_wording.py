"""What the first page says: how many figures are known, where each goal stands, what is new."""

from typing import Any, NamedTuple

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Goal
from indicators.publications.measures.register import by_code
from indicators.publications.measures.register_tables import titled
from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.escaping import as_title
from indicators.publications.speech.signs import sign
from indicators.publications.speech.speaker import Speaker
from indicators.publications.typed_cells import Cell
from indicators.publications.typed_rows import rows_of
from indicators.release.row_types import Figure

STATES = ("published", "hidden", "recordable", "not_recorded", "unknown")
SHARES = (
    "staff_migration_share",
    "trainee_migration_share",
    "trainee_intake_migration_share",
    "staff_foreign_share",
)
"""The shares that cities publish; each has a column, for they do not say the same."""


class StageReport(NamedTuple):
    """How far a city is with a criterion."""

    area: str
    criterion: str
    stage: str
    dated: str


def published_by_city(recordability: pd.DataFrame, catalogue: Catalogue) -> dict[str, int]:
    """How many of the indicators have a published figure, per monitored city."""
    published = recordability[recordability["state"] == "published"]
    counts = published.groupby("area")["indicator"].nunique()
    return {city.code: int(counts.get(city.code, 0)) for city in catalogue.monitored_cities}


def state_counts(recordability: pd.DataFrame) -> dict[str, int]:
    """How many pairs of city and indicator are in each state, every state present."""
    counts = recordability["state"].value_counts()
    return {state: int(counts.get(state, 0)) for state in STATES}


def headline(counts: dict[str, int], speaker: Speaker) -> str:
    """The one message of the first page: how much of what should be known is known."""
    return speaker.say(
        "overview_headline",
        published=speaker.number(counts["published"]),
        all=speaker.number(sum(counts.values())),
        cities=speaker.counting(len(speaker.catalogue.monitored_cities)),
        indicators=len(speaker.catalogue.indicators),
    )


def describe_criteria(goal: Goal, criteria: pd.DataFrame, speaker: Speaker) -> str:
    """For how many pairs of city and criterion there is evidence."""
    wanted = {criterion.code for criterion in speaker.catalogue.criteria_of_goal(goal.code)}
    cities = {city.code for city in speaker.catalogue.monitored_cities}
    given = criteria[criteria["criterion"].isin(wanted) & criteria["area"].isin(cities)]
    pairs = given[["area", "criterion"]].drop_duplicates()
    return speaker.say("overview_criteria", given=len(pairs), all=len(wanted) * len(cities))


def stage_table(goal: Goal, criteria: pd.DataFrame, speaker: Speaker) -> pd.DataFrame:
    """A row per criterion and a column per city: the stage with its year, or the sign of none."""
    newest = criteria.sort_values("dated", kind="stable").drop_duplicates(
        ["area", "criterion"], keep="last"
    )
    cells = {(row.area, row.criterion): row for row in rows_of(StageReport, newest)}
    cities = speaker.catalogue.monitored_cities
    return pd.DataFrame(
        [
            {speaker.say("column_criterion"): getattr(entry.title, speaker.language)}
            | {city.short: _stage(cells.get((city.code, entry.code)), speaker) for city in cities}
            for entry in speaker.catalogue.criteria_of_goal(goal.code)
        ]
    )


def _stage(report: StageReport | None, speaker: Speaker) -> Cell | str:
    if report is None:
        return sign("unknown")
    stage, year = speaker.catalogue.stages[report.stage], report.dated[:4]
    words = speaker.of(stage.label)
    text = speaker.say("stages_cell", stage=words, year=year)
    return Cell(text, stage.order, speaker.say("unit_stage"), year, words)


def stage_order(speaker: Speaker) -> str:
    """The stages in their order, for a table in which they are single words."""
    ordered = sorted(speaker.catalogue.stages, key=lambda stage: stage.order)
    names = [str(getattr(stage.label, speaker.language)) for stage in ordered]
    return speaker.say("stages_order", stages=" → ".join(names))


def share_table(
    figures: pd.DataFrame, recordability: pd.DataFrame, speaker: Speaker
) -> pd.DataFrame:
    """A row per city and a column per share: the newest value, or the sign of why there is none."""
    states = recordability.set_index(["area", "indicator"])["state"].to_dict()
    cells = {
        (figure["area"], figure["series"]): figure
        for series in SHARES
        for figure in latest_by_city(figures, series, speaker.catalogue).to_dict("records")
    }
    rows: list[dict[str, Cell | str]] = [
        {
            "compared_city": city.name,
            **{
                series: _share(cells.get((city.code, series)), states[city.code, series], speaker)
                for series in SHARES
            },
        }
        for city in speaker.catalogue.monitored_cities
    ]
    names = {series: _share_name(series, speaker) for series in SHARES}
    city = {"compared_city": speaker.say("column_compared_city")}
    return pd.DataFrame(rows).rename(columns=names | city)


def _share_name(series: str, speaker: Speaker) -> str:
    entry = speaker.catalogue.indicators[series]
    return f"{entry.code} {getattr(entry.title, speaker.language)}"


def _share(figure: Figure | None, state: str, speaker: Speaker) -> Cell | str:
    """A value with how exact it is and its year."""
    if figure is None:
        # Published by parts only: there is no value for the whole.
        return sign("unknown" if state == "published" else state)
    remark = ", ".join(figure_formats.qualifications(figure, speaker.language))
    return figure_formats.figure_cell(figure, speaker, date=str(figure["year"]), remark=remark)


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


def newest(figures: pd.DataFrame, speaker: Speaker) -> pd.DataFrame:
    """The latest published figure of each city about its administration, newest first, as text.

    Of several of one date it is the first as people count indicators, of the whole before parts.
    """
    cities = {city.code for city in speaker.catalogue.monitored_cities}
    order = [entry.name for entry in by_code(speaker.catalogue.indicators)]
    shown = figures[
        figures["series"].isin(order) & figures["area"].isin(cities) & figures["value"].notna()
    ]
    ranked = shown.assign(
        is_part=shown["breakdown"] != "",
        rank=shown["series"].map(order.index),
        city=shown["area"].map(speaker.catalogue.area_name),
    ).sort_values(
        ["year", "reference_date", "is_part", "rank", "breakdown"],
        ascending=[False, False, True, True, True],
    )
    latest = ranked.drop_duplicates("area").sort_values(
        ["year", "city"], ascending=[False, True], kind="stable"
    )
    rows = [
        {
            "new_city": figure["city"],
            "indicator": _indicator_of(figure, speaker),
            "new_value": figure_formats.figure_cell(figure, speaker),
            "new_date": formats.reference(figure, speaker.language),
            "source": as_title(figure["source_title"]),
        }
        for figure in latest.to_dict("records")
    ]
    return titled(rows, speaker.language)


def _indicator_of(figure: dict[Any, Any], speaker: Speaker) -> str:
    """What a figure is about, with the group where it is about one only."""
    title = speaker.of(speaker.catalogue.series(figure["series"]).title)
    group = figure_formats.breakdown(figure["breakdown"], speaker)
    return f"{title} ({group})" if group else title


def without_figures(figures: pd.DataFrame, speaker: Speaker) -> str:
    """The cities of which no figure about their administration is published; empty if none."""
    indicators = set(speaker.catalogue.indicators.codes)
    known = set(figures.loc[figures["series"].isin(indicators) & figures["value"].notna(), "area"])
    silent = [city.name for city in speaker.catalogue.monitored_cities if city.code not in known]
    return speaker.say("new_none", cities=speaker.listing(silent)) if silent else ""


def count_table(counts: dict[str, int], speaker: Speaker) -> pd.DataFrame:
    """The table twin of the tile map."""
    words = {
        "de": ["Stadt", "Veröffentlichte Indikatoren", "von"],
        "en": ["City", "Published indicators", "of"],
    }[speaker.language]
    total = len(speaker.catalogue.indicators)
    rows = [
        (speaker.catalogue.area_name(area), str(count), str(total))
        for area, count in counts.items()
    ]
    return pd.DataFrame(rows, columns=words)


def describe_tiles(counts: dict[str, int], speaker: Speaker) -> str:
    """The text alternative of the tile map."""
    return speaker.say(
        "tile_map",
        count=len(counts),
        least=min(counts.values()),
        most=max(counts.values()),
        all=len(speaker.catalogue.indicators),
    )
