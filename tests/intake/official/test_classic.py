"""The classic table with semicolons, in both encodings, with and without quality columns."""

import pytest

from indicators.errors import DeliveryError
from indicators.intake.official import table_limits
from tests.intake.official.files import imported, saved, text_of, told

FOOTER = [
    ["__________"],
    ["Ab 2011: Ergebnisse auf Grundlage des Zensus 2011."],
    ["© Statistisches Bundesamt (Destatis), 2020"],
    ["Stand: 26.05.2021 / 22:27:42"],
]


def ages_table(*labels, name="Altersgruppen", rows=None, footer=FOOTER):
    """Population by age, one column an age group, as GENESIS wrote it in 2021."""
    width = len(labels)
    pad = [""] * (width + 2)
    counts = rows or [[str(1000 * number) for number in range(1, width + 1)]]
    return text_of(
        [
            ["GENESIS-Tabelle: 12411-0017"],
            ["Bevölkerung: Kreise, Stichtag, Altersgruppen", *pad],
            ["Fortschreibung des Bevölkerungsstandes", *pad],
            ["Bevölkerungsstand (Anzahl)", *pad],
            ["", "", "", *[name] * width],
            ["", "", "", *labels],
            *(["31.12.2019", "05117", "Mülheim an der Ruhr", *row] for row in counts),
            *footer,
        ]
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "iso-8859-1"])
def test_the_total_is_taken_and_the_footer_names_the_census(tmp_path, encoding):
    text = ages_table("unter 3 Jahre", "3 bis unter 6 Jahre", "Insgesamt")
    found = imported(saved(tmp_path, text, "tabelle.csv", encoding))

    assert found.number == "12411-0017"
    assert told(found, "area", "quantity", "value", "reference_date", "base") == [
        ("05117", "population", "3000", "2019-12-31", "census_2011")
    ]
    assert found.rows[0]["note_de"] == (
        "Tabelle 12411-0017, Stichtag 31.12.2019. Stand der Tabelle: 26.05.2021. "
        "Zensusbasis nach der Fußnote der Tabelle."
    )
    assert "reference date 2019-12-31" in found.rows[0]["note_en"]


def test_a_category_that_all_columns_share_is_no_name_of_a_characteristic(tmp_path):
    # Only women were chosen: "Insgesamt" is then the total of the women.
    path = saved(tmp_path, ages_table("unter 3 Jahre", "Insgesamt", name="weiblich"), "t.csv")

    with pytest.raises(DeliveryError) as caught:
        imported(path)
    assert caught.value.key == "official_no_totals"


FOREIGNERS = [
    ["Tabelle: 12521-0041"],
    ["Ausländer: Kreise, Stichtag, Geschlecht,", *[""] * 6],
    ["Ländergruppierungen/Staatsangehörigkeit", *[""] * 6],
    ["Ausländerstatistik", *[""] * 9],
    ["Ausländer (Anzahl)", *[""] * 9],
    ["", "", "", "", "männlich", "männlich", "weiblich", "weiblich", "Insgesamt", "Insgesamt"],
]


def foreigners(*rows):
    """Foreigners by sex and group of countries; every value has its quality beside it."""
    return text_of([*FOREIGNERS, *(["31.12.2025", key, "Stadt", *cells] for key, *cells in rows)])


def with_quality(*values, mark="e"):
    return [cell for value in values for cell in (value, mark)]


def test_the_second_column_under_a_heading_is_the_quality(tmp_path):
    text = foreigners(["05117", "Insgesamt", *with_quality("18220", "17375", "35600")])
    found = imported(saved(tmp_path, text, "t.csv"))

    assert told(found, "quantity", "value", "method", "precision", "observation_status") == [
        ("population_foreign_count", "35600", "azr", "rounded", "A")
    ]
    assert "Vielfaches von 5" in found.rows[0]["note_de"]
    assert "Qualitätszeichen e: endgültiger Wert." in found.rows[0]["note_de"]


def test_groups_of_countries_are_never_added(tmp_path):
    groups = [
        ["05911", "EU-27 (bis 30.06.2013)", *with_quality("7875", "7135", "15015")],
        ["05911", "Drittstaaten zu EU-27 (bis 30.06.2013)", *with_quality("1", "2", "52035")],
    ]
    total = ["05117", "Insgesamt", *with_quality("18220", "17375", "35600")]
    found = imported(saved(tmp_path, foreigners(*groups, total), "t.csv"))

    assert told(found, "area", "value") == [("05117", "35600")]
    with pytest.raises(DeliveryError) as caught:
        imported(saved(tmp_path, foreigners(*groups), "u.csv"))
    assert caught.value.key == "official_no_totals"


