"""The catalogue loads, its links agree in both directions, and damage to it is named."""

import shutil

import pytest
import yaml

from indicators.catalogue import load_catalogue, models
from indicators.catalogue.loader import DATA
from indicators.errors import CatalogueError


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


# --- what is in it ------------------------------------------------------------------------


def test_the_action_plan_has_the_measures_81_to_127(catalogue):
    numbers = [measure.code for measure in catalogue.action_plan]

    assert numbers == [str(number) for number in range(81, 128)]


def test_the_catalogue_is_as_large_as_the_papers_say(catalogue):
    """The only test that counts it: whoever adds an entry changes a number here and there."""
    assert len(catalogue.action_plan) == 47
    assert len(catalogue.measures) == 87
    assert len(catalogue.indicators) == 38
    assert len(catalogue.monitored_cities) == 9


def test_there_are_six_goals_of_two_agreements(catalogue):
    goals = {goal.code: goal.agreement for goal in catalogue.goals}

    assert goals == {
        "K1": "contract_2010",
        "K2": "contract_2010",
        "K3": "contract_2010",
        "V1": "agreement_2011",
        "V2": "agreement_2011",
        "V3": "agreement_2011",
    }


def test_every_indicator_has_a_file_of_its_own_name(catalogue):
    files = {file.stem for file in (DATA / "indicators").glob("*.yaml")}

    assert files == {f"{entry.code}_{entry.name}" for entry in catalogue.indicators}


def test_every_indicator_is_counted_or_derived_but_not_both(catalogue):
    for indicator in catalogue.indicators:
        assert (indicator.numerator is None) != (indicator.derived is None), indicator.name


def test_a_series_is_found_by_its_name_and_an_unknown_one_is_not(catalogue):
    assert catalogue.series("representation_gap").code == "P4"
    assert catalogue.series("population_migration_share").code == "C1"
    assert not catalogue.has_series("happiness")
    with pytest.raises(KeyError):
        catalogue.series("happiness")


def test_areas_have_names(catalogue):
    assert catalogue.area_name("05117") == "Mülheim an der Ruhr"
    assert catalogue.area_name("02-LAND", "en") == "Hamburg"


# --- links, once more and slowly ----------------------------------------------------------


def raw(name):
    return yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))


def raw_all(folder):
    for file in sorted((DATA / folder).glob("*.yaml")):
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        yield from content if isinstance(content, list) else [content]


@pytest.fixture(scope="module")
def raw_links():
    """Pairs measure-indicator and indicator-goal and measure-goal, straight from the files."""
    of_measure, of_indicator, of_goal = set(), set(), set()
    for measure in raw_all("measures"):
        of_measure |= {(measure["code"], name) for name in measure.get("indicators", [])}
        of_goal |= {(measure["code"], goal) for goal in measure.get("goals", [])}
    for indicator in raw_all("indicators"):
        of_measure |= {(code, indicator["name"]) for code in indicator.get("measures", [])}
        of_indicator |= {(indicator["name"], goal) for goal in indicator.get("goals", [])}
    for measure, name in of_measure:
        of_goal |= {(measure, goal) for other, goal in of_indicator if other == name}
    return of_measure, of_indicator, of_goal


def test_measures_and_indicators_name_each_other(catalogue, raw_links):
    links, _, _ = raw_links
    forwards = {
        (measure.code, indicator.name)
        for measure in catalogue.measures
        for indicator in catalogue.indicators_of_measure(measure.code)
    }
    backwards = {
        (measure.code, indicator.name)
        for indicator in catalogue.indicators
        for measure in catalogue.measures_of_indicator(indicator.name)
    }

    assert forwards == backwards == links


def test_indicators_and_goals_name_each_other(catalogue, raw_links):
    _, links, _ = raw_links
    found = {
        (indicator.name, goal.code)
        for goal in catalogue.goals
        for indicator in catalogue.indicators_of_goal(goal.code)
    }

    assert found == links


def test_measures_serve_their_own_goals_and_those_of_their_indicators(catalogue, raw_links):
    _, _, links = raw_links
    forwards = {
        (measure.code, goal.code)
        for measure in catalogue.measures
        for goal in catalogue.goals_of_measure(measure.code)
    }
    backwards = {
        (measure.code, goal.code)
        for goal in catalogue.goals
        for measure in catalogue.measures_of_goal(goal.code)
    }

    assert forwards == backwards == links


