"""Columns about what cannot be true at once: parts above wholes, years, zeros in a series.

Each column is empty where nothing is wrong.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Term
from indicators.intake.observations import breakdown_of

_WHERE = ["area", "year", "reference_date", "scope"]
_SERIES = ["area", "quantity", "concept", "method", "scope", "breakdown", "base", "source_title"]
Group = tuple[str, frozenset[tuple[str, str]]]
"""A counted group: a quantity and the pairs that narrow it down."""


def with_contradictions(judged: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Adds what contradicts the row itself or other rows; the index must be unique."""
    judged = _add_years(judged)
    judged = _add_status(judged)
    judged = _add_wholes(judged, catalogue)
    return _add_zeros(judged)


def _add_years(judged: pd.DataFrame) -> pd.DataFrame:
    """The year of a reference date that is not the year beside it.

    The first of January describes the stock at the turn of the year and may stand under the
    year that ended; it may as well stand under its own.
    """
    date_year = (judged["date_number"] // 10000).where(judged["year"].notna())
    is_new_year = judged["date_number"] % 10000 == 101
    fits = (date_year == judged["year"]) | (is_new_year & (date_year == judged["year"] + 1))
    return judged.assign(date_year=date_year.where(~fits))


def _add_status(judged: pd.DataFrame) -> pd.DataFrame:
    status, precision = judged["observation_status"], judged["precision"]
    is_one_sided = (status == "E") ^ (precision == "estimate")
    return judged.assign(
        missing_value=judged["value"].where(status == "M"),
        forecast_value=judged["value"].where(status == "F"),
        # Calculated and rounded figures may rest on estimates; printed ones may not be both.
        estimate_unclear=precision.where(
            is_one_sided & precision.isin(["as_published", "estimate"])
        ),
    )


def _add_wholes(judged: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """The size of the group a counted group belongs to, where it is smaller than its part.

    Where several sources tell the size, the largest counts: only what exceeds all is impossible.
    """
    counted = judged[judged["unit"].isin(["persons", "count"]) & judged["value"].notna()]
    groups = [
        (counted["quantity"][row], frozenset(breakdown_of(counted["breakdown"][row]).items()))
        for row in counted.index
    ]
    places = list(counted[_WHERE].itertuples(index=False, name=None))
    counts = list(zip(counted.index, places, groups, counted["value"], strict=True))
    sizes: dict[tuple[object, Group], float] = {}
    for _, place, group, value in counts:
        sizes[place, group] = max(value, sizes.get((place, group), value))
    containing = _containing(catalogue)
    smallest = {}
    for row, place, group, value in counts:
        known = [sizes.get((place, whole), value) for whole in _wholes(group, containing)]
        if min(known, default=value) < value:
            smallest[row] = min(known)
    return judged.assign(whole_value=pd.Series(smallest, index=judged.index, dtype="float64"))


def _wholes(group: Group, containing: dict[str, set[str]]) -> Iterator[Group]:
    """The groups that contain a group: without one condition, or as the catalogue says."""
    quantity, pairs = group
    for pair in pairs:
        yield quantity, pairs - {pair}
    for whole in containing[quantity]:
        yield whole, pairs


def _containing(catalogue: Catalogue) -> dict[str, set[str]]:
    """Quantities that contain another: staff all foreign staff, those invited all who answered."""
    found: dict[str, set[str]] = defaultdict(set)
    for quantity in catalogue.quantities:
        if quantity.same_as is not None:
            found[quantity.code].add(quantity.same_as.quantity)
    for indicator in catalogue.indicators:
        part, whole = indicator.numerator, indicator.denominator
        if indicator.kind != "share" or part is None or whole is None:
            continue
        if part.quantity != whole.quantity and part.where == whole.where:
            found[part.quantity].add(whole.quantity)
    return found


def _add_zeros(judged: pd.DataFrame) -> pd.DataFrame:
    """Zeros that nobody explained: in a series that knows other values, or alone for a whole.

    `zero_known` is another value of the series, the nearest year before if there is one.
    """
    rows = judged.sort_values(["year", "row"], kind="stable")
    is_other = rows["value"].where(rows["value"] != 0)
    series = is_other.groupby([rows[name] for name in _SERIES], dropna=False)
    known = series.ffill().fillna(series.bfill())
    is_unexplained = (rows["value"] == 0) & (rows["note_de"].str.strip() == "")
    # Things that are there or not are counted as 0 or 1; their zero is a no.
    is_yes_or_no = (rows["unit"] == "count") & ~(series.transform("max") > 1)
    is_unexplained &= ~is_yes_or_no
    is_whole = rows["breakdown"] == ""
    return judged.assign(
        zero_known=known.where(is_unexplained),
        zero_alone=rows["value_text"].where(is_unexplained & is_whole & known.isna()),
    )


def with_recorded_values(
    recordability: pd.DataFrame, figures: pd.DataFrame | None, catalogue: Catalogue
) -> pd.DataFrame:
    """Adds the value that stands beside "not recorded": in the same file, or in another.

    An estimate is none: that a city can only be estimated is what "not recorded" means.
    """
    values = {} if figures is None else _values(figures, catalogue)
    columns = ["file", "recordability", "area", "indicator", "year"]
    told_for = [
        (file, values.get(tuple(key), []) if state == "not_recorded" else [])
        for file, state, *key in recordability[columns].to_numpy()
    ]
    same = [[value for name, value in told if name == file] for file, told in told_for]
    other = [[value for name, value in told if name != file] for file, told in told_for]
    return recordability.assign(
        value_in_file=[next(iter(values), None) for values in same],
        value_elsewhere=[next(iter(values), None) for values in other],
    )


def _values(
    figures: pd.DataFrame, catalogue: Catalogue
) -> dict[tuple[str, ...], list[tuple[str, str]]]:
    """(file, value) of what is no estimate, under area, indicator and year."""
    given = figures[
        figures["value"].notna()
        & ~figures["precision"].eq("estimate")
        & ~figures["observation_status"].isin(["E", "M"])
    ]
    values: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for name, quantity, breakdowns in _reported(catalogue):
        rows = given[(given["quantity"] == quantity) & given["breakdown"].isin(breakdowns)]
        for area, year, *told in rows[["area", "year_text", "file", "value_text"]].to_numpy():
            values[area, name, year].append((told[0], told[1]))
    return values


def _reported(catalogue: Catalogue) -> Iterator[tuple[str, str, list[str]]]:
    """Under which quantities and breakdowns the value of an indicator is delivered."""
    for indicator in catalogue.indicators:
        if indicator.reported_as is not None:
            yield indicator.name, indicator.reported_as, [""]
        part = indicator.numerator
        if part is None or part.per is not None:
            continue
        yield indicator.name, part.quantity, _breakdowns(part)
        for quantity in catalogue.quantities:
            if quantity.same_as is not None and quantity.same_as == part:
                yield indicator.name, quantity.code, [""]


def _breakdowns(part: Term) -> list[str]:
    """The breakdowns a term counts, written as deliveries write them."""
    pairs = [[f"{name}={word}" for word in words] for name, words in sorted(part.where.items())]
    return ["|".join(chosen) for chosen in product(*pairs)]
