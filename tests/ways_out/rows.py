"""Rows of tables on pages and in files to download: a hidden place has the sign and no number."""

import csv
import io
from collections import defaultdict

import pandas as pd

from tests.ways_out.structured import SIGN

# Headings that say where a row belongs.
ROLES = {
    "Was": "series", "What": "series",
    "Gezählt wird": "coded", "What is counted": "coded",
    "Gebiet": "area", "Area": "area", "Stadt": "area",
    "City": "area", "Stand": "date", "As of": "date", "Stand Beschäftigte": "date",
    "Date of staff": "date", "Gliederung": "breakdown", "Breakdown": "breakdown",
    "Begriff": "concept", "Concept": "concept", "Methode": "method", "Method": "method",
    "Bereich": "scope", "Scope": "scope",
}  # fmt: skip
NAMING = {name for name, role in ROLES.items() if role in ("series", "coded")}
VALUES = {"Wert", "Value", "Beschäftigte", "Staff"}
# What may stand beside the sign: how the figure was made, and the population by itself.
BESIDE_A_SIGN = {
    *ROLES, *VALUES, "Antwortquote", "Response rate", "Genauigkeit", "Precision", "Quelle",
    "Source", "Kriterium", "Criterion", "Stufe", "Stage",
    "Bruch davor", "Break before", "Stand der Bevölkerungszahl", "Date of the population figure",
    "Bevölkerung", "Population", "Zählt nicht, weil", "Not counted because",
}  # fmt: skip
MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
}
SERIES = ("indikator", "anteil", "reihe")
AREAS = ("gebiet", "stadt")


def tables_of(page):
    """The tables shown and the tables to download as they are shown."""
    return [
        *page.tables,
        *(
            list(csv.DictReader(io.StringIO(file), delimiter=";"))
            for file in page.files
            if not is_for_programs(file)
        ),
    ]


def is_for_programs(file):
    """Whether a file holds figures in the columns of the release instead of words."""
    return {"figure_id", "status"} <= set(file.partition("\n")[0].strip("\ufeff\r").split(";"))


def context_of(page):
    """Series and area that the address names."""
    series = next((page.address[name] for name in SERIES if name in page.address), None)
    area = next((page.address[name] for name in AREAS if name in page.address), None)
    return series, area


def labelled(secrets, catalogue, language):
    """The figures with their place as pages write it."""
    figures = secrets.figures

    def label(kind, name):
        return figures[name].map(
            lambda code: str(getattr(catalogue.list_of(kind)[code].label, language))
        )

    return figures.assign(
        date_text=[_date(row, language) for row in figures.to_dict("records")],
        breakdown_text=figures["breakdown"].map(lambda t: _breakdown(t, catalogue, language)),
        concept_text=label("concepts", "concept"),
        method_text=label("methods", "method"),
        scope_text=label("scopes", "scope"),
        area_text=figures["area"].map(lambda code: catalogue.area_name(code, language)),
        series_text=figures["series"].map(
            lambda code: str(getattr(catalogue.series(code).title, language))
        ),
        coded_text=figures["series"].map(
            lambda code: (
                f"{catalogue.series(code).code} {getattr(catalogue.series(code).title, language)}"
            )
        ),
    )


def _date(row, language):
    day = pd.to_datetime(row["reference_date"])
    if pd.isna(day):
        return str(int(row["year"]))
    dot = "." if language == "de" else ""
    return f"{day.day}{dot} {MONTHS[language].split()[day.month - 1]} {day.year}"


def _breakdown(text, catalogue, language):
    pairs = [pair.partition("=") for pair in text.split("|") if pair]
    labels = [catalogue.dimensions[d].categories[code] for d, _, code in pairs]
    return ", ".join(str(getattr(entry, language)) for entry in labels)


def leaks_in_rows(page, figures):
    """Rows of a page that disagree with the release on what is hidden; `figures` as `labelled`."""
    series, area = context_of(page)
    if area:
        figures = figures[figures["area"] == area]
    own = figures[figures["series"] == series] if series else figures
    return [
        f"{page.way}: {text}"
        for table in tables_of(page)
        if _has_values(table)
        for text in _leaks_in_table(table, figures if _names_series(table) else own)
    ]


def _has_values(table):
    return bool(table) and bool(set(table[0]) & VALUES) and "date" in map(ROLES.get, table[0])


def _names_series(table):
    """Pairs of staff and population may be of another series than the one in the address."""
    return bool({*NAMING, "Stand Beschäftigte", "Date of staff"} & set(table[0]))


def _leaks_in_table(table, figures):
    roles = {name: ROLES[name] for name in table[0] if name in ROLES}
    groups = defaultdict(list)
    for row in table:
        clean = {name: _clean(cell) for name, cell in row.items()}
        groups[tuple(clean[name] for name in roles)].append(clean)
    status = defaultdict(list)
    texts = zip(*(figures[f"{role}_text"] for role in roles.values()), strict=True)
    for place, found in zip(texts, figures["status"], strict=True):
        status[place].append(found)
    for place, rows in groups.items():
        if place in status:
            yield from _disagreements(place, rows, status[place])


def _clean(cell):
    return str(cell).replace("\\", "").replace("\u00a0", " ").strip()


def _disagreements(place, rows, status):
    hidden = status.count("hidden")
    signs = [row for row in rows if _value(row) == SIGN]
    if len(signs) > hidden:
        yield f"{place}: {len(signs)} signs, {hidden} hidden"
    if len(rows) - len(signs) > len(status) - hidden:
        yield f"{place}: a number at a hidden place, {rows}"
    for row in signs:
        beside = {name: cell for name, cell in row.items() if cell and name not in BESIDE_A_SIGN}
        if beside:
            yield f"{place}: beside the sign {beside}"


def _value(row):
    return next(cell for name, cell in row.items() if name in VALUES)


def signs_in(page):
    """How often the sign stands in the tables of a page, and in its files."""
    return [
        sum(_clean(_value(row)) == SIGN for row in table)
        for table in tables_of(page)
        if _has_values(table)
    ]