def test_a_minus_in_a_classic_table_is_no_zero(tmp_path):
    text = foreigners(
        ["05117", "Insgesamt", "-", "", "-", "", "-", ""],
        ["05911", "Insgesamt", *with_quality("1", "2", "67050")],
    )
    found = imported(saved(tmp_path, text, "t.csv"))

    assert told(found, "area", "value") == [("05911", "67050")]
    assert [(remark.row, remark.value) for remark in found.remarks] == [(7, "-")]


def test_days_may_stand_in_the_headings(tmp_path):
    text = text_of(
        [
            ["GENESIS-Tabelle: 12411-01-01-4"],
            ["Bevölkerungsstand: Bevölkerung nach Geschlecht", *[""] * 4],
            ["- Stichtag 31.12. -", *[""] * 4],
            ["Fortschreibung des Bevölkerungsstandes", *[""] * 4],
            ["Bevölkerungsstand (Anzahl)", *[""] * 4],
            ["", "", "31.12.2015", "31.12.2016", "31.12.2016"],
            ["", "", "Insgesamt", "Insgesamt", "weiblich"],
            ["DG", "Deutschland", "82175684", "82521653", "41824535"],
            ["05117", "      Mülheim an der Ruhr", "169278", "170936", "87800"],
        ]
    )
    found = imported(saved(tmp_path, text, "t.csv"))

    assert told(found, "reference_date", "value", "base") == [
        ("2015-12-31", "169278", "census_2011"),
        ("2016-12-31", "170936", "census_2011"),
    ]


def test_a_later_census_in_the_footer_counts_from_its_year(tmp_path):
    footer = [*FOOTER, ["Ab 2022: Ergebnisse auf Grundlage des Zensus 2022."]]
    early = ages_table("Insgesamt", rows=[["170632"]], footer=footer)
    late = early.replace("31.12.2019", "31.12.2023")

    assert told(imported(saved(tmp_path, early, "a.csv")), "base") == [("census_2011",)]
    assert told(imported(saved(tmp_path, late, "b.csv")), "base") == [("census_2022",)]


def test_the_table_and_the_person_may_not_name_two_censuses(tmp_path):
    path = saved(tmp_path, ages_table("unter 3 Jahre", "Insgesamt"), "t.csv")

    with pytest.raises(DeliveryError, match="census_2011; mit --base ist census_2022"):
        imported(path, "census_2022")


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ([["1", "2", "3"]], "file_columns"),
        ([["1"]], "file_columns"),
    ],
)
def test_a_row_of_another_width_is_refused_with_its_number(tmp_path, rows, key):
    path = saved(tmp_path, ages_table("unter 3 Jahre", "Insgesamt", rows=rows), "t.csv")

    with pytest.raises(DeliveryError, match="Zeile 7") as caught:
        imported(path)
    assert caught.value.key == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Jahr;Wert\n2020;5\n", "official_no_form"),
        ("Tabelle: 12411-0017\n31.12.2019;05117;5\n", "official_no_headings"),
        ("Tabelle: 13111-0001\n;;;Insgesamt\n2019;05117;x;5\n", "official_unknown_table"),
        ("* Der Benutzer DE\nK;DQ;FACH-SCHL\nD;47414BJ002;;N\n", "official_no_form"),
        ("\n\n", "file_empty"),
    ],
)
def test_another_form_is_a_sentence(tmp_path, text, key):
    path = saved(tmp_path, text, "t.csv")

    with pytest.raises(DeliveryError) as caught:
        imported(path)
    assert caught.value.key == key
    assert "t.csv" in caught.value.sentence("en")


def test_a_city_without_a_key_is_refused(tmp_path):
    text = ages_table("unter 3 Jahre", "Insgesamt").replace("05117", "Mülheim")
    path = saved(tmp_path, text, "t.csv")

    with pytest.raises(DeliveryError, match="Zeile 7, ist nicht genau eine Spalte ein Gebiet"):
        imported(path)


def test_a_classic_table_may_not_be_as_large_as_a_flat_one(tmp_path):
    text = ages_table("unter 3 Jahre", "Insgesamt")
    blown = text + "a;b\r\n" * (table_limits.MOST_CLASSIC_CHARACTERS // 5)

    with pytest.raises(DeliveryError) as caught:
        imported(saved(tmp_path, blown, "t.csv"))
    assert caught.value.key == "file_too_large"


def test_an_endless_line_is_refused_before_it_is_cut_into_cells(tmp_path):
    text = "Tabelle: 12411-0017\r\n" + ";" * (table_limits.LONGEST_LINE + 1)

    with pytest.raises(DeliveryError, match=r"Zeile 2 mehr als 100\.000 Zeichen"):
        imported(saved(tmp_path, text, "t.csv"))
