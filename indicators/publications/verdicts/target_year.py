"""The year to reach parity in, the same on every page that asks for it. Always an assumption."""

from collections.abc import Generator

from indicators.publications.exhibit import Block
from indicators.publications.parity_path import parity_scenario
from indicators.publications.verdicts.weather_wording import target_year_in_force
from indicators.publications.view import View

NAME = "zieljahr"
"""What the year is called in the address."""

YEARS_AHEAD = 50


def default_year(view: View) -> int:
    """The year set in the rules, else one far enough ahead to plan for."""
    start = parity_scenario.start_year(view.release)
    return target_year_in_force() or parity_scenario.default_target_year(start)


def choose(view: View, label: str) -> Generator[Block, None, int]:
    """A slider; the year stands in the address as `zieljahr`."""
    start = parity_scenario.start_year(view.release)
    years = [float(start + ahead) for ahead in range(1, YEARS_AHEAD + 1)]
    slider = view.slider(NAME, label, years, default_year(view), 0, "{:.0f}".format)
    yield slider
    return int(slider.value)
