"""Parts of the page Pfad zur Parität: settings with their origin, and what follows."""

import pandas as pd
import streamlit as st

from dashboard import cached
from dashboard.choices import choose_number, choose_text
from dashboard.elements import show_chart, show_figure_sources, show_marked_table
from dashboard.languages import language
from dashboard.plain import choose_plain, is_plain, show_plain
from dashboard.say import say
from dashboard.target_year import NAME as TARGET_YEAR
from dashboard.target_year import choose_target_year, default_target_year
from indicators.publications import (
    charts_parity,
    formats,
    parity_path,
    plain_pictures,
    wording_assumptions,
)
from indicators.publications import wording_parity as wording
from indicators.publications.parity_path import Chosen

NAMES = {
    "staff": "personal",
    "intake_share": "neue",
    "turnover": "fluktuation",
    "population": "bevoelkerung",
    "population_trend": "trend",
}
"""What each setting is called in the address."""


def leave_start_values(area: str) -> None:
    """A start value assumed for one city does not move on to the next one chosen.

    Only what is in the address of both is taken out, so that Back still shows what it says.
    """
    given = {name: st.query_params.get(NAMES[name]) for name in wording_assumptions.START_VALUES}
    last_area, last_given = st.session_state.get("path:start", (area, given))
    if last_area != area and last_given == given:
        for name in given:
            st.query_params.pop(NAMES[name], None)
            given[name] = None
    st.session_state["path:start"] = (area, given)


def choose_settings(area: str, figures: pd.DataFrame) -> dict[str, Chosen]:
    """Sliders and fields with the origin of each value; a start value not known is missing."""
    found = parity_path.defaults(figures, area, cached.catalogue())
    st.header(say("parity_settings"))
    st.caption(say("parity_settings_note"))
    chosen = {name: _choose(name, found.get(name), area, figures) for name in NAMES}
    return {name: value for name, value in chosen.items() if value is not None}


def _choose(
    name: str, default: parity_path.Default | None, area: str, figures: pd.DataFrame
) -> Chosen | None:
    value = _type(name, area) if default is None else _slide(name, default)
    if value is None:
        return None
    chosen = Chosen(value, default)
    words = (start(), figures, cached.catalogue(), language())
    st.caption(wording_assumptions.origin(name, chosen, *words))
    return chosen


def _slide(name: str, default: parity_path.Default) -> float:
    return choose_number(
        NAMES[name],
        say(f"parity_set_{name}"),
        parity_path.SETTINGS[name].grid(),
        default.value,
        lambda value: wording.setting_value(name, value, language()),
        parity_path.SETTINGS[name].decimals,
    )


def _type(name: str, area: str) -> float | None:
    """A start value of the visitor's own, where there is no figure; None until it is one."""
    label, setting = say(f"parity_set_{name}"), parity_path.SETTINGS[name]
    text = choose_text(NAMES[name], label, say("parity_typed_hint"))
    if not text:
        st.caption(say("parity_typed_missing", city=cached.catalogue().area_name(area)))
        return None
    value = parity_path.typed_value(text, setting)
    if value is None:
        limits = {"low": f"{setting.low:g}", "high": f"{setting.high:g}"}
        st.error(say("parity_typed_wrong", label=label, **limits), icon=":material/error:")
    return value


def start() -> int:
    """The year the scenario starts in."""
    return parity_path.start_year(cached.release())


def choose_target() -> int:
    """The target year, always an assumption, and the way back to the defaults."""
    target_year = choose_target_year(say("parity_set_target"))
    st.caption(say("parity_target_origin", year=default_target_year()))
    # A link to the page one is on would leave the old values in the address.
    st.button(say("parity_reset"), icon=":material/restart_alt:", on_click=_restore_defaults)
    return target_year


def _restore_defaults() -> None:
    for name in (*NAMES.values(), TARGET_YEAR):
        st.query_params.pop(name, None)


def outlook_of(settings: dict[str, Chosen], target_year: int) -> parity_path.Outlook | None:
    """What follows from the settings; None while a start value is missing."""
    if settings.keys() != NAMES.keys():
        return None
    values = {name: chosen.value for name, chosen in settings.items()}
    return parity_path.look_ahead(values, start(), target_year)


def show_no_start(area: str, settings: dict[str, Chosen]) -> None:
    """Why there is no line: nobody knows where it would begin."""
    st.header(say("parity_result"))
    choose_plain()
    city = cached.catalogue().area_name(area, language())
    missing = [_named(name) for name in NAMES if name not in settings]
    if is_plain():
        show_plain(plain_pictures.no_parity_path(city))
        return
    text = say("parity_no_start", city=city, missing=formats.listing(missing, language()))
    st.info(text, icon=":material/help:")


def _named(name: str) -> str:
    """The label of a setting within a sentence, in quotation marks: it has a colon of its own."""
    return formats.quoted(say(f"parity_set_{name}"), language())


def show_outlook(
    outlook: parity_path.Outlook, settings: dict[str, Chosen], area: str, figures: pd.DataFrame
) -> None:
    """Years to parity, the intake share needed, and the chart with its table."""
    catalogue = cached.catalogue()
    city = catalogue.area_name(area, language())
    st.header(say("parity_result"))
    choose_plain()
    parts = [
        wording.describe_years(outlook, language()),
        wording.describe_lost(outlook, language()),
    ]
    st.markdown(" ".join(filter(None, parts)))
    st.markdown(wording.describe_needed(outlook, language()))
    heading = wording_assumptions.picture_heading(
        settings, outlook, city, figures, catalogue, language()
    )
    is_own = settings["staff"].is_own
    show_chart(
        charts_parity.parity_chart(outlook, heading, language()),
        wording.alternative(outlook, city, language(), is_own_start=is_own),
        plain_pictures.parity_path(outlook, city, is_own_start=is_own),
        wording.path_table(outlook, language(), is_own_start=is_own),
        key=f"szenario_paritaetspfad_{area}",
        caption=say("parity_chart_note"),
    )


def show_sensitivity(outlook: parity_path.Outlook) -> None:
    """Years to parity for other turnovers and intake shares; no table of nothing but dashes."""
    st.header(say("parity_sensitivity"))
    if not wording.is_parity_in_sight(outlook):
        st.info(wording.describe_sensitivity(outlook, language()), icon=":material/help:")
        return
    st.markdown(say("parity_sensitivity_note"))
    st.markdown(wording.describe_sensitivity(outlook, language()))
    grid = wording.sensitivity_table(outlook, language())
    show_marked_table(grid, grid)


def show_method() -> None:
    """The formula and an example that can be checked by hand."""
    st.header(say("parity_how"))
    st.markdown(say("parity_formula"))
    st.markdown(say("parity_example"))


def show_sources(area: str, figures: pd.DataFrame) -> None:
    """The sources of the defaults that rest on figures."""
    found = parity_path.defaults(figures, area, cached.catalogue())
    used = [number for default in found.values() for number in default.figures]
    show_figure_sources(figures[figures["figure_id"].isin(used)])
