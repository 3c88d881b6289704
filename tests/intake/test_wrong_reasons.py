"""Reasons that are true: what a sentence says about a cell is what is wrong with it."""

import pytest

from indicators.catalogue import load_catalogue
from indicators.errors import DeliveryError
from indicators.intake.repairs import repair, repaired_area
from indicators.intake.workbook.shown import show_number
from tests.intake.sample_rows import table_of
from tests.intake.test_signs_and_readings import errors


@pytest.mark.parametrize("cell", ["-7", "−7", "+7", "– 7"])
def test_a_sign_before_a_part_is_named_as_one(cell):
    found = dict(errors({"numerator": cell, "denominator": "42"}))
    assert "ohne Vorzeichen" in found["sign_in_numerator"]
    assert "numerator_is_a_number" not in found


def test_a_typographic_minus_before_a_value_is_told_what_to_write():
    ((rule, sentence),) = errors({"value": "−5"})
    assert rule == "sign_in_value"
    assert "einfachen Bindestrich" in sentence


def test_a_characteristic_that_stands_twice_is_not_called_unknown():
    ((rule, sentence),) = errors({"breakdown": "sex=female|sex=male"})
    assert rule == "known_breakdown"
    assert "zweimal" in sentence


def test_a_part_of_a_breakdown_is_quoted_as_it_was_written():
    ((_, sentence),) = errors({"breakdown": "sex:female"})
    assert "sex:female=" not in sentence


def test_a_bar_alone_is_no_total():
    assert [rule for rule, _ in errors({"breakdown": "|"})] == ["known_breakdown"]


def test_a_bar_too_many_is_told():
    table = table_of("figures", [{"breakdown": "sex=female|"}])
    repaired, remarks = repair("figures", table, load_catalogue())
    assert repaired["breakdown"].item() == "sex=female"
    assert [remark.sentence("de") for remark in remarks] == [
        "„sex=female|“ wurde als sex=female gelesen."
    ]


def test_an_empty_cell_is_called_empty():
    ((_, sentence),) = errors({"observation_status": ""})
    assert sentence.startswith("Der Status (leer) ist nicht bekannt.")


def test_a_municipality_key_that_lost_its_zero_is_the_city():
    assert repaired_area("5117000", load_catalogue()) == "05117"


def test_no_spreadsheet_holds_a_number_of_a_thousand_digits():
    with pytest.raises(ValueError, match="no number"):
        show_number("1" * 1000, "General", from_1904=False)


@pytest.mark.parametrize("stored", ["1e300", "1e-300"])
def test_a_number_of_many_places_does_not_fill_the_sentence(stored):
    shown = show_number(stored, "General", from_1904=False)
    assert shown.severity == "error"
    assert len(dict(shown.words)["stored"]) < 40


def test_a_cell_cannot_look_like_a_line_of_ours():
    ((_, sentence),) = errors({"value": "zwölf\nalles in Ordnung"})
    assert "\n" not in sentence


def test_a_name_of_a_file_cannot_look_like_a_line_of_ours():
    problem = DeliveryError("file_kind", file="a\nalles in Ordnung.csv")
    assert "\n" not in problem.sentence("de")
