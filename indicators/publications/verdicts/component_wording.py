"""So kommt die Bewertung zustande: every component of a verdict as a heading and a text."""

import json

import pandas as pd

from indicators.analysis.verdicts.texts import verdict_texts
from indicators.catalogue import Catalogue
from indicators.publications.speech import formats
from indicators.publications.speech.wording import counted, sentence
from indicators.publications.verdicts import verdict_numbers
from indicators.publications.verdicts.needed_wording import what_is_needed
from indicators.publications.verdicts.verdict_numbers import Row
from indicators.publications.verdicts.verdict_wording import label, short_verdict

Component = tuple[str, str]


def components(
    verdict: Row, points: pd.DataFrame, catalogue: Catalogue, language: str
) -> list[Component]:
    """Heading and text of every component, from a row of `verdict` and its rows of
    `verdict_point`; components that do not exist are left out."""
    texts = {
        "verdict": short_verdict(verdict, language),
        "delimitation": _delimitation(verdict, catalogue, language),
        "points": points_used(points, language),
        "base": _base(verdict, catalogue, language),
        "gap": _gap(verdict, language),
        "ratio": _ratio(verdict, language),
        "slope": _slope(verdict, language),
        "years": _years(verdict, language),
        "mark": _mark(verdict, language),
        "breaks": breaks(verdict["breaks"], catalogue, language),
        "bases_rejected": _rejected(verdict, catalogue, language),
        "obstacles": _obstacles(verdict, language),
        "needed": what_is_needed(verdict, points, language),
    }
    return [(sentence(f"component_{name}", language), text) for name, text in texts.items() if text]


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


def breaks(codes: str, catalogue: Catalogue, language: str) -> str:
    """The names of breaks, joined by semicolons: changes between lines, or dated entries."""
    changes = verdict_texts()["changes"]
    return "; ".join(
        label("changes", code, language)
        if code in changes
        else catalogue.find("breaks", code).title.said(language)
        for code in filter(None, codes.split("|"))
    )


def _delimitation(verdict: Row, catalogue: Catalogue, language: str) -> str:
    if not verdict["concept"]:
        return ""
    return ", ".join(
        catalogue.find(f"{kind}s", verdict[kind]).label.said(language)
        for kind in ("concept", "method", "scope")
    )


def base_name(concept: str, method: str, catalogue: Catalogue, language: str) -> str:
    """Einwohnermelderegister (Ausländische Staatsangehörigkeit)."""
    names = [
        catalogue.find(kind, code).label.said(language)
        for kind, code in (("methods", method), ("concepts", concept))
    ]
    return f"{names[0]} ({names[1]})"


def _base(verdict: Row, catalogue: Catalogue, language: str) -> str:
    if not verdict["base_concept"]:
        return sentence("base_none", language)
    return sentence(
        "base_chosen",
        language,
        base=base_name(verdict["base_concept"], verdict["base_method"], catalogue, language),
        level=sentence(f"city_level_{verdict['base_level']}", language),
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


def _rejected(verdict: Row, catalogue: Catalogue, language: str) -> str:
    return "; ".join(
        sentence(
            "base_rejected_one_year" if row["first_year"] == row["last_year"] else "base_rejected",
            language,
            base=base_name(row["concept"], row["method"], catalogue, language),
            first=row["first_year"],
            last=row["last_year"],
            reason=why_rejected(row["reason"], language),
        )
        for row in json.loads(verdict["bases_rejected"] or "[]")
    )


def why_rejected(code: str, language: str) -> str:
    """Why a population line is not the base."""
    return label("bases" if code in verdict_texts()["bases"] else "reasons", code, language)


def _obstacles(verdict: Row, language: str) -> str:
    codes = filter(None, str(verdict["obstacles"]).split("|"))
    return "; ".join(label("reasons", code, language) for code in codes)
