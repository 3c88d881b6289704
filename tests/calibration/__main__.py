"""Prints the table of docs/verdicts.md."""

from tests.calibration.table import print_table

print_table()
