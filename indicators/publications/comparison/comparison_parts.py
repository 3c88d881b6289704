"""Parts of the page Vergleich: panels of cities, judgements on pairs, staff and population."""

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from indicators.catalogue.models import Indicator
from indicators.publications import imprint, shared_blocks
from indicators.publications.comparison import city_panels, dot_chart, refused_pairs
from indicators.publications.comparison import comparison_wording as wording
from indicators.publications.exhibit import Block, Fold, Heading, Note, Words
from indicators.publications.measures import register
from indicators.publications.series import dumbbell_chart, plain_series, series_tables
from indicators.publications.verdicts import verdict_lists
from indicators.publications.view import View
from indicators.release.row_types import Figure


def city_codes(view: View) -> list[str]:
    """The cities of the monitoring set, by name."""
    return [city.code for city in view.catalogue.monitored_cities]


def compared_lines(view: View, name: str) -> tuple[pd.DataFrame, dict[str, int]]:
    """The lines that stand for each area of a series, and the axis of each area."""
    compared = view.table("compared_figures", series=name)
    figures = view.figures(name)
    chosen = set(figures.loc[figures["figure_id"].isin(compared["figure"]), "line"])
    shown = figures[figures["line"].isin(chosen) & figures["value"].notna()]
    return shown, dict(zip(compared["area"], compared["axis"], strict=True))


def newest_of(lines: pd.DataFrame) -> pd.DataFrame:
    """The newest figure of each area."""
    return lines.sort_values(["year", "figure_id"]).drop_duplicates("area", keep="last")


def newest_of_cities(
    view: View, lines: pd.DataFrame, axes: dict[str, int]
) -> tuple[pd.DataFrame, dict[str, int]]:
    """The newest figure of each city that has one, and their scales as the cities number them."""
    newest = newest_of(lines[lines["area"].isin(city_codes(view))])
    with_value = [city for city in city_codes(view) if city in set(newest["area"])]
    return newest, city_panels.lettered(axes, with_value)


def pairs_within(view: View, name: str, areas: list[str]) -> pd.DataFrame:
    """The judged pairs of a series among some areas."""
    pairs = view.table("comparability", series=name)
    return pairs[pairs["area_a"].isin(areas) & pairs["area_b"].isin(areas)]


def cities(
    view: View, name: str, title: str, lines: pd.DataFrame, axes: dict[str, int]
) -> Iterator[Block]:
    """A picture of the cities, what their values rest on, and who has none."""
    cities = city_codes(view)
    own = lines[lines["area"].isin(cities)]
    with_value = [city for city in cities if city in set(own["area"])]
    pairs = pairs_within(view, name, cities)
    yield Words(wording.verdict(with_value, pairs, view.speaker))
    silent = [view.speaker.area(city) for city in cities if city not in with_value]
    newest = newest_of(own)
    own_axes = city_panels.lettered(axes, with_value)
    if not with_value:
        yield from shared_blocks.plain(view, plain_series.panels(newest, 0, title, len(cities)))
        return
    draw = _dots if dot_chart.has_single_values(own) else _panels
    yield from draw(view, name, title, own, own_axes)
    yield Words(wording.missing(silent, view.language))
    yield Heading(3, view.say("comparison_bases"))
    yield Words(wording.bases(newest, view.speaker))


def _panels(
    view: View, name: str, title: str, own: pd.DataFrame, axes: dict[str, int]
) -> Iterator[Block]:
    """A panel per city, as at least one has a series."""
    cities = city_codes(view)
    newest, scales = newest_of(own), len(set(axes.values()))
    yield from shared_blocks.chart(
        view,
        city_panels.area_panels(own, axes, cities, view.speaker),
        wording.panels_alternative(newest, scales, title, view.speaker),
        plain_series.panels(newest, scales, title, len(cities)),
        series_tables.figure_table(own, view.speaker, with_area=True),
        key=f"vergleich_{name}",
        imprint=imprint_of(view, title, "comparison_cities", own),
        caption=caption_of(view, own),
        figures=own,
    )


def _dots(
    view: View, name: str, title: str, own: pd.DataFrame, axes: dict[str, int]
) -> Iterator[Block]:
    """A dot per city, as none has a second value."""
    cities = city_codes(view)
    scales = len(set(axes.values()))
    yield from shared_blocks.chart(
        view,
        dot_chart.dots(own, axes, cities, view.speaker),
        wording.dots_alternative(own, scales, title, view.speaker),
        plain_series.dots(own, scales, title, len(cities)),
        series_tables.figure_table(own, view.speaker, with_area=True),
        key=f"vergleich_{name}",
        imprint=imprint_of(view, title, "comparison_cities", own),
        caption=caption_of_dots(view, own),
        figures=own,
    )


def caption_of_dots(view: View, lines: pd.DataFrame) -> str:
    """What a dot is, and what its range rests on."""
    return " ".join([view.say("comparison_dots_note"), *shared_blocks.chart_notes(view, lines)])


