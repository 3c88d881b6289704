"""Checking one file and building judge alike: the plain comparisons are the rule engine's."""

import subprocess
import sys
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import resources
from indicators.catalogue import load_catalogue
from indicators.errors import CatalogueError
from indicators.intake import checks, direct, suites
from indicators.intake.acceptance import read_all
from indicators.intake.forms import forms
from indicators.intake.observations import to_observations
from tests.intake.examples import typed_examples
from tests.intake.sample_rows import SAMPLES, table_of

# Starts the rule engine, which is slow.
pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 21)


def assert_both_find_the_same(tables):
    engine = checks.check(tables, load_catalogue(), TODAY)
    plain = direct.check_directly(tables, load_catalogue(), TODAY)

    pd.testing.assert_frame_equal(engine, plain)
    return plain


def test_both_find_the_same_in_the_examples_of_all_rules():
    found = assert_both_find_the_same(typed_examples())

    assert set(found["rule"]) == {rule.rule for form in forms() for rule in suites.rules(form)}


def test_both_find_the_same_in_the_published_figures():
    tables, _ = read_all(sorted(resources.published().glob("**/*.csv")), load_catalogue())

    assert len(assert_both_find_the_same(tables))


CELLS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["", "0", "12", "3,5", "1.234", "2020", "31.12.2021", "2021-02-30", "sex=female"]
        + [cell for sample in SAMPLES.values() for cell in sample.values()]
    ),
)
DELIVERIES = st.fixed_dictionaries(
    {
        form: st.lists(
            st.fixed_dictionaries({}, optional=dict.fromkeys(forms()[form].fields, CELLS)),
            min_size=1,
            max_size=4,
        )
        for form in forms()
    }
)


@settings(max_examples=6, derandomize=True)
@given(DELIVERIES)
def test_both_find_the_same_in_any_cells(deliveries):
    tables = {form: table_of(form, rows) for form, rows in deliveries.items()}
    tables["figures"] = to_observations(tables["figures"])

    assert_both_find_the_same(tables)


def test_a_rule_of_a_kind_that_only_the_engine_knows_is_named():
    unknown: suites.Expectation = {
        "type": "expect_column_mean_to_be_between",
        "kwargs": {"column": "value"},
        "meta": {},
        "severity": "critical",
    }

    with pytest.raises(CatalogueError) as caught:
        list(direct._broken_rows("figures", [unknown], pd.DataFrame({"value": [1.0]})))

    assert "expect_column_mean_to_be_between" in caught.value.sentence()


def test_every_kind_of_rule_in_the_suites_of_deliveries_is_known():
    kinds = {entry["type"] for form in forms() for entry in suites.read_suite(form)["expectations"]}

    assert kinds <= set(direct.EXPECTATIONS)


def test_checking_a_file_does_not_start_the_rule_engine(tmp_path):
    path = tmp_path / "leer.csv"
    table_of("figures", [{}]).drop(columns=["file", "sheet", "row"]).rename(
        columns=forms()["figures"].heading
    ).to_csv(path, sep=";", index=False)
    program = (
        "import sys\nfrom datetime import date\nfrom pathlib import Path\n"
        "from indicators.catalogue import load_catalogue\n"
        "from indicators.intake.file_check import check_file\n"
        f"result = check_file(Path({str(path)!r}), load_catalogue(), date(2026, 11, 21))\n"
        "print(result.rows, result.errors, 'great_expectations' in sys.modules)\n"
    )

    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert answer.stdout.decode() == "1 0 False\n"
