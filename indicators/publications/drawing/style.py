"""Colours, lines and markers of all charts, chosen to hold without colour and in print."""

from typing import Any

FONT = "Public Sans, Verdana, sans-serif"

INK = "#1C2733"
MUTED = "#5B6470"
GRID = "#E4E0D6"
PAPER = "#FFFFFF"
SHADE = "#F3F1EA"

# Okabe and Ito (2008) colours, darkened where needed to reach 4.5:1 on white, so that they
# stay apart for people with colour-vision deficiency.
STAFF = "#0B5563"
POPULATION = "#B4520A"
OTHER = "#6B4C8A"
QUIET = "#8A8F98"

LINES: tuple[dict[str, str], ...] = (
    {"color": STAFF, "dash": "solid", "symbol": "circle"},
    {"color": POPULATION, "dash": "dash", "symbol": "square"},
    {"color": OTHER, "dash": "dot", "symbol": "diamond"},
    {"color": "#1F6F3A", "dash": "dashdot", "symbol": "triangle-up"},
    {"color": "#8C2D53", "dash": "longdash", "symbol": "triangle-down"},
    {"color": "#3B5BA5", "dash": "longdashdot", "symbol": "pentagon"},
    {"color": "#6E5A00", "dash": "solid", "symbol": "star"},
    {"color": "#4A4A4A", "dash": "dash", "symbol": "x"},
    {"color": "#00708C", "dash": "dot", "symbol": "hexagon"},
)

STATE_COLORS = {
    "published": "#0B5563",
    "hidden": "#6B4C8A",
    "recordable": "#7FB3B0",
    "not_recorded": "#D8A47F",
    "unknown": "#E4E0D6",
}

LIGHT = {STATE_COLORS[name] for name in ("recordable", "not_recorded", "unknown")}
"""Fills below 3:1 on paper, which need an edge to be seen."""

SEPARATORS = {"de": ",.", "en": ".,"}

TOP = 28
"""Pixels above a plot."""

LEGEND = 14
"""Size of the names in a legend."""

CONFIG: dict[str, Any] = {"displayModeBar": False, "responsive": True, "scrollZoom": False}


def layout(language: str, **changes: Any) -> dict[str, Any]:
    """The layout that every chart starts from."""
    base: dict[str, Any] = {
        "font": {"family": FONT, "size": 15, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "separators": SEPARATORS[language],
        "margin": {"l": 8, "r": 8, "t": TOP, "b": 8},
        "hoverlabel": {
            "bgcolor": PAPER,
            "bordercolor": INK,
            "font": {"family": FONT, "color": INK},
        },
        "hovermode": "closest",
        "dragmode": False,
        "showlegend": False,
        "legend": {"orientation": "h", "y": -0.18, "x": 0, "font": {"size": LEGEND}},
        "height": 380,
    }
    return base | changes


def edge(color: str) -> dict[str, Any]:
    """The edge of a fill: paper keeps dark ones apart, a light one is seen by its edge."""
    return {"color": MUTED, "width": 1} if color in LIGHT else {"color": PAPER, "width": 2}


def axis(title: str = "", **changes: Any) -> dict[str, Any]:
    """A quiet axis that keeps its labels inside the picture; `title` is its unit."""
    base: dict[str, Any] = {
        "gridcolor": GRID,
        "zerolinecolor": MUTED,
        "linecolor": MUTED,
        "tickcolor": MUTED,
        "automargin": True,
        "fixedrange": True,
        "title": {"text": title, "font": {"size": 14, "color": MUTED}, "standoff": 8},
    }
    return base | changes
