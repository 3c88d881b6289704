"""Hidden figures in tables of data: the release file, JSON and CSV. What is not named is a leak."""

import re

import duckdb
import numpy as np
import pandas as pd

from tests.ways_out.secrets import Secrets, keys

# All that may stand beside a hidden figure: where it belongs, how it was made, that it is hidden.
# Anything else must be empty, columns of the future too.
PLACE = {
    "figure_id", "series", "origin", "quantity", "area", "area_name", "year", "reference_date",
    "breakdown", "status", "unit", "interval_kind", "response_rate", "concept", "method", "scope",
    "base", "precision", "observation_status", "revised", "line", "segment", "breaks",
    "staff_figure", "base_figure", "source_title", "source_address", "file", "confidentiality",
}  # fmt: skip
SIGN = "."
# Texts that are the same whatever the figures are, and names of files.
NO_WORDS = ["catalogue", "file"]

# Table → column that names a figure → what may stand in a row that names a hidden one.
REFERENCES = {
    "figure": {"staff_figure": PLACE, "base_figure": PLACE},
    "verdict_point": {
        "staff_figure": {
            "verdict_id", "staff_figure", "base_figure", "year", "day", "base_day", "population",
            "left_out",
        },
    },
}  # fmt: skip
# Counts and codes whose names only look like references to figures.
NO_REFERENCE = {"n_figures", "figures_published", "figures_hidden"}


def tables_in(path):
    """Every table of a file, read without the program's reader."""
    with duckdb.connect(str(path), read_only=True) as connection:
        names = connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        return {name: connection.execute(f'SELECT * FROM "{name}"').df() for (name,) in names}


def leaks_in_figures(figures, secrets):
    """Places of hidden figures with another status or a number, as texts; and missing places."""
    rows = dict(zip(keys(figures), figures.to_dict("records"), strict=True))
    leaks = []
    for key in keys(secrets.hidden):
        row = rows.get(key)
        if row is None:
            leaks.append(f"{key}: no row, so no sign")
        elif row["status"] != "hidden":
            leaks.append(f"{key}: status {row['status']}")
        else:
            leaks += [f"{key}: {text}" for text in _filled(row, PLACE)]
    return leaks


def leaks_in_part(figures, secrets):
    """As `leaks_in_figures`, of a file that holds some of the figures."""
    held = set(keys(figures))
    is_held = [key in held for key in keys(secrets.figures)]
    return leaks_in_figures(figures, Secrets(secrets.figures[is_held]))


def leaks_in_references(tables):
    """Rows anywhere that name a hidden figure and say more than that it is hidden."""
    figures = tables["figure"]
    hidden = set(figures.loc[figures["status"] == "hidden", "figure_id"])
    return [
        f"{name}.{column} {row[column]}: {text}"
        for name, table in tables.items()
        for column in table
        if _names_figures(name, str(column))
        for row in table[table[column].isin(hidden)].to_dict("records")
        for text in _filled(row, REFERENCES.get(name, {}).get(column, {column}))
    ]


def _names_figures(table, column):
    is_own_number = (table, column) == ("figure", "figure_id")
    return "figure" in column and column not in NO_REFERENCE and not is_own_number


def _filled(row, allowed):
    """What stands in a row outside the allowed columns; signs and empty fields say nothing."""
    return [
        f"{name} = {value}"
        for name, value in row.items()
        if name not in allowed and not is_silent(value)
    ]


def is_silent(value):
    """Empty, the sign, or a mark that is not set."""
    # Zero equals False, and zero persons are a figure.
    is_unset_mark = isinstance(value, bool | np.bool_) and not value
    if isinstance(value, np.ndarray | list | tuple):
        return all(map(is_silent, value))
    if isinstance(value, dict):
        return all(map(is_silent, value.values()))
    return is_unset_mark or bool(pd.isna(value)) or (isinstance(value, str) and value in ("", SIGN))


def leaks_in_verdicts(tables, secrets):
    """Verdicts, movement and recordability of an area and indicator with hidden figures only."""
    silent = _silent_shares(secrets)
    components = re.compile("staff|gap|ratio|slope|years|parity|population$")
    leaks = []
    for name, column in (("verdict", "indicator"), ("verdict_by_base", "indicator")):
        for row in tables[name].to_dict("records"):
            if (row["area"], row[column], row["breakdown"]) in silent:
                own = {key: value for key, value in row.items() if components.search(str(key))}
                leaks += [f"{name} {row['area']} {row[column]}: {t}" for t in _filled(own, {""})]
    moved = tables["movement"][["area", "indicator", "breakdown"]].itertuples(index=False)
    leaks += [f"movement {place}" for place in moved if tuple(place) in silent]
    return leaks + _wrong_states(tables["recordability"], secrets)


def _silent_shares(secrets):
    """(area, series, breakdown) without a published figure."""
    where = ["area", "series", "breakdown"]
    published = set(secrets.published[where].itertuples(index=False, name=None))
    return set(secrets.hidden[where].itertuples(index=False, name=None)) - published


def _wrong_states(recordability, secrets):
    state = {(row.area, row.indicator): row.state for row in recordability.itertuples()}
    return [
        f"recordability {area} {series}: {state[(area, series)]}"
        for (area, series), rows in secrets.figures.groupby(["area", "series"])
        if (area, series) in state and (rows["status"] == "hidden").all()
        if state[(area, series)] != "hidden"
    ]


def texts_in(tables):
    """(table, area, text) of all rows with words; a finding is about the area of its file."""
    return {found for name, table in tables.items() for found in _texts(name, table)}


def _texts(name, table):
    words = table.select_dtypes(["object", "str"]).drop(columns=NO_WORDS, errors="ignore")
    for number, row in enumerate(words.to_dict("records")):
        file = str(table["file"].iloc[number]) if "file" in table else ""
        text = " | ".join(str(value) for value in row.values() if not is_silent(value))
        yield name, row.get("area", file[:3]), f"{_year_of(table, number, file)}: {text}"


def _year_of(table, number, file):
    if "year" in table and pd.notna(table["year"].iloc[number]):
        return int(table["year"].iloc[number])
    found = re.search(r"20\d\d", file)
    return found[0] if found else ""
