"""The timeline of the register: a bar per measure, solid only as far as its source knows."""

from collections.abc import Sequence

from indicators.catalogue.models import Measure
from indicators.publications.drawing import style
from indicators.publications.measures import register_wording
from indicators.publications.series.time_line_chart import Chart
from indicators.publications.speech.formats import wrapped
from indicators.publications.speech.wording import sentence

ROW = 34
"""Height of a row in pixels: two lines of small print."""

_FADE = 1.5
"""Years by which an open bar is drawn beyond the date of its source."""


def decimal_year(text: str, *, is_end: bool = False) -> float:
    """2013-08-01 → 2013.58; as an end, a bare year or month counts to its last day."""
    year, *rest = [int(part) for part in text.split("-")]
    if not rest:
        return year + is_end
    month = rest[0] - 1 + (rest[1] / 31 if len(rest) > 1 else float(is_end))
    return year + month / 12


def dated_measures(measures: Sequence[Measure]) -> list[Measure]:
    """Measures whose source states a start, earliest first."""
    dated = [measure for measure in measures if measure.running_time.start]
    return sorted(dated, key=lambda measure: decimal_year(measure.running_time.start or ""))


def timeline(measures: Sequence[Measure], language: str) -> Chart:
    """Bars from start to end. Open ones fade after the date of their source, with an arrow.

    Solid is only what the source can know: the time up to its own date.
    """
    dated = dated_measures(measures)
    return {
        "data": [
            _known_bars(dated, language),
            _open_bars(dated, language),
            _arrows(dated, language),
        ],
        "layout": style.layout(
            language,
            barmode="overlay",
            bargap=0.45,
            showlegend=True,
            height=ROW * len(dated) + 130,
            legend={"orientation": "h", "x": 0, "y": 0, "yref": "container", "yanchor": "bottom"},
            margin={"l": 8, "r": 8, "t": 34, "b": 66},
            xaxis=_years(dated),
            yaxis=style.axis(
                autorange="reversed", type="category", tickfont={"size": 12}, showgrid=False
            ),
        ),
    }


def _years(dated: list[Measure]) -> Chart:
    """Few labels over a long span: on a phone more of them would stand upright."""
    ends = [_known_until(measure) for measure in dated]
    starts = [decimal_year(measure.running_time.start or "") for measure in dated]
    is_long = bool(dated) and max(ends) - min(starts) > 15
    return style.axis(
        side="top",
        tickformat="d",
        dtick=10 if is_long else 5,
        minor={"dtick": 5, "showgrid": True, "gridcolor": style.GRID},
        tickangle=0,
        tickfont={"size": 13},
    )


def _known_until(measure: Measure) -> float:
    time = measure.running_time
    return decimal_year(time.end or measure.as_of, is_end=time.end is not None)


def _bar_label(measure: Measure, language: str) -> str:
    return wrapped(f"{measure.code} · {measure.title.said(language)}", 34)


def _known_bars(dated: list[Measure], language: str) -> Chart:
    starts = [decimal_year(measure.running_time.start or "") for measure in dated]
    return _bars("timeline_known", dated, language) | {
        "base": starts,
        "x": [_known_until(m) - start for m, start in zip(dated, starts, strict=True)],
        "marker": {"color": style.STAFF},
        "hovertext": [_bar_hover(measure, language) for measure in dated],
    }


def _open_bars(dated: list[Measure], language: str) -> Chart:
    still_open = [measure for measure in dated if measure.running_time.end is None]
    return _bars("timeline_open", still_open, language) | {
        "base": [_known_until(measure) for measure in still_open],
        "x": [_FADE] * len(still_open),
        "marker": {
            "color": "#CFE0DF",
            "line": {"color": style.STAFF, "width": 1},
            "pattern": {"shape": "/", "fgcolor": style.STAFF, "size": 5},
        },
        "hovertext": [_bar_hover(measure, language) for measure in still_open],
    }


def _bars(name: str, measures: list[Measure], language: str) -> Chart:
    return {
        "type": "bar",
        "orientation": "h",
        "name": sentence(name, language),
        "y": [_bar_label(measure, language) for measure in measures],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _arrows(dated: list[Measure], language: str) -> Chart:
    still_open = [measure for measure in dated if measure.running_time.end is None]
    return {
        "type": "scatter",
        "mode": "markers",
        "showlegend": False,
        "x": [_known_until(measure) + _FADE for measure in still_open],
        "y": [_bar_label(measure, language) for measure in still_open],
        "marker": {"symbol": "triangle-right", "size": 14, "color": style.STAFF},
        "hoverinfo": "skip",
    }


def _bar_hover(measure: Measure, language: str) -> str:
    time = register_wording.running_time(measure.running_time, language)
    return f"<b>{measure.code}</b> {wrapped(measure.title.said(language), 50, 4)}<br>{time}"
