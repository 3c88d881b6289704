"""Recordability (Erfassbarkeit): for each city and indicator, what is known or what it takes."""

import pandas as pd

from indicators.catalogue import Catalogue

COLUMNS = [
    "area",
    "indicator",
    "state",
    "level",
    "year",
    "reason_de",
    "reason_en",
    "source_title",
    "source_address",
]


def judge_recordability(
    figures: pd.DataFrame, reports: pd.DataFrame, catalogue: Catalogue
) -> pd.DataFrame:
    """One row per monitored city and indicator.

    `state` is published, hidden (a figure exists but is protected), not_recorded or
    recordable (the city says so), or unknown (no figure and no statement). `level` is the
    effort the catalogue expects. `figures` must be protected already.
    """
    known = _latest_figures(figures)
    said = reports.sort_values("year").groupby(["area", "indicator"]).last()
    rows = [
        _judge(city.code, indicator.name, indicator.recordability, known, said)
        for city in catalogue.monitored_cities
        for indicator in catalogue.indicators
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _latest_figures(figures: pd.DataFrame) -> pd.DataFrame:
    # "hidden" sorts before "published": an older public figure says more than a newer hidden one.
    ordered = figures.sort_values(["status", "year"])
    return ordered.groupby(["area", "series"]).last()


def _judge(
    area: str, indicator: str, level: str, known: pd.DataFrame, said: pd.DataFrame
) -> dict[str, object]:
    row: dict[str, object] = dict.fromkeys(COLUMNS, "")
    row |= {"area": area, "indicator": indicator, "level": level, "year": None}
    if (area, indicator) in known.index:
        figure = known.loc[(area, indicator)]
        return row | {
            "state": figure["status"],
            "year": int(figure["year"]),
            "source_title": figure["source_title"],
            "source_address": figure["source_address"],
        }
    if (area, indicator) in said.index:
        report = said.loc[(area, indicator)]
        fields = ("reason_de", "reason_en", "source_title", "source_address")
        return row | {
            "state": report["recordability"],
            "year": int(report["year"]),
            **{field: report[field] for field in fields},
        }
    return row | {"state": "unknown"}
