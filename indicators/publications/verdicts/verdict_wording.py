"""Sentences about verdicts: what is said, in plain words too, and what would be needed."""

import pandas as pd

from indicators.analysis.thresholds import analysis_rules
from indicators.analysis.verdicts.texts import CodeText, verdict_texts
from indicators.catalogue import Catalogue
from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import sentence
from indicators.publications.verdicts.mark_wording import (
    not_excluded,
    provisional,
    singly,
    tipping_point,
    too_small,
)
from indicators.publications.verdicts.verdict_numbers import (
    GAP_DECIMALS,
    SLOPE_DECIMALS,
    exactness,
    is_above_at_the_bottom,
    is_foreseeable,
    lies_above_at_the_bottom,
    points,
    share,
    side,
    slope_span,
    speed,
    whole_percent,
    years,
)
from indicators.release.verdict_types import Verdict


def verdict_sentence(verdict: Verdict, speaker: Speaker) -> str:
    """A row of `verdict` in one to three sentences, with city and indicator."""
    subject = speaker.say("verdict_subject", **subject_of(verdict, speaker))
    if verdict["verdict"] == "not_assessable":
        refusal = [_refusal(verdict, speaker.language), provisional(verdict, speaker.language)]
        return f"{subject} – {' '.join(filter(None, refusal))}"
    if is_above_at_the_bottom(verdict):
        said = [_position(verdict, speaker, "verdict_is_above_lowest")]
        said += [provisional(verdict, speaker.language)]
        return f"{subject}: {' '.join(filter(None, said))}"
    language = speaker.language
    is_lowest = lies_above_at_the_bottom(verdict)
    place = side(verdict["gap"])
    position = "verdict_is_above_lowest" if is_lowest else f"verdict_position_{place}"
    said = [_position(verdict, speaker, position), _judgement(verdict, speaker)]
    said += [too_small(verdict, language), singly(verdict, language)]
    said += [tipping_point(verdict, language)]
    said += [_horizon(verdict, language)]
    said += [] if is_lowest else [not_excluded(verdict, language)]
    said += [provisional(verdict, language)]
    return f"{subject}: {' '.join(filter(None, said))}"


def subject_of(verdict: Verdict, speaker: Speaker) -> dict[str, str]:
    """City and indicator of a verdict, the indicator with its breakdown."""
    title = speaker.of(speaker.catalogue.series(verdict["indicator"]).title)
    part = figure_formats.breakdown(verdict["breakdown"], speaker)
    return {
        "city": speaker.area(verdict["area"]),
        "title": f"{title} ({part})" if part else title,
    }


def label(kind: str, code: str, language: str) -> str:
    """What a code of verdict_texts.yaml is called."""
    return verdict_texts()[kind][code].label.said(language)


def explanation(kind: str, code: str, language: str) -> str:
    """What a code of verdict_texts.yaml means."""
    return verdict_texts()[kind][code].explanation.said(language)


def needed(verdict: Verdict, language: str) -> str:
    """What would have to happen for a verdict, or a clear one; empty if nothing has to.

    Response is of no concern to a full count.
    """
    if verdict["verdict"] == "unclear" and pd.notna(verdict["last_response"]):
        return sentence("needed_of_a_survey", language)
    text = _text(verdict).needed
    return "" if text is None else text.said(language)


def short_verdict(verdict: Verdict, language: str) -> str:
    """nicht bewertbar: weniger als vier vergleichbare Werte · Abstand wird kleiner."""
    said = named(verdict, language)
    if not verdict["reason"]:
        return said
    return f"{said}: {label('reasons', verdict['reason'], language)}"


def _text(verdict: Verdict) -> CodeText:
    if verdict["reason"]:
        return verdict_texts()["reasons"][verdict["reason"]]
    return verdict_texts()["verdicts"][verdict["verdict"]]


def named(verdict: Verdict, language: str) -> str:
    """The label; other words where staff are not below the population."""
    form = direction(verdict)
    if form in ("closing_ahead", "widening_ahead", "above_lowest"):
        return sentence(f"verdict_label_{form}", language)
    return label("verdicts", verdict["verdict"], language)


