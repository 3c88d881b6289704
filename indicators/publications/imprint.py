"""What a chart says of itself, wherever it is shown: title, dates, sources and definitions."""

import re
from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from indicators.catalogue.models import Source as Document
from indicators.publications.provenance import Definition, Source
from indicators.publications.speech import formats
from indicators.publications.view import View

# Behind the publisher stand a date, a kind of document or the title of an article.
_PUBLISHER_ENDS = re.compile(r"[,;]| [„“\"]| \d")


class Imprint(NamedTuple):
    """What a picture needs so that it can be understood away from its page."""

    title: str
    dates: tuple[str, ...]
    sources: tuple[Source, ...]
    definitions: tuple[Definition, ...] = ()


def of_figures(view: View, title: str, figures: pd.DataFrame) -> Imprint:
    """The imprint of a chart of released figures; those that are not shown do not count."""
    shown = figures[figures["value"].notna()]
    said = definitions(view, shown["series"])
    return Imprint(title, dates(shown, view.language), sources(shown), said)


def of_documents(title: str, documents: Iterable[Document], language: str) -> Imprint:
    """The imprint of a chart made from documents of the catalogue, each with its own date."""
    found = sorted(set(documents), key=lambda one: (one.dated, one.code))
    said = [formats.partial_date(one.dated, language) for one in found]
    ends = tuple(dict.fromkeys([said[0], said[-1]])) if said else ()
    return Imprint(
        title,
        ends,
        tuple(Source(d.publisher, d.title.said(language), d.address or "") for d in found),
    )


def of_release(view: View, title: str) -> Imprint:
    """The imprint of a chart of everything: all figures of a release, as of its day."""
    name = view.say("product")
    if view.release.info["is_demonstration"]:
        name = view.say("source_demonstration")
    whole = view.say("source_release", product=name, release=view.release.release_id)
    date = formats.day(view.release.info["created_on"], view.language)
    return Imprint(title, (date,), (Source(name, whole),))


def definitions(view: View, series: Iterable[str]) -> tuple[Definition, ...]:
    """What some series count, each once, in the order of the catalogue."""
    wanted = set(series)
    entries = (*view.catalogue.indicators, *view.catalogue.context)
    return tuple(
        Definition(
            entry.name, entry.code, *map(view.of, (entry.title, entry.definition, entry.caveats))
        )
        for entry in entries
        if entry.name in wanted
    )


def dates(shown: pd.DataFrame, language: str) -> tuple[str, ...]:
    """One day, if all figures hold for it; else the first and the last year."""
    pairs = shown[["year", "reference_date"]].drop_duplicates().to_dict("records")
    found = {formats.reference(figure, language) for figure in pairs}
    if len(found) == 1:
        return tuple(found)
    years = sorted({int(year) for year in shown["year"]})
    return tuple(str(year) for year in dict.fromkeys([*years[:1], *years[-1:]]))


def sources(shown: pd.DataFrame) -> tuple[Source, ...]:
    """The sources of figures, those of most figures first."""
    counts = shown.groupby(["source_title", "source_address"], sort=False).size()
    pairs = counts.sort_values(ascending=False, kind="stable").index
    return tuple(Source(publisher(title), title, address) for title, address in pairs)


def publisher(title: str) -> str:
    """The publisher at the beginning of a title: WAZ of „WAZ 05/2021 (Auskunft)“."""
    name = _PUBLISHER_ENDS.split(title, maxsplit=1)[0].strip() or title
    is_open = name.count("(") > name.count(")")
    return name.rpartition(" (")[0] if is_open else name
