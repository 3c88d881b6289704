"""Small official tables in the forms the offices hand out, made up for tests."""

import zipfile
from pathlib import Path

from indicators.catalogue import load_catalogue
from indicators.intake.official.table_import import import_table

AREA = ("KREISE", "Kreise und kreisfreie Städte")
CITY = {"05117": "Mülheim an der Ruhr, kreisfreie Stadt", "05911": "Bochum, kreisfreie Stadt"}
ALL = ("", "Insgesamt")
FOREIGN = ("NATA", "ausländisch")
GERMAN = ("NATD", "deutsch")
NATIONALITY = ("NAT", "Nationalität")
SEX = ("GES", "Geschlecht")
AGE = ("ALTX20", "Altersgruppen (u3-75m)")
UPDATE = ("12411", "Fortschreibung des Bevölkerungsstandes")
PEOPLE = ("Anzahl", "BEVSTD", "Bevölkerungsstand")


def flat(rows, *, time="2024-12-31", statistic=UPDATE, measure=PEOPLE, quality=False, area=AREA):
    """A flat table of today. A row is (key, {characteristic: category}, value[, quality])."""
    names = list(rows[0][1])
    heads = ["statistics_code", "statistics_label", "time_code", "time_label", "time"]
    for number in range(1, len(names) + 2):
        heads += [
            f"{number}_variable_{part}"
            for part in ("code", "label", "attribute_code", "attribute_label")
        ]
    heads += ["value", "value_unit", "value_variable_code", "value_variable_label"]
    lines = [[*heads, *(["value_q"] if quality else [])]]
    for key, said, value, *mark in rows:
        cells = [*statistic, "STAG", "Stichtag", time, *area, key, CITY.get(key[:5], "anderswo")]
        for name in names:
            cells += [*name, *said[name]]
        unit, *counted = measure
        lines.append([*cells, value, unit, *counted, *(mark or [""] if quality else [])])
    return "\ufeff" + text_of(lines)


def text_of(lines):
    """Lines of cells as the offices write them: semicolons, no quotation marks."""
    return "".join(";".join(map(str, line)) + "\r\n" for line in lines)


def saved(folder, text, name="12411-01-01-4_de_flat.csv", encoding="utf-8"):
    """A file with this text."""
    path = Path(folder) / name
    path.write_bytes(text.encode(encoding))
    return path


def packed(folder, files, name="12411-01-01-4_de_flat.zip"):
    """A ZIP with these files: name → bytes."""
    path = Path(folder) / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for inner, content in files.items():
            archive.writestr(inner, content)
    return path


def imported(path, base=None):
    """What the import of a file gives."""
    return import_table(path, load_catalogue(), base)


def told(found, *fields):
    """Some fields of all rows."""
    return [tuple(row[field] for field in fields) for row in found.rows]
