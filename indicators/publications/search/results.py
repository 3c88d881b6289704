"""Everything that can be found, kind by kind: by which words, and as which line of the page."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from indicators.catalogue.models import City, Context, GlossaryTerm, Goal, Indicator, Measure
from indicators.catalogue.models.base import Text
from indicators.publications.measures.register import by_code, topic
from indicators.publications.search import findable
from indicators.publications.search.matching import Sought
from indicators.publications.speech.wording import shortened
from indicators.publications.view import View

_LONGEST_REMARK = 140


class Result(NamedTuple):
    """A thing that can be found: by which words, under which heading of its kind, as which line."""

    sought: Sought
    line: str
    group: str = ""


def kinds(view: View) -> dict[str, Sequence[Result]]:
    """All that can be found, in the order in which it stands where nothing answers better."""
    catalogue = view.catalogue
    return {
        "measures": [_measure(view, entry) for entry in catalogue.measures],
        "indicators": [_indicator(view, entry) for entry in by_code(catalogue.indicators)],
        "contexts": [_context(view, entry) for entry in catalogue.context],
        "cities": [_city(view, entry) for entry in catalogue.monitored_cities],
        "goals": [_goal(view, entry) for entry in catalogue.goals],
        "terms": [_term(view, entry) for entry in _alphabetical(view, catalogue.glossary)],
    }


def _measure(view: View, entry: Measure) -> Result:
    title = f"{entry.code} · {view.of(entry.title)}"
    link = view.page_link(title, "massnahmen", massnahme=entry.code)
    return Result(findable.measure(view.catalogue, entry), _line(view, link, entry.summary))


def _indicator(view: View, entry: Indicator) -> Result:
    title = f"{entry.code} · {view.of(entry.title)}"
    link = view.page_link(title, "indikator", indikator=entry.name)
    group = view.speaker.say(f"topic_{topic(entry)}")
    sought = findable.indicator(view.catalogue, entry)
    return Result(sought, _line(view, link, entry.definition), group)


def _context(view: View, entry: Context) -> Result:
    link = view.page_link(view.of(entry.title), "indikator", indikator=entry.name)
    return Result(findable.context(entry), _line(view, link, entry.definition))


def _city(view: View, entry: City) -> Result:
    return Result(
        findable.city(entry), f"- {view.page_link(entry.name, 'stadt', stadt=entry.code)}"
    )


def _goal(view: View, entry: Goal) -> Result:
    title = f"{view.of(entry.label)}: {view.of(entry.title)}"
    link = view.page_link(title, "massnahmen", ziel=entry.code)
    return Result(findable.goal(entry), _line(view, link, entry.statement))


def _term(view: View, entry: GlossaryTerm) -> Result:
    word = view.of(entry.term)
    link = view.page_link(word, "methodik", abschnitt="glossar", wort=word)
    return Result(findable.term(entry), _line(view, link, entry.meaning))


def _line(view: View, link: str, text: Text) -> str:
    return f"- {link}  \n  :small[{shortened(view.of(text), _LONGEST_REMARK)}]"


def _alphabetical(view: View, terms: Iterable[GlossaryTerm]) -> list[GlossaryTerm]:
    return sorted(terms, key=lambda entry: view.of(entry.term).casefold())
