"""So kommt die Bewertung zustande: every component of a verdict as a heading and a text."""

from collections.abc import Sequence

import pandas as pd

from indicators.analysis.verdicts.texts import verdict_texts
from indicators.publications.speech import formats
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import counted, sentence
from indicators.publications.verdicts import caution_wording, verdict_numbers
from indicators.publications.verdicts.mark_wording import tipping_point
from indicators.publications.verdicts.needed_wording import what_is_needed
from indicators.publications.verdicts.verdict_wording import (
    label,
    short_verdict,
)
from indicators.release.verdict_types import Verdict

Component = tuple[str, str]


def components(verdict: Verdict, points: pd.DataFrame, speaker: Speaker) -> list[Component]:
    """Heading and text of every component, from a row of `verdict` and its rows of
    `verdict_point`; components that do not exist are left out."""
    texts = {
        "verdict": short_verdict(verdict, speaker.language),
        "delimitation": _delimitation(verdict, speaker),
        "points": points_used(points, speaker.language),
        "base": _base(verdict, speaker),
        "gap": _gap(verdict, speaker.language),
        "ratio": _ratio(verdict, speaker.language),
        "slope": _slope(verdict, speaker.language),
        "errors": caution_wording.errors(verdict, speaker.language),
        "turnover": caution_wording.turnover(verdict, speaker.language),
        "response": caution_wording.response(verdict, speaker.language),
        "tipping_point": tipping_point(verdict, speaker.language),
        "provisional": caution_wording.provisional_points(verdict, points, speaker.language),
        "years": _years(verdict, speaker.language),
        "mark": _mark(verdict, speaker.language),
        "breaks": breaks(verdict["breaks"], speaker),
        "bases_rejected": _rejected(verdict, speaker),
        "obstacles": _obstacles(verdict, speaker.language),
        "needed": what_is_needed(verdict, points, speaker.language),
    }
    return [(speaker.say(f"component_{name}"), text) for name, text in texts.items() if text]


def points_used(points: pd.DataFrame, language: str) -> str:
    """The years that count, and those that do not with the reason, joined by semicolons."""
    used = points[points["left_out"] == ""]
    years = formats.listing([str(year) for year in used["year"]], language)
    parts = [
        counted("points_used", len(used), language, years=years)
        if len(used)
        else sentence("points_used_none", language)
    ]
    for reason, group in points[points["left_out"] != ""].groupby("left_out", sort=False):
        left = formats.listing([str(year) for year in group["year"]], language)
        parts.append(
            sentence(
                "points_left", language, years=left, reason=why_left_out(str(reason), language)
            )
        )
    return "; ".join(parts)


def why_left_out(code: str, language: str) -> str:
    """Why a value does not count, in words; empty for one that does."""
    if not code:
        return ""
    kind = "left_out" if code in verdict_texts()["left_out"] else "reasons"
    return label(kind, code, language)


def breaks(codes: Sequence[str], speaker: Speaker) -> str:
    """The names of breaks, joined by semicolons: changes between lines, or dated entries."""
    changes = verdict_texts()["changes"]
    return "; ".join(
        label("changes", code, speaker.language)
        if code in changes
        else speaker.of(speaker.catalogue.breaks[code].title)
        for code in codes
    )


def _delimitation(verdict: Verdict, speaker: Speaker) -> str:
    if not verdict["concept"]:
        return ""
    return ", ".join(
        speaker.of(speaker.catalogue.list_of(f"{kind}s")[verdict[kind]].label)
        for kind in ("concept", "method", "scope")
    )


def base_name(series: str, concept: str, method: str, speaker: Speaker) -> str:
    """Bevölkerung, Melderegister (Ausländische Staatsangehörigkeit)."""
    names = [
        speaker.of(speaker.catalogue.list_of(kind)[code].label)
        for kind, code in (("methods", method), ("concepts", concept))
    ]
    people = speaker.say(f"people_{series}")
    return f"{people[0].upper()}{people[1:]}, {names[0]} ({names[1]})"


