"""The form that a city gets: last year's figures beside the empty cells, none that is hidden."""

import re

import openpyxl

from tests.ways_out import commands

YEARS = range(2014, 2027)


def lines_of(folder, city, year, file):
    """What stands grey beside the rows, as sentences that name city, year and base figure."""
    commands.ask(
        folder, "template", "--demo", "--city", city, "--year", str(year), "--out", str(file)
    )
    sheet = openpyxl.load_workbook(file)["Grundzahlen"]
    headings = [cell.value for cell in sheet[1]]
    places = {
        name: headings.index(name) for name in ("Grundzahl", "Gliederung", "Einheit", "Vorjahr")
    }
    for row in sheet.iter_rows(min_row=2, values_only=True):
        quantity, group, unit, before = (row[place] for place in places.values())
        if before:
            sign = " %" if unit == "Prozent" or quantity.startswith("→") else ""
            # Names of base figures hold ages and codes, which are no figures.
            yield f"{year - 1}: {re.sub('[0-9]', '', f'{quantity} {group}')}: {before}{sign}"


def leaks(folder, cities, years, reader, file):
    read = 0
    found = []
    for city in cities:
        for year in years:
            for line in lines_of(folder, city, year, file):
                read += 1
                found += reader.leaks("form", line, [city])
    return read, found


def test_no_form_names_a_hidden_number(demo_data, demo_release, reader, tmp_path):
    cities = demo_release.catalogue.cities.codes
    read, found = leaks(demo_data, cities, YEARS, reader, tmp_path / "form.xlsx")

    assert read > 500
    assert [(leak.place, leak.number, leak.text) for leak in found] == []


def test_a_hidden_number_that_is_put_back_is_found(leaky, planted, reader, tmp_path):
    years = [planted.year + 1]
    _, found = leaks(leaky, [planted.area], years, reader, tmp_path / "form.xlsx")

    assert found != []
