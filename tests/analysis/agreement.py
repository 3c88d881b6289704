"""Compares the verdicts of the program with the second opinion, field by field."""

import pytest

from tests.analysis.second_opinion import second_opinion

KEYS = ["area", "indicator", "concept", "method", "scope", "breakdown"]
NUMBERS = ["slope", "slope_low", "slope_high", "gap", "gap_low", "gap_high"]


def check_agreement(verdicts, figures, catalogue):
    expected = second_opinion(figures, catalogue)
    found = {tuple(row[key] for key in KEYS): row for row in verdicts.to_dict("records")}
    assert found.keys() == expected.keys()
    for key, row in found.items():
        other = expected[key]
        for name in ("verdict", "reason", "n_points", "parity_not_excluded"):
            assert row[name] == other[name], (key, name, row, other)
        for name in NUMBERS:
            assert row[name] == pytest.approx(other[name], rel=1e-6, abs=1e-7, nan_ok=True), key
        years = other["years"] or (float("nan"), float("nan"))
        for name, value in zip(("low", "high"), years, strict=True):
            number = row[f"years_to_parity_{name}"]
            assert number == pytest.approx(value, rel=1e-4, nan_ok=True), key
