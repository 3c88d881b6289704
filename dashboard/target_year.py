"""The year to reach parity in, the same on every page that asks for it. Always an assumption."""

from dashboard import cached
from dashboard.choices import choose_number
from indicators.publications import parity_path
from indicators.publications.wording_weather import target_year_in_force

NAME = "zieljahr"
"""What the year is called in the address."""

YEARS_AHEAD = 50


def default_target_year() -> int:
    """The year set in the rules, else one far enough ahead to plan for."""
    start = parity_path.start_year(cached.release())
    return target_year_in_force() or parity_path.default_target_year(start)


def choose_target_year(label: str) -> int:
    """A slider; the year stands in the address as `zieljahr`."""
    start = parity_path.start_year(cached.release())
    years = [float(start + ahead) for ahead in range(1, YEARS_AHEAD + 1)]
    written = "{:.0f}".format
    return int(choose_number(NAME, label, years, default_target_year(), written, 0))
