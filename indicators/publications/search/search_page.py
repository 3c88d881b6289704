"""Suche: what of measures, indicators, cities, goals and terms answers a word, kind by kind."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from indicators.publications.exhibit import Block, Fold, Heading, Note, Words
from indicators.publications.search.matching import MISSPELT, Rank, ranks, words_of
from indicators.publications.search.results import Result, kinds
from indicators.publications.speech.escaping import in_markdown
from indicators.publications.view import View

MOST_SHOWN = 10
"""Results of a kind that stand open; the others open on demand."""

Key = tuple[str, int]
"""A kind, and the place of a result in it."""
Ranked = tuple[Rank, Result]


def compose(view: View) -> Iterator[Block]:
    """The whole page."""
    yield Heading(1, view.say("page_search"))
    asked = view.typed("wort", view.say("search_everything"), view.say("search_everything_example"))
    yield asked
    words = words_of(asked.text)
    if not words:
        yield Words(view.say("search_offer"))
        return
    everything = {
        (kind, place): result
        for kind, results in kinds(view).items()
        for place, result in enumerate(results)
    }
    sought = {key: result.sought for key, result in everything.items()}
    found = ranks(words, sought, view.catalogue.synonyms)
    yield from _told(view, view.speaker.quoted(in_markdown(asked.text)), list(found.values()))
    for kind, results in _by_kind(everything, found):
        yield from _group(view, kind, results)


def _told(view: View, word: str, found: Sequence[Rank]) -> Iterator[Block]:
    """How much was found, or what can be searched."""
    if not found:
        yield Note("info", view.say("search_nothing", word=word))
        yield Words(view.say("search_offer"))
        return
    is_guessed = all(rank.weakest == MISSPELT for rank in found)
    key = "search_guessed" if is_guessed else "search_found"
    yield Words(view.speaker.counted(key, len(found), word=word))


def _by_kind(
    everything: Mapping[Key, Result], found: Mapping[Key, Rank]
) -> list[tuple[str, list[Ranked]]]:
    """The kinds with a result; those first of which one is named, as measures by "95"."""
    grouped: dict[str, list[Ranked]] = {}
    for key, result in everything.items():
        if key in found:
            grouped.setdefault(key[0], []).append((found[key], result))
    return sorted(grouped.items(), key=lambda kind: min(r.is_unnamed for r, _ in kind[1]))


def _group(view: View, kind: str, found: list[Ranked]) -> Iterator[Block]:
    """The results of a kind, the first of them open."""
    results = [result for _, result in sorted(found, key=_order)]
    yield Heading(2, f"{view.say(f'found_{kind}')} ({view.speaker.number(len(results))})")
    yield Words(_lines(results[:MOST_SHOWN]))
    if more := results[MOST_SHOWN:]:
        yield Fold(view.speaker.counted("search_more", len(more)), (Words(_lines(more)),))


def _order(found: Ranked) -> Rank:
    """What is named comes first; then the best answers, but indicators as people count them."""
    rank, result = found
    return rank._replace(weakest=0) if result.group else rank


def _lines(results: Sequence[Result]) -> str:
    """A list, with the name of a topic above its part of it."""
    parts = []
    for topic, part in groupby(results, key=lambda result: result.group):
        lines = "\n".join(result.line for result in part)
        parts.append(f"**{topic}**\n\n{lines}" if topic else lines)
    return "\n\n".join(parts)
