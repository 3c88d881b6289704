"""So kommt die Bewertung zustande: every component of a verdict as a heading and a text."""

import json

import pandas as pd

from indicators.analysis.rules import verdict_texts
from indicators.publications.speech import formats
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import counted, sentence
from indicators.publications.verdicts import verdict_numbers
from indicators.publications.verdicts.needed_wording import what_is_needed
from indicators.publications.verdicts.verdict_numbers import Row
from indicators.publications.verdicts.verdict_wording import label, short_verdict

Component = tuple[str, str]


def components(verdict: Row, points: pd.DataFrame, speaker: Speaker) -> list[Component]:
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


def breaks(codes: str, speaker: Speaker) -> str:
    """The names of breaks, joined by semicolons: changes between lines, or dated entries."""
    changes = verdict_texts()["changes"]
    return "; ".join(
        label("changes", code, speaker.language)
        if code in changes
        else speaker.of(speaker.catalogue.breaks[code].title)
        for code in filter(None, codes.split("|"))
    )


def _delimitation(verdict: Row, speaker: Speaker) -> str:
    if not verdict["concept"]:
        return ""
    return ", ".join(
        speaker.of(speaker.catalogue.list_of(f"{kind}s")[verdict[kind]].label)
        for kind in ("concept", "method", "scope")
    )


def base_name(concept: str, method: str, speaker: Speaker) -> str:
    """Einwohnermelderegister (Ausländische Staatsangehörigkeit)."""
    names = [
        speaker.of(speaker.catalogue.list_of(kind)[code].label)
        for kind, code in (("methods", method), ("concepts", concept))
    ]
    return f"{names[0]} ({names[1]})"


def _base(verdict: Row, speaker: Speaker) -> str:
    if not verdict["base_concept"]:
        return speaker.say("base_none")
    return speaker.say(
        "base_chosen",
        base=base_name(verdict["base_concept"], verdict["base_method"], speaker),
        level=speaker.say(f"city_level_{verdict['base_level']}"),
    )


def _gap(verdict: Row, language: str) -> str:
    if pd.isna(verdict["gap"]):
        return ""
    return sentence(
        "component_gap_text",
        language,
        gap=verdict_numbers.points(verdict["gap"], language),
        exactness=verdict_numbers.exactness(verdict, "gap", language),
        year=int(verdict["last_year"]),
        staff=verdict_numbers.share(verdict["staff"], language),
        population=verdict_numbers.share(verdict["population"], language),
    )


def _ratio(verdict: Row, language: str) -> str:
    if pd.isna(verdict["ratio"]):
        return ""
    return sentence(
        "component_ratio_text",
        language,
        ratio=formats.number(verdict["ratio"], language, 2),
        exactness=verdict_numbers.exactness(verdict, "ratio", language, 2),
    )


def _slope(verdict: Row, language: str) -> str:
    if pd.isna(verdict["slope"]):
        return ""
    ends = verdict["slope_low"], verdict["slope_high"]
    span = verdict_numbers.limits(*ends, language, 2)
    text = verdict_numbers.points(verdict["slope"], language, 2)
    return sentence("component_slope_text", language, slope=f"{text} ({span})" if span else text)


def _years(verdict: Row, language: str) -> str:
    """A range, "nicht absehbar", or nothing where there is no open gap to judge."""
    if verdict_numbers.is_foreseeable(verdict):
        ends = verdict["years_to_parity_low"], verdict["years_to_parity_high"]
        return sentence(
            "component_years_text",
            language,
            years=verdict_numbers.years(*ends, language),
            year=int(verdict["last_year"]),
        )
    if verdict["verdict"] in ("unclear", "widening", "not_assessable"):
        return label("marks", "not_foreseeable", language)
    return ""


def _mark(verdict: Row, language: str) -> str:
    """Beside parity reached the mark would only confuse."""
    is_news = bool(verdict["parity_not_excluded"]) and verdict["verdict"] != "parity"
    return label("marks", "parity_not_excluded", language) if is_news else ""


def _rejected(verdict: Row, speaker: Speaker) -> str:
    return "; ".join(
        speaker.say(
            "base_rejected_one_year" if row["first_year"] == row["last_year"] else "base_rejected",
            base=base_name(row["concept"], row["method"], speaker),
            first=row["first_year"],
            last=row["last_year"],
            reason=why_rejected(row["reason"], speaker.language),
        )
        for row in json.loads(verdict["bases_rejected"] or "[]")
    )


def why_rejected(code: str, language: str) -> str:
    """Why a population line is not the base."""
    return label("bases" if code in verdict_texts()["bases"] else "reasons", code, language)


def _obstacles(verdict: Row, language: str) -> str:
    codes = filter(None, str(verdict["obstacles"]).split("|"))
    return "; ".join(label("reasons", code, language) for code in codes)
