"""Sentences about verdicts: what is said, in plain words too, and what would be needed."""

from indicators.analysis.rules import CodeText, analysis_rules, verdict_texts
from indicators.catalogue import Catalogue
from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.plain_values import PLAIN
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import sentence
from indicators.publications.verdicts.verdict_numbers import (
    GAP_DECIMALS,
    SLOPE_DECIMALS,
    Row,
    exactness,
    is_foreseeable,
    limits,
    points,
    share,
    side,
    speed,
    years,
)


def verdict_sentence(verdict: Row, speaker: Speaker) -> str:
    """A row of `verdict` in one to three sentences, with city and indicator."""
    subject = speaker.say("verdict_subject", **subject_of(verdict, speaker))
    if verdict["verdict"] == "not_assessable":
        return f"{subject} – {_refusal(verdict, speaker.language)}"
    said = [_position(verdict, speaker.language), _judgement(verdict, speaker.language)]
    said += [_horizon(verdict, speaker.language), _not_excluded(verdict, speaker.language)]
    return f"{subject}: {' '.join(filter(None, said))}"


def subject_of(verdict: Row, speaker: Speaker) -> dict[str, str]:
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


def needed(verdict: Row, language: str) -> str:
    """What would have to happen for a verdict, or a clear one; empty if nothing has to."""
    text = _text(verdict).needed
    return "" if text is None else text.said(language)


def short_verdict(verdict: Row, language: str) -> str:
    """nicht bewertbar: weniger als vier vergleichbare Werte · Abstand wird kleiner."""
    said = named(verdict, language)
    if not verdict["reason"]:
        return said
    return f"{said}: {label('reasons', verdict['reason'], language)}"


def plain_sentences(verdict: Row, catalogue: Catalogue) -> list[str]:
    """The verdict in plain German: short main clauses, whole numbers, no technical words."""
    subject = subject_of(verdict, Speaker(catalogue, "de"))
    if verdict["verdict"] == "not_assessable":
        forms = ["not_assessable", f"reason_{verdict['reason']}"]
    else:
        forms = ["shares", _plain_side(verdict), _direction(verdict)]
        forms += ["years"] if is_foreseeable(verdict) else []
    texts = [sentence("verdict_subject", PLAIN, **subject)]
    texts += [sentence(f"verdict_{form}", PLAIN, **_plain_values(verdict)) for form in forms]
    return [clause for text in texts for clause in text.split("\n") if clause]


def plain_sentence(verdict: Row, catalogue: Catalogue) -> str:
    """The plain sentences as one text."""
    return " ".join(plain_sentences(verdict, catalogue))


def _plain_side(verdict: Row) -> str:
    """As `side`, of the whole numbers that are shown: 31 of 100 is not less than 31 of 100."""

    def whole(name: str) -> int:
        return int(formats.rounded(verdict[name]))

    return side(whole("population") - whole("staff"))


def _plain_values(verdict: Row) -> dict[str, str]:
    if verdict["verdict"] == "not_assessable":
        return {}
    low, high = verdict["years_to_parity_low"], verdict["years_to_parity_high"]
    return {
        "year": str(int(verdict["last_year"])),
        "staff": formats.number(verdict["staff"], "de"),
        "population": formats.number(verdict["population"], "de"),
        "years": years(low, high, "de") if is_foreseeable(verdict) else "",
    }


def _text(verdict: Row) -> CodeText:
    if verdict["reason"]:
        return verdict_texts()["reasons"][verdict["reason"]]
    return verdict_texts()["verdicts"][verdict["verdict"]]


def named(verdict: Row, language: str) -> str:
    """The label; other words where staff are not below the population."""
    direction = _direction(verdict)
    if direction in ("closing_ahead", "widening_ahead"):
        return sentence(f"verdict_label_{direction}", language)
    return label("verdicts", verdict["verdict"], language)


def _direction(verdict: Row) -> str:
    """The verdict; where staff are not below, a gap does not close but grows the other way."""
    code = str(verdict["verdict"])
    if code in ("closing", "widening") and side(verdict["gap"]) != "below":
        return f"{code}_ahead"
    return code


def _refusal(verdict: Row, language: str) -> str:
    text = f"{short_verdict(verdict, language)}."
    rest = values_at_hand(verdict, language)
    return f"{text} {rest}" if rest else text


def values_at_hand(verdict: Row, language: str) -> str:
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


def _position(verdict: Row, language: str) -> str:
    return sentence(
        f"verdict_position_{side(verdict['gap'])}",
        language,
        staff=share(verdict["staff"], language),
        year=int(verdict["last_year"]),
        gap=points(abs(verdict["gap"]), language),
        population=share(verdict["population"], language),
    )


def _judgement(verdict: Row, language: str) -> str:
    low, high = verdict["slope_low"], verdict["slope_high"]
    form = _direction(verdict)
    return sentence(
        "verdict_is_unclear_exact" if form == "unclear" and low == high else f"verdict_is_{form}",
        language,
        speed=speed(verdict, language),
        limits=limits(low, high, language, SLOPE_DECIMALS),
        margin=formats.number(analysis_rules().verdict.margin, language, GAP_DECIMALS),
        exactness=exactness(verdict, "gap", language),
    )


def _horizon(verdict: Row, language: str) -> str:
    if not is_foreseeable(verdict):
        return ""
    low, high = verdict["years_to_parity_low"], verdict["years_to_parity_high"]
    return sentence("verdict_horizon", language, years=years(low, high, language))


def _not_excluded(verdict: Row, language: str) -> str:
    """The mark, where it is news: an interval with a width, and no verdict of parity."""
    span = limits(verdict["gap_low"], verdict["gap_high"], language)
    if not verdict["parity_not_excluded"] or not span or verdict["verdict"] == "parity":
        return ""
    return sentence("verdict_not_excluded", language, limits=span)
