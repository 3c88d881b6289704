"""The table twins of charts: released figures as text, with headings people understand."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.publications.series.drawn_bases import Use
from indicators.publications.speech import formats
from indicators.publications.speech.escaping import as_title
from indicators.publications.speech.signs import sign
from indicators.publications.speech.wording import delivered, sentence

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
    "reported_break": {"de": "vom Lieferer gemeldet", "en": "reported by the supplier"},
}


def figure_table(
    figures: pd.DataFrame,
    catalogue: Catalogue,
    language: str,
    *,
    with_area: bool = False,
    with_series: bool = False,
) -> pd.DataFrame:
    """Released figures as text, newest last; columns that are empty throughout are left out.

    One row per figure. Hidden and missing values show their sign, never a blank.
    """
    rows = [_row(figure, catalogue, language) for figure in figures.to_dict("records")]
    table = pd.DataFrame(rows, columns=list(HEADINGS))
    unwanted = {"area": not with_area, "series": not with_series}
    table = table.drop(columns=[name for name, is_unwanted in unwanted.items() if is_unwanted])
    always = {"series", "area", "date", "value", "source"}
    kept = [name for name in table if name in always or (table[name] != "").any()]
    return table[kept].rename(columns={name: HEADINGS[name][language] for name in kept})


def _row(figure: dict[str, Any], catalogue: Catalogue, language: str) -> dict[str, str]:
    def label(kind: str, code: str) -> str:
        return catalogue.find(kind, code).label.said(language)

    return {
        "series": catalogue.series(figure["series"]).title.said(language),
        "area": catalogue.area_name(figure["area"], language),
        "date": formats.reference(figure, language),
        "value": formats.figure_value(figure, catalogue, language),
        "interval": formats.interval(figure, catalogue, language),
        "counts": _counts(figure, language),
        "response": _response(figure, language),
        "breakdown": formats.breakdown(figure["breakdown"], catalogue, language),
        "concept": label("concepts", figure["concept"]),
        "method": label("methods", figure["method"]),
        "scope": label("scopes", figure["scope"]),
        "precision": PRECISION[figure["precision"]][language],
        "breaks": break_titles(figure["breaks"], catalogue, language),
        "note": delivered(figure, "note", language),
        "source": source_text(figure),
    }


def pair_table(
    staff: pd.DataFrame,
    population: pd.DataFrame,
    uses: Mapping[int, Use],
    catalogue: Catalogue,
    language: str,
) -> pd.DataFrame:
    """The twin of staff beside population: as in the picture, each line says what it is used for.

    Nobody can see in a table, or in its file, that a line is grey.
    """
    both = pd.concat([staff, population])
    table = figure_table(both, catalogue, language, with_series=True)
    own = [""] * len(staff)
    used = own + [use_text(uses[int(line)], language) for line in population["line"]]
    if any(used):
        table.insert(1, sentence("column_base_use", language), used)
    return table


def use_text(use: Use, language: str) -> str:
    """What a population line is used for; empty where there is no share to use it for."""
    if use.role == "unjudged":
        return ""
    reason = sentence(f"base_use_{use.reason}", language) if use.reason else ""
    return sentence(f"base_use_{use.role}", language, reason=reason)


def base_table(figures: pd.DataFrame, catalogue: Catalogue, language: str) -> pd.DataFrame:
    """Bases of a population figure in three columns, which is what a phone has room for."""
    rows = [
        {
            "base": sentence("base_in_words", language, **row),
            "value": row["value"],
            "source": row["source"],
        }
        for row in (_row(figure, catalogue, language) for figure in figures.to_dict("records"))
    ]
    headings = {
        "base": sentence("column_base_words", language),
        "value": HEADINGS["value"][language],
        "source": HEADINGS["source"][language],
    }
    return pd.DataFrame(rows, columns=list(headings)).rename(columns=headings)


def _counts(figure: dict[str, Any], language: str) -> str:
    counts = [figure["numerator"], figure["denominator"]]
    # A ratio of two rates has no counts; its rates would read "0 / 0".
    if figure["unit"] == "ratio" or all(pd.isna(count) for count in counts):
        return ""
    words = [
        sign("unknown") if pd.isna(count) else formats.number(count, language) for count in counts
    ]
    return " / ".join(words)


def _response(figure: dict[str, Any], language: str) -> str:
    """How many of those asked answered; a survey share cannot be read without it."""
    rate = figure["response_rate"]
    return "" if pd.isna(rate) else f"{formats.number(rate, language)}{formats.NO_BREAK}%"


def break_titles(codes: str, catalogue: Catalogue, language: str) -> str:
    """The names of the breaks before a point, joined by semicolons."""
    titles = []
    for code in filter(None, codes.split("|")):
        if code in UNDATED_BREAKS:
            titles.append(UNDATED_BREAKS[code][language])
        else:
            titles.append(catalogue.find("breaks", code).title.said(language))
    return "; ".join(titles)


def source_text(figure: dict[str, Any]) -> str:
    """Title and address of a source, as text that can be copied."""
    address = str(figure["source_address"] or "")
    title = as_title(str(figure["source_title"]))
    return f"{title} ({address})" if address else title
