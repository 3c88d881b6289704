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
    ticks, surveys = [0, 20, 40, 60, 80, 100], _surveys(prospect)
    return {
        "data": [
            _line(prospect, speaker),
            *_points(prospect, chance, speaker),
        ],
        "layout": style.layout(
            speaker.language,
            height=380,
            showlegend=True,
            legend={"orientation": "h", "y": -0.24, "yanchor": "top", "x": 0},
            xaxis=style.axis(
                dtick=1 if len(surveys) <= 8 else 2,
                tickangle=0,
                title=speaker.say("planning_axis_surveys"),
            ),
            yaxis=style.axis(
                range=[0, 112],
                tickvals=ticks,
                ticktext=[f"{tick}{NO_BREAK}%" for tick in ticks],
            ),
            shapes=[_goal(chance)],
            annotations=[_goal_note(prospect, chance, speaker)],
        ),
    }


def _surveys(prospect: Prospect) -> list[int]:
    return list(range(analysis_rules().verdict.minimum_points, len(prospect.chances) + 1))


def _line(prospect: Prospect, speaker: Speaker) -> Chart:
    """The line, with a label at the first point that is enough, or at the last if none is."""
    surveys = _surveys(prospect)
    return {
        "type": "scatter",
        "mode": "lines+text",
        "x": surveys,
        "y": [100 * prospect.chances[number - 1] for number in surveys],
        "line": {"color": style.LINES[0]["color"], "width": 2},
        "text": [_label(prospect, number, speaker) for number in surveys],
        "textposition": "top center",
        "textfont": {"color": style.INK, "size": 14},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _points(prospect: Prospect, chance: float, speaker: Speaker) -> list[Chart]:
    """A dot where the chance is enough, a cross where it is not yet."""
    numbers = _surveys(prospect)
    enough = [n for n in numbers if 100 * prospect.chances[n - 1] >= chance]
    kinds = {"circle": enough, "x": [n for n in numbers if n not in enough]}
    names = {"circle": "planning_enough", "x": "planning_not_yet"}
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": speaker.say(names[symbol]),
            "x": surveys,
            "y": [100 * prospect.chances[number - 1] for number in surveys],
            "marker": {"color": style.LINES[0]["color"], "size": 11, "symbol": symbol},
            "cliponaxis": False,
            "hovertext": [_hover(prospect, number, speaker) for number in surveys],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
        for symbol, surveys in kinds.items()
        if surveys
    ]


def _label(prospect: Prospect, number: int, speaker: Speaker) -> str:
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


def _goal_note(prospect: Prospect, chance: float, speaker: Speaker) -> Chart:
    """Below the line where the points end above it, above where they stay below."""
    return {
        "text": speaker.say("planning_goal_note", chance=f"{speaker.number(chance)}{NO_BREAK}%"),
        "x": 1,
        "xref": "paper",
        "xanchor": "right",
        "y": chance,
        "yanchor": "top" if prospect.needed else "bottom",
        "showarrow": False,
        "font": {"size": 13, "color": style.INK, "family": style.FONT},
    }
