"""Counts of persons in a city, drawn by hand: what was observed and the figures made of it."""

import pandas as pd

from indicators.catalogue import load_catalogue
from indicators.catalogue.models.code_list import CodeList
from indicators.disclosure.primary import disclosure_rules
from indicators.release.assemble import with_all_columns

NAN = float("nan")
_EXTRA = ["smallest_count"]
_PLACE = {
    "area": "05117",
    "year": 2024,
    "reference_date": "2024-12-31",
    "concept": "migration_background",
    "method": "staff_survey",
    "scope": "core_administration",
    "base": "",
    "source_title": "Personalamt",
}
_FIGURE = _PLACE | {
    "series": "staff_migration_share",
    "unit": "percent",
    "value": NAN,
    "numerator": NAN,
    "denominator": NAN,
    "low": NAN,
    "high": NAN,
    "breakdown": "",
    "response_rate": NAN,
    "staff_figure": NAN,
    "note_de": "",
    "note_en": "",
    "is_small_base": False,
    "interval_kind": "none",
}


def observed(*rows):
    """Observations in force; a row names quantity, breakdown, value and what is special."""
    plain = _PLACE | {"quantity": "staff", "breakdown": ""}
    return pd.DataFrame([plain | row for row in rows], columns=[*plain, "value"])


def figures(*rows):
    """Unprotected figures; a row names its counts or value and what is special."""
    numbered = [_FIGURE | {"figure_id": n} | _valued(row) for n, row in enumerate(rows, start=1)]
    return with_all_columns(pd.DataFrame(numbered, columns=["figure_id", *_FIGURE, *_EXTRA]))


def _valued(row):
    if "numerator" not in row:
        return row
    return {"value": 100 * row["numerator"] / row["denominator"]} | row


def by_origin(having, others, **special):
    """Two observations: people with and without migration history."""
    more = special.pop("breakdown", "")
    names = [f"{more}|migration_history={code}".strip("|") for code in ("with", "without")]
    return [
        {"breakdown": name, "value": value} | special
        for name, value in zip(names, (having, others), strict=True)
    ]


GRADES = ["lower_service", "intermediate_service", "higher_intermediate_service", "higher_service"]


def graded(*counts, **special):
    """Observations and figures of a city whose staff answered by grade: (with, without) each."""
    having, others = map(sum, zip(*counts, strict=True))
    rows = by_origin(having, others, **special)
    shown = [{"numerator": having, "denominator": having + others} | special]
    for grade, (part, rest) in zip(GRADES, counts, strict=False):
        rows += by_origin(part, rest, breakdown=f"grade={grade}", **special)
        if part + rest == 0:
            continue
        shown.append(
            {"numerator": part, "denominator": part + rest, "breakdown": f"grade={grade}",
             "series": "staff_migration_share_by_grade"} | special
        )  # fmt: skip
    return observed(*rows), figures(*shown)


def catalogue_with(**changes):
    """The catalogue with some lists replaced."""
    lists = {name: CodeList(entries) for name, entries in changes.items()}
    return load_catalogue().model_copy(update=lists)


def rules_without_lots():
    """The rules in force, with nothing left to chance."""
    nothing = {"cases_above": 0, "share": 0, "extra_width": 0, "cost_spread": 0}
    rules = disclosure_rules()
    return rules.model_copy(update={"lots": rules.lots.model_copy(update=nothing)})
