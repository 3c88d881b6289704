"""What stands at a figure that another release shows differently.

Tables and charts have room for a sign; a sentence says it in words, for nobody reads a legend in
the middle of one. A corrected figure that is right today interrupts no sentence.
"""

from collections.abc import Mapping

from indicators.publications.speech.formats import NO_BREAK
from indicators.publications.speech.signs import sign
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import sentence
from indicators.publications.typed_cells import Mark


def correction_mark(figure: Mapping[str, object], speaker: Speaker) -> Mark | None:
    """The sign of a corrected figure; None for all others."""
    kind = _kind(figure)
    if not kind:
        return None
    words = correction_words(figure, speaker.language)
    return Mark(kind, sign("revised"), words, str(figure["series"]), str(figure["area"]))


def first_mark(speaker: Speaker, *figures: Mapping[str, object] | None) -> Mark | None:
    """The mark of what was computed of some figures: that of the first one that was corrected."""
    marks = (correction_mark(figure, speaker) for figure in figures if figure is not None)
    return next(filter(None, marks), None)


def correction_words(figure: Mapping[str, object], language: str) -> str:
    """What happened to it: später berichtigt; empty for a figure that no other release changes."""
    kind = _kind(figure)
    if not kind:
        return ""
    return sentence(f"correction_{kind}", language, release=figure["corrected_in"])


def correction_sign(figure: Mapping[str, object]) -> str:
    """The sign behind a value in a chart, with the blank before it; empty for most figures."""
    return f"{NO_BREAK}{sign('revised')}" if _kind(figure) else ""


def in_a_sentence(figure: Mapping[str, object], language: str) -> str:
    """Behind a value in a sentence, if it is another one today: " (später berichtigt)"."""
    if _kind(figure) not in ("later", "withdrawn"):
        return ""
    return f" ({correction_words(figure, language)})"


def _kind(figure: Mapping[str, object]) -> str:
    """How it was corrected; a figure that no release is asked about says nothing of it."""
    return str(figure.get("correction", "")) if figure["value"] == figure["value"] else ""
