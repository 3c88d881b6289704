"""The table twins of charts: released figures as text, with headings people understand."""

from collections.abc import Mapping, Sequence

import pandas as pd

from indicators.publications.series.drawn_bases import Use
from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.escaping import as_title
from indicators.publications.speech.signs import sign
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import sentence
from indicators.publications.typed_cells import Cell, Range
from indicators.release.records import records
from indicators.release.row_types import Figure

HEADINGS = {
    "series": {"de": "Was", "en": "What"},
    "area": {"de": "Gebiet", "en": "Area"},
    "date": {"de": "Stand", "en": "As of"},
    "value": {"de": "Wert", "en": "Value"},
    "interval": {"de": "95-%-Bereich", "en": "95 % range"},
    "counts": {"de": "Zähler / Nenner", "en": "Numerator / denominator"},
    "response": {"de": "Antwortquote", "en": "Response rate"},
    "breakdown": {"de": "Gliederung", "en": "Breakdown"},
    "concept": {"de": "Begriff", "en": "Concept"},
    "method": {"de": "Methode", "en": "Method"},
    "scope": {"de": "Bereich", "en": "Scope"},
    "denominator": {"de": "Nenner gezählt durch", "en": "Denominator counted by"},
    "precision": {"de": "Genauigkeit", "en": "Precision"},
    "breaks": {"de": "Bruch davor", "en": "Break before"},
    "note": {"de": "Anmerkung", "en": "Note"},
    "source": {"de": "Quelle", "en": "Source"},
}

PRECISION = {
    "as_published": {"de": "wie veröffentlicht", "en": "as published"},
    "rounded": {"de": "gerundet", "en": "rounded"},
    "calculated": {"de": "berechnet", "en": "calculated"},
    "estimate": {"de": "geschätzt", "en": "estimated"},
}

# Breaks that no dated entry of the catalogue explains.
UNDATED_BREAKS = {
    "base_changed": {"de": "neue Bezugsbasis", "en": "new statistical base"},
    "base_unclear": {"de": "Bezugsbasis nicht bekannt", "en": "statistical base not known"},
    "reported_break": {"de": "vom Lieferer gemeldet", "en": "reported by the supplier"},
}


def figure_table(
    figures: pd.DataFrame, speaker: Speaker, *, with_area: bool = False, with_series: bool = False
) -> pd.DataFrame:
    """Released figures as they are said, newest last; columns of nothing are left out.

    One row per figure. Hidden and missing values show their sign, never a blank.
    """
    rows = [_row(figure, speaker) for figure in records(figures)]
    table = pd.DataFrame(rows, columns=list(HEADINGS))
    unwanted = {"area": not with_area, "series": not with_series}
    table = table.drop(columns=[name for name, is_unwanted in unwanted.items() if is_unwanted])
    always = {"series", "area", "date", "value", "source"}
    kept = [name for name in table if name in always or (table[name] != "").any()]
    return table[kept].rename(columns={name: HEADINGS[name][speaker.language] for name in kept})


def _row(figure: Figure, speaker: Speaker) -> dict[str, Cell | Range | str]:
    def label(kind: str, code: str) -> str:
        return speaker.of(speaker.catalogue.list_of(kind)[code].label)

    return {
        "series": speaker.of(speaker.catalogue.series(figure["series"]).title),
        "area": speaker.area(figure["area"]),
        "date": formats.reference(figure, speaker.language),
        "value": figure_formats.figure_cell(figure, speaker),
        "interval": figure_formats.interval_cell(figure, speaker),
        "counts": _counts(figure, speaker.language),
        "response": _response(figure, speaker),
        "breakdown": figure_formats.breakdown(figure["breakdown"], speaker),
        "concept": label("concepts", figure["concept"]),
        "method": label("methods", figure["method"]),
        "scope": label("scopes", figure["scope"]),
        "denominator": _denominator(figure, speaker),
        "precision": _precision(figure, speaker.language),
        "breaks": break_titles(figure["breaks"], speaker),
        "note": speaker.delivered(figure, "note"),
        "source": source_text(figure),
    }


def _denominator(figure: Figure, speaker: Speaker) -> str:
    """Method and source of a denominator that is another base figure; else empty."""
    if not figure["denominator_method"]:
        return ""
    method = speaker.of(speaker.catalogue.methods[figure["denominator_method"]].label)
    return f"{method}, {as_title(str(figure['denominator_source']))}"


def _precision(figure: Figure, language: str) -> str:
    """How the value came about, and whether its source calls it provisional."""
    is_provisional = figure.get("observation_status") == "P"
    said = [PRECISION[figure["precision"]][language]]
    said += [sentence("qualified_provisional", language)] if is_provisional else []
    return ", ".join(said)


def pair_table(
    staff: pd.DataFrame, population: pd.DataFrame, uses: Mapping[int, Use], speaker: Speaker
) -> pd.DataFrame:
    """The twin of staff beside population: as in the picture, each line says what it is used for.

    Nobody can see in a table, or in its file, that a line is grey.
    """
    both = pd.concat([staff, population])
    table = figure_table(both, speaker, with_series=True)
    own = [""] * len(staff)
    used = own + [use_text(uses[int(line)], speaker.language) for line in population["line"]]
    if any(used):
        table.insert(1, speaker.say("column_base_use"), used)
    return table


def use_text(use: Use, language: str) -> str:
    """What a population line is used for; empty where there is no share to use it for."""
    if use.role == "unjudged":
        return ""
    reason = sentence(f"base_use_{use.reason}", language) if use.reason else ""
    return sentence(f"base_use_{use.role}", language, reason=reason)


def base_table(figures: pd.DataFrame, speaker: Speaker) -> pd.DataFrame:
    """Bases of a population figure in three columns, which is what a phone has room for."""
    key = "base_of_ages_in_words" if figures["series"].nunique() > 1 else "base_in_words"
    rows = [
        {
            "base": speaker.say(key, **row),
            "value": row["value"],
            "source": row["source"],
        }
        for row in (_row(figure, speaker) for figure in records(figures))
    ]
    headings = {
        "base": speaker.say("column_base_words"),
        "value": HEADINGS["value"][speaker.language],
        "source": HEADINGS["source"][speaker.language],
    }
    return pd.DataFrame(rows, columns=list(headings)).rename(columns=headings)


def _counts(figure: Figure, language: str) -> str:
    counts = [figure["numerator"], figure["denominator"]]
    # A ratio of two rates has no counts; its rates would read "0 / 0".
    if figure["unit"] == "ratio" or all(pd.isna(count) for count in counts):
        return ""
    words = [
        sign("unknown") if pd.isna(count) else formats.number(count, language) for count in counts
    ]
    return " / ".join(words)


def _response(figure: Figure, speaker: Speaker) -> Cell | str:
    """How many of those asked answered; a survey share cannot be read without it."""
    rate = figure["response_rate"]
    return "" if pd.isna(rate) else figure_formats.quantity_cell(rate, "percent", speaker, 0)


def break_titles(codes: Sequence[str], speaker: Speaker) -> str:
    """The names of the breaks before a point, joined by semicolons."""
    titles = []
    for code in codes:
        if code in UNDATED_BREAKS:
            titles.append(UNDATED_BREAKS[code][speaker.language])
        else:
            titles.append(speaker.of(speaker.catalogue.breaks[code].title))
    return "; ".join(titles)


def source_text(figure: Figure) -> str:
    """Title and address of a source, as text that can be copied."""
    address = str(figure["source_address"] or "")
    title = as_title(str(figure["source_title"]))
    return f"{title} ({address})" if address else title
