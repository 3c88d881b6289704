"""The chart of a path to parity: staff moving towards a population that moves as well."""

from collections.abc import Sequence
from typing import Any

from indicators.publications.drawing import style
from indicators.publications.parity_path.parity_scenario import Outlook
from indicators.publications.parity_path.parity_wording import percent
from indicators.publications.series.time_line_chart import Chart
from indicators.publications.speech import formats
from indicators.publications.speech.wording import sentence

_BAND = "rgba(11, 85, 99, 0.16)"


LINE_HEIGHT = 18
"""Pixels of a line of the heading."""


def parity_chart(outlook: Outlook, heading: Sequence[str], language: str) -> Chart:
    """Staff path with its band, population path, the target year and the year of parity.

    `heading` says inside the picture that it is a scenario, and what is assumed.
    """
    above = LINE_HEIGHT * sum(1 + line.count("<br>") for line in heading) + 30
    highest = outlook.path[["staff_high", "population"]].max().max()
    return {
        "data": [
            *_band(outlook, language),
            _line(outlook, "staff", style.LINES[0], language),
            _line(outlook, "population", style.LINES[1], language),
            *_parity_mark(outlook, language),
        ],
        "layout": style.layout(
            language,
            height=440 + above,
            margin={"l": 8, "r": 8, "t": above, "b": 8},
            title=_heading(heading),
            showlegend=True,
            legend={"orientation": "h", "y": -0.14, "yanchor": "top", "x": 0},
            xaxis=style.axis(
                dtick=5 if len(outlook.path) <= 41 else 10, tickformat="d", tickangle=0
            ),
            yaxis=style.axis(range=[0, 1.18 * highest], ticksuffix=f"{formats.NO_BREAK}%"),
            shapes=[_target_line(outlook)],
            annotations=[_watermark(language), _target_note(outlook, language)],
        ),
    }


def _heading(lines: Sequence[str]) -> Chart:
    return {
        "text": "<br>".join(lines),
        "font": {"size": 13, "color": style.INK, "family": style.FONT},
        "x": 0,
        "xanchor": "left",
        "yref": "container",
        "y": 1,
        "yanchor": "top",
        "pad": {"t": 18, "l": 4},
        "automargin": False,
    }


def _watermark(language: str) -> Chart:
    """The word across the lines, so that a part cut out of the picture has it too."""
    return {
        "text": sentence("parity_watermark", language),
        "x": 0.5,
        "y": 0.5,
        "xref": "paper",
        "yref": "paper",
        "showarrow": False,
        "textangle": -20,
        "font": {"size": 44, "color": "rgba(91, 100, 112, 0.22)", "family": style.FONT},
    }


def _band(outlook: Outlook, language: str) -> list[Chart]:
    """Two unseen lines with the space between them filled."""
    low, high = (percent(turnover, language) for turnover in outlook.turnovers)
    edge: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines",
        "x": outlook.path["year"].tolist(),
        "line": {"width": 0},
        "hoverinfo": "skip",
    }
    name = sentence("parity_band", language, low=low, high=high)
    return [
        edge | {"y": outlook.path["staff_low"].tolist(), "showlegend": False},
        edge
        | {
            "y": outlook.path["staff_high"].tolist(),
            "name": name,
            "fill": "tonexty",
            "fillcolor": _BAND,
        },
    ]


def _line(outlook: Outlook, name: str, look: dict[str, str], language: str) -> Chart:
    rows = outlook.path[["year", name]].itertuples(index=False, name=None)
    return {
        "type": "scatter",
        "mode": "lines",
        "name": sentence(f"parity_line_{name}", language),
        "x": outlook.path["year"].tolist(),
        "y": outlook.path[name].tolist(),
        "line": {"color": look["color"], "dash": look["dash"], "width": 3},
        "text": [f"{year}: <b>{percent(value, language)}</b>" for year, value in rows],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _parity_mark(outlook: Outlook, language: str) -> list[Chart]:
    """A star where the paths meet, if that is within the picture."""
    reached = outlook.path[outlook.path["year"] == outlook.start + (outlook.years or -1)]
    if outlook.years is None or reached.empty:
        return []
    year, staff = int(reached.iloc[0]["year"]), float(reached.iloc[0]["staff"])
    return [
        {
            "type": "scatter",
            "mode": "markers+text",
            "name": sentence("parity_mark", language),
            "x": [year],
            "y": [staff],
            "text": [sentence("parity_mark_year", language, year=year)],
            "textposition": "top center",
            "textfont": {"color": style.INK, "size": 15},
            "showlegend": False,
            "cliponaxis": False,
            "marker": {"color": style.INK, "symbol": "star", "size": 16},
            "hovertemplate": f"{year}: {percent(staff, language)}<extra></extra>",
        }
    ]


def _target_line(outlook: Outlook) -> Chart:
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": outlook.target_year,
        "x1": outlook.target_year,
        "y0": 0,
        "y1": 1,
        "line": {"color": style.MUTED, "dash": "dot", "width": 1.5},
    }


def _target_note(outlook: Outlook, language: str) -> Chart:
    return {
        "text": sentence("parity_target_note", language, year=outlook.target_year),
        "x": outlook.target_year,
        "y": 0,
        "yref": "paper",
        "xanchor": "left" if _is_early(outlook) else "right",
        "yanchor": "bottom",
        "xshift": 4 if _is_early(outlook) else -4,
        "showarrow": False,
        "font": {"size": 14, "color": style.MUTED, "family": style.FONT},
    }


def _is_early(outlook: Outlook) -> bool:
    return outlook.target_year - outlook.start < len(outlook.path) / 2
