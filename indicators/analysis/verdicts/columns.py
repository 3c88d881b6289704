"""The columns of the tables of verdicts and of the points under them, with their types.

Shares in per cent, gaps in percentage points, slopes in points a year, ratios as fractions.
"""

DELIMITATION = ["concept", "method", "scope", "breakdown"]
BASE = ["base_series", "base_concept", "base_method", "base_level"]
_MEASURED = ["gap", "gap_low", "gap_high", "ratio", "ratio_low", "ratio_high"]
_REAL = [
    "staff",
    "staff_low",
    "staff_high",
    "population",
    *_MEASURED,
    "slope",
    "slope_low",
    "slope_high",
    "slope_error",
    "slope_scatter",
    "p_value",
    "turnover",
    "yearly_variance",
    "first_response",
    "last_response",
    "tipping_point",
    "years_to_parity_low",
    "years_to_parity_high",
]

VERDICT = [
    "verdict_id",
    "area",
    "indicator",
    *DELIMITATION,
    "line",
    "is_current",
    "verdict",
    "reason",
    "obstacles",
    "parity_not_excluded",
    "withstands",
    "base_line",
    *BASE,
    "n_figures",
    "n_points",
    "first_year",
    "last_year",
    "latest_staff_figure",
    "latest_base_figure",
    *_REAL,
    "turnover_origin",
    "turnover_first_year",
    "turnover_last_year",
    "provisional_staff",
    "provisional_population",
    "breaks",
    "bases_rejected",
]
"""`n_figures` counts staff figures, `n_points` those that carry (or would carry) the verdict,
`provisional_…` those of them whose figure is provisional; `obstacles` and `breaks` are tuples of
codes, `bases_rejected` one of RejectedBase. `slope_error` is what sampling and turnover alone
give, `slope_scatter` what the residuals show; `withstands` whether the direction does when all
verdicts are looked at together; `turnover` per cent a year, empty for cohorts, `turnover_origin`
assumed or delivered (then the mean of those years), and `yearly_variance` what it makes of the
series (squared points a year)."""

POINT = [
    "verdict_id",
    "staff_figure",
    "base_figure",
    "year",
    "day",
    "base_day",
    "staff",
    "population",
    "gap",
    "gap_low",
    "gap_high",
    "size",
    "response",
    "standard_error",
    "left_out",
    "provisional",
]
"""`left_out` is empty for a point that counts, else before_break, other_base or a reason;
`provisional` names staff and population where their source calls them so."""

ALTERNATIVE = [
    "is_chosen",
    "is_usable",
    "reason_de",
    "reason_en",
    "nearest_year",
    "nearest_months",
    "nearest_population",
    "plain_gap",
]

_WHOLE = [
    "line",
    "base_line",
    "first_year",
    "last_year",
    "turnover_first_year",
    "turnover_last_year",
    "latest_staff_figure",
    "latest_base_figure",
]
VERDICT_TYPES = dict.fromkeys(_WHOLE, "Int32") | dict.fromkeys(_REAL, "float64")
POINT_TYPES = {"base_figure": "Int32"} | dict.fromkeys(
    ["staff", "population", "gap", "gap_low", "gap_high", "size", "response", "standard_error"],
    "float64",
)
