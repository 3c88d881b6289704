"""What is said of every city on the way to equal shares, in words, in a table and plainly."""

from collections.abc import Sequence

import pandas as pd

from indicators.analysis.verdicts.opinions import VERDICTS
from indicators.publications.measures.register_tables import titled
from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.correction_words import first_mark
from indicators.publications.speech.plain_values import counted_lines, lines
from indicators.publications.speech.signs import sign, signs
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import counted, sentence, shortened
from indicators.publications.typed_cells import Cell, marked_cell
from indicators.publications.verdicts.needed_wording import what_is_needed
from indicators.publications.verdicts.standing import Standing
from indicators.publications.verdicts.verdict_lists import signed, verdict_sign
from indicators.publications.verdicts.verdict_numbers import GAP_DECIMALS, points, side
from indicators.publications.verdicts.verdict_wording import named
from indicators.release.row_types import Figure
from indicators.release.verdict_types import VerdictPoint

SHOWN = VERDICTS


def verdict(standing: Standing, language: str) -> str:
    """Sign and words of the verdict, without its reason."""
    if standing.verdict is None:
        return f"{sign('not_assessable')} {_label('not_assessable', language)}"
    return f"{sign(verdict_sign(standing.verdict))} {named(standing.verdict, language)}"


def _label(code: str, language: str) -> str:
    return str(getattr(signs()[code].label, language))


def short_gap(pair: VerdictPoint, language: str) -> str:
    """7,1 Punkte darunter."""
    size = formats.number(abs(pair["gap"]), language, GAP_DECIMALS)
    return sentence(f"progress_gap_{side(pair['gap'])}", language, gap=size)


def values(standing: Standing, speaker: Speaker) -> str:
    """27,4 % zu 34,5 %; the year of a value that stands alone."""
    assert standing.newest is not None
    staff = figure_formats.signed_value(standing.newest, speaker)
    if standing.base is None:
        return f"{staff} ({int(standing.newest['year'])})"
    population = figure_formats.signed_value(standing.base, speaker)
    return speaker.say("progress_values", staff=staff, population=population)


def first_step(standing: Standing, language: str) -> str:
    """What a panel without a value says: how it stands, and what would be first."""
    known = standing.known
    if known["state"] == "hidden":
        return _label("hidden", language)
    return sentence(f"progress_first_{known['level']}", language)


def describe(found: Sequence[Standing], language: str) -> str:
    """How many cities have a share, and how many have which verdict."""
    known = _known(found)
    values = {
        "all": formats.counting(len(found), language),
        "parts": formats.listing(_counts_in_words(found, language), language),
    }
    if not known:
        return sentence("progress_message_none", language, **values)
    values["known"] = formats.counting(known, language)
    return counted("progress_message", known, language, **values)


def _known(found: Sequence[Standing]) -> int:
    return sum(len(standing.staff) > 0 for standing in found)


def alternative(
    found: Sequence[Standing], language: str, form: str = "progress_alternative"
) -> str:
    """The text alternative of the chart; `form` says what of it a city has."""
    return shortened(
        sentence(
            form,
            language,
            known=formats.number(_known(found), language),
            all=formats.number(len(found), language),
            parts=formats.listing(_counts(found, language), language),
        )
    )


def codes(found: Sequence[Standing]) -> list[str]:
    """The verdict of every city, as the code of its sign."""
    return [
        "not_assessable" if standing.verdict is None else verdict_sign(standing.verdict)
        for standing in found
    ]


def _counts_in_words(found: Sequence[Standing], language: str) -> list[str]:
    """Richtung unklar in zwei Städten."""
    given = codes(found)
    return [
        sentence(
            "progress_count_one" if given.count(code) == 1 else "progress_count_many",
            language,
            verdict=_label(code, language),
            count=formats.counting(given.count(code), language),
        )
        for code in SHOWN
        if code in given
    ]


def _counts(found: Sequence[Standing], language: str) -> list[str]:
    given = codes(found)
    return [
        f"{given.count(code)}{formats.NO_BREAK}×{formats.NO_BREAK}{_label(code, language)}"
        for code in SHOWN
        if code in given
    ]


def table(found: Sequence[Standing], speaker: Speaker) -> pd.DataFrame:
    """A row per city: staff, population and gap with their dates, verdict, what would be first."""
    return titled([_row(standing, speaker) for standing in found], speaker.language)


def _row(standing: Standing, speaker: Speaker) -> dict[str, Cell | str]:
    return {
        "compared_city": speaker.area(standing.area),
        "staff_share": _dated(standing.newest, str(standing.known["state"]), speaker),
        "population_share": _dated(standing.base, "unknown", speaker),
        "gap": _gap_cell(standing, speaker),
        "said": verdict(standing, speaker.language)
        if standing.verdict is None
        else signed(standing.verdict, speaker.language),
        "needed": needed(standing, speaker.language),
    }


def _dated(figure: Figure | None, missing: str, speaker: Speaker) -> Cell | str:
    if figure is None:
        return sign(missing)
    date, remark = (
        formats.reference(figure, speaker.language),
        figure_formats.qualifications(figure, speaker.language),
    )
    return figure_formats.figure_cell(figure, speaker, date=date, remark=", ".join(remark))


def _gap_cell(standing: Standing, speaker: Speaker) -> Cell | str:
    """The newest gap; below the population a file says it with a plus, as the release does."""
    language = speaker.language
    if standing.pair is None:
        return gap(standing, language)
    unit = sentence("progress_gap_unit", language)
    cell = Cell(gap(standing, language), float(standing.pair["gap"]), unit)
    return marked_cell(cell, first_mark(speaker, standing.newest, standing.base))


def gap(standing: Standing, language: str) -> str:
    """The newest gap with its side, or the sign of none."""
    if standing.pair is None:
        return sign("unknown")
    size = points(abs(standing.pair["gap"]), language)
    return sentence(f"progress_gap_long_{side(standing.pair['gap'])}", language, gap=size)


def needed(standing: Standing, language: str) -> str:
    """What would have to happen for a verdict; empty where nothing has to."""
    if standing.verdict is None:
        return ""
    own = standing.points
    own = own[own["verdict_id"] == standing.verdict["verdict_id"]]
    return what_is_needed(standing.verdict, own, language)


def plain(found: Sequence[Standing]) -> list[str]:
    """The chart in plain German."""
    given = codes(found)
    said = lines("plain_progress", all=len(found))
    said += counted_lines("plain_progress_known", _known(found))
    for code in SHOWN:
        if code in given:
            said += counted_lines(f"plain_progress_{code}", given.count(code))
    return said