def test_every_counted_indicator_of_goals_1_and_3_stands_beside_a_criterion(catalogue):
    beside = {
        (catalogue.indicators[name].code, criterion.goal)
        for criterion in catalogue.criteria
        for name in criterion.indicators
    }

    assert {(f"K{number}", "K1") for number in range(1, 12)} <= beside
    assert {(f"Z{number}", "K3") for number in range(1, 4)} <= beside


def test_goals_judged_by_criteria_have_criteria_and_others_have_none(catalogue):
    with_criteria = {entry["goal"] for entry in raw("criteria")}
    judged = {goal.code for goal in catalogue.goals if goal.judged_by == "criteria"}
    found = {goal.code for goal in catalogue.goals if catalogue.criteria_of_goal(goal.code)}

    assert found == with_criteria == judged == {"K1", "K3"}


def test_a_catalogue_of_an_earlier_release_without_groups_of_signs_can_be_read():
    entry = models.Sign.model_validate(
        {
            "code": "hidden",
            "sign": ".",
            "label": {"de": "geheim", "en": "withheld"},
            "meaning": {"de": "Verborgen.", "en": "Hidden."},
            "sort_order": 1,
        }
    )

    assert entry.group == "missing_value"


# --- texts --------------------------------------------------------------------------------

# Proper names and signs; everything else has to be translated.
SAME_IN_BOTH_LANGUAGES = {
    "%",
    "m²",
    "Berlin",
    "Bonn",
    "Bremen",
    "Collective Ma’louba",
    "Diversity Network Ruhr",
    "Düsseldorf",
    "FRODO – Foreigners Registration Online Data Office",
    "Frankfurt am Main",
    "Girls’ Day",
    "Hamburg",
    "Heidelberg",
    "Interkommunal.Integration",
    "KOMM-AN",
    "Stuttgart",
    "Wuppertal",
    "welcome.RUHR",
}


def texts(value, place="catalogue"):
    """All pairs of a German and an English text, with the place where they stand."""
    if isinstance(value, dict) and set(value) == {"de", "en"}:
        yield place, value["de"], value["en"]
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts(part, f"{place}.{key}")
    elif isinstance(value, list | tuple):
        for part in value:
            name = part.get("code", "") if isinstance(part, dict) else ""
            yield from texts(part, f"{place} {name}")


@pytest.fixture(scope="module")
def all_texts(catalogue):
    return list(texts(catalogue.model_dump()))


def test_every_text_was_translated(all_texts):
    same = {german for _, german, english in all_texts if german == english}

    assert same == SAME_IN_BOTH_LANGUAGES


def test_no_text_is_blank(all_texts):
    blank = [
        place for place, german, english in all_texts if not (german.strip() and english.strip())
    ]

    assert blank == []


def test_no_text_holds_an_address(all_texts):
    with_address = [place for place, *pair in all_texts if "http" in "".join(pair)]

    assert with_address == []


def test_a_reading_aid_has_a_place_for_its_value_in_both_languages(catalogue):
    for entry in (*catalogue.indicators, *catalogue.context):
        for aid in (entry.reading_aid.de, entry.reading_aid.en):
            assert "{value}" in aid, entry.name


# --- damaged copies -----------------------------------------------------------------------

INDICATOR = "indicators/P4_representation_gap.yaml"


