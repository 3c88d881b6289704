"""Sentences about one city: headline, goals, criteria, bases and membership."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models import City, Membership
from indicators.publications.speech import formats
from indicators.publications.speech.escaping import in_markdown
from indicators.publications.speech.wording import counted, delivered, sentence

SHARE = "staff_migration_share"
GAP = "representation_gap"


def headline(city: str, states: pd.Series, language: str) -> str:
    """For how many indicators a value of the city can be shown."""
    published = int((states == "published").sum())
    if not published:
        return sentence("city_head_none", language, city=city, all=len(states))
    return counted("city_head", published, language, city=city, all=len(states))


def describe_states(states: pd.Series, language: str) -> str:
    """How many indicators are published, withheld, recordable, not recorded, unknown."""
    order = ("published", "hidden", "recordable", "not_recorded", "unknown")
    counts = states.value_counts()
    parts = [
        sentence(
            "city_states_part",
            language,
            count=counts[state],
            state=sentence(f"state_{state}", language),
        )
        for state in order
        if state in counts
    ]
    return sentence("city_states", language, all=len(states), parts=", ".join(parts))


def criteria_position(goal: str, reports: pd.DataFrame, catalogue: Catalogue, language: str) -> str:
    """On how many criteria of a goal the city has reported, and how far they are."""
    codes = [criterion.code for criterion in catalogue.criteria_of_goal(goal)]
    latest = latest_reports(reports[reports["criterion"].isin(codes)])
    if latest.empty:
        return sentence("city_criteria_none", language, all=len(codes))
    stages = _stage_counts(latest, catalogue, language)
    rest = len(codes) - len(latest)
    if not rest:
        return sentence("city_criteria_all", language, all=len(codes), stages=stages)
    text = counted("city_criteria", len(latest), language, all=len(codes), stages=stages)
    return f"{text} {counted('city_criteria_rest', rest, language)}"


def _stage_counts(latest: pd.DataFrame, catalogue: Catalogue, language: str) -> str:
    counts = latest["stage"].value_counts()
    parts = [
        f"{counts[stage.code]} {stage.label.said(language)}"
        for stage in sorted(catalogue.stages, key=lambda stage: -stage.order)
        if stage.code in counts
    ]
    return formats.listing(parts, language)


def latest_reports(reports: pd.DataFrame) -> pd.DataFrame:
    """The newest report on each criterion; dates are as exact as their source."""
    return reports.sort_values("dated", kind="stable").drop_duplicates("criterion", keep="last")


def criterion(reports: pd.DataFrame, catalogue: Catalogue, language: str) -> str:
    """A criterion with its latest stage, date and evidence, and the stages before, as Markdown."""
    rows = reports.sort_values("dated", kind="stable").to_dict("records")
    last = rows[-1]
    entry = catalogue.find("criteria", last["criterion"])
    text = sentence(
        "city_criterion_now",
        language,
        title=entry.title.said(language),
        evidence=in_markdown(delivered(last, "evidence", language)),
        **_step(last, catalogue, language),
    )
    steps = [
        sentence("city_criterion_step", language, **_step(row, catalogue, language))
        for row in rows[:-1]
    ]
    if not steps:
        return text
    return f"{text} {sentence('city_criterion_before', language, steps=', '.join(steps))}"


def _step(row: dict[str, Any], catalogue: Catalogue, language: str) -> dict[str, str]:
    stage = catalogue.find("stages", row["stage"])
    return {
        "stage": stage.label.said(language),
        "date": formats.partial_date(row["dated"], language),
    }


def gap_position(
    figures: pd.DataFrame,
    bases: pd.DataFrame,
    recordability: pd.DataFrame,
    catalogue: Catalogue,
    language: str,
) -> str:
    """How far the staff share is from the population share, or why this cannot be said.

    `figures` are those of one city, `bases` the population bases of its latest staff share.
    """
    gap = latest(figures, GAP)
    if gap is not None:
        return _gap(gap, figures, catalogue, language)
    staff = latest(figures, SHARE)
    if staff is not None:
        return _no_gap(staff, bases, catalogue, language)
    known = recordability.set_index("indicator").loc[SHARE]
    if known["state"] == "hidden":
        return sentence("city_gap_hidden", language)
    if known["state"] == "not_recorded":
        return sentence("city_gap_not_recorded", language, year=int(known["year"]))
    return sentence("city_gap_unknown", language)


def _gap(gap: dict[str, Any], figures: pd.DataFrame, catalogue: Catalogue, language: str) -> str:
    rows = figures.set_index("figure_id")
    staff, base = rows.loc[int(gap["staff_figure"])], rows.loc[int(gap["base_figure"])]
    text = sentence(
        "city_gap_below" if gap["value"] >= 0 else "city_gap_above",
        language,
        staff=formats.figure_value(staff, catalogue, language),
        staff_date=formats.reference(staff, language),
        population=formats.figure_value(base, catalogue, language),
        population_date=formats.reference(base, language),
        gap=formats.quantity(abs(gap["value"]), gap["unit"], catalogue, language),
    )
    if gap["precision"] != "estimate":
        return text
    return f"{text} {sentence('city_gap_estimate', language)}"


def _no_gap(staff: dict[str, Any], bases: pd.DataFrame, catalogue: Catalogue, language: str) -> str:
    missing = sentence("city_gap_base_missing", language)
    return sentence(
        "city_gap_no_base",
        language,
        staff=formats.figure_value(staff, catalogue, language),
        staff_date=formats.reference(staff, language),
        method=catalogue.find("methods", staff["method"]).label.said(language),
        reason=bases.iloc[0][f"reason_{language}"] if len(bases) else missing,
    )


def latest(figures: pd.DataFrame, series: str) -> dict[str, Any] | None:
    """The newest shown figure of a series without breakdown."""
    shown = figures[
        (figures["series"] == series) & figures["value"].notna() & (figures["breakdown"] == "")
    ]
    if shown.empty:
        return None
    return dict(shown.sort_values(["year", "figure_id"]).iloc[-1])


def known_instead(
    figures: pd.DataFrame, series: Sequence[str], catalogue: Catalogue, language: str
) -> str:
    """The latest values of other staff shares; empty when there are none."""
    found = [(name, latest(figures, name)) for name in series]
    parts = [
        sentence(
            "city_known_part",
            language,
            title=catalogue.series(name).title.said(language),
            value=formats.figure_value(figure, catalogue, language),
            date=int(figure["year"]),
        )
        for name, figure in found
        if figure is not None
    ]
    return sentence("city_known_instead", language, parts="; ".join(parts)) if parts else ""


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


def owns_action_plan(city: City, catalogue: Catalogue) -> bool:
    """Whether the action plan in the register is that of this city."""
    publishers = {catalogue.find("sources", m.source).publisher for m in catalogue.action_plan}
    return publishers == {f"Stadt {city.name}"}
