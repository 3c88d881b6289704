"""Disclosure control (Geheimhaltung): which figures about people may leave the house."""

from functools import cache
from pathlib import Path

import pandas as pd
import yaml
from pydantic import BaseModel, ConfigDict

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Context, Indicator

RULES = Path(__file__).with_name("rules.yaml")

NUMBERS = ["value", "numerator", "denominator", "low", "high"]
WORDS = ["note_de", "note_en"]
"""Blanked with the numbers: a note such as "0 of 265" would give the figure away."""


class Rules(BaseModel):
    """The thresholds of `rules.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    minimum_cases: int
    minimum_denominator: int
    minimum_response: float


@cache
def disclosure_rules() -> Rules:
    """The thresholds in force."""
    return Rules.model_validate(yaml.safe_load(RULES.read_text(encoding="utf-8")))


def protect_figures(figures: pd.DataFrame, catalogue: Catalogue, rules: Rules) -> pd.DataFrame:
    """Adds `status` (published, hidden) and blanks every number and note of a hidden figure.

    A figure derived from a hidden one is hidden with it. Figures about the population are
    not about employees and pass.
    """
    is_hidden = is_too_small(figures, catalogue, rules)
    hidden_ids = set(figures.loc[is_hidden, "figure_id"])
    is_hidden |= figures["staff_figure"].isin(hidden_ids)
    protected = figures.assign(status=is_hidden.map({True: "hidden", False: "published"}))
    protected.loc[is_hidden, NUMBERS] = float("nan")
    protected.loc[is_hidden, WORDS] = ""
    return protected


def is_too_small(figures: pd.DataFrame, catalogue: Catalogue, rules: Rules) -> pd.Series:
    """Primary rule: groups of persons that are too small, empty or complete.

    Where a share was printed without its counts, only 0 and 100 per cent are known to be
    unsafe. Where several counts make up a figure, `smallest_count` is the least of them.
    """
    sensitive = figures["series"].isin(_sensitive_series(catalogue))
    complement = figures["denominator"] - figures["numerator"]
    is_count = figures["unit"].isin(["persons", "count"])
    is_share = figures["unit"] == "percent"
    # Ratios of two rates have rates, not groups of persons, as numerator and denominator.
    has_group = figures["unit"].isin(["percent", "per_100", "per_1000"])
    too_small = (
        (figures["smallest_count"] < rules.minimum_cases)
        | (is_count & (figures["value"] < rules.minimum_cases))
        | (is_share & (figures["numerator"] < rules.minimum_cases))
        | (is_share & (complement < rules.minimum_cases))
        | (has_group & (figures["denominator"] < rules.minimum_denominator))
        | (is_share & figures["value"].isin([0, 100]))
        | _is_weak_sub_group(figures, catalogue, rules)
    )
    return sensitive & too_small


def _is_weak_sub_group(figures: pd.DataFrame, catalogue: Catalogue, rules: Rules) -> pd.Series:
    sub_groups = {indicator.name for indicator in catalogue.indicators if indicator.sub_group}
    is_sub_group = figures["series"].isin(sub_groups) | (figures["breakdown"] != "")
    return is_sub_group & (figures["response_rate"] < rules.minimum_response)


def _sensitive_series(catalogue: Catalogue) -> set[str]:
    entries: list[Indicator | Context] = [*catalogue.indicators, *catalogue.context]
    return {entry.name for entry in entries if entry.sensitive}
