"""The small chart of what moved a gap: a bar per part, to the right where it widens the gap."""

from indicators.analysis.outlook.gap_change import GapChange
from indicators.publications.city.gap_change_wording import PARTS, signed
from indicators.publications.drawing import style
from indicators.publications.series.time_line_chart import Chart
from indicators.publications.speech.speaker import Speaker


def parts(change: GapChange, speaker: Speaker) -> Chart:
    """Population, intake, all the rest and their sum, each with its value in the label."""
    values = {name: getattr(change, name) for name in (*PARTS, "total")}
    reach = 1.15 * max(1.0, *(abs(value) for value in values.values()))
    labels = {name: _label(name, value, speaker) for name, value in values.items()}
    return {
        "data": [_bar(labels[name], value, name, speaker) for name, value in values.items()],
        "layout": style.layout(
            speaker.language,
            height=270,
            showlegend=False,
            barmode="overlay",
            bargap=0.35,
            xaxis=style.axis(
                range=[-reach, reach],
                zeroline=True,
                title=speaker.say("gap_change_axis"),
            ),
            yaxis=style.axis(autorange="reversed", showgrid=False),
        ),
    }


def _label(name: str, value: float, speaker: Speaker) -> str:
    return f"{speaker.say(f'gap_change_label_{name}')}<br><b>{signed(value, speaker)}</b>"


def _bar(label: str, value: float, name: str, speaker: Speaker) -> Chart:
    color = style.INK if name == "total" else style.LINES[0]["color"]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [abs(value)],
        "base": [min(0.0, value)],
        "y": [label],
        "marker": {"color": color},
        "hovertext": [f"{speaker.say(f'gap_change_part_{name}')}: {signed(value, speaker)}"],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