def damaged_copy(tmp_path, file, old, new):
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def refusal(folder):
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder)
    assert caught.value.exit_code == 2
    return caught.value


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "words"),
    [
        (
            "goals.yaml",
            "judged_by:",
            "jugded_by:",
            "catalogue_entry",
            ["goals.yaml", "K1 → jugded_by", "not permitted"],
        ),
        (
            "goals.yaml",
            "judged_by: criteria",
            "judged_by: feeling",
            "catalogue_entry",
            ["goals.yaml", "K1 → judged_by", "'criteria', 'gap' or 'not_judged'"],
        ),
        (
            "goals.yaml",
            "  judged_by: criteria\n",
            "",
            "catalogue_entry",
            ["goals.yaml", "K1 → judged_by", "required"],
        ),
        (
            "units.yaml",
            "decimals: 1",
            "decimals: viele",
            "catalogue_entry",
            ["units.yaml", "percent → decimals", "integer"],
        ),
        (
            "units.yaml",
            "en: percent",
            'en: ""',
            "catalogue_entry",
            ["units.yaml", "percent → label.en", "at least 1 character"],
        ),
        (
            "measures/action_plan.yaml",
            'code: "81"',
            "code: 81",
            "catalogue_entry",
            ["action_plan.yaml", "81 → code", "string"],
        ),
        (
            INDICATOR,
            "better: lower",
            "better: bigger",
            "catalogue_entry",
            ["P4_representation_gap.yaml", "P4 → better", "'higher', 'lower'"],
        ),
        (
            "units.yaml",
            "  lowest: 0\n",
            "  lowest: 0\n  lowest: 1\n",
            "catalogue_not_yaml",
            ["units.yaml", "given twice: lowest"],
        ),
        (
            "units.yaml",
            "- code: percent",
            "- code: [percent",
            "catalogue_not_yaml",
            ["units.yaml", "line"],
        ),
        (
            INDICATOR,
            "next: 2027-11-21",
            "next: 2027-02-30",
            "catalogue_not_yaml",
            ["P4_representation_gap.yaml", "day is out of range"],
        ),
        (
            "goals.yaml",
            "source: integration_concept_2018",
            "source: hearsay",
            "catalogue_loose_ends",
            ["goals K1.source", "„hearsay“", "sources"],
        ),
        (
            INDICATOR,
            "against: population_migration_share",
            "against: nobody",
            "catalogue_loose_ends",
            ["indicators representation_gap.derived", "„nobody“"],
        ),
        (
            "indicators/P1_staff_migration_share.yaml",
            "[with]",
            "[perhaps]",
            "catalogue_loose_ends",
            ["staff_migration_share", "„migration_history=perhaps“"],
        ),
        (
            "dimensions.yaml",
            "partition: [german, foreign]",
            "partition: [german, alien]",
            "catalogue_loose_ends",
            ["dimensions nationality.partition", "„alien“"],
        ),
        (
            "units.yaml",
            "- code: percentage_points",
            "- code: percent",
            "catalogue_loose_ends",
            ["units: „percent“ steht mehrfach"],
        ),
        (
            "measures/action_plan.yaml",
            'code: "82"',
            'code: "81"',
            "catalogue_loose_ends",
            ["measures: „81“ steht mehrfach"],
        ),
    ],
    ids=[
        "misspelt key",
        "choice not allowed",
        "missing key",
        "wrong type",
        "empty text",
        "number instead of text",
        "damaged indicator",
        "doubled key",
        "broken YAML",
        "impossible date",
        "unknown source",
        "unknown series",
        "unknown category",
        "unknown part of a partition",
        "doubled code",
        "doubled measure",
    ],
)
def test_a_mistake_in_the_catalogue_is_named(tmp_path, file, old, new, key, words):
    error = refusal(damaged_copy(tmp_path, file, old, new))

    assert error.key == key
    for language in ("de", "en"):
        for word in words:
            assert word in error.sentence(language)


def test_all_mistakes_of_a_file_are_named_at_once(tmp_path):
    folder = damaged_copy(tmp_path, "goals.yaml", "judged_by: criteria", "judged_by: feeling")
    path = folder / "goals.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("judged_by: gap", "judgedby: gap"))

    sentence = refusal(folder).sentence("en")

    assert "K1 → judged_by" in sentence
    assert "K2 → judged_by" in sentence
    assert "K2 → judgedby" in sentence


def test_a_missing_file_is_named(tmp_path):
    folder = damaged_copy(tmp_path, "units.yaml", "", "")
    (folder / "units.yaml").unlink()

    error = refusal(folder)

    assert error.key == "catalogue_unreadable"
    assert "units.yaml" in error.sentence("en")


def test_a_file_that_is_not_utf_8_is_named(tmp_path):
    folder = damaged_copy(tmp_path, "units.yaml", "", "")
    text = (folder / "units.yaml").read_text(encoding="utf-8")
    (folder / "units.yaml").write_bytes(text.encode("latin-1"))

    error = refusal(folder)

    assert error.key == "catalogue_unreadable"
    assert "units.yaml" in error.sentence("en")


@pytest.mark.parametrize("content", ["", "nur ein Satz", "[]", "{}"])
def test_a_file_without_entries_is_refused(tmp_path, content):
    folder = damaged_copy(tmp_path, "units.yaml", "", "")
    (folder / "units.yaml").write_text(content)

    # An empty list is a sound file, but every reference to a unit then leads nowhere.
    assert "units" in refusal(folder).sentence("de")


def test_a_catalogue_without_measures_is_refused(tmp_path):
    folder = damaged_copy(tmp_path, "units.yaml", "", "")
    shutil.rmtree(folder / "measures")

    assert "keine Maßnahme / no measure" in refusal(folder).sentence("de")
