"""Every rule finds its bad example, passes its good one, and says so in two languages."""

from datetime import date

import pandas as pd
import pytest

from indicators import resources
from indicators.catalogue import load_catalogue
from indicators.intake import checks, suites
from indicators.intake.forms import forms
from indicators.intake.observations import to_observations
from indicators.intake.rule_columns import with_rule_columns
from tests.intake.examples import typed_examples
from tests.intake.sample_rows import sample_row, table_of

TODAY = date(2026, 11, 21)

RULES = [
    pytest.param(form, rule, id=f"{form}-{rule.rule}")
    for form in forms()
    for rule in suites.rules(form)
]


@pytest.fixture(scope="module")
def findings():
    """The findings on all examples: one run, because the rule engine is slow to start."""
    return checks.check(typed_examples(), load_catalogue(), TODAY)


@pytest.mark.parametrize(("form", "rule"), RULES)
def test_a_rule_says_nothing_about_its_good_example(findings, form, rule):
    own = findings[findings["file"] == f"{rule.rule}-passes.csv"]

    assert rule.rule not in set(own["rule"])


@pytest.mark.parametrize(("form", "rule"), RULES)
def test_a_rule_finds_the_last_row_of_its_bad_example(findings, form, rule):
    own = findings[findings["file"] == f"{rule.rule}-fails.csv"]
    last_row = 1 + len(rule.fails)
    finding = own[(own["rule"] == rule.rule) & (own["row"] == last_row)].squeeze()
    delivered = sample_row(form) | rule.fails[-1]

    assert finding["severity"] == rule.severity
    assert finding["sheet"] == forms()[form].sheet
    assert finding["column"] == forms()[form].heading(rule.points_at)
    assert finding["value"] == delivered[rule.points_at]


@pytest.mark.parametrize(("form", "rule"), RULES)
def test_a_finding_speaks_whole_sentences_in_both_languages(findings, form, rule):
    own = findings[findings["file"] == f"{rule.rule}-fails.csv"]
    finding = own[own["rule"] == rule.rule].iloc[-1]

    for sentence in (finding["sentence_de"], finding["sentence_en"]):
        assert not set(sentence) & set("{}")
        assert "nan" not in sentence.split()
        assert sentence.endswith((".", "?", ")"))
    assert finding["sentence_de"] != finding["sentence_en"]


def test_the_plain_row_of_every_form_has_no_finding(findings):
    assert "plain.csv" not in set(findings["file"])


@pytest.mark.parametrize(("form", "rule"), RULES)
def test_every_rule_has_both_languages_and_both_examples(form, rule):
    assert rule.de.strip()
    assert rule.en.strip()
    assert rule.passes
    assert rule.fails


def test_rule_codes_are_unique_over_all_suites():
    codes = [rule.rule for form in forms() for rule in suites.rules(form)]

    assert len(codes) == len(set(codes))


def test_every_form_and_the_finished_store_have_a_suite_and_nothing_else_has():
    suites = {file.stem for file in resources.expectations().glob("*.yaml")}

    assert suites == {*forms(), "store"}


@pytest.mark.parametrize("form", forms())
def test_a_suite_says_how_severe_each_rule_is_in_the_words_of_the_library(form):
    words = {entry["severity"] for entry in suites.read_suite(form)["expectations"]}

    assert words <= {"critical", "warning"}


def test_every_placeholder_of_a_suite_stands_for_something():
    known = suites.placeholders(load_catalogue(), TODAY)
    used = {
        value[1:]
        for form in forms()
        for entry in suites.read_suite(form)["expectations"]
        for value in entry["kwargs"].values()
        if isinstance(value, str) and value.startswith("$")
    }

    assert used <= set(known)
    assert all(known[name] for name in used)


# Each must become a number (or date), or be reported: nothing may vanish on the way.
ODD_CELLS = [
    "ca. 12",
    "16.7",
    "1.234,5",
    "1,2,3",
    "16,",
    ",5",
    "12 %",
    "1e5",
    "-",
    "12 13",
    "１２",
    "١٢",
    "9999999999999999",
    "2021,5",
    "21",
    "31.12.21",
    "2021-1-5",
    "2021-02-30",
    "1.1.2021",
    "{value}",
    "–",
    ".",
    "/",
    "x",
    "(12)",
    "12 p",
    "<5",
    "k. A.",
    "3001¹",
    "3001 1",
    "31,383",
    "171 435",
    "171'435",
    "1.234.567",
    "#NV",
    "########",
    "=1+1",
    "44561",
    "01/02/2021",
    "31.02.2021",
    "Dez 2021",
]


@pytest.mark.parametrize("field", ["value", "numerator", "denominator", "year", "reference_date"])
def test_a_cell_that_cannot_be_read_is_reported(odd_findings, field):
    table, findings = odd_findings
    is_lost = table["date_number" if field == "reference_date" else field].isna()
    column = forms()["figures"].heading(field)
    reported = findings[(findings["severity"] == "error") & (findings["column"] == column)]

    assert is_lost.any()
    assert set(table.loc[is_lost, "row"]) <= set(reported["row"])


@pytest.fixture(scope="module")
def odd_findings():
    fields = ("value", "numerator", "denominator", "year", "reference_date")
    rows = [dict.fromkeys(fields, cell) for cell in ODD_CELLS]
    table = to_observations(table_of("figures", rows))
    judged = with_rule_columns(table, load_catalogue(), TODAY)
    return judged, checks.check({"figures": table}, load_catalogue(), TODAY)


def test_a_figure_given_twice_in_a_file_is_found_but_a_later_file_may_correct_it():
    twice = table_of("figures", [{}, {}], file="2021.csv")
    correction = table_of("figures", [{"value": "16,9", "year": "2020"}], file="2020.csv")
    corrected = table_of("figures", [{"value": "17,1", "year": "2020"}], file="2020-neu.csv")
    table = to_observations(pd.concat([twice, correction, corrected], ignore_index=True))

    found = checks.check({"figures": table}, load_catalogue(), TODAY)

    assert list(found["rule"]) == ["no_duplicate", "no_duplicate"]
    assert set(found["file"]) == {"2021.csv"}


def test_cells_full_of_rubbish_are_found_and_do_not_stop_the_check():
    rubbish = ["{", "{0}", "%s", "'; DROP TABLE figure; --", "=1+1", "ä\u0301", "\U0001f600", "|=|"]
    fields = forms()["figures"].fields
    table = table_of("figures", [dict.fromkeys(fields, text) for text in rubbish])

    found = checks.check({"figures": to_observations(table)}, load_catalogue(), TODAY)

    assert set(found["row"]) == set(range(2, 10))


def test_sentences_show_numbers_as_the_language_writes_them(findings):
    jump = findings[findings["file"] == "no_jump_in_share-fails.csv"].squeeze()

    assert "(16,7 %)" in jump["sentence_de"]
    assert "(16.7 %)" in jump["sentence_en"]


def test_a_date_is_quoted_as_it_was_delivered(findings):
    finding = findings[findings["file"] == "date_readable-fails.csv"].squeeze()

    assert finding["sentence_de"].startswith("„31.13.2021“: Diesen Tag gibt es nicht.")
