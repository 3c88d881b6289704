"""Writes the filled form that comes along: python -m tests.make_example_form. A test compares."""

from pathlib import Path

from indicators.demonstration.filled_form import example_form
from indicators.publications.delivery_form.form_workbook import make_workbook

EXAMPLE = Path(__file__).parent.parent / "data" / "examples" / "brahmstadt_2025.xlsx"

if __name__ == "__main__":
    EXAMPLE.parent.mkdir(exist_ok=True)
    EXAMPLE.write_bytes(make_workbook(example_form()))
