"""Compares the verdicts of the program with the second opinion, field by field."""

from math import isclose, isnan

from tests.analysis.second_opinion import second_opinion

KEYS = ["area", "indicator", "concept", "method", "scope", "breakdown"]
WORDS = ["verdict", "reason", "n_points", "parity_not_excluded", "withstands"]
NUMBERS = ["slope", "slope_low", "slope_high", "gap", "gap_low", "gap_high", "p_value",
           "tipping_point"]  # fmt: skip
UNKNOWN = float("nan")


def disagreements(verdicts, figures, catalogue):
    """Every field in which program and second opinion differ: key, field, both values."""
    expected = second_opinion(figures, catalogue)
    found = {tuple(row[key] for key in KEYS): row for row in verdicts.to_dict("records")}
    alone = [(key, "only one has it", "", "") for key in found.keys() ^ expected.keys()]
    both = found.keys() & expected.keys()
    return alone + [
        (key, *field) for key in sorted(both) for field in _differences(found[key], expected[key])
    ]


def _differences(row, other):
    for name in WORDS:
        if row[name] != other[name]:
            yield name, row[name], other[name]
    for name in NUMBERS:
        if not _is_close(row[name], other[name], 1e-6):
            yield name, row[name], other[name]
    for end, years in zip(("low", "high"), other["years"] or (UNKNOWN, UNKNOWN), strict=True):
        if not _is_close(row[f"years_to_parity_{end}"], years, 1e-4):
            yield f"years_to_parity_{end}", row[f"years_to_parity_{end}"], years


def _is_close(one, other, tolerance):
    is_unknown = isnan(one), isnan(other)
    return all(is_unknown) or isclose(one, other, rel_tol=tolerance, abs_tol=1e-7)
