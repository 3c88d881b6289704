"""Parts of the page Methodik, one function per section."""

from collections.abc import Callable

import streamlit as st

from dashboard import cached
from dashboard.choices import choose_text
from dashboard.elements import show_table, source_link
from dashboard.languages import language
from dashboard.links import page_link
from dashboard.say import of, say
from indicators.catalogue import Catalogue
from indicators.catalogue.models import Source
from indicators.publications import formats, tables_method
from indicators.publications.wording import counted

WILSON = (
    r"\frac{p + \frac{z^2}{2n} \pm z\sqrt{\frac{p(1-p)}{n} + \frac{z^2}{4n^2}}}{1 + \frac{z^2}{n}}"
    r"\qquad n' = n \cdot \frac{N-1}{N-n}"
)


def show_concepts(catalogue: Catalogue) -> None:
    """Who counts, by which law, and what may be compared."""
    st.markdown(say("concepts_text"))
    show_table(tables_method.concept_table(catalogue, language()))


def show_methods(catalogue: Catalogue) -> None:
    """How figures are obtained and whom they cover."""
    st.markdown(say("methods_text"))
    show_table(tables_method.explained_table(catalogue.methods, language()))
    st.subheader(say("scopes"))
    st.markdown(say("scopes_text"))
    show_table(tables_method.explained_table(catalogue.scopes, language()))


def show_formulas(catalogue: Catalogue) -> None:
    """Share, interval, bounds, gap and ratio, with the thresholds in force."""
    numbers = tables_method.thresholds()
    st.markdown(say("formula_share", **numbers))
    st.markdown(say("formula_wilson", **numbers))
    st.latex(WILSON)
    for name in ("wilson_words", "response", "gap", "verdict"):
        st.markdown(say(f"formula_{name}", **numbers))


def show_comparability(catalogue: Catalogue) -> None:
    """When figures may stand side by side, and the known breaks in series."""
    st.markdown(say("comparability_text", **tables_method.thresholds()))
    st.subheader(say("known_breaks"))
    st.markdown(say("breaks_text"))
    show_table(tables_method.break_table(catalogue.breaks, language()))


def show_disclosure(catalogue: Catalogue) -> None:
    """What is hidden and why, without the numbers that would help to undo it."""
    st.markdown(say("disclosure_text"))


def show_signs(catalogue: Catalogue) -> None:
    """Signs for missing values, and the levels of recordability."""
    st.markdown(say("signs_text"))
    show_table(tables_method.sign_table(catalogue, language()))
    st.subheader(say("levels"))
    levels = catalogue.recordability_levels
    table = tables_method.labelled_table(levels, "level", ("meaning", "effort"), language())
    table.iloc[:, 0] = [f"{level.code}: {of(level.label)}" for level in levels]
    show_table(table)


def show_goals(catalogue: Catalogue) -> None:
    """Goals with their statements, the stages of criteria, and the criteria."""
    for goal in catalogue.goals:
        link = page_link(f"{of(goal.label)}: {of(goal.title)}", "massnahmen", ziel=goal.code)
        judged = say(f"judged_by_{goal.judged_by}")
        st.markdown(f"**{link}**  \n{of(goal.statement)} *{judged}*")
    st.subheader(say("stages"))
    st.markdown(say("stages_text"))
    stages = sorted(catalogue.stages, key=lambda stage: stage.order)
    show_table(tables_method.labelled_table(stages, "stage", ("meaning",), language()))
    st.subheader(say("all_criteria"))
    for criterion in catalogue.criteria:
        label = of(catalogue.find("goals", criterion.goal).label)
        with st.expander(f"{label} · {of(criterion.title)}"):
            st.markdown(f"{of(criterion.question)}\n\n{say('evidence')} {of(criterion.evidence)}")


def show_cities(catalogue: Catalogue) -> None:
    """Which city belongs to the cooperation since when."""
    st.markdown(say("cities_text", count=len(catalogue.monitored_cities)))
    show_table(tables_method.membership_table(catalogue, language()))


def show_sources(catalogue: Catalogue) -> None:
    """Sources of figures by area, documents of the catalogue, and licences."""
    st.markdown(say("sources_text"))
    tables = (cached.figures(), cached.table("criteria"), cached.table("recordability"))
    groups = tables_method.sources_by_area(tables)
    for area in sorted(groups, key=lambda area: _area(catalogue, area) if area else ""):
        count = counted("sources", len(groups[area]), language())
        with st.expander(f"{_area(catalogue, area)} ({count})"):
            st.markdown("\n".join(f"- {source_link(*source)}" for source in groups[area]))
    st.subheader(say("documents"))
    st.markdown("\n".join(_document(source) for source in catalogue.sources))
    st.subheader(say("licences"))
    st.markdown(say("licences_text"))


def _document(source: Source) -> str:
    date = formats.partial_date(source.dated, language())
    title = source_link(of(source.title), source.address or "")
    return f"- {title}. {source.publisher}, {date}"


def _area(catalogue: Catalogue, code: str) -> str:
    return catalogue.area_name(code, language()) if code else say("several_areas")


def show_keys(catalogue: Catalogue) -> None:
    """The keys that a delivery may contain, for those who fill in the form."""
    st.markdown(say("keys_text"))
    for kind in ("quantities", "concepts", "methods", "scopes"):
        with st.expander(say(f"keys_{kind}")):
            show_table(tables_method.key_table(catalogue, kind, language()))


def show_glossary(catalogue: Catalogue) -> None:
    """The words of the interface, searchable."""
    words = choose_text("wort", say("search_glossary"), say("search_glossary_example"))
    found = tables_method.find_terms(catalogue, words, language())
    if not found:
        st.info(say("no_term"))
    st.markdown("\n".join(f"- **{of(entry.term)}:** {of(entry.meaning)}" for entry in found))


def show_accessibility(catalogue: Catalogue) -> None:
    """The accessibility statement, a self-assessment."""
    st.markdown(say("accessibility_text"))


SECTIONS: dict[str, Callable[[Catalogue], None]] = {
    "begriffe": show_concepts,
    "methoden": show_methods,
    "rechnung": show_formulas,
    "vergleich": show_comparability,
    "geheimhaltung": show_disclosure,
    "zeichen": show_signs,
    "ziele": show_goals,
    "staedte": show_cities,
    "quellen": show_sources,
    "schluessel": show_keys,
    "glossar": show_glossary,
    "barrierefreiheit": show_accessibility,
}