def caption_of(view: View, lines: pd.DataFrame) -> str:
    """What the panels show and in which unit."""
    unit = view.of(view.catalogue.units[lines.iloc[0]["unit"]].label)
    notes = shared_blocks.chart_notes(view, lines, "comparison_breaks")
    return " ".join([view.say("comparison_note", unit=unit), *notes])


def imprint_of(view: View, title: str, form: str, figures: pd.DataFrame) -> imprint.Imprint:
    """What a picture of several areas says of itself; `form` is its heading on the page."""
    named = view.say("picture_of_several", title=title, form=view.say(form))
    return imprint.of_figures(view, named, figures)


def pairs(view: View, name: str) -> Iterator[Block]:
    """Which figures of two cities may be compared, and what speaks against the others."""
    pairs = pairs_within(view, name, city_codes(view))
    if pairs.empty:
        return
    yield Heading(2, view.say("comparison_pairs"))
    refused = int((pairs["level"] != "comparable").sum())
    if not refused:
        yield Words(view.say("comparison_pairs_all"))
        return
    if told := refused_pairs.in_a_sentence(pairs, view.speaker):
        yield Words(told)
        return
    yield from shared_blocks.table(view, wording.neighbour_table(pairs, view.speaker))
    yield Fold(
        view.say("comparison_matrix"),
        tuple(shared_blocks.table(view, verdict_lists.comparability_matrix(pairs, view.speaker))),
    )
    yield Fold(
        view.say("comparison_reasons", count=refused),
        tuple(shared_blocks.table(view, refused_pairs.reason_table(pairs, view.speaker))),
        is_open=refused < 7,
    )


def measured_share(view: View, name: str) -> Indicator | None:
    """The series as an indicator, if the administrations are measured by it."""
    return next((it for it in view.catalogue.indicators if it.target and it.name == name), None)


def unmeasured(view: View, name: str, title: str) -> Iterator[Block]:
    """Why a series brings no verdicts; of a reference series, which shares do."""
    shares = [it for it in register.by_code(view.catalogue.indicators) if name in it.targets]
    key = "comparison_is_target" if shares else "comparison_no_target"
    yield Note("info", view.say(key, title=title))
    yield Words(
        "\n".join(
            f"- {view.page_link(name, 'vergleich', reihe=share.name)}"
            for share in shares
            for name in [f"{share.code} · {view.of(share.title)}"]
        )
    )


def dumbbells(view: View, series: str) -> Iterator[Block]:
    """Staff share beside population share, a row per city; apart where they do not compare."""
    catalogue = view.catalogue
    rows = latest_pairs(view, series)
    if not rows:
        yield Note("info", view.say("comparison_dumbbell_none"))
        return
    yield Words(view.say("comparison_dumbbell_intro"))
    groups: dict[object, list[PairOfCity]] = {}
    for row in rows:
        groups.setdefault(row.axis, []).append(row)
    if len(groups) > 1:
        yield Words(view.say("comparison_dumbbell_apart"))
    title = view.of(catalogue.series(series).title)
    for number, group in enumerate(groups.values()):
        pairs = [(row.staff, row.base) for row in group]
        yield from shared_blocks.chart(
            view,
            dumbbell_chart.dumbbells(pairs, view.speaker),
            wording.pairs_alternative(pairs, title, view.speaker),
            plain_series.pairs(pairs, title, catalogue),
            wording.pair_table(pairs, view.speaker),
            key=f"paare_{series}_{number}",
            imprint=imprint_of(
                view,
                title,
                "comparison_dumbbell",
                pd.DataFrame([one for pair in pairs for one in pair]),
            ),
        )
        limits = [row.reason for row in group]
        yield Words(wording.pair_notes(pairs, limits, view.speaker))
    paired = {row.staff["area"] for row in rows}
    others = [catalogue.area_name(city) for city in city_codes(view) if city not in paired]
    yield Words(wording.missing(others, view.language, "pairs_missing"))


class PairOfCity(NamedTuple):
    """The newest staff figure of a city and its base; `reason`, where they compare only partly."""

    staff: Figure
    base: Figure
    axis: object
    reason: str


def latest_pairs(view: View, series: str) -> list[PairOfCity]:
    """The newest pair of each city, by name; a figure that stands for no axis stands alone."""
    catalogue = view.catalogue
    staff = view.figures(series).set_index("figure_id", drop=False)
    bases = view.figures(catalogue.indicators[series].targets)
    bases = bases.set_index("figure_id", drop=False)
    axes = view.table("compared_figures", series=series).set_index("figure")["axis"]
    pairs = view.table("base_pairs", series=series)
    plain = pairs[pairs["staff_figure"].isin(staff.index[staff["breakdown"] == ""])]
    newest = plain.drop_duplicates("area", keep="last").set_index("area")
    return [
        PairOfCity(
            staff.loc[pair["staff_figure"]].to_dict(),
            bases.loc[pair["base_figure"]].to_dict(),
            axes.get(pair["staff_figure"], city),
            pair[f"reason_{view.language}"] if pair["level"] == "limited" else "",
        )
        for city in city_codes(view)
        if city in newest.index
        for pair in [newest.loc[city]]
    ]
