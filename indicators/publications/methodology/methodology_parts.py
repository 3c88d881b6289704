"""Parts of the page Methodik, one function per section."""

from collections.abc import Callable, Iterator

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Source
from indicators.publications import shared_blocks
from indicators.publications.exhibit import (
    Block,
    Fold,
    Formula,
    Heading,
    Note,
    Words,
)
from indicators.publications.methodology import methodology_tables
from indicators.publications.open_data.reuse_section import reuse
from indicators.publications.speech import formats
from indicators.publications.view import View

WILSON = (
    r"\frac{p + \frac{z^2}{2n} \pm z\sqrt{\frac{p(1-p)}{n} + \frac{z^2}{4n^2}}}{1 + \frac{z^2}{n}}"
    r"\qquad n' = n \cdot \frac{N-1}{N-n}"
)


def concepts(view: View, catalogue: Catalogue) -> Iterator[Block]:
    """Who counts, by which law, and what may be compared."""
    yield Words(view.say("concepts_text"))
    yield from shared_blocks.table(view, methodology_tables.concept_table(view.speaker))


def methods(view: View, catalogue: Catalogue) -> Iterator[Block]:
    """How figures are obtained and whom they cover."""
    yield Words(view.say("methods_text"))
    yield from shared_blocks.table(
        view, methodology_tables.explained_table(catalogue.methods.entries, view.language)
    )
    yield Heading(3, view.say("scopes"))
    yield Words(view.say("scopes_text"))
    yield from shared_blocks.table(
        view, methodology_tables.explained_table(catalogue.scopes.entries, view.language)
    )


def formulas(view: View, catalogue: Catalogue) -> Iterator[Block]:
    """Share, interval, bounds, gap and ratio, with the thresholds in force."""
    numbers = methodology_tables.thresholds()
    of_verdicts = methodology_tables.verdict_thresholds(view.speaker)
    yield Words(view.say("formula_share", **numbers))
    yield Words(view.say("formula_wilson", **numbers))
    yield Formula(WILSON)
    for name in ("wilson_words", "response", "gap", "verdict"):
        yield Words(view.say(f"formula_{name}", **numbers, **of_verdicts))


def comparability(view: View, catalogue: Catalogue) -> Iterator[Block]:
    """When figures may stand side by side, and the known breaks in series."""
    yield Words(view.say("comparability_text", **methodology_tables.thresholds()))
    yield Heading(3, view.say("known_breaks"))
    yield Words(view.say("breaks_text"))
    yield from shared_blocks.table(
        view, methodology_tables.break_table(catalogue.breaks.entries, view.language)
    )


def disclosure(view: View, catalogue: Catalogue) -> Iterator[Block]:
    """What is hidden and why, without the numbers that would help to undo it."""
    yield Words(view.say("disclosure_text"))


def signs(view: View, catalogue: Catalogue) -> Iterator[Block]:
    """Signs for missing values, and the levels of recordability."""
    yield Words(view.say("signs_text"))
    yield from shared_blocks.table(view, methodology_tables.sign_table(view.speaker))
    yield Heading(3, view.say("levels"))
    levels = catalogue.recordability_levels
    table = methodology_tables.labelled_table(levels, "level", ("meaning", "effort"), view.language)
    table.iloc[:, 0] = [f"{level.code}: {view.of(level.label)}" for level in levels]
    yield from shared_blocks.table(view, table)


def goals(view: View, catalogue: Catalogue) -> Iterator[Block]:
    """Goals with their statements, the stages of criteria, and the criteria."""
    for goal in catalogue.goals:
        link = view.page_link(
            f"{view.of(goal.label)}: {view.of(goal.title)}", "massnahmen", ziel=goal.code
        )
        judged = view.say(f"judged_by_{goal.judged_by}")
        yield Words(f"**{link}**  \n{view.of(goal.statement)} *{judged}*")
    yield Heading(3, view.say("stages"))
    yield Words(view.say("stages_text"))
    stages = sorted(catalogue.stages, key=lambda stage: stage.order)
    yield from shared_blocks.table(
        view, methodology_tables.labelled_table(stages, "stage", ("meaning",), view.language)
    )
    yield Heading(3, view.say("all_criteria"))
    for criterion in catalogue.criteria:
        label = view.of(catalogue.goals[criterion.goal].label)
        evidence = f"{view.say('evidence')} {view.of(criterion.evidence)}"
        words = Words(f"{view.of(criterion.question)}\n\n{evidence}")
        yield Fold(f"{label} · {view.of(criterion.title)}", (words,))


def cities(view: View, catalogue: Catalogue) -> Iterator[Block]:
    """Which city belongs to the cooperation since when."""
    yield Words(view.say("cities_text", count=len(catalogue.monitored_cities)))
    yield from shared_blocks.table(view, methodology_tables.membership_table(view.speaker))


def sources(view: View, catalogue: Catalogue) -> Iterator[Block]:
    """Sources of figures by area, documents of the catalogue, and licences."""
    yield Words(view.say("sources_text"))
    tables = (view.figures(), view.table("criteria"), view.table("recordability"))
    groups = methodology_tables.sources_by_area(tables)
    for area in sorted(groups, key=lambda area: _area(view, catalogue, area) if area else ""):
        count = view.speaker.counted("sources", len(groups[area]))
        yield Fold(
            f"{_area(view, catalogue, area)} ({count})",
            (
                Words(
                    "\n".join(
                        f"- {shared_blocks.checkable_source(*source)}" for source in groups[area]
                    )
                ),
            ),
        )
    yield Heading(3, view.say("documents"))
    yield Words("\n".join(_document(view, source) for source in catalogue.sources))
    yield Heading(3, view.say("licences"))
    yield Words(view.say("licences_text"))


def _document(view: View, source: Source) -> str:
    date = formats.partial_date(source.dated, view.language)
    title = shared_blocks.source_link(view.of(source.title), source.address or "")
    return f"- {title}. {source.publisher}, {date}"


def _area(view: View, catalogue: Catalogue, code: str) -> str:
    return view.speaker.area(code) if code else view.say("several_areas")


def keys(view: View, catalogue: Catalogue) -> Iterator[Block]:
    """The keys that a delivery may contain, for those who fill in the form."""
    yield Words(view.say("keys_text"))
    for kind in ("quantities", "concepts", "methods", "scopes"):
        yield Fold(
            view.say(f"keys_{kind}"),
            tuple(shared_blocks.table(view, methodology_tables.key_table(view.speaker, kind))),
        )


def glossary(view: View, catalogue: Catalogue) -> Iterator[Block]:
    """The words of the interface, searchable."""
    words = view.typed("wort", view.say("search_glossary"), view.say("search_glossary_example"))
    yield words
    found = methodology_tables.find_terms(view.speaker, words.text)
    if not found:
        yield Note("info", view.say("no_term"))
    yield Words(
        "\n".join(f"- **{view.of(entry.term)}:** {view.of(entry.meaning)}" for entry in found)
    )


SECTIONS: dict[str, Callable[[View, Catalogue], Iterator[Block]]] = {
    "begriffe": concepts,
    "methoden": methods,
    "rechnung": formulas,
    "vergleich": comparability,
    "geheimhaltung": disclosure,
    "zeichen": signs,
    "ziele": goals,
    "staedte": cities,
    "quellen": sources,
    "daten": reuse,
    "schluessel": keys,
    "glossar": glossary,
}
