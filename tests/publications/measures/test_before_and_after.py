"""Before and after a measure, with figures one can check by hand."""

import pytest

from indicators.catalogue import load_catalogue
from indicators.catalogue.models import RunningTime
from indicators.publications.measures import before_and_after as ba
from indicators.publications.speech.speaker import Speaker
from indicators.publications.typed_cells import as_text
from tests.publications.released import NAN, released

SPEAKER = Speaker(load_catalogue(), "de")
SHARE = SPEAKER.catalogue.indicators["staff_migration_share"]
SPAN = ba.Span(2015, 2017)


def stood(*rows, span=SPAN):
    return ba.stood(SHARE, released(*rows), span)


def cells(found, span=SPAN):
    return as_text(ba.table([found], span, SPEAKER)).iloc[0, 1:].tolist()


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        ("2012", "2017", ba.Span(2012, 2017)),
        ("2012-05-03", None, ba.Span(2012, None)),
        (None, "2017", None),
        (None, None, None),
    ],
)
def test_a_measure_without_a_stated_start_has_no_before(start, end, span):
    time = RunningTime(kind="dated", start=start, end=end, as_printed="x")

    assert ba.span_of(time) == span


def test_the_newest_value_before_stands_beside_the_newest_after():
    found = stood(
        {"year": 2010, "value": 10.0},
        {"year": 2014, "value": 12.0},
        {"year": 2015, "value": 13.0},
        {"year": 2017, "value": 14.0},
        {"year": 2018, "value": 15.0},
        {"year": 2020, "value": 16.0},
    )

    assert cells(found) == ["12,0\u00a0% (2014)", "16,0\u00a0% (2020)", "ja"]


def test_the_year_of_the_start_is_neither_before_nor_after():
    found = stood({"year": 2015, "value": 13.0}, span=ba.Span(2015, None))

    assert cells(found, ba.Span(2015, None)) == ["?", "?", "nein: beide Werte fehlen"]
    assert not found.is_known


def test_values_of_one_line_come_before_newer_ones_of_another():
    found = stood(
        {"year": 2014, "value": 12.0, "line": 1},
        {"year": 2018, "value": 15.0, "line": 1},
        {"year": 2020, "value": 30.0, "line": 2},
    )

    assert cells(found) == ["12,0\u00a0% (2014)", "15,0\u00a0% (2018)", "ja"]


def test_a_break_between_them_is_told():
    found = stood({"year": 2014, "segment": 0}, {"year": 2020, "segment": 1})

    assert cells(found)[2] == "nein: anders abgegrenzt oder erhoben"
    assert not found.is_comparable


def test_a_hidden_value_shows_its_sign_and_compares_with_nothing():
    hidden = {"status": "hidden", "value": NAN}
    found = stood({"year": 2014} | hidden, {"year": 2020, "value": 20.0})

    assert cells(found)[0].startswith(SPEAKER.catalogue.signs["hidden"].sign)
    assert cells(found)[2] == "nein: ein Wert fehlt"


def test_values_of_groups_are_no_value_of_all():
    found = stood({"year": 2014, "breakdown": "sex=female"})

    assert cells(found)[0] == "nur nach Gruppen"


BOTH = ({"year": 2014, "value": 12.0}, {"year": 2020, "value": 16.0})
NONE = ({"series": "staff"},)
HALF = ({"year": 2020, "value": 16.0},)


@pytest.mark.parametrize(
    ("figures", "end"),
    [
        ([BOTH, BOTH, NONE], "aus Essen zu 2 der 3 Indikatoren dieser Maßnahme."),
        ([BOTH, NONE], "aus Essen zu einem Indikator dieser Maßnahme."),
        ([HALF, NONE], "aus Essen zu keinem Indikator dieser Maßnahme."),
        ([NONE], "von vorher oder nachher bekannt; ein Vergleich ist nicht möglich."),
    ],
)
def test_the_message_counts_what_can_be_compared(figures, end):
    assert ba.describe([stood(*rows) for rows in figures], "Essen", SPEAKER).endswith(end)
