"""A list of the catalogue is looked up by code, gone through in order, and never changed."""

import pytest
from pydantic import TypeAdapter, ValidationError

from indicators.catalogue.models import Unit
from indicators.catalogue.models.code_list import CodeList

LISTED = TypeAdapter(CodeList[Unit])
ROWS = [
    {"code": code, "label": {"de": code, "en": code}, "lowest": 0, "decimals": 0}
    for code in ("persons", "percent")
]


def test_an_entry_is_found_by_its_code_and_the_order_is_kept():
    units = LISTED.validate_python(ROWS)

    assert units.codes == ("persons", "percent") == tuple(unit.code for unit in units)
    assert units["percent"] is units.entries[1] is units.get("percent")
    assert len(units) == 2


def test_a_code_that_is_not_there_is_an_error_or_none_when_asked_for():
    units = LISTED.validate_python(ROWS)

    assert units.get("miles") is None
    assert "miles" not in units
    assert "persons" in units
    with pytest.raises(KeyError, match="miles"):
        units["miles"]


def test_entries_are_checked_and_come_back_from_json_equal():
    units = LISTED.validate_python(ROWS)

    assert LISTED.validate_json(LISTED.dump_json(units)) == units
    with pytest.raises(ValidationError):
        LISTED.validate_python([{"code": "persons"}])
