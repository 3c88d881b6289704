"""Parts of the page Pfad zur Parität: settings with their origin, and what follows."""

from collections.abc import Generator, Iterator
from dataclasses import replace

import pandas as pd

from indicators.publications import imprint, shared_blocks
from indicators.publications.exhibit import (
    Block,
    Choice,
    Heading,
    Note,
    Reset,
    Small,
    Table,
    Words,
)
from indicators.publications.options import city_choice
from indicators.publications.parity_path import (
    assumption_wording,
    parity_chart,
    parity_defaults,
    parity_scenario,
)
from indicators.publications.parity_path import parity_wording as wording
from indicators.publications.parity_path.parity_scenario import Chosen
from indicators.publications.speech import plain_pictures
from indicators.publications.verdicts import target_year
from indicators.publications.view import View

NAMES = {
    "staff": "personal",
    "intake_share": "neue",
    "turnover": "fluktuation",
    "population": "bevoelkerung",
    "population_trend": "trend",
}
"""What each setting is called in the address."""


def choose_city(view: View) -> Choice:
    """The city; a start value assumed for one does not move on to the next one chosen."""
    return replace(
        city_choice(view), leaves=tuple(NAMES[name] for name in assumption_wording.START_VALUES)
    )


def choose_settings(
    view: View, area: str, figures: pd.DataFrame
) -> Generator[Block, None, dict[str, Chosen]]:
    """Sliders and fields with the origin of each value; a start value not known is missing."""
    found = parity_defaults.defaults_of(view.release, area)
    yield Heading(2, view.say("parity_settings"))
    yield Small(view.say("parity_settings_note"))
    chosen = {}
    for name in NAMES:
        value = yield from _choose(view, name, found.get(name), area, figures)
        if value is not None:
            chosen[name] = value
    return chosen


def _choose(
    view: View, name: str, default: parity_scenario.Default | None, area: str, figures: pd.DataFrame
) -> Generator[Block, None, Chosen | None]:
    if default is None:
        value = yield from _type(view, name, area)
    else:
        value = yield from _slide(view, name, default)
    if value is None:
        return None
    chosen = Chosen(value, default)
    yield Small(assumption_wording.origin(name, chosen, start(view), figures, view.speaker))
    return chosen


def _slide(
    view: View, name: str, default: parity_scenario.Default
) -> Generator[Block, None, float]:
    setting, speech = parity_scenario.SETTINGS[name], view.language
    slider = view.slider(
        NAMES[name],
        view.say(f"parity_set_{name}"),
        setting.grid(),
        default.value,
        setting.decimals,
        lambda value: wording.setting_value(name, value, speech),
    )
    yield slider
    return slider.value


def _type(view: View, name: str, area: str) -> Generator[Block, None, float | None]:
    """A start value of the visitor's own, where there is no figure; None until it is one."""
    label, setting = view.say(f"parity_set_{name}"), parity_scenario.SETTINGS[name]
    typed = view.typed(NAMES[name], label, view.say("parity_typed_hint"))
    yield typed
    if not typed.text:
        yield Small(view.say("parity_typed_missing", city=view.catalogue.area_name(area)))
        return None
    value = parity_scenario.typed_value(typed.text, setting)
    if value is None:
        limits = {"low": f"{setting.low:g}", "high": f"{setting.high:g}"}
        yield Note("error", view.say("parity_typed_wrong", label=label, **limits))
    return value


def start(view: View) -> int:
    """The year the scenario starts in."""
    return parity_scenario.start_year(view.release)


def choose_target(view: View) -> Generator[Block, None, int]:
    """The target year, always an assumption, and the way back to the defaults."""
    year = yield from target_year.choose(view, view.say("parity_set_target"))
    yield Small(view.say("parity_target_origin", year=target_year.default_year(view)))
    # A link to the page one is on would leave the old values in the address.
    yield Reset(view.say("parity_reset"), (*NAMES.values(), target_year.NAME))
    return year


