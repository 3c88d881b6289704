"""Verdicts on the pages of a city and of an indicator, with everything they rest on."""

from collections.abc import Iterator

import pandas as pd

from indicators.catalogue.models import Indicator
from indicators.publications import shared_blocks
from indicators.publications.exhibit import Block, Card, Fold, Heading, Words
from indicators.publications.parity_path import parity_defaults, parity_scenario
from indicators.publications.verdicts import (
    component_wording,
    needed_wording,
    outlook_wording,
    plain_verdict,
    target_year,
    verdict_card,
    verdict_lists,
    verdict_tables,
    weather_wording,
)
from indicators.publications.verdicts.rests_on_corrected import rests_on_corrected
from indicators.publications.verdicts.weather_wording import Weather
from indicators.publications.view import View
from indicators.release.verdict_types import Verdict


def verdicts_on(view: View, area: str, indicator: str) -> pd.DataFrame:
    """All verdicts of a city on an indicator, of every delimitation."""
    return view.table("verdicts", area=area, indicator=indicator)


def verdicts(view: View, area: str, entry: Indicator) -> Iterator[Block]:
    """Sign, words and sentence of the verdicts in force, and what would be needed."""
    found = verdict_lists.current(verdicts_on(view, area, entry.name))
    for row in found:
        yield Card(tuple(_card(view, area, row)))
    yield from shared_blocks.signs_explained(view, map(verdict_lists.verdict_sign, found))


def _card(view: View, area: str, verdict: Verdict) -> Iterator[Block]:
    yield Heading(3, verdict_lists.signed(verdict, view.language), has_link=False)
    if view.is_plain:
        yield Words("  \n".join(plain_verdict.plain_sentences(verdict, view.catalogue)))
    else:
        yield from _statement(view, verdict, view.figures(area=area))
    points = view.table("verdict_points", verdict_id=int(verdict["verdict_id"]))
    yield from rests_on_corrected(view, area, points)


def _statement(view: View, verdict: Verdict, figures: pd.DataFrame) -> Iterator[Block]:
    """The verdict in sentences; under a refusal the few values there are, and what is missing."""
    points = view.table("verdict_points", verdict_id=int(verdict["verdict_id"]))
    yield Words(verdict_card.statement(verdict, view.speaker))
    values = verdict_card.few_values(verdict, points, figures, view.speaker)
    if values:
        yield Words("\n".join(f"- {value}" for value in values))
    needed = needed_wording.what_is_needed(verdict, points, view.language)
    if needed:
        yield Words(view.say("verdict_needed", text=needed))


def reasoning(view: View, area: str, entry: Indicator, figures: pd.DataFrame) -> Iterator[Block]:
    """Everything under the verdict: components, values, bases, target year, history."""
    found = verdicts_on(view, area, entry.name)
    for verdict in verdict_lists.current(found):
        parts = (*_components(view, verdict, figures), *_other_lines(view, found, figures))
        yield Fold(view.say("verdict_how"), parts)
    yield from _bases(view, area, entry)
    yield from _history(view, area, entry)
    yield from _all(view, area)


def _components(view: View, verdict: Verdict, figures: pd.DataFrame) -> Iterator[Block]:
    points = view.table("verdict_points", verdict_id=int(verdict["verdict_id"]))
    parts = component_wording.components(verdict, points, view.speaker)
    yield Words("\n".join(f"- **{name}:** {text}" for name, text in parts))
    if len(points):
        yield Words(f"**{view.say('verdict_points')}**")
        table = verdict_tables.point_table(points, figures, view.speaker)
        yield from shared_blocks.table(view, table.loc[:, (table != "").any()])


def _other_lines(view: View, found: pd.DataFrame, figures: pd.DataFrame) -> Iterator[Block]:
    """Older or other delimitations of the same share, each with its own verdict."""
    others = found[~found["is_current"]]
    if others.empty:
        return
    yield Words(f"**{view.say('verdict_other_lines')}**")
    table = verdict_tables.verdict_table(others, figures, view.speaker)
    yield from shared_blocks.table(view, table.loc[:, (table != "").any()].iloc[:, 1:])


def _bases(view: View, area: str, entry: Indicator) -> Iterator[Block]:
    by_base = view.table("verdicts_by_base", area=area, indicator=entry.name)
    if by_base.empty:
        return
    table = verdict_tables.base_verdict_table(by_base, view.speaker)
    shown = shared_blocks.table(view, table.loc[:, (table != "").any()])
    yield Fold(view.say("verdict_bases"), (Words(view.say("verdict_bases_note")), *shown))


