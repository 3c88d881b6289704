"""A delivery beside what the city had before: the largest changes first, then new and gone."""

from dataclasses import dataclass

import pandas as pd

from indicators.analysis.figures.all_figures import opened_store
from indicators.intake.acceptance import read_all
from indicators.workflow.access.people import Right
from indicators.workflow.access.rights import require
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import Casebook, Delivery, casebook
from indicators.workflow.received import kept_file

SAME = ["quantity", "breakdown", "concept", "method", "scope", "base"]
"""What two reports of different years must share to be of the same thing."""


@dataclass(frozen=True)
class Beside:
    """Rows of a delivery and of before: quantity, breakdown, …, year_before, before, year, value.

    `changed` is in the order of the relative change, the largest first; `new` and `gone` stand on
    one side only.
    """

    changed: pd.DataFrame
    new: pd.DataFrame
    gone: pd.DataFrame
    unchanged: int


def beside_last(found: Delivery, acting: Acting) -> Beside:
    """The figures of a delivery beside the latest of each that the city had before."""
    require(acting.person, Right.SEE_DELIVERIES, found.handed_in.city)
    book = casebook(acting.workplace.private)
    now = _latest(_figures(found, acting))
    before = _latest(_before(found, book, acting))
    both = before.merge(now, on=SAME, how="outer", suffixes=("_before", ""), indicator=True)
    joined = both[both["_merge"] == "both"].assign(size=_size)
    changed = joined[joined["size"] > 0].sort_values("size", ascending=False, kind="stable")
    return Beside(
        changed.reset_index(drop=True),
        both[both["_merge"] == "right_only"].reset_index(drop=True),
        both[both["_merge"] == "left_only"].reset_index(drop=True),
        int((joined["size"] == 0).sum()),
    )


def _size(rows: pd.DataFrame) -> pd.Series:
    """The change relative to the larger of both values."""
    larger = rows[["value", "value_before"]].abs().max(axis=1).where(lambda most: most > 0, 1.0)
    return (rows["value"] - rows["value_before"]).abs() / larger


def _latest(figures: pd.DataFrame) -> pd.DataFrame:
    """The newest value of each thing: one row per SAME."""
    ordered = figures.sort_values("year", kind="stable")
    newest = ordered.drop_duplicates(SAME, keep="last")
    return newest[[*SAME, "year", "value"]]


def _figures(found: Delivery, acting: Acting) -> pd.DataFrame:
    paths = [kept_file(acting.workplace.private, file) for file in found.handed_in.files]
    return _typed(read_all(paths, acting.catalogue)[0]["figures"])


def _before(found: Delivery, book: Casebook, acting: Acting) -> pd.DataFrame:
    """What the city had before: earlier deliveries, and what the store holds of it."""
    city = found.handed_in.city
    earlier = [
        one for one in book.accepted() if one.handed_in.city == city and one.number < found.number
    ]
    parts = [_stored(found, acting), *(_figures(one, acting) for one in earlier)]
    return pd.concat(parts, ignore_index=True)


def _stored(found: Delivery, acting: Acting) -> pd.DataFrame:
    """What the release in force was made of, but for this delivery and later ones."""
    city, first = found.handed_in.city, found.handed_in.files[0].kept_as
    columns = [*SAME, "year", "value"]
    if not acting.workplace.store.is_file():
        return pd.DataFrame(columns=columns)
    with opened_store(acting.workplace.store) as store:
        rows = store.table("observation")
        is_later = rows.file.startswith("lieferung-") & (rows.file >= first)
        own = rows.filter(rows.area == city, ~rows.superseded, ~is_later)
        return _typed(own.select(*columns).to_pandas())


def _typed(figures: pd.DataFrame) -> pd.DataFrame:
    texts = {name: figures[name].astype("string").fillna("") for name in SAME}
    return figures.assign(**texts, year=figures["year"].astype(int))[[*SAME, "year", "value"]]
