"""Parts of the page of one city."""

from collections.abc import Generator, Iterator
from functools import partial

import pandas as pd

from indicators.catalogue.models import City, Indicator
from indicators.publications import imprint, shared_blocks
from indicators.publications.city import city_wording, number_row
from indicators.publications.download_paths import bundle_link
from indicators.publications.exhibit import (
    Block,
    Choice,
    Fold,
    Heading,
    Markup,
    Note,
    Small,
    Words,
)
from indicators.publications.forms.deck_place import deck_address
from indicators.publications.marked_tables import marks_explained, where_explained
from indicators.publications.measures.register import by_code
from indicators.publications.measures.register_tables import titled
from indicators.publications.series import (
    base_wording,
    drawn_bases,
    pairs_chart,
    plain_series,
    series_tables,
    staff_ages,
)
from indicators.publications.speech.signs import used_in
from indicators.publications.verdicts.standing import standing
from indicators.publications.view import View
from indicators.release.row_types import Figure


def judged_bases(view: View, staff: Figure | None) -> pd.DataFrame:
    """The judged population bases of a staff figure; none without a figure."""
    figure = -1 if staff is None else int(staff["figure_id"])
    return view.table("population_bases", staff_figure=figure)


def share_choice(view: View, figures: pd.DataFrame) -> Choice:
    """A staff share that has a counterpart in the population; without a value P1, and the one
    that the address names: whoever comes from that share wants to read why there is none."""
    shares = [entry for entry in by_code(view.catalogue.indicators) if entry.target]
    plain = figures[figures["breakdown"] == ""]
    known = set(plain.loc[plain["value"].notna(), "series"])
    options = {
        entry.name: f"{entry.code} · {view.of(entry.title)}"
        + ("" if entry.name in known else f" ({view.say('no_value')})")
        for entry in shares
        if entry.name in {*known, city_wording.SHARE, view.given.get("anteil")}
    }
    first = next((name for name in (city_wording.SHARE, *options) if name in known), None)
    return view.one("anteil", view.say("city_choose_share"), options, default=first)


def numbers(view: View, area: str, entry: Indicator, figures: pd.DataFrame) -> Iterator[Block]:
    """Share, population, gap and verdict, each with its date or why it is missing."""
    found = standing(view, entry, area)
    population = figures[figures["series"] == _measured_against(view, area, entry)]
    row = number_row.numbers(found, population, view.speaker)
    yield Markup(number_row.markup(row, partial(where_explained, view)))
    if explained := marks_explained(view, [number.mark for number in row if number.mark]):
        yield Small(explained)
    yield from shared_blocks.signs_explained(view, used_in(number.value for number in row))


def _measured_against(view: View, area: str, entry: Indicator) -> str | None:
    """The population series of the verdict in force; without one that of all ages."""
    verdicts = view.table("verdicts", area=area, indicator=entry.name)
    used = verdicts.loc[verdicts["is_current"] & (verdicts["base_series"] != ""), "base_series"]
    return entry.target if used.empty else str(used.iloc[0])


SECTIONS = {
    "share": "anteil",
    "goals": "kontraktziele",
    "criteria": "kriterien",
    "recordable": "erfassbar",
    "measures": "massnahmen",
}
"""The sections of the page and their names in an address."""


def contents(view: View, area: str) -> Words:
    """A table of contents in one line, and the way to the slides about the city."""
    links = [
        f"[{view.say(f'city_contents_{name}')}](#{anchor})" for name, anchor in SECTIONS.items()
    ]
    deck = f"[{view.say('deck_link')}]({deck_address(area, view.language)})"
    everything = bundle_link(view.say("bundle_city"), area, view.language)
    return Words(f"{view.say('city_contents', links=' · '.join(links))}  \n{deck} · {everything}")


def share(
    view: View, area: str, figures: pd.DataFrame, entry: Indicator
) -> Generator[Block, None, pd.DataFrame]:
    """The chart of a staff share beside the population of the city; returns what it shows."""
    shown = figures[figures["value"].notna() & (figures["breakdown"] == "")].sort_values("year")
    staff = shown[shown["series"] == entry.name]
    population = shown[shown["series"] == _measured_against(view, area, entry)]
    both = pd.concat([staff, population])
    is_hidden = bool((figures["series"] == entry.name).any())
    # Without a population either, one sentence says that there is neither.
    if staff.empty and (is_hidden or len(both)):
        yield _no_share(view, is_hidden=is_hidden, entry=entry)
    if both.empty:
        yield Words(view.say("city_chart_nothing"))
        return both
    newest = judged_bases(view, None if staff.empty else staff.iloc[-1])
    uses = drawn_bases.base_uses(staff, population, _with_older(view, newest, area, entry.name))
    weighted = staff_ages.weighted_population(entry, staff, shown, view.catalogue)
    uses = drawn_bases.with_staff_ages(uses, weighted)
    drawn = pd.concat([population, weighted])
    yield from _share_chart(view, area, entry, staff, drawn, uses)
    if note := base_wording.base_note(staff, population, newest, view.speaker):
        yield Words(note)
    if note := staff_ages.staff_ages_note(weighted, population, view.speaker):
        yield Words(note)
    label = view.say("city_open_indicator", title=entry.code)
    codes = {"indikator": entry.name, "gebiet": area}
    yield view.link("indicator", label, **codes)
    return pd.concat([staff, drawn])