def direction(verdict: Verdict) -> str:
    """The verdict; where staff are not below, a gap does not close but grows the other way."""
    code = str(verdict["verdict"])
    if is_above_at_the_bottom(verdict):
        return "above_lowest"
    if code in ("closing", "widening", "unclear") and side(verdict["gap"]) != "below":
        return f"{code}_ahead"
    return code


def _refusal(verdict: Verdict, language: str) -> str:
    text = f"{short_verdict(verdict, language)}."
    rest = values_at_hand(verdict, language)
    return f"{text} {rest}" if rest else text


def values_at_hand(verdict: Verdict, language: str) -> str:
    """How many values there are, how many count and how many it takes."""
    figures, usable = int(verdict["n_figures"]), int(verdict["n_points"])
    least = analysis_rules().verdict.minimum_points
    if not figures or usable >= least:
        return ""
    some = {1: "one", figures: "all", 0: "none"}.get(usable, "some")
    form = "one" if figures == 1 else "many"
    return sentence(
        f"verdict_values_{form}_{some}",
        language,
        count=formats.number(figures, language),
        usable=formats.number(usable, language),
        least=formats.counting(least, language),
    )


def _position(verdict: Verdict, speaker: Speaker, form: str) -> str:
    """The share, of those who answered where people were asked, beside the population."""
    language, gap = speaker.language, abs(verdict["gap"])
    is_bare = form == "verdict_is_above_lowest"
    return sentence(
        form,
        language,
        staff=_counted_or_answered(verdict, speaker),
        people=sentence(f"people_{verdict['base_series']}", language),
        gap=formats.number(gap, language, GAP_DECIMALS) if is_bare else points(gap, language),
        population=share(verdict["population"], language),
    )


def _counted_or_answered(verdict: Verdict, speaker: Speaker) -> str:
    """The latest share with its year, and of whom it is true."""
    language = speaker.language
    values = {"staff": share(verdict["staff"], language), "year": int(verdict["last_year"])}
    if pd.notna(verdict["last_response"]):
        response = whole_percent(verdict["last_response"], language)
        return sentence("verdict_surveyed", language, response=response, **values)
    counting = counting_of(verdict, speaker.catalogue)
    form = {"survey": "answered", "full_count": "full_count"}.get(counting, "counted")
    return sentence(f"verdict_{form}", language, **values)


def counting_of(verdict: Verdict, catalogue: Catalogue) -> str:
    """How the method of the share counts: full_count, survey, unknown and so on."""
    return catalogue.methods[verdict["method"]].counting


def _judgement(verdict: Verdict, speaker: Speaker) -> str:
    low, high, language = verdict["slope_low"], verdict["slope_high"], speaker.language
    is_full_count = counting_of(verdict, speaker.catalogue) == "full_count"
    form = direction(verdict)
    if form == "closing_ahead" and lies_above_at_the_bottom(verdict):
        # That parity is not yet certain would make it a success to come.
        form = "closing_lowest"
    return sentence(
        f"verdict_is_{form}",
        language,
        first=int(verdict["first_year"]),
        last=int(verdict["last_year"]),
        waves=sentence(
            "verdict_waves_full" if is_full_count else "verdict_waves_other",
            language,
            count=int(verdict["n_points"]),
        ),
        speed=speed(verdict, language),
        change=slope_span(verdict, language),
        most=formats.number(max(abs(low), abs(high)), language, SLOPE_DECIMALS),
        margin=formats.number(analysis_rules().verdict.margin, language, GAP_DECIMALS),
        exactness=exactness(verdict["gap_low"], verdict["gap_high"], language),
        sign=sentence("verdict_sign", language) if verdict["gap_low"] < 0 else "",
    )


def _horizon(verdict: Verdict, language: str) -> str:
    if not is_foreseeable(verdict):
        return ""
    low, high = verdict["years_to_parity_low"], verdict["years_to_parity_high"]
    return sentence("verdict_horizon", language, years=years(low, high, language))
