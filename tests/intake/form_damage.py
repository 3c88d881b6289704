"""A small filled form as cells, ways in which people change it, and what a row plainly says."""

import io
import re
import unicodedata
import zipfile
from xml.sax.saxutils import escape, quoteattr

from indicators.catalogue import load_catalogue
from indicators.intake.form_words import breakdown_words, words_of_form
from tests.intake.workbooks import MAIN, OFFICE

HEADINGS = ["Formularzeile", "Gebiet", "Jahr", "Grundzahl", "Gliederung", "Wert", "Einheit"]
HEADINGS += ["Vorjahr", "Zähler", "Nenner", "Konzept", "Methode", "Bereich", "Genauigkeit"]
HEADINGS += ["Status", "Stichtag", "Quelle", "Anmerkung"]
COUNTS = {
    "staff": 3001,
    "staff|migration_history=with": 307,
    "staff|migration_history=without": 1203,
    "staff|grade=higher_service": 211,
    "leaders": 153,
    "trainees": 97,
    "population": 171435,
}
ODD = [
    *["", " ", "-", "–", ".", "...", "x", "/", "k. A.", "n/a", "ca. 300", "<5", "unter 5", "(12)"],
    *["12*", "12¹", "12 r", "1.300", "1,300", "1 300", "1'300", "12,5", "12.5", "0,3 Tsd.", "12 %"],
    *["0x1F", "1e3", "1E3", "١٢", "１２", "-5", "+5", "5-", "--5", "05", "5,0", "5,00", "∞", "NaN"],
    *["inf", "#NV", "#DIV/0!", "#REF!", "###", "=1+1", "=SUMME(A1)", "@SUM(1)", "12;13", "12|13"],
    *["1/2", "½", "12\n13", "zwölf", "TRUE", "WAHR", "31.12.2025", "9" * 15, "9" * 40],
    *["12\u200b3", "1\u00a0300", "12\u00ad", "\u202e21", "Ã¼", "\ufffd", "Personen", "percent"],
    *["wie Angaben", "Anteil:staff"],
]


def good_grid():
    """The headings and one row per count; every count is another one."""
    catalogue = load_catalogue()
    words = words_of_form("figures", catalogue)
    grid = [list(HEADINGS)]
    for key, value in COUNTS.items():
        quantity, _, breakdown = key.partition("|")
        is_of_residents = quantity == "population"
        concept = "einwanderungsgeschichte_nrw_2022" if "migration" in breakdown else "all"
        row = {
            "Formularzeile": key,
            "Gebiet": "05117",
            "Jahr": "2025",
            "Grundzahl": words["quantity"][quantity],
            "Gliederung": breakdown_words(breakdown, catalogue),
            "Wert": str(value),
            "Einheit": "Personen",
            "Vorjahr": "12345",
            "Konzept": words["concept"][concept],
            "Methode": "Melderegister" if is_of_residents else "Personalstammdaten",
            "Bereich": "Bevölkerung" if is_of_residents else "Verwaltung insgesamt",
            "Genauigkeit": "gezählt oder wie veröffentlicht",
            "Status": "üblicher Wert",
            "Stichtag": "31.12.2025",
            "Quelle": "Personalamt",
        }
        grid.append([row.get(heading, "") for heading in HEADINGS])
    return grid


def odd_cell(grid, chance):
    row = chance.choice(grid[1:])
    # Mostly the value: there a wrong reading is a wrong figure.
    row[chance.choice([*[5] * 20, *range(len(row))])] = chance.choice(ODD)


def odd_letter(grid, chance):
    row = chance.choice(grid)
    place = chance.randrange(len(row))
    at = chance.randrange(len(row[place]) + 1)
    row[place] = (
        row[place][:at] + chance.choice("0123456789.,;-–%=|x\u200b\u00a0\"'") + row[place][at:]
    )


def moved_column(grid, chance):
    """One column sorted or shuffled, the others not."""
    place = chance.randrange(len(grid[0]))
    cells = [row[place] for row in grid[1:]]
    chance.shuffle(cells)
    for row, cell in zip(grid[1:], cells, strict=True):
        row[place] = cell


def shifted_cells(grid, chance):
    """A cell deleted and the rest of the row pulled to the left."""
    row = chance.choice(grid[1:])
    del row[chance.randrange(len(row))]
    row.append("")


