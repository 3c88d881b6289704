"""The suite of the finished store: one row that is in order, and each way to break it."""

from datetime import date

import pandas as pd
import pytest

from indicators.catalogue import load_catalogue
from indicators.errors import StoreError
from indicators.intake.checks import check_store
from indicators.intake.suites import read_suite

TODAY = date(2026, 11, 21)

ROW = {
    "observation_id": 1,
    "area": "05117",
    "quantity": "staff",
    "year": 2021,
    "reference_date": None,
    "value": 100.0,
    "concept": "all",
    "method": "hr_master_data",
    "scope": "administration",
    "breakdown": "",
    "base": "",
    "source_title": "Personalamt",
}
OTHER = ROW | {"observation_id": 2, "year": 2022}

BROKEN = {
    "stored_value": [ROW | {"value": None}, OTHER],
    "stored_area": [ROW | {"area": "5117"}, OTHER],
    "stored_quantity": [ROW | {"quantity": "stuff"}, OTHER],
    "stored_year": [ROW | {"year": 1944}, OTHER],
    "stored_once": [ROW, OTHER | {"observation_id": 1}],
    "one_in_force": [ROW, ROW | {"observation_id": 2, "value": 101.0}],
}


@pytest.mark.parametrize("rule", BROKEN)
def test_each_rule_lets_a_sound_store_pass_and_stops_a_broken_one_with_its_sentence(rule):
    sentences = {
        entry["meta"]["rule"]: entry["meta"] for entry in read_suite("store")["expectations"]
    }

    check_store(pd.DataFrame([ROW, OTHER]), load_catalogue(), TODAY)
    with pytest.raises(StoreError) as stopped:
        check_store(pd.DataFrame(BROKEN[rule]), load_catalogue(), TODAY)

    assert sentences[rule]["de"] in stopped.value.sentence("de")
    assert sentences[rule]["en"] in stopped.value.sentence("en")


def test_every_rule_of_the_store_is_tested():
    rules = {entry["meta"]["rule"] for entry in read_suite("store")["expectations"]}

    assert rules == set(BROKEN)
