"""The German words of the form for every code, and back: a cell may hold either."""

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pandas as pd
from pydantic import TypeAdapter

from indicators.catalogue import Catalogue
from indicators.definitions import read_yaml
from indicators.intake.forms import forms
from indicators.intake.remarks import Remark
from indicators.intake.repairs import notices
from indicators.intake.tidy import heading_key

WORDS = Path(__file__).with_name("words.yaml")
# Far above any word of the catalogue; a text of a megabyte is not looked at letter by letter.
_LONGEST = 400

Words = dict[str, str]
"""German words by code."""
Change = Callable[[str], str]


@cache
def _fixed_words() -> dict[str, Words]:
    return TypeAdapter(dict[str, Words]).validate_python(read_yaml(WORDS))


def words_of_form(form: str, catalogue: Catalogue) -> dict[str, Words]:
    """The German words of every code, by field of a form."""
    cities = {city.code: city.name for city in catalogue.cities}
    lists = {
        "figures": {
            "quantity": {entry.code: entry.label.de for entry in catalogue.quantities},
            "unit": {entry.code: entry.label.de for entry in catalogue.units},
            "concept": {entry.code: entry.label.de for entry in catalogue.concepts},
            "method": {entry.code: entry.label.de for entry in catalogue.methods},
            "scope": {entry.code: entry.label.de for entry in catalogue.scopes},
            "base": {entry.code: entry.label.de for entry in catalogue.bases},
        },
        "criteria": {
            "criterion": {entry.code: entry.title.de for entry in catalogue.criteria},
            "stage": {entry.code: entry.label.de for entry in catalogue.stages},
        },
        "recordability": {
            "indicator": {i.name: f"{i.code} {i.title.de}" for i in catalogue.indicators},
        },
        "measure_reports": {
            "measure": {m.code: f"{m.code} {m.title.de}" for m in catalogue.measures},
        },
    }
    fixed = {name: words for name, words in _fixed_words().items() if name in forms()[form].fields}
    return {"area": cities, **lists[form], **fixed}


def breakdown_words(breakdown: str, catalogue: Catalogue) -> str:
    """A breakdown as the form writes it: "Laufbahngruppe = höherer Dienst"."""
    pairs = [pair.partition("=")[::2] for pair in breakdown.split("|") if pair]
    return " | ".join(
        f"{catalogue.dimensions[name].label.de} = "
        f"{catalogue.dimensions[name].categories[category].de}"
        for name, category in pairs
    )


def in_codes(
    form: str, table: pd.DataFrame, catalogue: Catalogue
) -> tuple[pd.DataFrame, list[Remark]]:
    """The table with codes for words, and a notice for each word that the form spells otherwise."""
    changed = table.copy()
    remarks: list[Remark] = []
    words_by_field = words_of_form(form, catalogue)
    ways: dict[str, Change] = {field: _by_word(words) for field, words in words_by_field.items()}
    if form == "figures":
        ways["breakdown"] = _breakdown_by_words(catalogue)
    for field, coded in ways.items():
        cells = table[field]
        changed[field] = cells.map({cell: coded(cell) for cell in cells.unique()})
        told = changed[field].where(~cells.isin(words_by_field.get(field, {}).values()), cells)
        if field != "breakdown":
            remarks += notices(form, field, table, cells, told)
    return changed, remarks


def code_of(cell: str, words: Words) -> str:
    """The code that a word stands for; a cell that is none stays."""
    return _by_word(words)(cell)


def _by_word(words: Words) -> Change:
    keys = Counter(heading_key(word) for word in words.values())
    codes = {heading_key(word): code for code, word in words.items()}

    def coded(cell: str) -> str:
        key = heading_key(cell) if len(cell) <= _LONGEST else ""
        # Two codes with one word: nobody can tell which is meant.
        return codes[key] if cell not in words and keys[key] == 1 else cell

    return coded


def _breakdown_by_words(catalogue: Catalogue) -> Change:
    dimension_of = _by_word({entry.code: entry.label.de for entry in catalogue.dimensions})

    def pair(text: str) -> str:
        name, mark, category = (word.strip() for word in text.partition("="))
        dimension = catalogue.dimensions.get(dimension_of(name))
        if dimension is None or not mark:
            return text.strip()
        words = {code: word.de for code, word in dimension.categories.items()}
        return f"{dimension.code}={_by_word(words)(category)}"

    def coded(cell: str) -> str:
        is_worded = 0 < len(cell) <= _LONGEST
        # A bar alone is no breakdown and no total: the rules refuse it.
        return (
            "|".join(pair(part) for part in cell.split("|") if part.strip()) or cell
            if is_worded
            else cell
        )

    return coded