def _base(verdict: Verdict, speaker: Speaker) -> str:
    if not verdict["base_concept"]:
        return speaker.say("base_none")
    return speaker.say(
        "base_chosen",
        base=base_name(
            verdict["base_series"], verdict["base_concept"], verdict["base_method"], speaker
        ),
        level=speaker.say(f"city_level_{verdict['base_level']}"),
        ages=_ages(verdict, speaker),
    )


def _ages(verdict: Verdict, speaker: Speaker) -> str:
    """That the ages do not match, where those who could work there are not known by themselves."""
    wanted = speaker.catalogue.indicators[verdict["indicator"]].target_of_age
    if wanted in (None, verdict["base_series"]):
        return ""
    return f" {speaker.say('base_all_ages', people=speaker.say(f'people_{wanted}'))}"


def _gap(verdict: Verdict, language: str) -> str:
    if pd.isna(verdict["gap"]):
        return ""
    return sentence(
        "component_gap_text",
        language,
        gap=verdict_numbers.points(verdict["gap"], language),
        exactness=verdict_numbers.exactness(verdict["gap_low"], verdict["gap_high"], language),
        year=int(verdict["last_year"]),
        staff=verdict_numbers.share(verdict["staff"], language),
        population=verdict_numbers.share(verdict["population"], language),
    )


def _ratio(verdict: Verdict, language: str) -> str:
    if pd.isna(verdict["ratio"]):
        return ""
    return sentence(
        "component_ratio_text",
        language,
        ratio=formats.number(verdict["ratio"], language, 2),
        exactness=verdict_numbers.exactness(
            verdict["ratio_low"], verdict["ratio_high"], language, 2
        ),
    )


def _slope(verdict: Verdict, language: str) -> str:
    if pd.isna(verdict["slope"]):
        return ""
    low, high = verdict["slope_low"], verdict["slope_high"]
    text = verdict_numbers.points(verdict["slope"], language, 2)
    if not verdict_numbers.limits(low, high, language, 2):
        return sentence("component_slope_exact", language, slope=text)
    is_below = verdict_numbers.side(verdict["gap"]) == "below"
    form = "component_slope_text" if is_below else "component_slope_text_ahead"
    change = verdict_numbers.slope_span(verdict, language)
    return sentence(form, language, change=change, slope=text)


def _years(verdict: Verdict, language: str) -> str:
    """A range, "nicht absehbar", or nothing where there is no open gap to judge."""
    if verdict_numbers.is_foreseeable(verdict):
        ends = verdict["years_to_parity_low"], verdict["years_to_parity_high"]
        return sentence(
            "component_years_text",
            language,
            years=verdict_numbers.years(*ends, language),
            year=int(verdict["last_year"]),
        )
    is_refused = verdict["verdict"] == "not_assessable"
    is_open = is_refused or (
        verdict["verdict"] != "parity" and verdict_numbers.side(verdict["gap"]) != "above"
    )
    return label("marks", "not_foreseeable", language) if is_open else ""


def _mark(verdict: Verdict, language: str) -> str:
    """Beside parity reached the mark would only confuse."""
    is_news = bool(verdict["parity_not_excluded"]) and verdict["verdict"] != "parity"
    marks = ["parity_not_excluded"] if is_news else []
    marks += ["taken_singly"] if verdict_numbers.is_taken_singly(verdict) else []
    return "; ".join(label("marks", mark, language) for mark in marks)


def _rejected(verdict: Verdict, speaker: Speaker) -> str:
    return "; ".join(
        speaker.say(
            "base_rejected_one_year" if row["first_year"] == row["last_year"] else "base_rejected",
            base=base_name(row["series"], row["concept"], row["method"], speaker),
            first=row["first_year"],
            last=row["last_year"],
            reason=why_rejected(row["reason"], speaker.language),
        )
        for row in verdict["bases_rejected"]
    )


def why_rejected(code: str, language: str) -> str:
    """Why a population line is not the base."""
    return label("bases" if code in verdict_texts()["bases"] else "reasons", code, language)


def _obstacles(verdict: Verdict, language: str) -> str:
    return "; ".join(label("reasons", code, language) for code in verdict["obstacles"])
