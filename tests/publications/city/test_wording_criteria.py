"""Criteria with what is counted beside them: a figure, or the sign and the reason."""

import pandas as pd
import pytest

from indicators.publications.city.criteria_wording import counted_beside, criteria_table, stage
from indicators.publications.speech.speaker import Speaker
from indicators.publications.typed_cells import Cell, as_text
from tests.publications.released import CATALOGUE, NAN, released

ADVERTS = CATALOGUE.criteria["competence_adverts"]
COMMITMENT = CATALOGUE.criteria["competence_commitment"]
SHARE = {"series": "adverts_naming_competence", "source_title": "Stichprobe"}


def known(**changes):
    """The recordability of both indicators beside the adverts."""
    row = {"state": "unknown", "year": pd.NA, "reason_de": "", "reason_en": "",
           "source_title": "", "source_address": ""} | changes  # fmt: skip
    return pd.DataFrame([row | {"indicator": name} for name in ADVERTS.indicators])


def counted(*figures, language="de", **state):
    table = released(*figures) if figures else released({}).iloc[:0]
    return counted_beside(ADVERTS, table, known(**state), Speaker(CATALOGUE, language))


def test_the_latest_figure_stands_with_unit_date_and_source():
    first, second = counted(
        SHARE | {"year": 2019, "value": 31.0},
        SHARE | {"year": 2021, "value": 45.5},
        SHARE | {"year": 2022, "value": 80.0, "breakdown": "sex=female"},
    )

    assert first.indicator.code == "K1"
    assert first.is_published
    assert (str(first.value), first.date, first.source_title) == (
        "45,5\u00a0%",
        "2021",
        "Stichprobe",
    )
    assert (second.indicator.code, second.is_published, second.value) == (
        "K2",
        False,
        "? nicht bekannt",
    )


@pytest.mark.parametrize(
    ("state", "german", "english"),
    [
        ({"state": "unknown"}, "? nicht bekannt", "? unknown"),
        (
            {"state": "not_recorded", "year": 2021, "reason_de": "Kein Feld im Verfahren."},
            "/ laut Stadt nicht erfasst: Kein Feld im Verfahren",
            "/ not recorded according to the city: Kein Feld im Verfahren",
        ),
        ({"state": "recordable", "year": 2021}, "◐ laut Stadt erfassbar",
         "◐ recordable according to the city"),
        ({"state": "hidden", "year": 2021}, ". liegt vor und wird geheim gehalten",
         ". exists and is withheld"),
        ({"state": "published", "year": 2021}, "● nur nach Gruppen veröffentlicht",
         "● published by groups only"),
    ],
)  # fmt: skip
def test_a_missing_figure_has_its_sign_and_reason(state, german, english):
    assert counted(**state)[0].value == german
    assert counted(language="en", **state)[0].value == english


def test_a_hidden_figure_is_not_shown_as_a_number():
    hidden = SHARE | {"status": "hidden", "value": NAN, "numerator": NAN}

    assert counted(hidden, state="hidden", year=2021)[0].value.startswith(". ")


def test_no_report_is_not_the_lowest_stage():
    reports = pd.DataFrame(columns=["criterion", "stage", "dated"])
    begun = pd.DataFrame([{"criterion": ADVERTS.code, "stage": "not_begun", "dated": "2023"}])

    assert stage(ADVERTS, reports, Speaker(CATALOGUE, "de")) == "keine Angabe"
    assert str(stage(ADVERTS, begun, Speaker(CATALOGUE, "de"))) == "nicht begonnen (2023)"
    assert stage(ADVERTS, reports, Speaker(CATALOGUE, "en")) == "no report"


def test_a_file_has_the_number_of_a_stage_with_its_date_and_word():
    given = pd.DataFrame([{"criterion": ADVERTS.code, "stage": "introduced", "dated": "2023-05"}])
    cell = stage(ADVERTS, given, Speaker(CATALOGUE, "de"))

    assert isinstance(cell, Cell)
    assert cell.parts == {"": 2, "unit": "Stufe", "date": "Mai 2023", "status": "eingeführt"}


def test_the_table_has_a_row_per_counted_indicator_and_one_where_none_is_provided_for():
    rows = [(ADVERTS, "eingeführt (2023)", counted(SHARE)), (COMMITMENT, "keine Angabe", [])]
    table = as_text(criteria_table(rows, "de"))

    assert table.to_dict("list") == {
        "Kriterium": ["Ausschreibungen und Profile"] * 2 + ["Bekenntnis der Stadt"],
        "Stufe": ["eingeführt (2023)"] * 2 + ["keine Angabe"],
        "Gezählt wird": [
            "K1 Stellenausschreibungen mit interkultureller Kompetenz",
            "K2 Anforderungsprofile mit interkultureller Kompetenz",
            "kein Indikator vorgesehen",
        ],
        "Wert": ["20,0\u00a0%", "? nicht bekannt", ""],
        "Stand": ["2021", "", ""],
        "Quelle": ["Stichprobe", "", ""],
    }
