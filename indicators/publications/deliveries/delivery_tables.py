"""Tables of what was delivered: files by city, findings, rules."""

import re
from typing import NamedTuple

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.publications.deliveries.finding_places import Finding, place_of
from indicators.publications.measures.register_tables import titled
from indicators.publications.series.series_tables import PRECISION
from indicators.publications.speech import formats
from indicators.publications.speech.escaping import in_markdown
from indicators.publications.speech.figure_formats import count_cell
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import sentence
from indicators.publications.typed_cells import Cell
from indicators.publications.typed_rows import rows_of

_COUNTS = ["rows", "published", "hidden", "errors", "warnings"]


class Delivery(NamedTuple):
    """A delivered file, or several of one area together: rows in, and what became of them."""

    area: str
    file: str
    rows: int
    published: int
    hidden: int
    errors: int
    warnings: int
    accepted: bool

    @property
    def other(self) -> int:
        """Rows that became neither a published nor a hidden figure."""
        return self.rows - self.published - self.hidden


class Rule(NamedTuple):
    """A rule with its sentence in one language."""

    rule: str
    sheet: str
    column: str
    severity: str
    sentence: str


def area_of_file(file: str, catalogue: Catalogue) -> str:
    """The area a file is named after (05113_essen.csv, X01_2024.csv); empty if after none."""
    code = file.partition("_")[0]
    is_known = code in catalogue.cities.codes or code in catalogue.comparators.codes
    return code if is_known else ""


def by_file(deliveries: pd.DataFrame, speaker: Speaker) -> pd.DataFrame:
    """One row per delivered file."""
    rows = [
        {"file": row.file, **_counts(row, speaker)}
        for row in rows_of(Delivery, _with_areas(deliveries, speaker.catalogue))
    ]
    return titled(rows, speaker.language)


def by_area(deliveries: pd.DataFrame, speaker: Speaker) -> pd.DataFrame:
    """One row per city or area: its files in one. What no area is named in stands at the end."""
    known = _with_areas(deliveries, speaker.catalogue)
    # The key of a file that names no area is the file.
    key = known["area"].where(known["area"] != "", known["file"])
    summed = known.groupby(key, sort=False).agg(
        **{name: (name, "sum") for name in _COUNTS},
        area=("area", "first"),
        file=("file", "first"),
        accepted=("accepted", "all"),
        files=("file", "size"),
    )
    counts = summed["files"].tolist()
    named = [
        {
            "file_area": _area_name(row, speaker),
            "files": count_cell(count, speaker),
            **_counts(row, speaker),
        }
        for row, count in zip(rows_of(Delivery, summed), counts, strict=True)
    ]
    named.sort(key=lambda row: str(row["file_area"]))
    return titled(named, speaker.language)


def _with_areas(deliveries: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    return deliveries.assign(area=[area_of_file(file, catalogue) for file in deliveries["file"]])


def _area_name(row: Delivery, speaker: Speaker) -> str:
    return speaker.area(row.area) if row.area else speaker.say("file_of_many", file=row.file)


def _counts(row: Delivery, speaker: Speaker) -> dict[str, Cell | str]:
    decision = "delivery_accepted" if row.accepted else "delivery_refused"
    counts = {
        "rows": row.rows,
        "published": row.published,
        "hidden": row.hidden,
        "other": row.other,
        "errors": row.errors,
        "warnings": row.warnings,
    }
    cells = {name: count_cell(count, speaker) for name, count in counts.items()}
    return {**cells, "decision": speaker.say(decision)}


def finding_table(findings: pd.DataFrame, speaker: Speaker) -> pd.DataFrame:
    """One row per finding: where, how grave, which value, the sentence of the rule, which file."""
    said = findings.rename(columns={f"sentence_{speaker.language}": "sentence"})
    rows = [
        {
            "place": place_of(row, speaker),
            "severity": speaker.say(f"severity_{row.severity}").capitalize(),
            "value": _delivered(row.value, speaker.language),
            "finding": row.sentence,
            "file": row.file,
        }
        for row in rows_of(Finding, said)
    ]
    return titled(rows, speaker.language)


def two_columns(table: pd.DataFrame) -> pd.DataFrame:
    """A finding table for narrow screens, as Markdown: place with value, severity with sentence.

    The file stands in small print: people look for their city, not for a file.
    """
    marked = table.map(in_markdown)
    place, severity, value, finding, file = (marked.iloc[:, column] for column in range(5))
    return pd.DataFrame(
        {
            f"{place.name} · {value.name}": place + ": " + value + " :small[(" + file + ")]",
            f"{severity.name} · {finding.name}": "**" + severity + ".** " + finding,
        }
    )


def _delivered(value: object, language: str) -> str:
    """A delivered value as people read it; withheld ones say so."""
    if value == "":
        return sentence("value_withheld", language)
    return PRECISION.get(str(value), {}).get(language, str(value))


def rule_table(rules: pd.DataFrame, findings: pd.DataFrame, language: str) -> pd.DataFrame:
    """One row per rule: where it looks, how grave a breach is, how often it spoke."""
    counts = findings["rule"].value_counts()
    said = rules.rename(columns={f"sentence_{language}": "sentence"})
    rows = [
        {
            "rule": rule_words(row.sentence, language),
            "sheet": row.sheet,
            "column": row.column,
            "severity": sentence(f"severity_{row.severity}", language),
            "findings": _count(int(counts.get(row.rule, 0)), language),
        }
        for row in rows_of(Rule, said)
    ]
    return titled(rows, language)


def _count(number: int, language: str) -> Cell:
    return Cell(formats.number(number, language), number)


def rule_words(template: str, language: str) -> str:
    """The sentence of a rule with dots wherever a delivered value would stand.

    In brackets, for alone they are the sign of a value that is still to come. Of some rules
    nothing would be left.
    """
    words = re.sub(r"\{\w+\}", "[…]", template)
    return sentence("rule_by_value", language) if words == "[…]" else words


def rule_title(template: str, language: str) -> str:
    """The first sentence of a rule, short enough for a list of choices."""
    first = re.split(r"(?<=[.;:]) ", rule_words(template, language))[0]
    return first if len(first) <= 90 else first[:89].rsplit(" ", 1)[0] + " …"
