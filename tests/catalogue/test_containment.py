"""Every pair of codes has its word, and a code nobody spoke about does not load."""

from itertools import combinations

import pytest
import yaml

from indicators.catalogue import load_catalogue
from indicators.catalogue.containment import (
    additive_pairs,
    complete_parts,
    nested_pairs,
    same_pairs,
    unsettled_pairs,
)
from indicators.catalogue.loader import DATA
from tests.catalogue.test_catalogue import damaged_copy, refusal

CATALOGUE = load_catalogue()
ENTRIES = yaml.safe_load((DATA / "containment.yaml").read_text(encoding="utf-8"))


def word_on(codes_of, first, second):
    """The words of the file about a pair, read straight from it and slowly."""
    found = []
    for entry in ENTRIES:
        sides = [(entry.get("narrower", []), entry.get("wider", [])),
                 (entry.get("these", []), entry.get("those", []))]  # fmt: skip
        among = entry.get("among", [])
        is_named = any(
            (first in left and second in right) or (second in left and first in right)
            for left, right in [*sides, (among, among)]
        )
        found += [entry["kind"]] if entry["codes_of"] == codes_of and is_named else []
    return found


LISTS = {
    "scopes": CATALOGUE.scopes.codes,
    "concepts": CATALOGUE.concepts.codes,
    "methods": CATALOGUE.methods.codes,
    "bases": CATALOGUE.bases.codes,
    "quantities": CATALOGUE.quantities.codes,
    "dimensions": CATALOGUE.dimensions.codes,
    "areas": CATALOGUE.cities.codes + CATALOGUE.comparators.codes,
} | {f"dimensions.{entry.code}": tuple(entry.categories) for entry in CATALOGUE.dimensions}


@pytest.mark.parametrize("codes_of", LISTS)
def test_every_pair_has_exactly_one_word(codes_of):
    for first, second in combinations(LISTS[codes_of], 2):
        assert len(word_on(codes_of, first, second)) == 1, (first, second)


def test_the_examples_of_the_attackers_are_nested():
    scopes = nested_pairs(CATALOGUE, "scopes")

    assert ("core_administration", "administration_with_enterprises") in scopes
    assert ("contract_staff", "administration") in scopes
    assert ("administration", "contract_staff") not in scopes


def test_two_kinds_of_passports_make_up_the_wider_concept():
    assert complete_parts(CATALOGUE, "concepts") == {
        "foreign_or_second_nationality": ("foreign_nationality", "second_nationality")
    }


def test_what_is_said_of_a_pair_holds_in_both_orders_but_for_nested_ones():
    assert {pair[::-1] for pair in additive_pairs(CATALOGUE, "scopes")} == additive_pairs(
        CATALOGUE, "scopes"
    )
    assert ("not_stated", "hr_master_data") in same_pairs(CATALOGUE, "methods")
    assert ("hr_master_data", "not_stated") in same_pairs(CATALOGUE, "methods")


def test_every_reason_stands_in_one_short_sentence_or_two():
    assert [entry.code for entry in CATALOGUE.containment if len(entry.because) > 200] == []


