"""Sentences about one city: headline, goals, criteria, bases and membership."""

from collections.abc import Sequence

import pandas as pd

from indicators.catalogue.models import City, Membership
from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.correction_words import in_a_sentence
from indicators.publications.speech.escaping import in_markdown
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import counted, sentence
from indicators.release.row_types import Figure, StageReported

SHARE = "staff_migration_share"
GAP = "representation_gap"


def headline(city: str, states: pd.Series, language: str) -> str:
    """For how many indicators a value of the city can be shown."""
    published = int((states == "published").sum())
    if not published:
        return sentence("city_head_none", language, city=city, all=len(states))
    if published == len(states):
        return sentence("city_head_all", language, city=city, all=len(states))
    return counted("city_head", published, language, city=city, all=len(states))


def describe_states(states: pd.Series, language: str) -> str:
    """How many indicators are published, withheld, recordable, not recorded, unknown."""
    order = ("published", "hidden", "recordable", "not_recorded", "unknown")
    counts = states.value_counts()
    if counts.get("published", 0) == len(states):
        return sentence("city_states_all", language, all=len(states))
    parts = [
        sentence(
            "city_states_part",
            language,
            count=counts[state],
            # "6 liegt vor" would be wrong of several.
            state=sentence(
                "state_counted_hidden" if state == "hidden" else f"state_{state}", language
            ),
        )
        for state in order
        if state in counts
    ]
    return sentence("city_states", language, all=len(states), parts=", ".join(parts))


def criteria_position(goal: str, reports: pd.DataFrame, speaker: Speaker) -> str:
    """On how many criteria of a goal the city has reported, and how far they are."""
    codes = [criterion.code for criterion in speaker.catalogue.criteria_of_goal(goal)]
    latest = latest_reports(reports[reports["criterion"].isin(codes)])
    if latest.empty:
        return speaker.say("city_criteria_none", all=len(codes))
    stages = _stage_counts(latest, speaker)
    rest = len(codes) - len(latest)
    if not rest:
        return speaker.say("city_criteria_all", all=len(codes), stages=stages)
    text = speaker.counted("city_criteria", len(latest), all=len(codes), stages=stages)
    return f"{text} {speaker.counted('city_criteria_rest', rest)}"


def _stage_counts(latest: pd.DataFrame, speaker: Speaker) -> str:
    counts = latest["stage"].value_counts()
    parts = [
        f"{counts[stage.code]} {speaker.of(stage.label)}"
        for stage in sorted(speaker.catalogue.stages, key=lambda stage: -stage.order)
        if stage.code in counts
    ]
    return speaker.listing(parts)


def latest_reports(reports: pd.DataFrame) -> pd.DataFrame:
    """The newest report on each criterion; dates are as exact as their source."""
    return reports.sort_values("dated", kind="stable").drop_duplicates("criterion", keep="last")


def criterion(reports: pd.DataFrame, speaker: Speaker) -> str:
    """A criterion with its latest stage, date and evidence, and the stages before, as Markdown."""
    rows = reports.sort_values("dated", kind="stable").to_dict("records")
    last = rows[-1]
    entry = speaker.catalogue.criteria[last["criterion"]]
    text = speaker.say(
        "city_criterion_now",
        title=speaker.of(entry.title),
        evidence=in_markdown(speaker.delivered(last, "evidence")),
        **_step(last, speaker),
    )
    steps = [speaker.say("city_criterion_step", **_step(row, speaker)) for row in rows[:-1]]
    if not steps:
        return text
    return f"{text} {speaker.say('city_criterion_before', steps=', '.join(steps))}"


def _step(row: StageReported, speaker: Speaker) -> dict[str, str]:
    stage = speaker.catalogue.stages[row["stage"]]
    return {
        "stage": speaker.of(stage.label),
        "date": formats.partial_date(row["dated"], speaker.language),
    }


