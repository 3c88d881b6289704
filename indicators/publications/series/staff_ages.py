"""The population weighted to the ages of the staff: beside the reference, never in its place."""

import pandas as pd

from indicators.analysis.comparability.delimitations import compare_concepts
from indicators.catalogue import Catalogue
from indicators.catalogue.models import Indicator
from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.speaker import Speaker


def weighted_population(
    entry: Indicator, staff: pd.DataFrame, figures: pd.DataFrame, catalogue: Catalogue
) -> pd.DataFrame:
    """The figures that may stand beside a staff share: its people, its scope, a like concept.

    `figures`: all published ones of the city, in order of time; `staff` those of the share.
    """
    if staff.empty or entry.denominator is None:
        return figures.iloc[:0]
    fitting = [
        context.name
        for context in catalogue.context
        if (rule := context.standardised)
        and rule.of in entry.targets
        and rule.stock == entry.denominator.quantity
    ]
    newest = staff.iloc[-1]
    found = figures[figures["series"].isin(fitting) & (figures["scope"] == newest["scope"])]
    levels = [
        compare_concepts(newest["concept"], concept, catalogue)[0] for concept in found["concept"]
    ]
    return found.loc[[level != "not_comparable" for level in levels]]


def staff_ages_note(weighted: pd.DataFrame, population: pd.DataFrame, speaker: Speaker) -> str:
    """What the share would be at the ages of the staff, beside that of all in the same year."""
    if weighted.empty:
        return ""
    newest = weighted.sort_values(["year", "figure_id"]).iloc[-1]
    same = population[
        (population["year"] == newest["year"]) & (population["method"] == newest["method"])
    ]
    key = "city_staff_ages" if same.empty else "city_staff_ages_beside"
    return speaker.say(
        key,
        date=formats.reference(newest, speaker.language),
        value=figure_formats.figure_value(newest, speaker),
        plain="" if same.empty else figure_formats.figure_value(same.iloc[-1], speaker),
    )
