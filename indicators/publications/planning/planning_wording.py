"""What a plan could show, in one sentence, in plain German and as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.analysis.outlook.survey_planning import (
    Plan,
    interval,
    least_answers,
    powers,
    surveys_needed,
)
from indicators.analysis.thresholds import analysis_rules
from indicators.disclosure.primary import disclosure_rules
from indicators.publications.measures.register_tables import titled
from indicators.publications.speech import figure_formats
from indicators.publications.speech.formats import NO_BREAK
from indicators.publications.speech.plain_values import counted_lines, lines
from indicators.publications.speech.speaker import Speaker
from indicators.publications.typed_cells import Cell


@dataclass(frozen=True)
class Prospect:
    """A plan, the chances after 1, 2, 3 … surveys (0 to 1), and when they suffice (None: never)."""

    plan: Plan
    chances: tuple[float, ...]
    needed: int | None


def prospect_of(plan: Plan) -> Prospect:
    """What the rules in force ask of a direction, applied to the plan."""
    rules = analysis_rules()
    chances = powers(plan, rules.planning.most_surveys, rules.verdict.minimum_points)
    return Prospect(plan, chances, surveys_needed(chances, rules.planning.chance / 100))


def years_until(plan: Plan, surveys: int) -> int:
    """Years from the first survey to the one of this number."""
    return plan.every * (surveys - 1)


def describe_plan(prospect: Prospect, speaker: Speaker) -> str:
    """The one sentence: after how many surveys a direction could be shown, or that it could not."""
    plan = prospect.plan
    values = {
        "chance": _percent(analysis_rules().planning.chance, speaker),
        "change": speaker.number(plan.change, 1),
    }
    if prospect.needed is None:
        most = len(prospect.chances)
        return speaker.say(
            "planning_not_shown",
            surveys=most,
            years=years_until(plan, most),
            best=_percent(100 * prospect.chances[-1], speaker),
            **values,
        )
    years = years_until(plan, prospect.needed)
    return speaker.say("planning_shown", surveys=prospect.needed, years=years, **values)


def precision(plan: Plan, speaker: Speaker) -> str:
    """How wide the interval of one value would be."""
    low, high = interval(plan)
    if low == high:
        return speaker.say("planning_no_interval")
    return speaker.say(
        "planning_interval",
        share=_percent(plan.share, speaker, 1),
        low=speaker.number(low, 1),
        high=_percent(high, speaker, 1),
        answers=speaker.number(plan.answers),
    )


def alternative(prospect: Prospect, speaker: Speaker) -> str:
    """What the chart shows, for those who do not see it."""
    found = prospect.needed
    return speaker.say(
        "planning_alternative" if found else "planning_alternative_not",
        surveys=found or len(prospect.chances),
        first=analysis_rules().verdict.minimum_points,
        chance=_percent(analysis_rules().planning.chance, speaker),
        best=_percent(100 * max(prospect.chances), speaker),
    )


def plain(prospect: Prospect) -> list[str]:
    """The same in plain German."""
    if prospect.needed is None:
        return [*lines("planning_plain"), *lines("planning_plain_never")]
    return [*lines("planning_plain"), *counted_lines("planning_plain_after", prospect.needed)]


def chance_table(prospect: Prospect, speaker: Speaker) -> pd.DataFrame:
    """One row per number of surveys: years since the first, and the chance."""
    first = analysis_rules().verdict.minimum_points
    rows = [
        {
            "surveys": figure_formats.count_cell(number, speaker),
            "years_passed": figure_formats.count_cell(years_until(prospect.plan, number), speaker),
            "chance": _chance_cell(chance, speaker)
            if number >= first
            else speaker.say("planning_too_few", first=first),
        }
        for number, chance in enumerate(prospect.chances, start=1)
    ]
    return titled(rows, speaker.language)


def groups_shown(plan: Plan, speaker: Speaker) -> str:
    """How large a sub-group must be to be published, under the rules of disclosure control."""
    rules = disclosure_rules()
    if plan.response < rules.minimum_response:
        return speaker.say("planning_no_groups", response=_percent(rules.minimum_response, speaker))
    least = least_answers(plan, rules.minimum_cases, rules.minimum_denominator)
    return speaker.say(
        "planning_groups",
        answers=speaker.number(least),
        size=speaker.number(-(-least * 100 // plan.response)),
        share=_percent(plan.share, speaker, 1),
        cases=rules.minimum_cases,
        response=_percent(plan.response, speaker),
    )


def group_table(plan: Plan, divided: Mapping[str, int], speaker: Speaker) -> pd.DataFrame:
    """One row per characteristic: groups, answers in each if all were alike, and whether shown."""
    rules = disclosure_rules()
    least = least_answers(plan, rules.minimum_cases, rules.minimum_denominator)
    is_asked_enough = plan.response >= rules.minimum_response
    rows = [
        {
            "characteristic": speaker.of(speaker.catalogue.dimensions[code].label),
            "groups": figure_formats.count_cell(count, speaker),
            "answers_each": figure_formats.count_cell(plan.answers // count, speaker),
            "could_be_shown": speaker.say(
                "planning_group_yes"
                if is_asked_enough and plan.answers // count >= least
                else "planning_group_no"
            ),
        }
        for code, count in divided.items()
    ]
    return titled(rows, speaker.language)


def assumed(plan: Plan, speaker: Speaker) -> str:
    """What the answer was worked out from, all in one line."""
    return speaker.say(
        "planning_assumed",
        size=speaker.number(plan.size),
        response=_percent(plan.response, speaker),
        every=speaker.counted("planning_every", plan.every),
        share=_percent(plan.share, speaker, 1),
    )


def warnings(plan: Plan, speaker: Speaker) -> Sequence[str]:
    """What stands in the way of any verdict, however often one asks."""
    least = analysis_rules().verdict.minimum_response
    if plan.response < least:
        return [speaker.say("planning_weak_response", response=_percent(least, speaker))]
    return []


def _chance(chance: float, speaker: Speaker) -> str:
    """Nothing is certain: what would round to all is called more than 99 per cent."""
    if chance >= 0.995:
        return speaker.say("planning_nearly_certain")
    return _percent(100 * chance, speaker)


def _chance_cell(chance: float, speaker: Speaker) -> Cell:
    unit = speaker.of(speaker.catalogue.units["percent"].label)
    return Cell(_chance(chance, speaker), 100 * chance, unit)


def _percent(value: float, speaker: Speaker, decimals: int = 0) -> str:
    return f"{speaker.number(value, decimals)}{NO_BREAK}%"