def gap_position(
    figures: pd.DataFrame, bases: pd.DataFrame, recordability: pd.DataFrame, speaker: Speaker
) -> str:
    """How far the staff share is from the population share, or why this cannot be said.

    `figures` are those of one city, `bases` the population bases of its latest staff share.
    """
    gap = latest(figures, GAP)
    if gap is not None:
        return _gap(gap, figures, speaker)
    staff = latest(figures, SHARE)
    if staff is not None:
        return _no_gap(staff, bases, speaker)
    known = recordability.set_index("indicator").loc[SHARE]
    if known["state"] == "hidden":
        return speaker.say("city_gap_hidden")
    if known["state"] == "not_recorded":
        return speaker.say("city_gap_not_recorded", year=int(known["year"]))
    return speaker.say("city_gap_unknown")


def _gap(gap: Figure, figures: pd.DataFrame, speaker: Speaker) -> str:
    rows = figures.set_index("figure_id")
    staff, base = rows.loc[int(gap["staff_figure"])], rows.loc[int(gap["base_figure"])]
    text = speaker.say(
        "city_gap_below" if gap["value"] >= 0 else "city_gap_above",
        staff=figure_formats.figure_value(staff, speaker),
        staff_date=figure_formats.qualified(staff, speaker),
        population=figure_formats.figure_value(base, speaker),
        population_date=figure_formats.qualified(base, speaker),
        gap=figure_formats.quantity(abs(gap["value"]), gap["unit"], speaker)
        + in_a_sentence(gap, speaker.language),
    )
    if gap["precision"] != "estimate":
        return text
    return f"{text} {speaker.say('city_gap_estimate')}"


def _no_gap(staff: Figure, bases: pd.DataFrame, speaker: Speaker) -> str:
    missing = speaker.say("city_gap_base_missing")
    return speaker.say(
        "city_gap_no_base",
        staff=figure_formats.figure_value(staff, speaker),
        staff_date=figure_formats.qualified_beside_method(staff, speaker),
        method=speaker.of(speaker.catalogue.methods[staff["method"]].label),
        reason=bases.iloc[0][f"reason_{speaker.language}"] if len(bases) else missing,
    )


def latest(figures: pd.DataFrame, series: str) -> Figure | None:
    """The newest shown figure of a series without breakdown."""
    shown = figures[
        (figures["series"] == series) & figures["value"].notna() & (figures["breakdown"] == "")
    ]
    if shown.empty:
        return None
    return shown.sort_values(["year", "figure_id"]).iloc[-1].to_dict()


def known_instead(figures: pd.DataFrame, series: Sequence[str], speaker: Speaker) -> str:
    """The latest values of other staff shares; empty when there are none."""
    found = [(name, latest(figures, name)) for name in series]
    parts = [
        speaker.say(
            "city_known_part",
            title=speaker.of(speaker.catalogue.series(name).title),
            value=figure_formats.figure_value(figure, speaker),
            date=int(figure["year"]),
        )
        for name, figure in found
        if figure is not None
    ]
    return speaker.say("city_known_instead", parts="; ".join(parts)) if parts else ""


def memberships(city: City, language: str) -> str:
    """The dated roles of a city in the cooperation, oldest first."""
    ordered = sorted(city.memberships, key=lambda role: role.since)
    return ", ".join(_membership(role, language) for role in ordered)


def _membership(role: Membership, language: str) -> str:
    form = f"city_member_{role.role}" + ("_until" if role.until else "")
    return sentence(
        form, language, since=_date(role, "since", language), until=_date(role, "until", language)
    )


def _date(role: Membership, end: str, language: str) -> str:
    """A day, or the bare year where only that is known."""
    day = getattr(role, end)
    if day is None:
        return ""
    is_exact = role.date_precision == "day" or (day.month, day.day) not in ((1, 1), (12, 31))
    return formats.day(day, language) if is_exact else str(day.year)
