"""What of the catalogue the search can find, and by which words: in both languages at once."""

from collections.abc import Iterable

from indicators.catalogue import Catalogue
from indicators.catalogue.models import City, Context, GlossaryTerm, Goal, Indicator, Measure
from indicators.catalogue.models.base import Text
from indicators.publications.search.matching import Sought
from indicators.publications.speech.wording import sentence


def measure(catalogue: Catalogue, entry: Measure) -> Sought:
    """Number; title; summary, carriers, goals and the indicators it is meant to move."""
    parts = [*_both(entry.summary), *_kind("measure")]
    for code in entry.carriers:
        parts += _both(catalogue.bodies[code].name)
    for goal in catalogue.goals_of_measure(entry.code):
        parts += [goal.code, *_both(goal.title)]
    for linked in catalogue.indicators_of_measure(entry.code):
        parts += [linked.code, *_both(linked.title)]
    return Sought((entry.code,), _joined(_both(entry.title)), _joined(parts))


def indicator(catalogue: Catalogue, entry: Indicator) -> Sought:
    """Code; title; definition, goals and the measures that are meant to move it."""
    parts = [*_both(entry.definition), *_both(entry.reading_aid), *_kind("indicator"), *entry.goals]
    for linked in catalogue.measures_of_indicator(entry.name):
        parts += _both(linked.title)
    return Sought((entry.code,), _joined(_both(entry.title)), _joined(parts))


def context(entry: Context) -> Sought:
    """Code; title; definition of a reference series."""
    parts = [*_both(entry.definition), *_kind("indicator")]
    return Sought((entry.code,), _joined(_both(entry.title)), _joined(parts))


def city(entry: City) -> Sought:
    """Name, short name and official key."""
    return Sought((entry.code, entry.name, entry.short), entry.name, _joined(_kind("city")))


def goal(entry: Goal) -> Sought:
    """Code and label; title; statement."""
    names = (entry.code, *_both(entry.label))
    title = _joined((*_both(entry.label), *_both(entry.title)))
    return Sought(names, title, _joined((*_both(entry.statement), *_kind("goal"))))


def term(entry: GlossaryTerm) -> Sought:
    """A word of the glossary and its meaning."""
    terms = _both(entry.term)
    return Sought(terms, _joined(terms), _joined((*_both(entry.meaning), *_kind("term"))))


def _both(text: Text) -> tuple[str, str]:
    return text.de, text.en


def _kind(name: str) -> tuple[str, str]:
    """Whoever types „Maßnahme 95“ means number 95."""
    return sentence(f"found_one_{name}", "de"), sentence(f"found_one_{name}", "en")


def _joined(parts: Iterable[str]) -> str:
    # A sign that nobody types parts them, so that no word stands across two texts.
    return "\n".join(parts)
