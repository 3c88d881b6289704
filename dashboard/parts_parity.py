"""Parts of the page Pfad zur Parität: settings with their origin, and what follows."""

import pandas as pd
import streamlit as st

from dashboard import cached
from dashboard.choices import choose_number
from dashboard.elements import show_chart, show_figure_sources, show_marked_table
from dashboard.languages import language
from dashboard.links import show_link
from dashboard.plain import choose_plain
from dashboard.say import say
from dashboard.target_year import choose_target_year, default_target_year
from indicators.publications import charts_parity, parity_path, plain_pictures
from indicators.publications import wording_parity as wording

NAMES = {
    "staff": "personal",
    "intake_share": "neue",
    "turnover": "fluktuation",
    "population": "bevoelkerung",
    "population_trend": "trend",
}
"""What each setting is called in the address."""


def choose_outlook(area: str, figures: pd.DataFrame) -> parity_path.Outlook:
    """The sliders with the origin of each default; returns what follows from them."""
    found = parity_path.defaults(figures, area, cached.catalogue())
    st.header(say("parity_settings"))
    st.caption(say("parity_settings_note"))
    values = {name: _choose(name, default, figures) for name, default in found.items()}
    start = parity_path.start_year(cached.release())
    target_year = choose_target_year(say("parity_set_target"))
    st.caption(say("parity_target_origin", year=default_target_year()))
    show_link("parity_path", say("parity_reset"), icon=":material/restart_alt:", stadt=area)
    return parity_path.look_ahead(values, start, target_year)


def _choose(name: str, default: parity_path.Default, figures: pd.DataFrame) -> float:
    chosen = choose_number(
        NAMES[name],
        say(f"parity_set_{name}"),
        parity_path.SETTINGS[name].grid(),
        default.value,
        lambda value: wording.setting_value(name, value, language()),
        parity_path.SETTINGS[name].decimals,
    )
    st.caption(wording.origin(name, default, figures, cached.catalogue(), language()))
    return chosen


def show_outlook(outlook: parity_path.Outlook, area: str) -> None:
    """Years to parity, the intake share needed, and the chart with its table."""
    city = cached.catalogue().area_name(area)
    st.header(say("parity_result"))
    choose_plain()
    parts = [
        wording.describe_years(outlook, language()),
        wording.describe_lost(outlook, language()),
    ]
    st.markdown(" ".join(filter(None, parts)))
    st.markdown(wording.describe_needed(outlook, language()))
    show_chart(
        charts_parity.parity_chart(outlook, language()),
        wording.alternative(outlook, city, language()),
        plain_pictures.parity_path(outlook, city),
        wording.path_table(outlook, language()),
        key=f"paritaetspfad_{area}",
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
