"""The command `template`: one workbook or four CSV files, or a sentence."""

import pytest

from tests.ways_out.commands import ask


def template(folder, out, *more, city="X01", year="2025"):
    return ask(folder, "template", "--demo", "--city", city, "--year", year, "--out", out, *more)


def test_a_workbook_is_one_file_and_csv_one_a_sheet(tmp_path):
    said = template(tmp_path, str(tmp_path / "form.xlsx"))
    template(tmp_path, str(tmp_path / "form.csv"))

    assert said.out.strip() == "Formular für Brahmstadt, 2025: form.xlsx."
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "form.xlsx",
        "form_erfassbarkeit.csv",
        "form_grundzahlen.csv",
        "form_kriterien.csv",
        "form_massnahmen.csv",
    ]


@pytest.mark.parametrize(
    ("of_whom", "out", "sentence"),
    [
        ({"city": "05117"}, "form.xlsx", "„05117“ ist kein bekannter Gemeindeschlüssel."),
        ({"year": "1900"}, "form.xlsx", "Das Berichtsjahr 1900 liegt vor 1945"),
        ({}, "form.pdf", "form.pdf: Das Formular gibt es als .xlsx und als .csv."),
        ({}, "nowhere/form.xlsx", "lässt sich nicht schreiben"),
    ],
)
def test_what_cannot_be_is_one_sentence(tmp_path, of_whom, out, sentence):
    said = template(tmp_path, str(tmp_path / out), **of_whom)

    assert sentence in said.err
    assert "Traceback" not in said.err
    assert list(tmp_path.iterdir()) == []
