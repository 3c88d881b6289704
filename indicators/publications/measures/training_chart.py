"""Who took part in trainings over the years: a line per group."""

from collections.abc import Mapping

import pandas as pd

from indicators.publications.drawing import style
from indicators.publications.series.time_line_chart import Chart, year_axis
from indicators.publications.speech.figure_formats import count_cell
from indicators.publications.speech.formats import wrapped
from indicators.publications.speech.plain_values import lines
from indicators.publications.speech.speaker import Speaker
from indicators.publications.typed_cells import Cell

TRAININGS = ("trainees_trained", "leaders_trained", "citizen_facing_staff_trained")
"""Indicators whose numerator counts people who took part."""


def participants(figures: pd.DataFrame) -> pd.DataFrame:
    """The published counts of people who took part, by indicator and year."""
    rows = figures[
        figures["series"].isin(TRAININGS)
        & (figures["breakdown"] == "")
        & (figures["status"] == "published")
        & figures["numerator"].notna()
    ]
    return rows.sort_values(["series", "year", "figure_id"]).drop_duplicates(
        ["series", "year"], keep="last"
    )


def names(counted: pd.DataFrame, speaker: Speaker) -> dict[str, str]:
    """Indicator → its title, in the order of the indicators."""
    shown = set(counted["series"])
    indicators = speaker.catalogue.indicators
    return {name: speaker.of(indicators[name].title) for name in TRAININGS if name in shown}


def drawn(counted: pd.DataFrame, speaker: Speaker) -> Chart:
    """A line per indicator from zero upwards."""
    titles = names(counted, speaker)
    return {
        "data": [
            _line(counted[counted["series"] == name], title, look, speaker)
            for (name, title), look in zip(titles.items(), style.LINES, strict=False)
        ],
        "layout": style.layout(
            speaker.language,
            showlegend=True,
            height=420,
            xaxis=year_axis(counted),
            yaxis=style.axis(rangemode="tozero", title=speaker.say("training_axis")),
        ),
    }


def _line(rows: pd.DataFrame, title: str, look: Mapping[str, str], speaker: Speaker) -> Chart:
    counts = [int(count) for count in rows["numerator"]]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": wrapped(title, 34),
        "x": rows["year"].tolist(),
        "y": counts,
        "line": {"color": look["color"], "dash": look["dash"], "width": 2.5},
        "marker": {"color": look["color"], "symbol": look["symbol"], "size": 9},
        "text": [
            f"<b>{speaker.number(count)}</b> ({year})"
            for count, year in zip(counts, rows["year"], strict=True)
        ],
        "hovertemplate": "%{text}<extra></extra>",
    }


def table(counted: pd.DataFrame, speaker: Speaker) -> pd.DataFrame:
    """One row per year, one column per indicator."""
    titles = names(counted, speaker)
    cells = {
        (row.series, row.year): count_cell(int(row.numerator), speaker)
        for row in counted[["series", "year", "numerator"]].itertuples(index=False)
    }
    years = sorted(set(counted["year"]))
    rows: list[dict[str, Cell | str]] = [
        {
            speaker.say("training_year"): str(year),
            **{title: cells.get((name, year), "") for name, title in titles.items()},
        }
        for year in years
    ]
    return pd.DataFrame(rows)


def describe(counted: pd.DataFrame, city: str, speaker: Speaker) -> str:
    """First and last count of each indicator."""
    parts = []
    for name, title in names(counted, speaker).items():
        rows = counted[counted["series"] == name]
        ends = {"first": rows.iloc[0], "last": rows.iloc[-1]}
        said = {key: speaker.number(row["numerator"]) for key, row in ends.items()}
        years = {f"{key}_year": int(row["year"]) for key, row in ends.items()}
        form = "training_part" if len(rows) > 1 else "training_part_once"
        parts.append(speaker.say(form, title=title, **said, **years))
    return speaker.say("training_message", city=city, parts="; ".join(parts))


def plain(counted: pd.DataFrame, speaker: Speaker) -> list[str]:
    """The newest counts in plain German."""
    newest = counted.drop_duplicates("series", keep="last").set_index("series")
    said = lines("plain_training")
    for name, title in names(counted, speaker).items():
        row = newest.loc[name]
        count = speaker.number(row["numerator"])
        said += lines("plain_training_row", title=title, count=count, year=int(row["year"]))
    return said
