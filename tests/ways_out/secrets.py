"""What a release hides, computed from the store behind it, which never leaves the house."""

from typing import NamedTuple

import pandas as pd

from indicators.analysis.figures.all_figures import compute_figures, opened_store

# What tells two figures apart. figure_id is not among it: each release counts it anew.
KEY = ["series", "area", "year", "reference_date", "breakdown", "concept", "method", "scope",
       "base", "source_title", "origin"]  # fmt: skip
NUMBERS = ["value", "numerator", "denominator", "low", "high"]


class Secrets(NamedTuple):
    """Rows of unprotected figures with the `status` that the release gives them."""

    figures: pd.DataFrame

    @property
    def hidden(self) -> pd.DataFrame:
        return self.figures[self.figures["status"] == "hidden"]

    @property
    def published(self) -> pd.DataFrame:
        return self.figures[self.figures["status"] == "published"]

    def of(self, areas) -> "Secrets":
        return Secrets(self.figures[self.figures["area"].isin(areas)])


def secrets_of(store, release) -> Secrets:
    """Every figure of the store beside its status in the release; both must be the same places."""
    with opened_store(store) as backend:
        unprotected = compute_figures(backend.table("observation"), release.catalogue)
    return with_status(unprotected, release.figures())


def with_status(unprotected, released) -> Secrets:
    status = dict(zip(keys(released), released["status"], strict=True))
    assert len(status) == len(released) == len(unprotected)
    found = unprotected.assign(status=[status[key] for key in keys(unprotected)])
    complement = found["denominator"] - found["numerator"]
    return Secrets(found.assign(complement=complement.where(found["unit"] == "percent")))


def keys(figures):
    """The place of each figure, as texts, so that dates and empty fields compare."""
    places = figures[KEY].assign(reference_date=figures["reference_date"].astype(str).str[:10])
    empty = ("NaT", "nan", "None", "<NA>")
    return [
        tuple("" if pd.isna(part) or part in empty else str(part) for part in row)
        for row in places.astype(object).itertuples(index=False, name=None)
    ]