def other_columns(grid, chance):
    how, place = chance.randrange(3), chance.randrange(len(grid[0]))
    for row in grid:
        if how == 0:
            del row[place]
        elif how == 1:
            row.insert(place, row[place])
        else:
            row.insert(chance.randrange(1), row.pop(place))


def other_rows(grid, chance):
    how, place = chance.randrange(5), chance.randrange(1, len(grid))
    width = len(grid[0])
    if how == 0:
        grid.insert(place, [""] * width)
    elif how == 1:
        grid.insert(place, list(grid[place]))
    elif how == 2:
        grid.append(["Alle Angaben sind vorläufig und ohne Gewähr", *[""] * (width - 1)])
    elif how == 3:
        grid.insert(0, ["Lieferung der Stadt", *[""] * (width - 1)])
    else:
        del grid[place]


def other_heading(grid, chance):
    place = chance.randrange(len(grid[0]))
    grid[0][place] = chance.choice([*HEADINGS, grid[0][place].upper(), "", "Spalte1", "Wert 2025"])


WAYS = (odd_cell, odd_cell, odd_letter, odd_letter, moved_column, shifted_cells, other_columns,
        other_rows, other_heading)  # fmt: skip


def as_csv(grid, separator=";", encoding="utf-8"):
    quoted = ['"{}"'.format(cell.replace('"', '""')) for row in grid for cell in row]
    cells = iter(quoted)
    lines = [separator.join(next(cells) for _ in row) for row in grid]
    return "\r\n".join(lines).encode(encoding, errors="replace")


def as_sheet(grid):
    """The XML of a sheet; whole numbers are numbers, as spreadsheets store them."""
    rows = "".join(
        f'<row r="{number}">{"".join(map(_xml, row))}</row>' for number, row in enumerate(grid, 1)
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _xml(cell):
    if re.fullmatch("[1-9][0-9]{0,14}", cell):
        return f"<c><v>{cell}</v></c>"
    kept = "".join(letter for letter in cell if letter == "\n" or letter >= " ")
    return (
        f'<c t="inlineStr"><is><t xml:space="preserve">{escape(kept)}</t></is></c>'
        if kept
        else "<c/>"
    )


def as_workbook(sheet):
    """A workbook of the sheet Grundzahlen and a sheet Angaben."""
    details = [["Stadt", "05117"], ["Berichtsjahr", "2025"], ["Kontakt", "V.2"]]
    details += [["Formularfassung", "2"]]
    names = ("Angaben", "Grundzahlen")
    package = "http://schemas.openxmlformats.org/package/2006"
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="r{n}"/>'
        for n, name in enumerate(names, 1)
    )
    kinds = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in (1, 2)
    )
    main = f'<Relationship Id="m" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        f'PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" '
            f'ContentType="{types}.worksheet+xml"/>'
            for n in (1, 2)
        )
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">{main}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">{kinds}'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": as_sheet(details),
        "xl/worksheets/sheet2.xml": sheet,
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def seen(text):
    """A cell without what nobody can see."""
    visible = "".join(letter for letter in text if unicodedata.category(letter) not in ("Cf", "Cc"))
    return " ".join(visible.split())


def says(row, headings, quantity, value):
    """Whether a row of cells plainly says that this base figure has this value."""
    values, names = (_places(headings, words) for words in (("wert", "zahl"), ("grundzahl",)))
    if len(values) != 1 or len(names) != 1:
        return False
    number = re.fullmatch(r"\+?([0-9]{1,15})(?:,0+)?", seen(row[values[0]]), re.ASCII)
    labels = {quantity, load_catalogue().quantities[quantity].label.de}
    is_named = _bare(row[names[0]]) in map(_bare, labels)
    keys = {row[place] for place in _places(headings, ("formularzeile",))} & COUNTS.keys()
    is_own = all(key.partition("|")[0] == quantity for key in keys)
    return number is not None and float(number[1]) == value and is_named and is_own


def _places(headings, words):
    return [
        place for place, cell in enumerate(headings) if seen(cell).strip(" :").casefold() in words
    ]


def _bare(word):
    return re.sub(r"[\s_\-]+", "", seen(word)).casefold()
