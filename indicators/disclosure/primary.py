"""Disclosure control (Geheimhaltung): which figures about people may leave the house."""

from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import pandas as pd
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    NonNegativeInt,
    PositiveFloat,
    PositiveInt,
)

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Context, Indicator
from indicators.definitions import read_yaml

RULES = Path(__file__).with_name("rules.yaml")

NUMBERS = ["value", "numerator", "denominator", "low", "high"]
WORDS = ["note_de", "note_en"]
"""Blanked with the numbers: a note such as "0 of 265" would give the figure away."""
TELLTALE = {
    "is_small_base": False,
    "interval_kind": "none",
    "smallest_count": float("nan"),
    "decimals": float("nan"),
    "group_size": float("nan"),
    "denominator_source": "",
}
"""What a hidden figure has in these columns, as they would tell small groups from large ones."""


class Lots(BaseModel):
    """What is left to chance (`lots.py`)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cases_above: NonNegativeInt
    share: Annotated[float, Field(ge=0, le=100)]
    extra_width: NonNegativeInt
    cost_spread: Annotated[float, Field(ge=0, le=100)]


class Rules(BaseModel):
    """The thresholds of `rules.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    minimum_cases: PositiveInt
    minimum_denominator: PositiveInt
    minimum_response: Annotated[float, Field(ge=0, le=100)]
    required_width: PositiveInt
    insider_cases: NonNegativeInt
    dominance: Annotated[float, Field(gt=0, le=100)]
    exact_cells_limit: NonNegativeInt
    lots: Lots
    loss: dict[Literal["headline", "sub_group", "breakdown"], PositiveFloat]


@cache
def disclosure_rules() -> Rules:
    """The thresholds in force."""
    return Rules.model_validate(read_yaml(RULES))


def blank_hidden(figures: pd.DataFrame, hidden: Collection[int]) -> pd.DataFrame:
    """Adds `status` (published, hidden) and blanks every number and note of a hidden figure.

    `hidden`: figure_id of the hidden ones. A figure derived from a hidden one is hidden with it.
    """
    is_hidden = figures["figure_id"].isin(hidden) | figures["staff_figure"].isin(hidden)
    protected = figures.assign(status=is_hidden.map({True: "hidden", False: "published"}))
    protected.loc[is_hidden, NUMBERS] = float("nan")
    protected.loc[is_hidden, WORDS] = ""
    for column, silence in TELLTALE.items():
        protected.loc[is_hidden, column] = silence
    return protected


def is_too_small(figures: pd.DataFrame, catalogue: Catalogue, rules: Rules) -> pd.Series:
    """Primary rule: groups of persons that are too small, empty or complete.

    A share printed with its base gives its count back, within rounding; of one printed without
    any count only 0 and 100 per cent are known to be unsafe. Where several counts make up a
    figure, `smallest_count` is the least of them.
    """
    sensitive = figures["series"].isin(sensitive_series(catalogue))
    is_count = figures["unit"].isin(["persons", "count"])
    is_share = figures["unit"] == "percent"
    group = figures["numerator"].fillna(figures["value"] / 100 * figures["denominator"])
    complement = figures["denominator"] - group
    # Ratios of two rates have rates, not groups of persons, as numerator and denominator.
    has_group = figures["unit"].isin(["percent", "per_100", "per_1000"])
    too_small = (
        (figures["smallest_count"] < rules.minimum_cases)
        | (is_count & (figures["value"] < rules.minimum_cases))
        | (is_share & (group < rules.minimum_cases))
        | (is_share & (complement < rules.minimum_cases))
        | (has_group & (figures["denominator"] < rules.minimum_denominator))
        | (is_share & figures["value"].isin([0, 100]))
        # A share of nobody: that there was nobody is what nobody may know.
        | figures["value"].isna()
        | _is_weak_sub_group(figures, catalogue, rules)
    )
    return sensitive & too_small


def _is_weak_sub_group(figures: pd.DataFrame, catalogue: Catalogue, rules: Rules) -> pd.Series:
    sub_groups = {indicator.name for indicator in catalogue.indicators if indicator.sub_group}
    is_sub_group = figures["series"].isin(sub_groups) | (figures["breakdown"] != "")
    return is_sub_group & (figures["response_rate"] < rules.minimum_response)


def sensitive_series(catalogue: Catalogue) -> set[str]:
    """Indicators and reference series under disclosure control."""
    entries: list[Indicator | Context] = [*catalogue.indicators, *catalogue.context]
    return {entry.name for entry in entries if entry.sensitive}