CITY = """- code: "05915"
  name: Hamm
  short: Hamm
  monitored: false
  memberships:
    - role: guest
      since: 2026-01-01
      date_precision: day
      source: Beispiel
"""


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (
            "scopes.yaml",
            "- code: training\n",
            "- code: theatre\n  label: {de: Bühne, en: Theatre}\n"
            "  explanation: {de: Die Bühnen., en: Theatres.}\n"
            "  comparability_class: theatre\n- code: training\n",
            ["scopes", "„theatre“ zu ", "„core_administration“"],
        ),
        (
            "bases.yaml",
            "- code: census_2022\n",
            "- code: census_2031\n  label: {de: Zensus 2031, en: 2031 census}\n"
            "- code: census_2022\n",
            ["bases: „census_2031“ zu „census_1987“, „census_2011“, „census_2022“"],
        ),
        (
            "dimensions.yaml",
            "    from_55:\n",
            "    under_40: {de: unter 40 Jahre, en: under 40}\n    from_55:\n",
            ["dimensions.age: „under_40“ zu ", "„from_60_to_69“", "„from_55“", "„under_35“"],
        ),
        (
            "cities.yaml",
            '- code: "05914"',
            CITY + '- code: "05914"',
            ["areas: „05915“ zu ", "„05914“", "„RVR“"],
        ),
        (
            "quantities.yaml",
            "- code: leaders\n",
            "- code: deputies\n  label: {de: Stellvertretungen, en: Deputies}\n  kind: count\n"
            "  unit: persons\n  about: staff\n  additive: true\n- code: leaders\n",
            ["quantities: „deputies“ zu ", "„leaders“", "years: „deputies“"],
        ),
        (
            "containment.yaml",
            "narrower: [administration]",
            "narrower: [administration, core_administration]",
            ["scopes: „administration_with_enterprises“, „core_administration“ steht mehrfach"],
        ),
        (
            "containment.yaml",
            "among: [census_1987, census_2011, census_2022]",
            "among: [census_1987, census_2011]",
            ["bases: „census_2022“ zu „census_1987“, „census_2011“: kein Wort"],
        ),
        (
            "containment.yaml",
            "among: [census_1987, census_2011, census_2022]",
            "among: [census_1987, census_2011, census_2022, census_1970]",
            ["bases_censuses: „census_1970“ fehlt in"],
        ),
        (
            "containment.yaml",
            "codes_of: bases",
            "codes_of: basis",
            ["bases_censuses.codes_of: „basis“ gibt es nicht"],
        ),
        (
            "containment.yaml",
            "codes_of: dimensions.age\n  kind: additive",
            "codes_of: dimensions.age\n  kind: independent",
            ["dimensions.age: „under_35“, „from_35_to_54“ → additive (partition)"],
        ),
        (
            "containment.yaml",
            "code: quantities_completed_and_staff\n  codes_of: quantities\n  kind: independent",
            "code: quantities_completed_and_staff\n  codes_of: quantities\n  kind: additive",
            ["„trainees_taken_over“, „trainees_completed“, „staff“ → ", "additive"],
        ),
        (
            "scopes.yaml",
            "  where: {work_area: [fire_service]}\n",
            "",
            ["scopes fire_service.where", "„work_area“"],
        ),
    ],
    ids=[
        "new scope", "new base", "new age band that overlaps", "new city", "new base figure",
        "two words", "word removed", "unknown code", "unknown list", "against a partition",
        "a chain that is broken", "a scope that is a category",
    ],
)  # fmt: skip
def test_what_is_not_settled_does_not_load(tmp_path, file, old, new, words):
    error = refusal(damaged_copy(tmp_path, file, old, new))

    assert error.key == "catalogue_containment"
    for word in words:
        assert word in error.sentence("de")
        assert word in error.sentence("en")


@pytest.mark.parametrize(
    "shape",
    [
        "kind: nested\n  among: [census_1987, census_2011, census_2022]",
        "kind: independent\n  narrower: [census_1987]\n  wider: [census_2011, census_2022]",
        "kind: independent\n  these: [census_1987]",
        "kind: independent",
        "kind: independent\n  make_up: census_1987\n  among: [census_1987, census_2011]",
        "kind: contained\n  among: [census_1987, census_2011, census_2022]",
    ],
)
def test_an_entry_names_its_pairs_in_the_one_way_of_its_kind(tmp_path, shape):
    whole = "kind: independent\n  among: [census_1987, census_2011, census_2022]"

    error = refusal(damaged_copy(tmp_path, "containment.yaml", whole, shape))

    assert error.key == "catalogue_entry"
    assert "bases_censuses" in error.sentence("de")


def test_the_catalogue_of_the_program_is_settled():
    assert unsettled_pairs(CATALOGUE) == []
