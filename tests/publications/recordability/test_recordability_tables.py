"""What is known of each indicator in each city, as tables one can check by hand."""

import pandas as pd
import pytest

from indicators.catalogue import load_catalogue
from indicators.publications.recordability import recordability_tables as tables
from indicators.publications.speech.speaker import Speaker

SPEAKER = Speaker(load_catalogue(), "de")
ESSEN, HERNE = SPEAKER.catalogue.cities["05113"], SPEAKER.catalogue.cities["05916"]
SHARE = SPEAKER.catalogue.indicators["staff_migration_share"]
FIELDS = {
    "indicator": SHARE.name,
    "area": ESSEN.code,
    "state": "unknown",
    "level": "C",
    "year": None,
    "reason_de": "",
    "reason_en": "",
    "source_title": "",
    "source_address": "",
}
SAID = {
    "area": HERNE.code,
    "state": "not_recorded",
    "year": 2021,
    "reason_de": "Dazu gibt es nichts.",
    "source_title": "WAZ",
}
TABLE = pd.DataFrame([FIELDS, FIELDS | SAID])


def test_the_matrix_says_the_effort_of_the_unknown_and_the_year_of_statements():
    (row,) = tables.matrix_table(TABLE, [SHARE], [ESSEN, HERNE], SPEAKER).to_dict("records")

    assert row["Indikator"].startswith("P1 ")
    assert (row["Essen"], row["Herne"]) == ("nicht bekannt (C)", "nicht erfasst (2021)")


def test_a_gap_names_effort_statement_and_source():
    table = tables.gap_table(tables.known_rows(TABLE), SPEAKER)

    assert table["Aussage der Stadt"].tolist() == ["", "Dazu gibt es nichts."]
    assert table["Quelle"].tolist() == ["", "WAZ"]
    assert table["Aufwand"][0].startswith("C: ")


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_was_said_in_german_only_is_shown_in_german(language):
    assert tables.known_rows(TABLE)[1].reason(language) == "Dazu gibt es nichts."
