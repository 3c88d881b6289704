"""Sentences about the population a staff share is measured against, and its many bases."""

from collections.abc import Mapping

import pandas as pd

from indicators.publications.series.drawn_bases import Use, references, rejected
from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import LONGEST_ALTERNATIVE, shortened
from indicators.release.row_types import Figure


def latest_per_line(figures: pd.DataFrame) -> pd.DataFrame:
    """The newest shown figure of each delimitation, newest first."""
    shown = figures[figures["value"].notna()]
    return (
        shown.sort_values(["year", "figure_id"], ascending=False)
        .drop_duplicates("line")
        .reset_index(drop=True)
    )


def base_range(figures: pd.DataFrame, speaker: Speaker) -> str:
    """The lowest and the highest of the newest values of all bases."""
    newest = latest_per_line(figures).sort_values("value")
    if newest.empty:
        return speaker.say("city_bases_none")
    low, high = newest.iloc[0].to_dict(), newest.iloc[-1].to_dict()
    has_ages = newest["series"].nunique() > 1
    return speaker.say(
        "city_bases_range" if len(newest) > 1 else "city_bases_one",
        low=figure_formats.figure_value(low, speaker),
        low_base=_base(low, speaker, has_ages=has_ages),
        high=figure_formats.figure_value(high, speaker),
        high_base=_base(high, speaker, has_ages=has_ages),
    )


def _base(figure: Figure, speaker: Speaker, *, has_ages: bool) -> str:
    """Method and date; whose share it is, too, where there are bases of several ages."""
    said = [_method(figure, speaker), figure_formats.qualified_beside_method(figure, speaker)]
    if has_ages:
        people = speaker.say(f"people_{figure['series']}")
        said.insert(0, f"{people[0].upper()}{people[1:]}")
    return ", ".join(said)


def _method(figure: Figure, speaker: Speaker) -> str:
    return speaker.of(speaker.catalogue.methods[figure["method"]].label)


def base_note(
    staff: pd.DataFrame, population: pd.DataFrame, bases: pd.DataFrame, speaker: Speaker
) -> str:
    """Which base the latest staff figure is measured against, or why none will do.

    `bases` are the judged bases of that figure, best first.
    """
    if staff.empty or bases.empty:
        return ""
    best = bases.iloc[0]
    base = population.set_index("figure_id").loc[int(best["base_figure"])]
    concept = speaker.catalogue.concepts[base["concept"]].label
    return speaker.say(
        "city_base_chosen" if best["is_chosen"] else "city_base_refused",
        staff_date=formats.reference(staff.iloc[-1], speaker.language),
        value=figure_formats.figure_value(base, speaker),
        base=_method(base, speaker),
        base_date=figure_formats.qualified(base, speaker),
        concept=speaker.of(concept),
        level=speaker.say(f"city_level_{best['level']}"),
        reason=best[f"reason_{speaker.language}"],
    )


def pair_alternative(
    staff: pd.DataFrame,
    population: pd.DataFrame,
    uses: Mapping[int, Use],
    title: str,
    city: str,
    speaker: Speaker,
) -> str:
    """The text alternative of the chart of staff beside population.

    It names the newest reference only, and how many lines are grey because they are none.
    """
    population, grey = references(population, dict(uses)), rejected(dict(uses))
    note = f" {speaker.counted('city_chart_grey', grey)}" if grey else ""
    values = {"title": title, "city": city}
    if len(staff):
        values |= _end(staff.iloc[-1], "staff", speaker)
    if len(population):
        newest = population.sort_values(["year", "figure_id"]).iloc[-1]
        values |= _end(newest, "population", speaker)
        values["base"] = _method(newest, speaker)
    form = {(True, True): "both", (False, True): "population"}.get(
        (len(staff) > 0, len(population) > 0), "staff"
    )
    if form == "staff" and grey:
        form = "refused"
    room = LONGEST_ALTERNATIVE - len(note)
    return shortened(speaker.say(f"city_chart_{form}", **values), room) + note


def _end(figure: pd.Series, what: str, speaker: Speaker) -> dict[str, str]:
    return {
        what: figure_formats.figure_value(figure, speaker),
        f"{what}_date": ", ".join(
            [
                formats.reference(figure, speaker.language),
                *figure_formats.qualifications(figure, speaker.language),
            ]
        ),
    }
