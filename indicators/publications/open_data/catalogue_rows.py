"""Lists of the catalogue as rows: areas, series, measures, goals, codes."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Context, Indicator, Measure
from indicators.catalogue.models.base import Text

Line = dict[str, Any]

# Lists whose entries have a label; the second name is the text that explains it.
_EXPLAINED = {
    "concepts": "rule",
    "methods": "explanation",
    "scopes": "explanation",
    "stages": "meaning",
    "recordability_levels": "meaning",
    "signs": "meaning",
}
_LABELLED = ("units", "bases", "audiences")
_NAMED = {"bodies": "name", "sources": "title", "criteria": "title", "breaks": "title"}
_SDMX = {
    "observation_status": {
        "A": ("normaler Wert", "Normal value"),
        "B": ("Bruch in der Zeitreihe", "Time series break"),
        "E": ("geschätzt", "Estimated value"),
        "F": ("vorausberechnet", "Forecast value"),
        "I": ("ergänzt", "Imputed value"),
        "M": ("fehlt, kann nicht vorkommen", "Missing value; data cannot exist"),
        "P": ("vorläufig", "Provisional value"),
        "Q": ("fehlt, geheim gehalten", "Missing value; suppressed"),
        "U": ("geringe Zuverlässigkeit", "Low reliability"),
    },
    "confidentiality": {
        "F": ("frei", "Free"),
        "C": ("geheim gehalten", "Confidential statistical information"),
    },
}


def _area_rows(catalogue: Catalogue) -> Iterator[Line]:
    for city in catalogue.cities:
        yield {
            "code": city.code,
            "name_de": city.name,
            "name_en": city.name,
            "kind": "city",
            "is_monitored": city.monitored,
            "nuts3": city.nuts3,
        }
    for other in catalogue.comparators:
        yield {
            "code": other.code,
            **_said("name", other.name),
            "kind": other.kind if other.kind != "city" else "other_city",
            "is_monitored": False,
            "nuts3": None,
        }


def _series_rows(catalogue: Catalogue) -> Iterator[Line]:
    for entry in (*catalogue.indicators, *catalogue.context):
        is_indicator = isinstance(entry, Indicator)
        yield {
            "name": entry.name,
            "number": entry.code,
            "kind": entry.kind if is_indicator else "context",
            **_said("title", entry.title),
            **_said("reading_aid", entry.reading_aid),
            **_said("definition", entry.definition),
            **_said("caveats", entry.caveats),
            "unit": entry.unit,
            "better": entry.better if is_indicator else None,
            "is_sensitive": entry.sensitive,
            "target": entry.target if is_indicator else None,
            "recordability": entry.recordability if is_indicator else None,
            **_links_of(entry, catalogue),
        }


def _links_of(entry: Indicator | Context, catalogue: Catalogue) -> Line:
    if isinstance(entry, Context):
        return {"breakdowns": (), "goals": (), "measures": ()}
    measures = (measure.code for measure in catalogue.measures_of_indicator(entry.name))
    return {
        "breakdowns": tuple(entry.breakdowns),
        "goals": tuple(entry.goals),
        "measures": tuple(measures),
    }


def _measure_rows(catalogue: Catalogue) -> Iterator[Line]:
    return (_measure(measure, catalogue) for measure in catalogue.measures)


def _measure(measure: Measure, catalogue: Catalogue) -> Line:
    indicators = (entry.name for entry in catalogue.indicators_of_measure(measure.code))
    return {
        "code": measure.code,
        **_said("title", measure.title),
        **_said("summary", measure.summary),
        "origin": measure.origin,
        "running": measure.running_time.kind,
        "start": measure.running_time.start,
        "end": measure.running_time.end,
        "carriers": tuple(measure.carriers),
        "audience": tuple(measure.audience),
        "goals": tuple(goal.code for goal in catalogue.goals_of_measure(measure.code)),
        "indicators": tuple(indicators),
        "as_of": measure.as_of,
        "source": measure.source,
    }


def _goal_rows(catalogue: Catalogue) -> Iterator[Line]:
    for goal in catalogue.goals:
        yield {
            "code": goal.code,
            "agreement": goal.agreement,
            **_said("title", goal.title),
            **_said("statement", goal.statement),
            "judged_by": goal.judged_by,
            "source": goal.source,
        }


def _code_rows(catalogue: Catalogue) -> Iterator[Line]:
    for kind, explained in _EXPLAINED.items():
        for entry in catalogue.list_of(kind):
            yield _code(kind, entry.code, entry.label, getattr(entry, explained))
    for kind in _LABELLED:
        yield from (_code(kind, entry.code, entry.label) for entry in catalogue.list_of(kind))
    for kind, name in _NAMED.items():
        for entry in catalogue.list_of(kind):
            yield _code(kind, entry.code, getattr(entry, name))
    for dimension in catalogue.dimensions:
        for code, label in dimension.categories.items():
            yield _code(dimension.code, code, label, dimension.label)
    for kind, codes in _SDMX.items():
        for code, (de, en) in codes.items():
            yield _code(kind, code, Text(de=de, en=en))


def _code(kind: str, code: str, label: Text, meaning: Text | None = None) -> Line:
    explained = _said("meaning", meaning) if meaning else {"meaning_de": None, "meaning_en": None}
    return {"list": kind, "code": code, **_said("label", label), **explained}


def _said(what: str, text: Text) -> Line:
    return {f"{what}_{language}": text.said(language) for language in ("de", "en")}


CATALOGUE_ROWS: dict[str, Callable[[Catalogue], Iterable[Line]]] = {
    "area": _area_rows,
    "series": _series_rows,
    "measure": _measure_rows,
    "goal": _goal_rows,
    "code": _code_rows,
}
