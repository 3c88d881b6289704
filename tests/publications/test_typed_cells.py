"""Typed cells: pages show the text, files hold number, unit, date and status apart."""

import pandas as pd

from indicators.publications.exhibit import Table
from indicators.publications.typed_cells import Cell, Range, apart, as_text

HEADINGS = {"low": "von", "high": "bis", "unit": "Einheit", "date": "Stand", "status": "Status"}
TABLE = pd.DataFrame(
    {
        "Stadt": ["Essen", "Herne", "=Hagen"],
        "Anteil": [
            Cell("27,4 % (2025)", 27.4365, "%", "2025"),
            Cell(".", None, "", "", "geheim gehalten"),
            "?",
        ],
        "Zeilen": [Cell("1.104", 1104.0), Cell("0", 0.0), Cell("−3", -3.0)],
        "Band": [Range("1 bis 2 %", 1.0, 2.5, "%")] * 3,
    }
)


def test_pages_show_the_text():
    assert as_text(TABLE)["Anteil"].tolist() == ["27,4 % (2025)", ".", "?"]


def test_files_hold_numbers_with_what_belongs_to_them_beside():
    assert apart(TABLE, HEADINGS).to_dict("list") == {
        "Stadt": ["Essen", "Herne", "=Hagen"],
        "Anteil": ["27,4365", ".", "?"],
        "Anteil (Einheit)": ["%", "", ""],
        "Anteil (Stand)": ["2025", "", ""],
        "Anteil (Status)": ["", "geheim gehalten", ""],
        "Zeilen": ["1104", "0", "-3"],
        "Band (von)": ["1", "1", "1"],
        "Band (bis)": ["2,5", "2,5", "2,5"],
        "Band (Einheit)": ["%", "%", "%"],
    }


def test_a_table_of_texts_stays_as_it_is():
    texts = pd.DataFrame({"a": ["x"], "b": ["27 %"]})

    assert apart(texts, HEADINGS).equals(texts)


def test_the_file_is_safe_for_spreadsheets():
    text = as_text(TABLE)
    lines = Table(text, text, apart(TABLE, HEADINGS)).csv.decode("utf-8-sig").splitlines()

    assert lines[1].startswith("Essen;27,4365;%;2025;;1104;1;2,5;%")
    assert lines[3].startswith("'=Hagen;?;")
