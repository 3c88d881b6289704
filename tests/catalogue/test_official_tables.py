"""The map of official tables: it loads, and a slip in it is a sentence."""

import pytest
import yaml

from indicators.catalogue import load_catalogue
from indicators.catalogue.official_map import FILE, load_official_tables
from indicators.errors import CatalogueError


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


def test_every_statistic_of_the_map_has_an_entry(catalogue):
    found = load_official_tables(catalogue)

    assert found.statistics == ("12411", "12521", "12511", "12211", "1000A")


def test_the_years_of_a_band_are_those_of_its_name(catalogue):
    for band in load_official_tables(catalogue).bands:
        assert band.code == f"from_{band.first}_to_{band.last}"


def test_quantities_of_a_table_have_its_units(catalogue):
    for table in load_official_tables(catalogue).tables:
        for group in table.groups:
            assert catalogue.quantities[group.count].unit == "persons"
            assert catalogue.quantities[group.share].unit == "percent"


def test_no_reference_day_can_rest_on_two_censuses(catalogue):
    periods = load_official_tables(catalogue).censuses
    known = [period for period in periods if period.since and period.until]

    ends = [period.until for period in known if period.until]
    starts = [period.since for period in known[1:] if period.since]
    assert all(end < start for end, start in zip(ends, starts, strict=False))
    assert periods[0].since is None
    assert periods[-1].until is None


SLIPS = {
    "misspelt key": (("tables", 0, "methode"), "census", "Extra inputs are not permitted"),
    "unknown quantity": (("tables", 0, "whole"), "people", "„people“ fehlt in"),
    "unknown method": (("tables", 0, "method"), "guess", "„guess“ fehlt in"),
    "unknown concept": (("tables", 0, "whole_concept"), "some", "„some“ fehlt in"),
    "unknown base": (("censuses", 0, "base"), "census_1066", "„census_1066“ fehlt in"),
    "unknown band": (("tables", 0, "groups", 0, "bands"), [{"band": "old"}], "„old“ fehlt in"),
    "no age": (
        ("tables", 0, "groups", 0, "bands"),
        [{"band": "from_18_to_24"}],
        "„from_18_to_24“ fehlt in dimensions.age",
    ),
    "unknown share": (("tables", 0, "groups", 0, "bands", 0, "share"), "x", "„x“ fehlt in"),
    "band backwards": (("bands", 0, "last"), 3, "last before first"),
    "two meanings": (("tables", 0, "groups", 0, "members"), ["Insgesamt"], "„Insgesamt“ steht"),
    "same code": (("tables", 1, "code"), "population_update", "steht mehrfach"),
    "broken pattern": (("area_variables",), "(", "missing )"),
    "no factor": (("units", 0, "factor"), 0, "greater than 0"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_the_map_is_a_sentence(catalogue, tmp_path, slip):
    place, value, words = SLIPS[slip]
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    inner = content
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    file = tmp_path / "official_tables.yaml"
    file.write_text(yaml.safe_dump(content), encoding="utf-8")

    with pytest.raises(CatalogueError) as caught:
        load_official_tables(catalogue, file)
    assert words in str(caught.value)
