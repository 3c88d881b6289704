"""Every chart of the pages has a sentence in German, in English and in plain German."""

import ast
import re
from pathlib import Path

import pytest

import dashboard
from indicators import publications
from indicators.catalogue import load_catalogue
from tests.dashboard.pages import open_page, text_of

FOLDER = Path(publications.__file__).parent
# Decks and papers speak one form of German.
SOURCES = sorted(set(FOLDER.rglob("*.py")) - set((FOLDER / "dossier").rglob("*.py")))
DASHBOARD = sorted(Path(dashboard.__file__).parent.rglob("*.py"))
SHOWING = {"shared_blocks.chart", "shared_blocks.told_chart"}

KINDS = {
    "time_line_chart.time_line": "plain_series.series",
    "pairs_chart.staff_beside_population": "plain_series.staff_beside_population",
    "dumbbell_chart.dumbbells": "plain_series.pairs",
    "known_chart.state_bar": "plain_pictures.states",
    "timeline_chart.timeline": "plain_pictures.timeline",
    "matrix_chart.matrix": "plain_pictures.matrix",
    "chain_chart.measure_chain": "plain_pictures.measure_chain",
    "chain_chart.goal_chain": "plain_pictures.goal_chain",
    "dot_chart.dots": "plain_series.dots",
    "city_panels.area_panels": "plain_series.panels",
    # Dots or panels of the areas outside the monitoring: the same is said of both.
    "draw": "plain_series.others",
    "progress_chart.progress": "progress_wording.plain",
    "parity_chart.parity_chart": "plain_pictures.parity_path",
    "power_chart.power_chart": "planning_wording.plain",
    "gap_change_chart.parts": "gap_change_wording.plain",
    "training_chart.drawn": "training_chart.plain",
}
"""Charts with one plain function each."""


def calls(file):
    """The calls of a file that show a chart, each with the function around it."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    scopes = [node for node in tree.body if isinstance(node, ast.FunctionDef)] or [tree]
    return [
        (scope, call)
        for scope in scopes
        for call in ast.walk(scope)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in SHOWING
    ]


def made_by(scope, argument):
    """The call that makes an argument, looked up where it was assigned."""
    if isinstance(argument, ast.Name):
        [argument] = [
            node.value
            for node in ast.walk(scope)
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == argument.id
        ]
    return argument


def function(scope, argument):
    return ast.unparse(made_by(scope, argument).func)


FOUND = [(scope, call.args) for file in SOURCES for scope, call in calls(file)]
SHOWN = [(function(scope, args[1]), function(scope, args[3])) for scope, args in FOUND]


def test_every_chart_of_the_pages_has_its_plain_sentences():
    assert set(SHOWN) == {*KINDS.items()}


@pytest.mark.parametrize(("scope", "args"), FOUND, ids=[plain for _, plain in SHOWN])
def test_every_chart_of_the_pages_has_its_sentence_in_the_chosen_language(scope, args):
    words = made_by(scope, args[2])

    assert ast.unparse(words.func).split(".")[-1].startswith(("describe", "alternative")) or (
        ast.unparse(words.func).endswith("_alternative")
    )
    # Who speaks knows the language.
    assert re.search(r"view\.(speaker|language)", ast.unparse(scope))


def test_no_chart_is_shown_past_the_one_door():
    users = [file.name for file in DASHBOARD if "plotly_chart(" in file.read_text("utf-8")]

    assert users == ["elements_of_pieces.py"]


CATALOGUE = load_catalogue()
ALL_FIGURES = len(CATALOGUE.indicators) * len(CATALOGUE.monitored_cities)
PLAIN_PAGES = [
    ("overview", {}, [f"Es geht um {ALL_FIGURES} Zahlen.", "Die Karte zeigt 9 Städte."]),
    ("city", {"stadt": "05117", "anteil": "trainee_migration_share"},
     ["Bei der Stadt waren es 2021: 34 von 100.", "Eine Bewertung ist nicht möglich."]),
    ("indicator", {"indikator": "trainee_migration_share", "gebiet": "05117"},
     ["Im Jahr 2021: 34 von 100.", "Eine Bewertung ist nicht möglich."]),
    ("indicator", {"indikator": "leaders_trained", "gebiet": "05117"},
     ["Dazu gibt es keine öffentliche Zahl."]),
    ("comparison", {"reihe": "population_migration_share"},
     ["Jeder Punkt ist eine Stadt."]),
    ("comparison", {"reihe": "trainee_intake_migration_share"},
     ["Jede Stadt hat ein eigenes Feld.", "Jede Zeile zeigt eine Stadt und ihre eigene"]),
    ("comparison", {"reihe": "leaders_trained"},
     ["Keine der 9 Städte hat dazu eine öffentliche Zahl."]),
    ("parity_path", {"stadt": "05117"}, ["Darum gibt es kein Bild."]),
    ("parity_path", {"stadt": "05117", "personal": "10"}, ["Das ist nur ein Beispiel."]),
    ("planning", {"stadt": "05117"}, ["Wie oft muss man fragen?"]),
    ("measures", {"ansicht": "zeitachse"}, ["Maßnahme heißt: Jemand tut etwas für ein Ziel."]),
    ("measures", {"massnahme": "90"}, ["Das Bild zeigt: Maßnahme 90."]),
    ("measures", {"ziel": "K1"}, ["Das Bild zeigt das Ziel: Kontraktziel 1."]),
    ("recordability", {}, ["Die 9 Spalten sind Städte."]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "address", "expected"), PLAIN_PAGES)
def test_the_switch_brings_plain_sentences_and_takes_them_away(
    name, address, expected, real_data, use_data
):
    use_data(real_data)
    page = open_page(name, **address, sprachform="einfach")

    assert not page.exception
    assert [toggle.label for toggle in page.toggle] == ["Einfache Sprache"]
    for sentence in expected:
        assert sentence in text_of(page)

    page.toggle[0].set_value(False).run()

    for sentence in expected:
        assert sentence not in text_of(page)


@pytest.mark.parametrize(("name", "address", "expected"), PLAIN_PAGES)
def test_english_pages_have_no_switch_and_no_plain_sentence(
    name, address, expected, real_data, use_data
):
    use_data(real_data)
    page = open_page(name, **address, sprachform="einfach", sprache="en")

    assert not page.exception
    assert not page.toggle
    for sentence in expected:
        assert sentence not in text_of(page)


def test_links_keep_plain_german(real_data, use_data):
    use_data(real_data)

    page = open_page("measures", massnahme="90", sprachform="einfach")

    assert "/indikator?indikator=trainees_trained&sprachform=einfach" in text_of(page)
