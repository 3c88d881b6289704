"""Numbers, dates and signs as people read them."""

import pandas as pd
import pytest

from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.speaker import Speaker
from tests.publications.released import CATALOGUE, NAN, row


@pytest.mark.parametrize(
    ("value", "decimals", "german", "english"),
    [
        (12345.678, 1, "12.345,7", "12,345.7"),
        (0, 0, "0", "0"),
        (-3.25, 1, "−3,3", "−3.3"),
        (34.5, 0, "35", "35"),
        (2.675, 2, "2,68", "2.68"),
        (100 * 29 / 200, 0, "15", "15"),
        (-0.01, 1, "0,0", "0.0"),
        (1000000, 0, "1.000.000", "1,000,000"),
    ],
)
def test_numbers(value, decimals, german, english):
    assert formats.number(value, "de", decimals) == german
    assert formats.number(value, "en", decimals) == english


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"value": 16.7}, "16,7\u00a0%"),
        ({"value": 16.7, "denominator": 42}, "17\u00a0%"),
        ({"value": 16.7, "precision": "rounded"}, "17\u00a0%"),
        ({"value": 3001, "unit": "persons"}, "3.001\u00a0Personen"),
        ({"value": 1104, "unit": "count"}, "1.104"),
        ({"status": "hidden", "value": NAN}, "."),
        ({"value": NAN}, "?"),
    ],
)
def test_a_value_or_the_sign_of_why_there_is_none(changes, text):
    assert figure_formats.figure_value(row(**changes), Speaker(CATALOGUE, "de")) == text


@pytest.mark.parametrize(
    ("low", "high", "unit", "german", "english"),
    [
        (8.3, 30.6, "percent", "8 bis 31 %", "8 to 31 %"),
        (
            5.94,
            8.31,
            "percentage_points",
            "5,9 bis 8,3 Prozentpunkte",
            "5.9 to 8.3 percentage points",
        ),
        (
            -3.4,
            1.2,
            "percentage_points",
            "−3,4 bis 1,2 Prozentpunkte",
            "−3.4 to 1.2 percentage points",
        ),
        (0.766, 0.8246, "ratio", "0,77- bis 0,82-fach", "0.77 to 0.82 times"),
        (NAN, NAN, "ratio", "", ""),
    ],
)
def test_an_interval_has_the_unit_of_its_figure(low, high, unit, german, english):
    figure = row(low=low, high=high, unit=unit)

    assert (
        figure_formats.interval(figure, Speaker(CATALOGUE, "de")).replace("\u00a0", " ") == german
    )
    assert (
        figure_formats.interval(figure, Speaker(CATALOGUE, "en")).replace("\u00a0", " ") == english
    )


@pytest.mark.parametrize(
    ("text", "german", "english"),
    [
        ("2018", "2018", "2018"),
        ("2018-02", "Februar 2018", "February 2018"),
        ("2018-02-22", "22. Februar 2018", "22 February 2018"),
    ],
)
def test_dates_are_as_exact_as_their_source(text, german, english):
    assert formats.partial_date(text, "de") == german
    assert formats.partial_date(text, "en") == english


def test_a_figure_without_a_day_is_dated_by_its_year():
    day = pd.Timestamp(2022, 5, 15)

    assert formats.reference(row(year=2021), "de") == "2021"
    assert formats.reference(row(reference_date=day), "de") == "15. Mai 2022"


def test_lists_end_with_and():
    assert formats.listing([], "de") == ""
    assert formats.listing(["Essen"], "de") == "Essen"
    assert formats.listing(["Bochum", "Essen", "Herne"], "de") == "Bochum, Essen und Herne"
    assert formats.listing(["Bochum", "Essen"], "en") == "Bochum and Essen"


def test_breakdowns_and_quotations_are_words():
    assert figure_formats.breakdown("sex=female", Speaker(CATALOGUE, "de")) == "weiblich"
    assert formats.quoted("Beschäftigte", "de") == "„Beschäftigte“"
    assert formats.quoted("Staff", "en") == "“Staff”"


def test_a_narrow_interval_keeps_a_decimal():
    figure = row(unit="percent", low=9.5, high=10.4)

    assert figure_formats.interval(figure, Speaker(CATALOGUE, "de")) == "9,5 bis 10,4\u00a0%"
