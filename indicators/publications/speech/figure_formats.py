"""Released figures as people read them: value, unit, interval, breakdown."""

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.publications.speech import formats
from indicators.publications.speech.correction_words import (
    correction_mark,
    correction_sign,
    in_a_sentence,
)
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import sentence
from indicators.publications.typed_cells import Cell, Range
from indicators.release.row_types import Figure


def quantity(value: float, unit: str, speaker: Speaker, decimals: int | None = None) -> str:
    """A value with its unit: 16,7 % · 3.001 Personen; a mere count stays 1.104."""
    entry = speaker.catalogue.units[unit]
    places = entry.decimals if decimals is None else decimals
    return f"{speaker.number(value, places)}{unit_behind(unit, speaker)}"


def unit_behind(unit: str, speaker: Speaker) -> str:
    """A unit as it stands behind a number: with a space, without one in "0,16-fach", or none."""
    short = _short(unit, speaker)
    gap = formats.NO_BREAK if short and not short.startswith("-") else ""
    return f"{gap}{short}"


def _short(unit: str, speaker: Speaker) -> str:
    """The sign of a unit; empty for a bare number, whose title says what is counted."""
    short = speaker.catalogue.units[unit].short
    return speaker.of(short) if short else ""


def shown_decimals(figure: Figure, catalogue: Catalogue) -> int:
    """Decimals that the data carry: never more than were delivered or than a small base bears."""
    decimals = int(catalogue.units[figure["unit"]].decimals)
    delivered = figure.get("decimals")
    if pd.notna(delivered):
        decimals = min(decimals, int(delivered))
    if figure["unit"] != "percent":
        return decimals
    is_coarse = figure["precision"] in ("rounded", "estimate")
    has_small_base = pd.notna(figure["denominator"]) and figure["denominator"] < 100
    return 0 if is_coarse or has_small_base else decimals


def figure_value(figure: Figure, speaker: Speaker) -> str:
    """The value of a released figure in a sentence, which says if it is another one today."""
    return f"{bare_value(figure, speaker)}{in_a_sentence(figure, speaker.language)}"


def signed_value(figure: Figure, speaker: Speaker) -> str:
    """The value in a chart, where a sign behind it says that it was corrected."""
    return f"{bare_value(figure, speaker)}{correction_sign(figure)}"


def bare_value(figure: Figure, speaker: Speaker) -> str:
    """The value of a released figure, or the sign of why there is none."""
    if figure["status"] != "published":
        return str(speaker.catalogue.signs[figure["status"]].sign)
    if pd.isna(figure["value"]):
        return str(speaker.catalogue.signs["unknown"].sign)
    return quantity(
        figure["value"], figure["unit"], speaker, shown_decimals(figure, speaker.catalogue)
    )


def qualified(figure: Figure, speaker: Speaker) -> str:
    """When a figure holds, and what qualifies it: 31. Dezember 2021, vorläufig.

    Of those who answered: 2025, unter den Antwortenden, Beteiligung 58 %.
    """
    said = [formats.reference(figure, speaker.language), *qualifications(figure, speaker.language)]
    rate = figure.get("response_rate")
    if pd.notna(rate):
        response = f"{speaker.number(rate)}{formats.NO_BREAK}%"
        said.append(speaker.say("qualified_answered", response=response))
    return ", ".join(said)


def qualified_beside_method(figure: Figure, speaker: Speaker) -> str:
    """The same where the method is named already: an estimate is not called one twice."""
    if figure["method"] != "estimate":
        return qualified(figure, speaker)
    return qualified({**figure, "precision": "as_published"}, speaker)


def qualifications(figure: Figure, language: str) -> list[str]:
    """Why a value is less than sure, whatever its interval: geschätzt, gerundet, vorläufig."""
    kind = str(figure["precision"])
    said = [kind] if kind in ("estimate", "rounded") else []
    said += ["provisional"] if figure.get("observation_status") == "P" else []
    return [sentence(f"qualified_{name}", language) for name in said]


def figure_cell(figure: Figure, speaker: Speaker, *, date: str = "", remark: str = "") -> Cell:
    """A released figure as a cell of a table: as it is shown, and its number for files.

    `date` stands behind the value in brackets, after `remark`, such as how exact it is.
    """
    text, mark = bare_value(figure, speaker), correction_mark(figure, speaker)
    behind = ", ".join(filter(None, (remark, date)))
    is_open = figure["status"] == "published" and pd.notna(figure["value"])
    hidden = "" if is_open else _status(figure, speaker)
    return Cell(
        text,
        float(figure["value"]) if is_open else None,
        speaker.of(speaker.catalogue.units[figure["unit"]].label) if is_open else "",
        date,
        ", ".join(filter(None, (remark, hidden, mark.words if mark else ""))),
        f" ({behind})" if behind else "",
        mark,
    )


def _status(figure: Figure, speaker: Speaker) -> str:
    code = figure["status"] if figure["status"] != "published" else "unknown"
    return speaker.of(speaker.catalogue.signs[code].label)


def quantity_cell(value: float, unit: str, speaker: Speaker, decimals: int | None = None) -> Cell:
    """A value with its unit as a cell of a table."""
    label = speaker.of(speaker.catalogue.units[unit].label)
    return Cell(quantity(value, unit, speaker, decimals), value, label)


def count_cell(count: int, speaker: Speaker) -> Cell:
    """A mere number as a cell of a table; its heading says what is counted."""
    return Cell(speaker.number(count), count)


def interval(figure: Figure, speaker: Speaker) -> str:
    """The interval of a figure in its own unit; empty when there is none.

    8 bis 31 % (shares in whole per cents) · 5,9 bis 8,3 Prozentpunkte · 0,77- bis 0,82-fach.
    A narrow one of shares keeps a decimal, for 10 bis 10 % would say nothing.
    """
    if pd.isna(figure["low"]) or pd.isna(figure["high"]):
        return ""
    unit = figure["unit"]
    decimals = _interval_decimals(figure, speaker)
    low = speaker.number(figure["low"], decimals)
    high = quantity(figure["high"], unit, speaker, decimals)
    word = {"de": "bis", "en": "to"}[speaker.language]
    # "0,77- bis 0,82-fach": the word both numbers share is written once.
    is_joined = _short(unit, speaker).startswith("-")
    return f"{low}{'-' if is_joined else ''} {word} {high}"


def interval_cell(figure: Figure, speaker: Speaker) -> Range | str:
    """The interval of a figure as a cell of a table; empty when there is none."""
    text = interval(figure, speaker)
    if not text:
        return ""
    unit = speaker.of(speaker.catalogue.units[figure["unit"]].label)
    return Range(text, float(figure["low"]), float(figure["high"]), unit)


def _interval_decimals(figure: Figure, speaker: Speaker) -> int:
    if figure["unit"] != "percent":
        return int(speaker.catalogue.units[figure["unit"]].decimals)
    is_narrow = speaker.number(figure["low"], 0) == speaker.number(figure["high"], 0)
    return 1 if is_narrow else 0


def breakdown(text: str, speaker: Speaker) -> str:
    """grade=higher_service|sex=female → höherer Dienst, Frauen."""
    labels = []
    for pair in filter(None, text.split("|")):
        dimension, _, category = pair.partition("=")
        entry = speaker.catalogue.dimensions[dimension].categories[category]
        labels.append(speaker.of(entry))
    return ", ".join(labels)
