"""The gap as a message that can be read from afar: years in place of days."""

import pandas as pd

from indicators.publications.city.city_wording import GAP, latest
from indicators.publications.speech import figure_formats
from indicators.publications.speech.speaker import Speaker
from indicators.release.row_types import Figure


def gap_headline(figures: pd.DataFrame, speaker: Speaker) -> str:
    """Staff share, population share and the gap of a city; nothing where there is no gap."""
    gap = latest(figures, GAP)
    if gap is None:
        return ""
    rows = figures.set_index("figure_id")
    staff: Figure = rows.loc[int(gap["staff_figure"])].to_dict()
    base: Figure = rows.loc[int(gap["base_figure"])].to_dict()
    is_alike = staff["year"] == base["year"]
    return speaker.say(
        "city_gap_headline_below" if gap["value"] >= 0 else "city_gap_headline_above",
        staff=figure_formats.figure_value(staff, speaker),
        staff_date=_of_the_year(staff, speaker),
        population=figure_formats.figure_value(base, speaker),
        population_date="" if is_alike else f" ({_of_the_year(base, speaker)})",
        gap=figure_formats.quantity(abs(gap["value"]), gap["unit"], speaker),
    )


def _of_the_year(figure: Figure, speaker: Speaker) -> str:
    return figure_formats.qualified({**figure, "reference_date": pd.NaT}, speaker)
