"""Parts of the page Vergleich: panels of cities, judgements on pairs, staff and population."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import cached
from dashboard.elements import show_chart, show_table
from dashboard.languages import language
from dashboard.links import page_link
from dashboard.notes import chart_notes
from dashboard.plain import show_plain
from dashboard.say import of, say
from indicators.catalogue.models import Indicator
from indicators.publications import (
    charts_comparison,
    charts_pairs,
    plain_charts,
    register,
    tables,
    verdict_pages,
)
from indicators.publications import wording_comparison as wording


def city_codes() -> list[str]:
    """The cities of the monitoring set, by name."""
    return [city.code for city in cached.catalogue().monitored_cities]


def compared_lines(name: str) -> tuple[pd.DataFrame, dict[str, int]]:
    """The lines that stand for each area of a series, and the axis of each area."""
    compared = cached.table("compared_figures", series=name)
    figures = cached.figures(name)
    chosen = set(figures.loc[figures["figure_id"].isin(compared["figure"]), "line"])
    shown = figures[figures["line"].isin(chosen) & figures["value"].notna()]
    return shown, dict(zip(compared["area"], compared["axis"], strict=True))


def newest_of(lines: pd.DataFrame) -> pd.DataFrame:
    """The newest figure of each area."""
    return lines.sort_values(["year", "figure_id"]).drop_duplicates("area", keep="last")


def pairs_within(name: str, areas: list[str]) -> pd.DataFrame:
    """The judged pairs of a series among some areas."""
    pairs = cached.table("comparability", series=name)
    return pairs[pairs["area_a"].isin(areas) & pairs["area_b"].isin(areas)]


def show_cities(name: str, title: str, lines: pd.DataFrame, axes: dict[str, int]) -> None:
    """A panel per city, what the values rest on, and who has none."""
    catalogue, cities = cached.catalogue(), city_codes()
    own = lines[lines["area"].isin(cities)]
    with_value = [city for city in cities if city in set(own["area"])]
    pairs = pairs_within(name, cities)
    st.markdown(wording.verdict(with_value, pairs, catalogue, language()))
    silent = [catalogue.area_name(city) for city in cities if city not in with_value]
    newest = newest_of(own)
    scales = len({axes[area] for area in with_value})
    plain = plain_charts.panels(newest, scales, title, len(cities))
    if not with_value:
        show_plain(plain)
        return
    own_axes = {area: axes[area] for area in with_value}
    show_chart(
        charts_comparison.area_panels(own, own_axes, cities, catalogue, language()),
        wording.panels_alternative(newest, scales, title, catalogue, language()),
        plain,
        tables.figure_table(own, catalogue, language(), with_area=True),
        key=f"vergleich_{name}",
        caption=_caption(own),
    )
    st.markdown(wording.missing(silent, language()))
    st.subheader(say("comparison_bases"))
    st.markdown(wording.bases(newest, catalogue, language()))


def _caption(lines: pd.DataFrame) -> str:
    """What the panels show and in which unit."""
    unit = of(cached.catalogue().find("units", lines.iloc[0]["unit"]).label)
    notes = chart_notes(lines, "comparison_breaks")
    return " ".join([say("comparison_note", unit=unit), *notes])


def show_pairs(name: str) -> None:
    """Which figures of two cities may be compared, and what speaks against the others."""
    pairs = pairs_within(name, city_codes())
    if pairs.empty:
        return
    st.header(say("comparison_pairs"))
    refused = int((pairs["level"] != "comparable").sum())
    if not refused:
        st.markdown(say("comparison_pairs_all"))
        return
    show_table(wording.neighbour_table(pairs, cached.catalogue(), language()))
    with st.expander(say("comparison_matrix")):
        show_table(verdict_pages.comparability_matrix(pairs, cached.catalogue(), language()))
    with st.expander(say("comparison_reasons", count=refused), expanded=refused < 7):
        show_table(wording.reason_table(pairs, cached.catalogue(), language()))


def measured_share(name: str) -> Indicator | None:
    """The series as an indicator, if the administrations are measured by it."""
    entries = {entry.name: entry for entry in cached.catalogue().indicators if entry.target}
    return entries.get(name)


def show_unmeasured(name: str, title: str) -> None:
    """Why a series brings no verdicts; of a reference series, which shares do."""
    entries = register.by_code(cached.catalogue().indicators)
    shares = [entry for entry in entries if entry.target == name]
    st.info(say("comparison_is_target" if shares else "comparison_no_target", title=title))
    st.markdown(
        "\n".join(
            f"- {page_link(f'{share.code} · {of(share.title)}', 'vergleich', reihe=share.name)}"
            for share in shares
        )
    )


def show_dumbbells(series: str) -> None:
    """Staff share beside population share, a row per city; apart where they do not compare."""
    catalogue = cached.catalogue()
    rows = latest_pairs(series)
    if not rows:
        st.info(say("comparison_dumbbell_none"), icon=":material/help:")
        return
    st.markdown(say("comparison_dumbbell_intro"))
    groups: dict[Any, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row["axis"], []).append(row)
    if len(groups) > 1:
        st.markdown(say("comparison_dumbbell_apart"))
    title = of(catalogue.series(series).title)
    for number, group in enumerate(groups.values()):
        pairs = [(row["staff"], row["base"]) for row in group]
        show_chart(
            charts_pairs.dumbbells(pairs, catalogue, language()),
            wording.pairs_alternative(pairs, title, catalogue, language()),
            plain_charts.pairs(pairs, title, catalogue),
            wording.pair_table(pairs, catalogue, language()),
            key=f"paare_{series}_{number}",
        )
        limits = [row["reason"] for row in group]
        st.markdown(wording.pair_notes(pairs, limits, catalogue, language()))
    paired = {row["staff"]["area"] for row in rows}
    others = [catalogue.area_name(city) for city in city_codes() if city not in paired]
    st.markdown(wording.missing(others, language(), "pairs_missing"))


def latest_pairs(series: str) -> list[dict[str, Any]]:
    """The newest pair of each city, by name; a figure that stands for no axis stands alone."""
    catalogue = cached.catalogue()
    staff = cached.figures(series).set_index("figure_id", drop=False)
    bases = cached.figures(catalogue.find("indicators", series).target)
    bases = bases.set_index("figure_id", drop=False)
    axes = cached.table("compared_figures", series=series).set_index("figure")["axis"]
    pairs = cached.table("base_pairs", series=series)
    plain = pairs[pairs["staff_figure"].isin(staff.index[staff["breakdown"] == ""])]
    newest = plain.drop_duplicates("area", keep="last").set_index("area")
    return [
        {
            "staff": staff.loc[pair["staff_figure"]],
            "base": bases.loc[pair["base_figure"]],
            "axis": axes.get(pair["staff_figure"], city),
            "reason": pair[f"reason_{language()}"] if pair["level"] == "limited" else "",
        }
        for city in city_codes()
        if city in newest.index
        for pair in [newest.loc[city]]
    ]


def show_others(name: str, title: str, lines: pd.DataFrame, axes: dict[str, int]) -> None:
    """Federation, states and other cities, clearly apart."""
    catalogue, cities = cached.catalogue(), city_codes()
    others = lines[~lines["area"].isin(cities)]
    if others.empty:
        st.markdown(say("comparison_others_none"))
        return
    areas = sorted(set(others["area"]), key=lambda code: catalogue.area_name(code, language()))
    first = min(axes[area] for area in areas)
    own_axes = {area: axes[area] - first for area in areas}
    show_chart(
        charts_comparison.area_panels(others, own_axes, areas, catalogue, language()),
        wording.others_alternative(title, len(areas), language()),
        plain_charts.others(title, len(areas)),
        tables.figure_table(others, catalogue, language(), with_area=True),
        key=f"einordnung_{name}",
        caption=_caption(others),
    )
    st.markdown(wording.bases(newest_of(others), catalogue, language()))
