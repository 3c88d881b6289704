"""The chart of a plan: the chance to show a direction, survey by survey."""

from indicators.analysis.thresholds import analysis_rules
from indicators.publications.drawing import style
from indicators.publications.planning.planning_wording import Prospect, years_until
from indicators.publications.series.time_line_chart import Chart
from indicators.publications.speech.formats import NO_BREAK
from indicators.publications.speech.speaker import Speaker


def power_chart(prospect: Prospect, speaker: Speaker) -> Chart:
    """A point per number of surveys from the fewest that carry a verdict, and the line to reach."""
    chance = analysis_rules().planning.chance
    return {
        "data": [_chances(prospect, chance, speaker)],
        "layout": style.layout(
            speaker.language,
            height=360,
            showlegend=False,
            xaxis=style.axis(dtick=1, title={"text": speaker.say("planning_axis_surveys")}),
            yaxis=style.axis(
                range=[0, 112], tickvals=[0, 20, 40, 60, 80, 100], ticksuffix=f"{NO_BREAK}%"
            ),
            shapes=[_goal(chance)],
            annotations=[_goal_note(chance, speaker)],
        ),
    }


def _chances(prospect: Prospect, chance: float, speaker: Speaker) -> Chart:
    """Filled where the chance is enough, hollow where it is not; the first enough has a label."""
    first = analysis_rules().verdict.minimum_points
    surveys = list(range(first, len(prospect.chances) + 1))
    heights = [100 * prospect.chances[number - 1] for number in surveys]
    symbols = ["circle" if height >= chance else "circle-open" for height in heights]
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "name": speaker.say("planning_axis_surveys"),
        "x": surveys,
        "y": heights,
        "line": {"color": style.LINES[0]["color"], "width": 2},
        "marker": {"color": style.LINES[0]["color"], "size": 11, "symbol": symbols},
        "text": [_label(prospect, number, speaker) for number in surveys],
        "textposition": "top center",
        "textfont": {"color": style.INK, "size": 14},
        "cliponaxis": False,
        "hovertext": [_hover(prospect, number, speaker) for number in surveys],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }


def _label(prospect: Prospect, number: int, speaker: Speaker) -> str:
    """The chance in words at the first point that is enough, or at the last if none is."""
    if number != (prospect.needed or len(prospect.chances)):
        return ""
    return f"{speaker.number(100 * prospect.chances[number - 1])}{NO_BREAK}%"


def _hover(prospect: Prospect, number: int, speaker: Speaker) -> str:
    return speaker.say(
        "planning_hover",
        surveys=number,
        years=years_until(prospect.plan, number),
        chance=speaker.number(100 * prospect.chances[number - 1]),
    )


def _goal(chance: float) -> Chart:
    line = {"color": style.INK, "dash": "dash", "width": 1.5}
    ends = {"x0": 0, "x1": 1, "xref": "paper", "y0": chance, "y1": chance, "yref": "y"}
    return {"type": "line", "line": line, **ends}


def _goal_note(chance: float, speaker: Speaker) -> Chart:
    return {
        "text": speaker.say("planning_goal_note", chance=f"{speaker.number(chance)}{NO_BREAK}%"),
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": chance,
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 13, "color": style.INK, "family": style.FONT},
    }