def _history(view: View, area: str, entry: Indicator) -> Iterator[Block]:
    history = view.table("verdict_history", area=area, indicator=entry.name)
    lines = verdict_lists.describe_history(history, view.language)
    yield Fold(
        view.say("verdict_history"),
        (Words("\n".join(f"- {line}" for line in lines) or view.say("verdict_history_none")),),
    )


def _all(view: View, area: str) -> Iterator[Block]:
    """The verdicts on all shares of the city, so that the chosen one does not hide the others."""
    table = verdict_lists.share_table(view.table("verdicts", area=area), view.speaker)
    yield Fold(view.say("verdict_all", count=len(table)), tuple(shared_blocks.table(view, table)))


def weather(view: View, area: str, entry: Indicator) -> Iterator[Block]:
    """Where the gap would be in an assumed target year: symbol, word and components."""
    yield Heading(3, view.say("verdict_target"))
    year = yield from target_year.choose(view, view.say("verdict_target_year"))
    for verdict in verdict_lists.current(verdicts_on(view, area, entry.name)):
        points = view.table("verdict_points", verdict_id=int(verdict["verdict_id"]))
        found = weather_wording.weather(points, year)
        yield from _outlook(view, found, verdict)
        yield from reconciled(view, verdict, found, _default_outlook(view, area, verdict, year))
    yield view.link("parity_path", view.say("verdict_to_path"), stadt=area)


def _default_outlook(
    view: View, area: str, verdict: Verdict, year: int
) -> parity_scenario.Outlook | None:
    """The scenario that the link below leads to; none for a share it is not about."""
    if (verdict["indicator"], verdict["breakdown"]) != (outlook_wording.SHARE, ""):
        return None
    return parity_defaults.default_outlook(view.release, area, year)


def reconciled(
    view: View, verdict: Verdict, found: Weather, outlook: parity_scenario.Outlook | None
) -> Iterator[Block]:
    """Why trend, symbol and scenario may differ: one sentence, and a list of what each says."""
    if view.is_plain:
        yield from shared_blocks.plain(
            view, outlook_wording.plain_reconciled(verdict, found, outlook)
        )
        return
    text = outlook_wording.reconciled(verdict, found, outlook, view.language)
    if text:
        yield Words(text)


def beside_scenario(view: View, area: str, outlook: parity_scenario.Outlook) -> Iterator[Block]:
    """The same on the page of the scenario, whose readers come from verdict and symbol."""
    for verdict in verdict_lists.current(verdicts_on(view, area, outlook_wording.SHARE)):
        if verdict["breakdown"]:
            continue
        points = view.table("verdict_points", verdict_id=int(verdict["verdict_id"]))
        found = weather_wording.weather(points, outlook.target_year)
        yield from reconciled(view, verdict, found, outlook)


def _outlook(view: View, found: Weather, verdict: Verdict) -> Iterator[Block]:
    """Symbol and sentence, and right beside them what the symbol does not look at."""
    is_drawn = found["symbol"] != "none"
    symbol = f"{weather_wording.SYMBOLS[found['symbol']]} " if is_drawn else ""
    if view.is_plain:
        first, *rest = weather_wording.plain_weather(found, verdict)
        yield from shared_blocks.plain(view, [f"{symbol}{first}", *rest])
        return
    said = weather_wording.weather_sentence(found, view.language)
    note = weather_wording.weather_note(found, verdict, view.language)
    yield Words(f"{symbol}{said} {note}".strip())


def on_indicator(view: View, area: str, entry: object) -> Iterator[Block]:
    """The verdict of a city on the page of an indicator that has a target, with the way on."""
    catalogue = view.catalogue
    is_city = area in {city.code for city in catalogue.monitored_cities}
    if not (is_city and isinstance(entry, Indicator) and entry.target):
        return
    yield Heading(2, view.say("verdict_heading"))
    yield from verdicts(view, area, entry)
    label = view.say("verdict_to_city", city=catalogue.area_name(area))
    yield view.link("city", label, stadt=area, anteil=entry.name)


def by_city(view: View, entry: Indicator) -> Iterator[Block]:
    """The verdict of every city on a share that has a target."""
    yield Heading(2, view.say("comparison_verdicts", title=view.of(entry.title)))
    yield Words(view.say("comparison_verdicts_note"))
    found = view.table("verdicts", indicator=entry.name)
    yield from shared_blocks.table(view, verdict_lists.city_table(found, view.speaker))
