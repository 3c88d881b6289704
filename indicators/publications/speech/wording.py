"""Sentences made from released figures: messages above charts and their text alternatives."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from indicators.definitions import read_yaml
from indicators.publications.speech import formats

PUBLICATIONS = Path(__file__).parents[1]
WORKFLOW = PUBLICATIONS.with_name("workflow")
LONGEST_ALTERNATIVE = 220


@cache
def sentences() -> dict[str, dict[str, str]]:
    """All templates: key → language → sentence."""
    return merged_yaml("sentences")


def merged_yaml(kind: str) -> dict[str, dict[str, str]]:
    """The entries of this kind from the folders of all subjects; a key stands in one file only."""
    merged: dict[str, dict[str, str]] = {}
    found = [PUBLICATIONS.glob(f"*/*{kind}.yaml"), WORKFLOW.glob(f"*/*{kind}.yaml")]
    for file in sorted(file for files in found for file in files):
        entries = read_yaml(file)
        doubled = merged.keys() & entries.keys()
        assert not doubled, f"{file.name}: {sorted(doubled)}"
        merged |= entries
    return merged


def sentence(key: str, language: str, **values: Any) -> str:
    """A template, filled. Values must be formatted for the language already."""
    return sentences()[key][language].format(**values)


def counted(key: str, count: int, language: str, **values: Any) -> str:
    """The singular or plural form of a template: `key_one` or `key_many`."""
    form = "one" if count == 1 else "many"
    return sentence(f"{key}_{form}", language, count=formats.number(count, language), **values)


def delivered(row: Mapping[Any, Any], what: str, language: str) -> str:
    """A delivered text, such as "reason"; the German one where there is none in this language."""
    return str(row[f"{what}_{language}"] or row[f"{what}_de"] or "")


def first_that_fits(*ways: str) -> str:
    """The first way to say something that is short enough for a text alternative.

    The last one has to be: a sentence is said in fewer words, never cut.
    """
    found = next((way for way in ways if len(way) <= LONGEST_ALTERNATIVE), "")
    assert found, f"too long for a breath: {ways[-1]}"
    return found


def shortened(text: str, longest: int = LONGEST_ALTERNATIVE) -> str:
    """A text alternative may not be longer than a breath; cut at a word."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0] + "…"
