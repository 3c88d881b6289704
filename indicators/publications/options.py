"""What can be chosen on the pages: series, areas and cities, as code → label."""

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.publications.exhibit import Choice
from indicators.publications.view import View


def series_options(view: View, catalogue: Catalogue) -> dict[str, str]:
    """Indicators by code, then context series, each with its code before the title."""
    return {
        entry.name: f"{entry.code} · {view.of(entry.title)}"
        if kind == "indicator"
        else f"{view.say('context')} · {view.of(entry.title)}"
        for kind, entries in (("indicator", catalogue.indicators), ("context", catalogue.context))
        for entry in entries
    }


def city_options(catalogue: Catalogue) -> dict[str, str]:
    """The cities of the monitoring set."""
    return {city.code: city.name for city in catalogue.monitored_cities}


def city_choice(view: View) -> Choice:
    """The city a page is about; the home of the monitor unless the address says otherwise."""
    options = city_options(view.catalogue)
    return view.one("stadt", view.say("choose_city"), options, default=home_code(view.catalogue))


def home_code(catalogue: Catalogue) -> str | None:
    """The city that pages begin with; None: the first one on offer."""
    return catalogue.home.code if catalogue.home else None


def area_options(view: View, catalogue: Catalogue, figures: pd.DataFrame) -> dict[str, str]:
    """All cities, then the other areas that have a figure; cities without one say so."""
    with_figures = set(figures["area"])
    cities = {
        city.code: city.name
        if city.code in with_figures
        else f"{city.name} ({view.say('no_value')})"
        for city in catalogue.monitored_cities
    }
    others = {
        code: f"{view.speaker.area(code)} ({view.say('comparator')})"
        for code in (*catalogue.cities.codes, *catalogue.comparators.codes)
        if code in with_figures and code not in cities
    }
    return cities | others


def measure_options(view: View, catalogue: Catalogue) -> dict[str, str]:
    """Every measure by number and title."""
    return {entry.code: f"{entry.code} · {view.of(entry.title)}" for entry in catalogue.measures}


def goal_options(view: View, catalogue: Catalogue) -> dict[str, str]:
    """Every goal by label and title."""
    return {
        entry.code: f"{view.of(entry.label)}: {view.of(entry.title)}" for entry in catalogue.goals
    }