def _no_share(view: View, entry: Indicator, *, is_hidden: bool) -> Note:
    """Why there is no share of staff: nobody may see it, or nobody has published it."""
    key = "city_share_hidden" if is_hidden else "city_share_missing"
    return Note("info", view.say(key, title=view.of(entry.title)))


def _share_chart(
    view: View,
    area: str,
    entry: Indicator,
    staff: pd.DataFrame,
    population: pd.DataFrame,
    uses: dict[int, drawn_bases.Use],
) -> Iterator[Block]:
    """Staff and population over the years; population figures that do not count are grey."""
    title = view.of(entry.title)
    name = view.speaker.area(area)
    lines = (staff, population, uses)
    grey = [view.say("city_chart_grey_note")] if drawn_bases.rejected(uses) else []
    yield from shared_blocks.chart(
        view,
        pairs_chart.staff_beside_population(*lines, title, view.speaker),
        base_wording.pair_alternative(*lines, title, name, view.speaker),
        plain_series.staff_beside_population(*lines, title, name),
        series_tables.pair_table(*lines, view.speaker),
        key=f"{entry.name}_{area}",
        imprint=imprint.of_figures(
            view, view.say("picture_of_area", title=title, area=name), pd.concat(lines[:2])
        ),
        caption=" ".join(
            [view.say("city_chart_note"), *grey, *shared_blocks.chart_notes(view, staff)]
        ),
        figures=pd.concat([staff, population]),
    )


def _with_older(view: View, newest: pd.DataFrame, area: str, series: str) -> pd.DataFrame:
    """The judged bases of the newest value, and those chosen for the values before it."""
    older = view.table("base_pairs", series=series, area=area).assign(is_chosen=True)
    return pd.concat([newest, older[~older["staff_figure"].isin(newest["staff_figure"])]])


def bases(view: View, figures: pd.DataFrame, entry: Indicator) -> Iterator[Block]:
    """Every base that exists of every population the share may be measured against."""
    is_total = figures["breakdown"] == ""
    population = figures[figures["series"].isin(entry.targets) & is_total]
    yield Heading(3, view.say("city_bases"))
    yield Words(base_wording.base_range(population, view.speaker))
    newest = base_wording.latest_per_line(population)
    if len(newest):
        table = series_tables.base_table(newest, view.speaker)
        label = view.say("city_bases_list", count=len(newest))
        yield Fold(label, tuple(shared_blocks.table(view, table)))


def recordable(view: View, area: str) -> Iterator[Block]:
    """How much of the catalogue the city can show, and what the rest would take."""
    yield Heading(2, view.say("city_recordable"), anchor="erfassbar")
    states = view.table("recordability", area=area)
    yield Words(city_wording.describe_states(states["state"], view.language))
    yield Words(view.say("city_recordable_intro"))
    catalogue = view.catalogue
    levels = {level.code: view.of(level.label) for level in catalogue.recordability_levels}
    known = states.set_index("indicator")
    rows = [
        {
            "indicator": f"{entry.code} · {view.of(entry.title)}",
            "effort": f"{row['level']}: {levels[row['level']]}",
            "state": view.speaker.say(f"state_{row['state']}"),
        }
        for entry in by_code(catalogue.indicators)
        if entry.name in known.index
        for row in [known.loc[entry.name]]
    ]
    yield Fold(
        view.say("city_recordable_list", count=len(rows)),
        tuple(shared_blocks.table(view, titled(rows, view.language))),
    )
    yield view.link("recordability", view.say("city_recordable_link"))


def measures(view: View, city: City) -> Iterator[Block]:
    """The action plan, if it is this city's; else a word that the register holds another's."""
    yield Heading(2, view.say("city_measures"), anchor="massnahmen")
    plan = view.catalogue.action_plan
    if city == view.catalogue.home:
        yield Words(
            view.say("city_measures_own", count=len(plan), first=plan[0].code, last=plan[-1].code)
        )
    else:
        yield Words(view.say("city_measures_other"))
    yield view.link("measures", view.say("city_measures_link"))
