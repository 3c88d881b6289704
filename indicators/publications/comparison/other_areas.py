"""Federation, states and other cities: for orientation only, apart from the cities."""

from collections.abc import Iterator

import pandas as pd

from indicators.publications import shared_blocks
from indicators.publications.comparison import city_panels, dot_chart
from indicators.publications.comparison import comparison_wording as wording
from indicators.publications.comparison.comparison_parts import (
    caption_of,
    caption_of_dots,
    city_codes,
    imprint_of,
    newest_of,
)
from indicators.publications.exhibit import Block, Words
from indicators.publications.series import plain_series, series_tables
from indicators.publications.view import View


def others(
    view: View, name: str, title: str, lines: pd.DataFrame, axes: dict[str, int]
) -> Iterator[Block]:
    """Federation, states and other cities, clearly apart."""
    cities = city_codes(view)
    others = lines[~lines["area"].isin(cities)]
    if others.empty:
        yield Words(view.say("comparison_others_none"))
        return
    of_cities = {area: axes[area] for area in set(lines["area"]) & set(cities)}
    taken = city_panels.letters_in(of_cities)
    has_one = ~others["area"].duplicated(keep=False)
    for part in (others[has_one], others[~has_one]):
        own_axes = city_panels.lettered(axes, set(part["area"]), taken)
        taken += city_panels.letters_in(own_axes)
        if len(part):
            yield from _other_areas(view, name, title, part, own_axes)
    yield Words(wording.bases(newest_of(others), view.speaker))


def _other_areas(
    view: View, name: str, title: str, others: pd.DataFrame, axes: dict[str, int]
) -> Iterator[Block]:
    """Areas with one value each as dots, those with a series as panels; each chart on its own."""
    areas = sorted(set(others["area"]), key=view.speaker.area)
    is_single = dot_chart.has_single_values(others)
    draw = dot_chart.dots if is_single else city_panels.area_panels
    yield from shared_blocks.chart(
        view,
        draw(others, axes, areas, view.speaker),
        wording.others_alternative(title, len(areas), view.language, is_single=is_single),
        plain_series.others(title, len(areas)),
        series_tables.figure_table(others, view.speaker, with_area=True),
        key=f"{'einordnung' if is_single else 'verlauf'}_{name}",
        imprint=imprint_of(view, title, "comparison_others", others),
        caption=caption_of_dots(view, others) if is_single else caption_of(view, others),
        figures=others,
    )