def outlook_of(
    view: View, settings: dict[str, Chosen], target_year: int
) -> parity_scenario.Outlook | None:
    """What follows from the settings; None while a start value is missing."""
    if settings.keys() != NAMES.keys():
        return None
    values = {name: chosen.value for name, chosen in settings.items()}
    return parity_scenario.look_ahead(values, start(view), target_year)


def no_start(view: View, area: str, settings: dict[str, Chosen]) -> Iterator[Block]:
    """Why there is no line: nobody knows where it would begin."""
    yield Heading(2, view.say("parity_result"))
    yield from shared_blocks.plain_switch(view)
    city = view.speaker.area(area)
    missing = [_named(view, name) for name in NAMES if name not in settings]
    if view.is_plain:
        yield from shared_blocks.plain(view, plain_pictures.no_parity_path(city))
        return
    text = view.say("parity_no_start", city=city, missing=view.speaker.listing(missing))
    yield Note("info", text)


def _named(view: View, name: str) -> str:
    """The label of a setting within a sentence, in quotation marks: it has a colon of its own."""
    return view.speaker.quoted(view.say(f"parity_set_{name}"))


def outlook(
    view: View,
    outlook: parity_scenario.Outlook,
    settings: dict[str, Chosen],
    area: str,
    figures: pd.DataFrame,
) -> Iterator[Block]:
    """Years to parity, the intake share needed, and the chart with its table."""
    city = view.speaker.area(area)
    yield Heading(2, view.say("parity_result"))
    yield from shared_blocks.plain_switch(view)
    parts = [
        wording.describe_years(outlook, view.language),
        wording.describe_lost(outlook, view.language),
    ]
    yield Words(" ".join(filter(None, parts)))
    yield Words(wording.describe_needed(outlook, view.language))
    heading = assumption_wording.picture_assumptions(settings, outlook, figures, view.speaker)
    is_own = settings["staff"].is_own
    begun = default_figures(view, area, figures)
    yield from shared_blocks.chart(
        view,
        parity_chart.parity_chart(outlook, heading, view.language),
        wording.alternative(outlook, city, view.language, is_own_start=is_own),
        plain_pictures.parity_path(outlook, city, is_own_start=is_own),
        wording.path_table(outlook, view.language, is_own_start=is_own),
        key=f"szenario_paritaetspfad_{area}",
        imprint=imprint.Imprint(
            view.speaker.say("parity_picture_heading", city=city),
            tuple(str(year) for year in (outlook.start, outlook.path["year"].max())),
            imprint.sources(begun),
            imprint.definitions(view, begun["series"]),
        ),
        caption=view.say("parity_chart_note"),
    )


def sensitivity(view: View, outlook: parity_scenario.Outlook) -> Iterator[Block]:
    """Years to parity for other turnovers and intake shares; no table of nothing but dashes."""
    yield Heading(2, view.say("parity_sensitivity"))
    if not wording.is_parity_in_sight(outlook):
        yield Note("info", wording.describe_sensitivity(outlook, view.language))
        return
    yield Words(view.say("parity_sensitivity_note"))
    yield Words(wording.describe_sensitivity(outlook, view.language))
    grid = wording.sensitivity_table(outlook, view.language)
    yield from shared_blocks.with_legend(view, Table(grid, grid))


def method(view: View) -> Iterator[Block]:
    """The formula and an example that can be checked by hand."""
    yield Heading(2, view.say("parity_how"))
    yield Words(view.say("parity_formula"))
    yield Words(view.say("parity_example"))


def sources(view: View, area: str, figures: pd.DataFrame) -> Iterator[Block]:
    """The sources of the defaults that rest on figures."""
    yield from shared_blocks.figure_sources(view, default_figures(view, area, figures))


def default_figures(view: View, area: str, figures: pd.DataFrame) -> pd.DataFrame:
    """The figures that the defaults of the settings rest on."""
    found = parity_defaults.defaults_of(view.release, area)
    used = [number for default in found.values() for number in default.figures]
    return figures[figures["figure_id"].isin(used)]
